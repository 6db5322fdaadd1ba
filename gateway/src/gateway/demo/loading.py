"""Loading by public commands: each is carried out once, wherever a loading is broken off."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from jinbao.bus import Call
from jinbao.commands import Command
from jinbao.service import Service

T = TypeVar("T")

FOUNDER = Call("founder", "founder")


class Stopped(Exception):
    """Somebody has ended the platform meanwhile."""


class Step(Struct, frozen=True, kw_only=True):
    """A command with who gives it. ``weight`` is how much of the city it makes, for the progress bar.

    Its name makes the command's id, which is the same when the same city is loaded on another day.
    """

    name: str
    service: str
    command: Command
    call: Call
    weight: int = 1


def command_id(name: str) -> str:
    return f"demo/{name}"


def carry_out(
    services: Mapping[str, Service],
    steps: Iterable[Step],
    progress: Callable[[Step], None] = lambda _: None,
    stopping: Callable[[], bool] = lambda: False,
) -> None:
    """Carry out what was not yet; raises Stopped between two commands."""
    for step in steps:
        if stopping():
            raise Stopped
        service, known_as = services[step.service], command_id(step.name)
        if not service.ledger.answered(known_as):
            service.carry_out(step.command, replace(step.call, command_id=known_as))
        progress(step)


def in_pages(things: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    rest = iter(things)
    while page := tuple(islice(rest, size)):
        yield page
