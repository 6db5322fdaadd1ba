"""What goes around every request: how large a document may be, and that each is read only once."""

from collections.abc import Iterator
from contextlib import suppress

from graphql import GraphQLError, OperationDefinitionNode
from strawberry.extensions import (
    AddValidationRules,
    MaxAliasesLimiter,
    MaxTokensLimiter,
    ParserCache,
    QueryDepthLimiter,
    SchemaExtension,
    ValidationCache,
)

from jinbao.graph import Errors

DEPTH, ALIASES, TOKENS, DOCUMENTS = 15, 30, 4_000, 512

# Made once: rules that are made anew for each request would never be found in the cache again.
RULES = [
    *QueryDepthLimiter(max_depth=DEPTH).validation_rules,
    *MaxAliasesLimiter(max_alias_count=ALIASES).validation_rules,
]


class Parsed(ParserCache):
    """Strawberry's cache, leaving a document that cannot be parsed to those who can say why."""

    def on_parse(self) -> Iterator[None]:
        with suppress(GraphQLError):
            self.execution_context.graphql_document = self.cached_parse_document(
                self.execution_context.query, **self.execution_context.parse_options
            )
        yield


class OneOperation(SchemaExtension):
    """Of several operations one has to be named; Strawberry would take the first."""

    def on_validate(self) -> Iterator[None]:
        asked = self.execution_context
        document = asked.graphql_document
        operations = (
            [one for one in document.definitions if isinstance(one, OperationDefinitionNode)]
            if document
            else []
        )
        named = asked._provided_operation_name is not None  # noqa: SLF001 - the public name is already guessed
        if len(operations) > 1 and not named and not asked.pre_execution_errors:
            error = GraphQLError("Must provide operation name if query contains multiple operations.")
            asked.pre_execution_errors = [error]
        yield


AROUND_EVERY_REQUEST = [
    Errors,
    lambda: MaxTokensLimiter(TOKENS),
    lambda: AddValidationRules(RULES),
    lambda: Parsed(maxsize=DOCUMENTS),
    lambda: ValidationCache(maxsize=DOCUMENTS),
    OneOperation,
]
