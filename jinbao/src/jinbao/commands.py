"""Commands: what can be asked of an office, as plain data."""

from collections.abc import Hashable, Iterable, Iterator
from datetime import date
from functools import cache
from typing import Annotated, Any

from msgspec import Meta, Struct, inspect


def says(description: str) -> Meta:
    """What a field is, for those who read the graph; with the Chinese term where officials look for it."""
    return Meta(description=description)


def id_of(node: str, description: str) -> Meta:
    """A field that holds the id of another thing in the graph."""
    return Meta(description=description, extra={"node": node})


OWN_ID = "^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}(?![^A-Za-z0-9._:-])$"
"""What an id may look like that a caller chooses: it becomes part of streams, subjects and addresses."""


def sha256(description: str) -> Meta:
    """The SHA-256 of a file, in small hexadecimal."""
    return Meta(description=description, pattern="^[0-9a-f]{64}$", max_length=64)


def own_id(description: str) -> Meta:
    """A field that holds an id which the caller chooses for a new thing."""
    return Meta(description=description, pattern=OWN_ID)


def fen(description: str) -> Meta:
    """A field that holds an amount of money: integer fen here, yuan as text in the graph."""
    return Meta(description=description, extra={"money": True})


class Command(Struct, frozen=True, kw_only=True):
    """A request in the imperative. Its business date comes in with it: rules never ask the clock.

    ``received_on`` is the day on which the office is said to have received a paper: a claim, shown as such.
    """

    on: Annotated[date, says("Business date, on which the act is done (业务发生日).")]
    received_on: Annotated[
        date | None, says("Day on which the paper is said to have been received (收件日).")
    ] = None


def path_to(asked: Any, key: str, at: str = "") -> str | None:
    """Where a request names something by its key, for example ``grants.2.region``."""
    if asked == key:
        return at
    found = (path_to(value, key, path) for path, value in inside(asked, at))
    return next(filter(None, found), None)


def inside(asked: Any, at: str) -> Iterator[tuple[str, Any]]:
    """What a part of a request consists of, each with its path."""
    match asked:
        case Struct():
            parts: Iterable[tuple[Any, Any]] = ((one, getattr(asked, one)) for one in asked.__struct_fields__)
        case tuple():
            parts = enumerate(asked)
        case _:
            return
    for name, value in parts:
        yield f"{at}.{name}" if at else str(name), value


def things_in(asked: Any) -> list[str]:
    """The ids of persons, cases and places that a command or a question names."""
    return [
        one
        for name in node_fields(asked.__class__)
        for one in _each(getattr(asked, name))
        if isinstance(one, str)
    ]


def _each(value: Any) -> Iterable[Any]:
    return value if isinstance(value, tuple) else (value,)


@cache
def node_fields(kind: Hashable) -> tuple[str, ...]:
    """The fields of a struct that hold ids of things in the graph."""
    return tuple(one.name for one in fields_of(kind) if _is_node(one.type))


@cache
def fields_of(kind: Hashable) -> tuple[inspect.Field, ...]:
    """The fields of a struct with all that is said of them, read once; none of what is no struct."""
    return tuple(getattr(inspect.type_info(kind), "fields", ()))


def _is_node(kind: Any) -> bool:
    members = getattr(kind, "types", (kind,))
    return any("node" in (getattr(one, "extra", None) or {}) for one in (kind, *members))
