"""What runs beside the services of one process: relays, inboxes and timekeepers, on a thread of their own."""

import asyncio
import logging
import threading
from collections.abc import Collection, Sequence
from contextlib import suppress
from functools import partial
from typing import Any, Protocol

import nats
import nats.errors
from nats.aio.client import Client

from jinbao.inbox import Inbox, MissedSomething
from jinbao.relay import Relay
from jinbao.statutory_clock.timekeeper import Timekeeper

SECONDS_BEFORE_TRYING_AGAIN = 0.2
SECONDS_BEFORE_ASKING_AGAIN = 0.1
SECONDS_BETWEEN_LOOKS_AT_THE_CLOCK = 60.0

OUTAGES = (nats.errors.Error, OSError, TimeoutError, MissedSomething)
"""What a broker that comes and goes leads to."""

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
        async with asyncio.TaskGroup() as tasks:
            for follower in followers:
                tasks.create_task(self._keep(follower))
            for timekeeper in self.timekeepers:
                tasks.create_task(self._keep_time(timekeeper))

    async def _keep(self, follower: Follower) -> None:
        while not self._stopping.is_set():
            try:
                await self._follow(follower)
            except OUTAGES as error:
                log.info("The %s looks again: %r", follower, error)
            except Exception:
                # Nothing is skipped: it stands still until whatever this is has been mended.
                log.exception("The %s cannot go on, and looks again.", follower)
            await self._pause(SECONDS_BEFORE_TRYING_AGAIN)

    async def _keep_time(self, timekeeper: Timekeeper) -> None:
        while not self._stopping.is_set():
            try:
                await asyncio.to_thread(timekeeper.look)
            except Exception:
                log.exception("The timekeeper of %s looks again later.", timekeeper.service.name)
            await self._pause(SECONDS_BETWEEN_LOOKS_AT_THE_CLOCK)

    async def _pause(self, seconds: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._stopping.wait()

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
        running = asyncio.create_task(follower.run(client))
        tasks = running, asyncio.create_task(_until(closed)), asyncio.create_task(self._stopping.wait())
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            await _end(tasks)
            await client.close()


async def _end(tasks: Collection[asyncio.Task[Any]]) -> None:
    """Cancels tasks until they have ended.

    Once may not do: ``asyncio.wait_for`` of Python 3.11, on which the broker's client builds, forgets a
    cancellation that comes together with what it waited for (python/cpython#86296).
    """
    going_on = set(tasks)
    while going_on:
        for task in going_on:
            task.cancel()
        _, going_on = await asyncio.wait(going_on, timeout=SECONDS_BEFORE_ASKING_AGAIN)
    await asyncio.gather(*tasks, return_exceptions=True)


async def _tell(closed: asyncio.Event) -> None:
    closed.set()


async def _until(closed: asyncio.Event) -> None:
    await closed.wait()
    raise ConnectionError("the broker is gone")


async def _quietly(error: Exception) -> None:
    log.debug("broker: %r", error)
