"""The inbox: what a service hears from others, through the broker and nothing else.

Its own cursor decides what is new, for ever; the broker's memory of duplicates ends after two minutes. A
message names the position of the one before it, so that a hole is seen: then everything is asked for again.
"""

import asyncio
import logging
import time
from collections.abc import Sequence
from typing import Any

from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.errors import TimeoutError as NothingYet
from nats.js import JetStreamContext
from nats.js.api import AckPolicy, ConsumerConfig, DeliverPolicy
from nats.js.errors import NotFoundError

from jinbao.published import POSITION, Heard, Hearing, Take, position_of, stream_name
from jinbao.register import Changes
from jinbao.service import Service
from jinbao.telemetry import continue_from, record_lag, traced

BATCH = 500
SECONDS_TO_FETCH = 1.0
SECONDS_TO_ANSWER = 5.0
SECONDS_TO_ACKNOWLEDGE = 30.0
SECONDS_OF_DOUBT = 2.0

log = logging.getLogger(__name__)


class MissedSomething(Exception):
    """A message follows one that never came."""


class Inbox:
    """One service listening to another."""

    def __init__(self, service: Service, source: str, hears: Any, take: Take) -> None:
        self.service, self.source, self.take = service, source, take
        self.hearing = Hearing(hears)
        self._from_the_start = False

    def __str__(self) -> str:
        return f"inbox of {self.service.name} for {self.source}"

    async def run(self, client: Client) -> None:
        """Listen for as long as the connection lasts; raises when the broker does not answer."""
        broker = client.jetstream(timeout=SECONDS_TO_ANSWER)
        subscription = await self._subscribe(broker)
        doubt_since: float | None = None
        while True:
            try:
                messages = await asyncio.wait_for(
                    subscription.fetch(BATCH, timeout=SECONDS_TO_FETCH), SECONDS_TO_ANSWER
                )
            except NothingYet:
                doubt = await self._doubt(broker, subscription)
                doubt_since = (doubt_since or time.monotonic()) if doubt else None
                if doubt and doubt_since and time.monotonic() - doubt_since > SECONDS_OF_DOUBT:
                    self._from_the_start = isinstance(doubt, MissedSomething)
                    raise doubt from None
                continue
            doubt_since = None
            await self._absorb(messages)

    async def _subscribe(self, broker: JetStreamContext) -> JetStreamContext.PullSubscription:
        stream, name = stream_name(self.source), self.service.name
        if self._from_the_start:
            await broker.delete_consumer(stream, name)
            self._from_the_start = False
        config = ConsumerConfig(
            durable_name=name,
            deliver_policy=DeliverPolicy.ALL,
            ack_policy=AckPolicy.EXPLICIT,
            ack_wait=SECONDS_TO_ACKNOWLEDGE,
            max_ack_pending=BATCH * 4,
        )
        try:
            await broker.consumer_info(stream, name)
        except NotFoundError:
            await broker.add_consumer(stream, config)
        return await broker.pull_subscribe_bind(name, stream)

    async def _doubt(
        self, broker: JetStreamContext, subscription: JetStreamContext.PullSubscription
    ) -> Exception | None:
        """What silence would mean if it went on: a fetch can hang after a reconnect.

        At first it means nothing: a message may arrive just when a fetch has given up, and the next has it.
        What was delivered and never acknowledged was lost on the way; the broker would sit on it for long.
        What was acknowledged and is not known here was lost with an older copy of this service's database.
        """
        information = await subscription.consumer_info()
        record_lag(self.service.name, self.source, information.num_pending or 0)
        if information.num_pending:
            return NothingYet()
        last = await self._last_position(broker)
        if information.num_ack_pending or last > self.service.has_heard(self.source):
            return MissedSomething(f"something of {self.source} before {last}")
        return None

    async def _last_position(self, broker: JetStreamContext) -> int:
        """The position of the last event that the broker holds."""
        stream = stream_name(self.source)
        if not (sequence := (await broker.stream_info(stream)).state.last_seq):
            return 0
        message = await broker.get_msg(stream, seq=sequence)
        return position_of((message.headers or {})[POSITION])

    async def _absorb(self, messages: Sequence[Msg]) -> None:
        heard = [self.hearing.understand(message.headers or {}, message.data) for message in messages]
        await asyncio.to_thread(self._take_in, heard)
        for message in messages:
            await message.ack()
        record_lag(self.service.name, self.source, messages[-1].metadata.num_pending)

    def _take_in(self, heard: Sequence[Heard]) -> None:
        reached = self.service.has_heard(self.source)
        new: list[Heard] = []
        for one in heard:
            if one.position <= reached:
                continue
            if one.previous > reached:
                self._from_the_start = True
                raise MissedSomething(f"{one.previous} before {one.position} of {self.source}")
            new.append(one)
            reached = one.position
        if new:
            with continue_from(new[-1].trace), traced(f"{self.service.name}.inbox", events=len(new)):
                self.service.hear(self.source, reached, lambda changes: self._fold(changes, new), new)

    def _fold(self, changes: Changes, heard: Sequence[Heard]) -> None:
        for one in heard:
            if one.event is not None:
                self.take(changes, one)


def inboxes(service: Service) -> list[Inbox]:
    """One for each source that the service listens to."""
    return [Inbox(service, source, hears, take) for source, (hears, take) in service.sources.items()]
