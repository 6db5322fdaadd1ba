"""What a document gives where the schema expects something else: each fault with its code and its field.

GraphQL refuses such a document before anybody is asked, and says in English what does not fit. Here the
values that it gives are gone through once more, to tell the caller in their language, and by the path of the
field, what to put right. A field of a mutation's form is named as a refusal of the service would name it.
"""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from graphql import (
    ArgumentNode,
    DocumentNode,
    FieldNode,
    GraphQLEnumType,
    GraphQLError,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLScalarType,
    GraphQLSchema,
    OperationDefinitionNode,
    TypeInfo,
    TypeInfoVisitor,
    Undefined,
    VariableDefinitionNode,
    VariableNode,
    Visitor,
    get_operation_ast,
    is_required_argument,
    is_required_input_field,
    type_from_ast,
    value_from_ast_untyped,
    visit,
)

from jinbao.decider import Refused

FORM = "input"
# A long list of nonsense is not answered with a longer one.
MOST = 50
ABSENT = (None, Undefined)


def faults(
    schema: GraphQLSchema, document: DocumentNode, variables: Mapping[str, Any] | None, name: str | None
) -> list[Refused]:
    """All that does not fit in what the document gives; nothing where the fault lies elsewhere."""
    operation = get_operation_ast(document, name)
    if operation is None:
        return []
    types = TypeInfo(schema)
    walk = Walk(types, Given(schema, operation, variables or {}))
    visit(document, TypeInfoVisitor(types, walk))
    return walk.found


class Given:
    """The values of an operation's variables, and what it declares them to be."""

    def __init__(
        self, schema: GraphQLSchema, operation: OperationDefinitionNode, variables: Mapping[str, Any]
    ) -> None:
        self._schema = schema
        self._declared = {one.variable.name.value: one for one in operation.variable_definitions or ()}
        self._values = {name: variables.get(name, _default(one)) for name, one in self._declared.items()}
        self.operation = operation

    def value(self, argument: ArgumentNode) -> Any:
        return value_from_ast_untyped(argument.value, self._values)

    def kind(self, argument: ArgumentNode, expected: GraphQLInputType) -> GraphQLInputType:
        """What a variable was declared to be may be narrower than what the argument takes."""
        node = argument.value
        if not isinstance(node, VariableNode) or node.name.value not in self._declared:
            return expected
        return type_from_ast(self._schema, self._declared[node.name.value].type) or expected  # type: ignore[return-value] # variables have input types


class Walk(Visitor):
    """Goes through the arguments of one operation; those of others are not asked now."""

    def __init__(self, types: TypeInfo, given: Given) -> None:
        super().__init__()
        self.found: list[Refused] = []
        self._types, self._given = types, given

    def enter_operation_definition(self, node: OperationDefinitionNode, *_: Any) -> Any:
        return None if node is self._given.operation else self.SKIP

    def enter_field(self, node: FieldNode, *_: Any) -> None:
        if field := self._types.get_field_def():
            named = {argument.name.value for argument in node.arguments or ()}
            missing = (
                Refused("VALUE_MISSING", field=_shown(name))
                for name, argument in field.args.items()
                if is_required_argument(argument) and name not in named
            )
            self.found += islice(missing, MOST - len(self.found))

    def enter_argument(self, node: ArgumentNode, *_: Any) -> None:
        if (expected := self._types.get_input_type()) is not None:
            kind, value = self._given.kind(node, expected), self._given.value(node)
            found = unfit(kind, value, _shown(node.name.value))
            self.found += islice(found, MOST - len(self.found))


def unfit(kind: GraphQLInputType, given: Any, path: str) -> Iterator[Refused]:
    """What does not fit in a value, with the path of each fault."""
    match kind:
        case GraphQLNonNull() if given in ABSENT:
            yield Refused("VALUE_MISSING", field=path or None)
        case GraphQLNonNull():
            yield from unfit(kind.of_type, given, path)
        case _ if given in ABSENT:
            return
        case GraphQLList() if isinstance(given, list):
            for index, item in enumerate(given):
                yield from unfit(kind.of_type, item, _below(path, str(index)))
        case GraphQLList():
            yield from unfit(kind.of_type, given, path)
        case GraphQLInputObjectType() if isinstance(given, dict):
            yield from _unfit_form(kind, given, path)
        case GraphQLEnumType() if not isinstance(given, str) or given not in kind.values:
            yield Refused("NOT_A_CHOICE", field=path, choices=", ".join(kind.values))
        case GraphQLInputObjectType():
            yield Refused("BAD_INPUT", field=path or None, expected=kind.name)
        case GraphQLScalarType() if not _is_read(kind, given):
            yield Refused("BAD_INPUT", field=path, expected=kind.name)


def _unfit_form(kind: GraphQLInputObjectType, given: dict[str, Any], path: str) -> Iterator[Refused]:
    for name, field in kind.fields.items():
        if name in given or is_required_input_field(field):
            yield from unfit(field.type, given.get(name), _below(path, name))
    for name in [name for name in given if name not in kind.fields]:
        yield Refused("FIELD_UNKNOWN", field=_below(path, name), name=name)


def _is_read(kind: GraphQLScalarType, given: Any) -> bool:
    try:
        kind.coerce_input_value(given)
    except (GraphQLError, ValueError, TypeError):
        return False
    return True


def _default(declared: VariableDefinitionNode) -> Any:
    return value_from_ast_untyped(declared.default_value) if declared.default_value else Undefined


def _shown(argument: str) -> str:
    """The form itself has no name to the one who fills it in."""
    return "" if argument == FORM else argument


def _below(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
