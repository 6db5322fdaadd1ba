"""The bus: the one way in which the gateway speaks to the services."""

import asyncio
import contextvars
from collections.abc import AsyncIterator, Callable, Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import Any, Protocol, TypeAlias, TypeVar

from msgspec import Struct, field

from jinbao.commands import Command
from jinbao.decider import Refused
from jinbao.events import Recorded
from jinbao.trial.answers import Foreseen, Supposed

T = TypeVar("T")


class Unreachable(Refused):
    """A service does not answer; only its own fields suffer. What it was asked to do may have been done."""

    def __init__(self, service: str) -> None:
        super().__init__("UNREACHABLE", retryable=True, service=service)


class Call(Struct, frozen=True):
    """Who asks, as the gateway authenticated it, and what they already saw.

    ``purpose`` says why personal data is read. ``seen`` is the position of each service's public events that
    the caller knows of. ``historical_entry`` is the countersigned batch to which facts from paper belong.
    ``trace`` is a W3C traceparent.
    """

    person: str
    office: str | None = None
    on_behalf_of: str | None = None
    language: str = "zh"
    command_id: str | None = None
    purpose: str | None = None
    seen: Mapping[str, int] = field(default_factory=dict)
    historical_entry: str | None = None
    expected_version: int | None = None
    trace: str | None = None


class Receipt(Struct, frozen=True):
    """Where a command was recorded; ``published`` is the position of its last public event."""

    stream: str
    version: int
    position: int
    published: int | None = None


class Bus(Protocol):
    """How whoever asks reaches the services, in this process or over the network."""

    async def look_up(self, service: str, name: str, keys: Sequence[Any], call: Call) -> Sequence[Any]:
        """One answer for each key, in order; an answer may be a Refused, which costs that key alone."""
        ...

    async def carry_out(self, service: str, command: Command, call: Call) -> Receipt:
        """Raises Refused where the law or the state of the case does not allow the command."""
        ...

    @property
    def services(self) -> Collection[str]:
        """All that can be asked."""
        ...

    async def rehearse(self, service: str, supposed: Supposed, call: Call) -> Foreseen:
        """What would change if it were so; raises Refused as the command would, and nothing is kept."""
        ...

    def follow(self, service: str, subject: str, call: Call) -> AsyncIterator[Recorded[Any]]:
        """What is recorded from now on in the stream that the subject names."""
        ...


Listener: TypeAlias = Callable[[Sequence[tuple[int, Recorded[Any]]]], None]


class Service(Protocol):
    """What a service offers to the embedded bus: plain synchronous calls, safe from several threads.

    It tells its listeners what has just been committed, each event with its position.
    """

    listeners: list[Listener]

    def look_up(self, name: str, keys: Sequence[Any], call: Call) -> Sequence[Any]: ...

    def carry_out(self, command: Command, call: Call) -> Receipt: ...

    def rehearse(self, supposed: Supposed, call: Call) -> Foreseen: ...


class Ear(Struct, frozen=True, eq=False):
    """Somebody who follows one stream, and the event loop in which they wait."""

    loop: asyncio.AbstractEventLoop
    heard: asyncio.Queue[Recorded[Any]]

    def tell(self, recorded: Recorded[Any]) -> None:
        with suppress(RuntimeError):  # their loop has ended; the command that is told of must not suffer
            self.loop.call_soon_threadsafe(self.heard.put_nowait, recorded)


class EmbeddedBus:
    """Every service in this process, behind a bounded pool of threads."""

    def __init__(
        self, services: Mapping[str, Service], *, threads: int = 8, waiting: int = 256, unheard: int = 1024
    ) -> None:
        self._services = services
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="bus")
        self._places = threads + waiting
        self._unheard = unheard
        self._ears: dict[tuple[str, str], tuple[Ear, ...]] = {}
        for name, service in services.items():
            service.listeners.append(partial(self._tell, name))

    async def look_up(self, service: str, name: str, keys: Sequence[Any], call: Call) -> Sequence[Any]:
        return await self._run(self._service(service).look_up, name, keys, call)

    async def carry_out(self, service: str, command: Command, call: Call) -> Receipt:
        return await self._run(self._service(service).carry_out, command, call)

    @property
    def services(self) -> Collection[str]:
        return self._services.keys()

    async def rehearse(self, service: str, supposed: Supposed, call: Call) -> Foreseen:
        return await self._run(self._service(service).rehearse, supposed, call)

    async def follow(self, service: str, subject: str, call: Call) -> AsyncIterator[Recorded[Any]]:  # noqa: ARG002 - what the caller may see is asked when it is looked up
        self._service(service)
        ear = Ear(asyncio.get_running_loop(), asyncio.Queue())
        self._ears[service, subject] = (*self._ears.get((service, subject), ()), ear)
        try:
            while ear.heard.qsize() < self._unheard:
                yield await ear.heard.get()
            raise Refused("TOO_BUSY", retryable=True)
        finally:
            self._ears[service, subject] = tuple(
                other for other in self._ears[service, subject] if other is not ear
            )

    def close(self) -> None:
        """Waits for what is under way and takes no more."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _tell(self, service: str, committed: Sequence[tuple[int, Recorded[Any]]]) -> None:
        for _, recorded in committed:
            for ear in self._ears.get((service, recorded.stream), ()):
                ear.tell(recorded)

    def _service(self, name: str) -> Service:
        try:
            return self._services[name]
        except KeyError:
            raise Unreachable(name) from None

    async def _run(self, work: Callable[..., T], *arguments: Any) -> T:
        if self._places == 0:
            raise Refused("TOO_BUSY", retryable=True)
        self._places -= 1
        here = contextvars.copy_context()  # so that a trace goes on in the thread
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, here.run, work, *arguments)
        finally:
            self._places += 1
