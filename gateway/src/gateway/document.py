"""The graph as a public document: one sorted text, described throughout, that does not break unseen."""

from collections.abc import Iterator

import strawberry
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    build_schema,
    is_specified_scalar_type,
    lexicographic_sort_schema,
    print_schema,
)
from graphql.utilities import find_breaking_changes

# Federation's own; what they say stands in its specification.
FEDERATION = ("_", "link__")


def sdl(schema: strawberry.Schema) -> str:
    """The schema as text, sorted, so that a change is where the change is."""
    return print_schema(lexicographic_sort_schema(core(schema))) + "\n"


def breaking_changes(before: str, after: str) -> list[str]:
    """What clients of the earlier schema would trip over."""
    return [change.description for change in find_breaking_changes(build_schema(before), build_schema(after))]


def unlike(committed: str, schema: strawberry.Schema) -> list[str]:
    """How the graph differs from the committed document: what breaks clients, else only that it does."""
    now = sdl(schema)
    if now == committed:
        return []
    return breaking_changes(committed, now) or ["The document is not the graph's; `make graph` writes it."]


def undescribed(schema: strawberry.Schema) -> list[str]:
    """Types, fields and arguments without a description that ends with a full stop."""
    described = [
        (name, description)
        for kind in core(schema).type_map.values()
        if not kind.name.startswith(FEDERATION) and not is_specified_scalar_type(kind)
        for name, description in _descriptions(kind)
        if not name.partition(".")[2].startswith(FEDERATION)
    ]
    return sorted(name for name, description in described if not (description or "").rstrip().endswith("."))


def core(schema: strawberry.Schema) -> GraphQLSchema:
    return schema._schema  # noqa: SLF001 - Strawberry keeps the only way to it private


def _descriptions(kind: GraphQLNamedType) -> Iterator[tuple[str, str | None]]:
    yield kind.name, kind.description
    if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
        for name, field in kind.fields.items():
            yield f"{kind.name}.{name}", field.description
            for argument, asked in field.args.items():
                yield f"{kind.name}.{name}({argument})", asked.description
    elif isinstance(kind, GraphQLInputObjectType):
        for name, given in kind.fields.items():
            yield f"{kind.name}.{name}", given.description
    elif isinstance(kind, GraphQLEnumType):
        for name, value in kind.values.items():
            yield f"{kind.name}.{name}", value.description
