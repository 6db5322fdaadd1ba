"""Finding one thing by its id."""

from collections.abc import Mapping
from typing import Annotated, Any

import strawberry
from msgspec import Meta, Struct

from jinbao.graph import ids
from jinbao.graph.context import Context, Info
from jinbao.graph.field import signed
from jinbao.graph.node import Entity
from jinbao.graph.questions import Question


class ById(Struct, frozen=True):
    id: Annotated[str, Meta(description="Id of what is asked for (标识).", extra={"node": None})]


class OfFile(ById, frozen=True):
    purpose: Annotated[
        str | None, Meta(description="Why personal data is read (查询用途); masked without.")
    ] = None


def by_id(gives: Any, description: str, *, purpose: bool = False) -> Any:
    """A query field: the entity with that id, or null. ``purpose`` for what shows personal data."""
    question = Question(OfFile if purpose else ById)

    def find(self: Any, info: Info, **given: Any) -> Any:  # noqa: ARG001 - the query has no source
        key = ids.key_of(given["id"], name_of(gives), "id")
        return load(info.context, entity_of(info, gives), key, given.get("purpose") or None)

    signed(find, name="by_id", module=__name__, gives=gives | None, arguments=question.arguments)
    return strawberry.field(resolver=find, description=description)


def load(context: Context, entity: Entity, key: str, purpose: str | None = None) -> Any:
    return context.load(entity.service, entity.look_up, key, purpose)


def name_of(gives: Any) -> str:
    """The name under which an entity is shown; ``gives`` is its class or a reference to it."""
    return str(gives.__entity__.name if hasattr(gives, "__entity__") else gives.type_name)


def entity_of(info: Info, gives: Any) -> Entity:
    return all_entities(info)[name_of(gives)]


def all_entities(info: Info) -> Mapping[str, Entity]:
    """All entities of the composed schema by name."""
    return info.schema.entities  # type: ignore[attr-defined,no-any-return] # the gateway's schema has them
