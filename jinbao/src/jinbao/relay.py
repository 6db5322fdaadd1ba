"""The relay: the ledger itself is the outbox, and JetStream carries a copy of its public events.

How far it has come is read from the broker, not remembered: the last message there names its position. Every
message names the sequence it expects to follow, so that a retry cannot reorder, a lost answer cannot
duplicate and two relays cannot interleave; whatever goes wrong, the relay looks again and goes on from there.
A broker that lost its store, or any one message of it, is filled again from the first event.
"""

import asyncio
import logging
from typing import Any

import msgspec
from nats.aio.client import Client
from nats.js import JetStreamContext
from nats.js.api import DiscardPolicy, Header, RetentionPolicy, StorageType, StreamConfig
from nats.js.errors import NotFoundError

from jinbao.published import POSITION, headers_of, position_of, stream_name, subject_of
from jinbao.service import Service

PAGE = 500
WINDOW = 100
SECONDS_TO_ANSWER = 5.0
SECONDS_WITHOUT_HINT = 0.5
WINDOW_OF_DUPLICATES = 120.0

log = logging.getLogger(__name__)


class Relay:
    """Publishes one service's public events, each once and in the order of its ledger."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.stream = stream_name(service.name)
        self._woken = asyncio.Event()
        self._encode = msgspec.json.Encoder().encode

    def wake(self) -> None:
        """A hint that something was committed; never relied on."""
        self._woken.set()

    def __str__(self) -> str:
        return f"relay of {self.service.name}"

    async def run(self, client: Client) -> None:
        """Publish for as long as the connection lasts; raises when the broker does not answer."""
        broker = client.jetstream(timeout=SECONDS_TO_ANSWER)
        await self._open_stream(broker)
        position, sequence = await self._reached(broker)
        read = position
        while True:
            self._woken.clear()
            page = await asyncio.to_thread(self.service.ledger.store.page, read, PAGE)
            for start in range(0, len(page), WINDOW):
                window = page[start : start + WINDOW]
                position, sequence = await self._publish(broker, window, position, sequence)
            if page:
                read = page[-1][0]
            elif await self._silence() and not await self._holds(broker, sequence):
                await self._open_stream(broker)
                read, sequence = await self._reached(broker)
                position = read

    async def _silence(self) -> bool:
        try:
            await asyncio.wait_for(self._woken.wait(), SECONDS_WITHOUT_HINT)
        except TimeoutError:
            return True
        return False

    async def _holds(self, broker: JetStreamContext, sequence: int) -> bool:
        """Whether the broker still has everything up to here: a flipped bit on its disk loses silently."""
        try:
            state = (await broker.stream_info(self.stream)).state
        except NotFoundError:
            return False
        return state.messages == state.last_seq == sequence

    async def _open_stream(self, broker: JetStreamContext) -> None:
        config = StreamConfig(
            name=self.stream,
            subjects=[f"jinbao.{self.service.name}.>"],
            retention=RetentionPolicy.LIMITS,
            storage=StorageType.FILE,
            discard=DiscardPolicy.NEW,
            duplicate_window=WINDOW_OF_DUPLICATES,
            deny_delete=True,
        )
        try:
            state = (await broker.stream_info(self.stream)).state
        except NotFoundError:
            await broker.add_stream(config)
            return
        if state.messages != state.last_seq:
            log.warning("The broker lost messages of %s; it is filled again.", self.service.name)
            await broker.delete_stream(self.stream)
            await broker.add_stream(config)

    async def _reached(self, broker: JetStreamContext) -> tuple[int, int]:
        """The position of the last public event that the broker holds, and its sequence there."""
        state = (await broker.stream_info(self.stream)).state
        if not state.last_seq:
            return 0, 0
        last = await broker.get_msg(self.stream, seq=state.last_seq)
        headers = last.headers or {}
        return position_of(headers[POSITION]), state.last_seq

    async def _publish(
        self, broker: JetStreamContext, window: list[tuple[int, bytes]], position: int, sequence: int
    ) -> tuple[int, int]:
        answers: list[asyncio.Future[Any]] = []
        for at, state in window:
            recorded = self.service.ledger.decode(state)
            if (event := self.service.public(recorded)) is None:
                continue
            headers = headers_of(self.service.name, at, position, recorded, event)
            headers[Header.EXPECTED_LAST_SEQUENCE] = str(sequence)
            subject = subject_of(self.service.name, event, recorded.stream)
            answers.append(await broker.publish_async(subject, self._encode(event), headers=headers))
            position, sequence = at, sequence + 1
        await asyncio.wait_for(asyncio.gather(*answers), SECONDS_TO_ANSWER)
        return position, sequence
