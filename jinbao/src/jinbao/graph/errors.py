"""Errors as callers see them: each has a stable code, and what is not theirs to know is not told."""

import logging
from collections.abc import Iterator
from typing import Any

from graphql import GraphQLError, GraphQLSyntaxError
from strawberry.extensions import SchemaExtension
from strawberry.types import ExecutionContext

from jinbao.catalogue import DEFAULT, in_words, sentence
from jinbao.decider import Refused
from jinbao.graph.refusal import told
from jinbao.graph.unfit import faults

log = logging.getLogger(__name__)


class Errors(SchemaExtension):
    """Gives every error of an answer its code and its sentence."""

    def on_operation(self) -> Iterator[None]:
        yield
        self._explain(self.execution_context.result)

    def on_stream_result(self, result: Any) -> Iterator[None]:
        self._explain(result)
        yield

    def _explain(self, result: Any) -> None:
        if result is None:  # of a subscription as a whole; what it shows comes one by one
            return
        context, errors = self.execution_context.context, result.errors or []
        if errors and all(error.path is None for error in errors):
            errors = self._unfit() or errors
        if behind := getattr(context, "behind", None):
            errors = [*errors, *map(_error, behind.values())]
        if errors:
            language = context.call.language if context else DEFAULT
            result.errors = [explained(error, language) for error in errors]

    def _unfit(self) -> list[GraphQLError]:
        """What the caller filled in comes first: what else is wrong is for whoever wrote the document."""
        asked = self.execution_context
        if asked.graphql_document is None:
            return []
        schema = asked.schema._schema  # noqa: SLF001 - Strawberry keeps the only way to it private
        found = faults(schema, asked.graphql_document, asked.variables, asked.operation_name)
        return [_error(fault) for fault in found]


def explained(error: GraphQLError, language: str) -> GraphQLError:
    """The error with ``extensions.code``; what nobody foresaw becomes INTERNAL."""
    if error.extensions and "code" in error.extensions:
        return error
    match error.original_error:
        case Refused() as refused:
            return _told(error, in_words(refused, language), told(refused, language))
        case None | GraphQLError() if error.path is None:
            code = "UNPARSABLE" if isinstance(error, GraphQLSyntaxError) else "INVALID_DOCUMENT"
            return _told(error, sentence(code, language, why=error.message), {"code": code})
        case _:
            return _told(error, sentence("INTERNAL", language), {"code": "INTERNAL"})


def report(errors: list[GraphQLError], _context: ExecutionContext | None = None) -> None:
    """Writes down what nobody foresaw; a refusal is no error."""
    for error in errors:
        if error.original_error and not isinstance(error.original_error, Refused | GraphQLError):
            log.error("A field failed: %s", error.path, exc_info=error.original_error)


def _error(refused: Refused) -> GraphQLError:
    return GraphQLError(refused.code, original_error=refused)


def _told(error: GraphQLError, message: str, extensions: dict[str, Any]) -> GraphQLError:
    # Without the original error: nothing of it may reach the caller.
    return GraphQLError(message, error.nodes, error.source, error.positions, error.path, None, extensions)
