"""Entities: things with a global id, to which every service may contribute fields."""

import inspect
from collections.abc import Callable
from typing import Any, TypeVar

import strawberry
from msgspec import Struct
from strawberry import ID

from jinbao.graph import ids
from jinbao.graph.context import Info

T = TypeVar("T", bound=type)


@strawberry.interface(description="Anything that can be found again by its id (全局标识).")
class Node:
    """What has a global id."""

    @strawberry.field(description="Opaque id, unique over all types.")
    def id(self, info: Info) -> ID:
        # The source is the service's struct; only GraphQL knows under which name it is shown.
        kind = info._raw_info.parent_type.name  # noqa: SLF001 - Strawberry has no public name for it
        return ID(ids.global_id(kind, str(self.id)))


def id_of(kind: str, description: str, *, key: str) -> Any:
    """A field with the id of another thing, whose key is in an attribute; null where there is none."""

    def resolve(self: Any) -> ID | None:
        found = getattr(self, key)
        return ID(ids.global_id(kind, str(found))) if found else None

    return strawberry.field(resolver=resolve, description=description)


def what_stands_in(description: str, *, key: str) -> Any:
    """A field with the case whose stream is in an attribute; the attribute ``service`` says who keeps it."""

    async def resolve(self: Any, info: Info) -> Node | None:
        kind, _, found = getattr(self, key).partition("/")
        for one in info.schema.entities.values():  # type: ignore[attr-defined] # the gateway's schema has them
            if (one.service, one.stream) == (self.service, kind):
                case: Node | None = await info.context.load(one.service, one.look_up, found)
                return case
        return None

    return strawberry.field(resolver=resolve, description=description)


class Entity(Struct, frozen=True):
    """Under which name a thing is shown, who finds it by its key, and what its streams begin with."""

    name: str
    service: str
    look_up: str
    stream: str | None = None


def entity(
    name: str, *, look_up: tuple[str, str], source: type | tuple[type, ...], stream: str | None = None
) -> Callable[[T], T]:
    """Declares a type with an id: which look-up finds it by its key, and which struct it shows.

    ``stream`` is what the streams of such cases begin with, where tasks and clocks name a case by its stream.
    """

    def declared(kind: T) -> T:
        if not issubclass(kind, Node):
            raise TypeError(f"{kind.__qualname__}: an entity is a Node.")

        async def resolve_reference(_kind: type, info: Info, id: ID) -> Any:
            found = ids.split(id)
            return await info.context.load(*look_up, found[1]) if found and found[0] == name else None

        kind.resolve_reference = classmethod(resolve_reference)  # type: ignore[attr-defined] # for Federation
        kind.__entity__ = Entity(name, *look_up, stream)  # type: ignore[attr-defined] # for the gateway
        _shows(kind, source)
        return strawberry.federation.type(name=name, keys=["id"], description=inspect.getdoc(kind))(kind)

    return declared


def value(source: type | tuple[type, ...]) -> Callable[[T], T]:
    """Declares a type without an id; only members of unions need it: their struct tells them apart."""

    def declared(kind: T) -> T:
        _shows(kind, source)
        return strawberry.type(description=inspect.getdoc(kind))(kind)

    return declared


def contributes(name: str) -> Callable[[T], T]:
    """Declares fields that are added to an entity of another service when the schema is composed."""

    def declared(kind: T) -> T:
        kind.__contributes__ = name  # type: ignore[attr-defined] # found by compose
        return strawberry.type(kind)

    return declared


def _shows(kind: type, source: type | tuple[type, ...]) -> None:
    def is_type_of(_kind: type, shown: Any, _info: Any) -> bool:
        return isinstance(shown, source)

    kind.is_type_of = classmethod(is_type_of)  # type: ignore[attr-defined] # Strawberry looks for it
