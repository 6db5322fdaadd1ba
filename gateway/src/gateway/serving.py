"""Serving HTTP: one uvicorn on a socket that is already ours, until somebody ends it, and then in order."""

import asyncio
import gc
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from socket import socket
from types import FrameType

import uvicorn
from starlette.types import ASGIApp

# Full collections were what the slowest requests waited for.
COLLECTIONS = (10_000, 20, 100)
TICKS_OF_A_SECOND = 10


class Server(uvicorn.Server):
    """Uvicorn that says when it has started, and that can end without ending the process.

    ``drain`` is for how many seconds it still takes requests after it has stopped being ready.
    """

    def __init__(self, app: ASGIApp, *, graceful: float, drain: float = 0.0) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                loop="uvloop",
                http="httptools",
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=int(graceful),
            )
        )
        self.ending = False
        self.when_started: list[Callable[[], None]] = []
        self.every_second: list[Callable[[], None]] = []
        self._drain = drain

    def end(self) -> None:
        """Not ready from now on; no new requests after the drain, and those under way are answered."""
        self.ending = True

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002 - uvicorn's signature
        """The first signal asks, the second insists."""
        self.should_exit = self.force_exit = self.ending
        self.end()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Uvicorn's own raises the signal again at the end, which would kill us before the broker stops."""
        before = {one: signal.signal(one, self.handle_exit) for one in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for one, handler in before.items():
                signal.signal(one, handler)

    async def startup(self, sockets: list[socket] | None = None) -> None:
        await super().startup(sockets)
        settle()
        for tell in self.when_started:
            tell()

    async def on_tick(self, counter: int) -> bool:
        if self.ending and not self.should_exit:
            await asyncio.sleep(self._drain)
            self.should_exit = True
        if counter % TICKS_OF_A_SECOND == 0:
            for look_after in self.every_second:
                look_after()
        return await super().on_tick(counter)


def settle() -> None:
    """What was made to start with lives as long as we do: the collector need not look at it, even once."""
    gc.freeze()
    gc.set_threshold(*COLLECTIONS)
    gc.enable()
