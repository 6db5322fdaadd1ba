"""Enums as officials read them: each value with its label from the message catalogues."""

from inspect import cleandoc

from graphql import GraphQLEnumType, GraphQLSchema
from strawberry.schema.schema_converter import CustomGraphQLEnumType

from jinbao.catalogue import house


def label(schema: GraphQLSchema) -> None:
    """Describes what its author did not: an enum by its docstring, a value by what it is called."""
    for kind in schema.type_map.values():
        if isinstance(kind, CustomGraphQLEnumType):
            kind.description = kind.description or cleandoc(kind.wrapped_cls.__doc__ or "") or None
            _label_values(kind)


def _label_values(kind: GraphQLEnumType) -> None:
    english, chinese = house().labels("en"), house().labels("zh")
    for value in kind.values.values():
        code = str(value.value)
        if value.description is None and code in english and code in chinese:
            said = english[code]
            value.description = f"{said[:1].upper()}{said[1:]} ({chinese[code]})."
