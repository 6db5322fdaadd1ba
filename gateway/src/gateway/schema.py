"""The one schema, composed from the graph modules of the services."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any

import strawberry
from strawberry import ID
from strawberry.schema.config import StrawberryConfig
from strawberry.types.base import StrawberryObjectDefinition
from strawberry.types.field import StrawberryField

from gateway.labels import label
from gateway.limits import AROUND_EVERY_REQUEST
from jinbao.graph import SCALARS, Entity, Info, Node, ids, references
from jinbao.graph.errors import report
from jinbao.graph.find import all_entities, load

ROOTS = {
    "Query": "What can be looked up (查询).",
    "Mutation": "What can be asked of an office (办理): each gives the changed thing or a refusal.",
    "Subscription": "What can be watched (订阅).",
}
NodeId = Annotated[ID, strawberry.argument(description="The id of anything (全局标识).")]


@strawberry.type
class Query:
    @strawberry.field(description="Whatever has this id, or null.")
    async def node(self, info: Info, id: NodeId) -> Node | None:
        kind, key = ids.split(id) or ("", "")
        entity = all_entities(info).get(kind)
        return await load(info.context, entity, key) if entity else None


class Composed(strawberry.federation.Schema):
    """A schema whose types have the fields that other services, or the gateway itself, contribute."""

    def __init__(self, entities: Mapping[str, type], contributions: Iterable[type], **rest: Any) -> None:
        self.entities: dict[str, Entity] = {
            name: vars(kind)["__entity__"] for name, kind in entities.items() if "__entity__" in vars(kind)
        }
        self.contributed: dict[str, list[StrawberryField]] = {}
        for kind in contributions:
            self.contributed.setdefault(vars(kind)["__contributes__"], []).extend(_fields(kind))
        super().__init__(types=list(entities.values()), **rest)
        label(self._schema)

    def get_fields(self, type_definition: StrawberryObjectDefinition) -> list[StrawberryField]:
        own = type_definition.fields
        added = self.contributed.get(type_definition.name, [])
        if twice := {field.python_name for field in own} & {field.python_name for field in added}:
            raise TypeError(f"{type_definition.name} is given {', '.join(sorted(twice))} twice.")
        return [*own, *added]

    process_errors = staticmethod(report)  # type: ignore[assignment] # takes no self


def compose(modules: Iterable[Any], *, production: bool = False, partial: bool = False) -> Composed:
    """One schema out of the services' graph modules.

    A ``partial`` schema, of one service for its own tests, shows the others' entities by their id alone.
    """
    modules = list(modules)
    kinds = {kind: None for module in modules for kind in vars(module).values() if isinstance(kind, type)}
    contributions = [kind for kind in kinds if "__contributes__" in vars(kind)]
    entities = _by_name(kind for kind in kinds if "__entity__" in vars(kind))
    values = _values(kinds)
    for name in {vars(kind)["__contributes__"] for kind in contributions} - entities.keys() - values.keys():
        if not partial:
            raise LookupError(f"No graph module declares the entity {name}.")
        entities[name] = stand_in(name)
    references.declare({**values, **entities}, stand_in if partial else None)
    return Composed(
        entities,
        contributions,
        query=_merged("Query", [Query, *_roots(modules, "Query")]),
        mutation=_merged("Mutation", _roots(modules, "Mutation")),
        subscription=_merged("Subscription", _roots(modules, "Subscription")),
        extensions=AROUND_EVERY_REQUEST,
        config=StrawberryConfig(scalar_map=SCALARS, disable_field_suggestions=production),
        federation_version="2.9",
    )


def stand_in(name: str) -> type:
    """An entity of a service that is not here: its id and nothing else."""
    bare = type(name, (Node,), {"__module__": __name__, "__doc__": f"{name}, of another service."})
    return strawberry.federation.type(name=name, keys=["id"], description=bare.__doc__)(bare)


def _values(kinds: Iterable[type]) -> dict[str, type]:
    """Types without an id, which another graph module of the same service may show as well."""
    shown = [kind for kind in kinds if "__strawberry_definition__" in vars(kind)]
    return {kind.__name__: kind for kind in shown if kind.__name__ not in ROOTS}


def _by_name(kinds: Iterable[Any]) -> dict[str, type]:
    entities: dict[str, type] = {}
    for kind in kinds:
        name = kind.__entity__.name
        if name in entities:
            raise TypeError(f"{name} is declared by {entities[name].__module__} and by {kind.__module__}.")
        entities[name] = kind
    return entities


def _roots(modules: Iterable[Any], name: str) -> list[type]:
    return [vars(module)[name] for module in modules if name in vars(module)]


def _merged(name: str, kinds: list[type]) -> type | None:
    if not kinds:
        return None
    names = [field.python_name for kind in kinds for field in _fields(kind)]
    if twice := sorted({one for one in names if names.count(one) > 1}):
        raise TypeError(f"{name} is given {', '.join(twice)} twice.")
    return strawberry.type(type(name, tuple(kinds), {}), description=ROOTS[name])


def _fields(kind: Any) -> list[StrawberryField]:
    return list(kind.__strawberry_definition__.fields)
