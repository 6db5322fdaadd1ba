"""The graph over HTTP: one request, one answer."""

from typing import Any

from graphql import FieldNode, GraphQLError, OperationDefinitionNode, parse
from starlette.requests import Request
from starlette.responses import Response
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types.graphql import OperationType

from gateway import wire
from gateway.caller import SEEN, Authenticate, call_of, show_seen, token_in
from gateway.schema import Composed
from jinbao.bus import Bus, Call
from jinbao.catalogue import language_for
from jinbao.decider import Refused
from jinbao.graph import Context
from jinbao.graph.errors import explained

OPERATIONS = {"GET": {OperationType.QUERY}, "POST": {OperationType.QUERY, OperationType.MUTATION}}
INTROSPECTION = {"__schema", "__type", "__typename"}


class Endpoint:
    """Answers documents for whoever can say who they are; in development anybody may read the schema."""

    def __init__(self, schema: Composed, bus: Bus, authenticate: Authenticate, *, open_schema: bool) -> None:
        self._schema, self._bus, self._authenticate = schema, bus, authenticate
        self._open_schema = open_schema

    async def __call__(self, request: Request) -> Response:
        language = language_for(request.headers.get("accept-language"))
        try:
            shown_as = wire.media_type(request.headers.get("accept"))
        except Refused as refused:
            return wire.turned_away(refused, language)
        try:
            call = self._call(request)
            document = await self._read(request, call)
            context = Context(self._bus, call or Call(person="", language=language))
            answer = await self._answer(document, context, OPERATIONS[request.method])
        except Refused as refused:
            return wire.turned_away(refused, language, shown_as)
        response = wire.answered(answer, shown_as)
        if context.call.seen:
            response.headers[SEEN] = show_seen(context.call.seen)
        return response

    async def _read(self, request: Request, call: Call | None) -> wire.Document:
        if request.method not in OPERATIONS:
            raise Refused("METHOD_NOT_ALLOWED")
        document = await wire.read(request)
        if call is None and not _only_introspects(document.query):
            raise Refused("UNAUTHENTICATED", field="authorization")
        return document

    def _call(self, request: Request) -> Call | None:
        """Who asks; nobody where anybody may read the schema."""
        token = token_in(request.headers.get("authorization"))
        if token:
            return call_of(self._authenticate(token), request.headers)
        if self._open_schema:
            return None
        raise Refused("UNAUTHENTICATED", field="authorization")

    async def _answer(
        self, document: wire.Document, context: Context, allowed: set[OperationType]
    ) -> wire.Answer:
        try:
            result: Any = await self._schema.execute(
                document.query,
                document.variables,
                context_value=context,
                operation_name=document.operation_name,
                allowed_operation_types=allowed,
            )
        except InvalidOperationTypeError as other:
            if other.operation_type is OperationType.MUTATION:
                raise Refused("METHOD_NOT_ALLOWED") from None
            raise Refused("BAD_REQUEST", why="subscriptions need a WebSocket") from None
        except CannotGetOperationTypeError as unknown:
            error = GraphQLError(unknown.as_http_error_reason())
            return wire.Answer(None, [explained(error, context.call.language)])
        return wire.Answer(result.data, result.errors)


def _only_introspects(query: str) -> bool:
    """Whether a document asks for nothing but the schema."""
    try:
        definitions = parse(query, max_tokens=2_000).definitions
    except GraphQLError:
        return False
    operations = [one for one in definitions if isinstance(one, OperationDefinitionNode)]
    fields = [field for operation in operations for field in operation.selection_set.selections]
    return bool(fields) and all(
        isinstance(field, FieldNode) and field.name.value in INTROSPECTION for field in fields
    )
