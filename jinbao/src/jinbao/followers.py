"""What runs beside the services of one process: relays, inboxes and timekeepers, on a thread of their own."""

import asyncio
import logging
import threading
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import Any, Protocol

import nats
from nats.aio.client import Client

from jinbao.inbox import Inbox
from jinbao.relay import Relay
from jinbao.statutory_clock.timekeeper import Timekeeper

SECONDS_BEFORE_TRYING_AGAIN = 0.2
SECONDS_BETWEEN_LOOKS_AT_THE_CLOCK = 60.0

log = logging.getLogger(__name__)


class Follower(Protocol):
    """Whatever follows a ledger through the broker."""

    async def run(self, client: Client) -> None: ...


class Followers:
    """Keeps relays and inboxes running through every outage of the broker, until it is stopped.

    Time goes on without a broker: the timekeepers look at the start and then every minute.
    """

    def __init__(
        self,
        url: str,
        relays: Sequence[Relay],
        inboxes: Sequence[Inbox],
        timekeepers: Sequence[Timekeeper] = (),
    ) -> None:
        self.url, self.relays, self.inboxes, self.timekeepers = url, relays, inboxes, timekeepers
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_until_complete, args=[self._run()], daemon=True)
        self._stopping = asyncio.Event()

    def start(self) -> None:
        for relay in self.relays:
            relay.service.listeners.append(partial(self._wake, relay))
        self._thread.start()

    def _wake(self, relay: Relay, _committed: Any) -> None:
        with suppress(RuntimeError):  # the loop has ended; the command that was committed must not suffer
            self._loop.call_soon_threadsafe(relay.wake)

    def stop(self) -> None:
        """Ends at once: what was not sent or acknowledged is sent again after the next start."""
        self._loop.call_soon_threadsafe(self._stopping.set)
        self._thread.join()
        self._loop.close()

    async def _run(self) -> None:
        followers: list[Follower] = [*self.relays, *self.inboxes]
        tasks = [asyncio.create_task(self._keep(follower)) for follower in followers]
        tasks += [asyncio.create_task(self._keep_time(timekeeper)) for timekeeper in self.timekeepers]
        await self._stopping.wait()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _keep(self, follower: Follower) -> None:
        while True:
            try:
                await self._follow(follower)
            except Exception as error:  # noqa: BLE001 -- every failed attempt is an unknown; look again and go on
                log.info("%s looks again: %r", type(follower).__name__, error)
                await asyncio.sleep(SECONDS_BEFORE_TRYING_AGAIN)

    async def _keep_time(self, timekeeper: Timekeeper) -> None:
        while True:
            try:
                await asyncio.to_thread(timekeeper.look)
            except Exception:
                log.exception("The timekeeper of %s looks again later.", timekeeper.service.name)
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS_AT_THE_CLOCK)

    async def _follow(self, follower: Follower) -> None:
        closed = asyncio.Event()
        client = await nats.connect(
            self.url,
            allow_reconnect=False,
            connect_timeout=1,
            ping_interval=10,
            error_cb=_quietly,
            closed_cb=partial(_tell, closed),
        )
        lost = asyncio.ensure_future(_until(closed))
        running = asyncio.ensure_future(follower.run(client))
        try:
            done, _ = await asyncio.wait({lost, running}, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            lost.cancel()
            running.cancel()
            await asyncio.gather(lost, running, return_exceptions=True)
            await client.close()


async def _tell(closed: asyncio.Event) -> None:
    closed.set()


async def _until(closed: asyncio.Event) -> None:
    await closed.wait()
    raise ConnectionError("the broker is gone")


async def _quietly(error: Exception) -> None:
    log.debug("broker: %r", error)
