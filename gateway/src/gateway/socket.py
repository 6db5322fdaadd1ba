"""The graph over WebSocket: subscriptions, for as long as the token that opened them is good."""

import asyncio
import copy
import logging
from datetime import UTC, datetime
from json import JSONDecodeError
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.exceptions import ConnectionRejectionError
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL
from strawberry.subscriptions.protocols.graphql_transport_ws.handlers import (
    BaseGraphQLTransportWSHandler,
    Operation,
)
from strawberry.subscriptions.protocols.graphql_transport_ws.types import ConnectionInitMessage
from strawberry.types.unset import UnsetType

from gateway.caller import Authenticate, call_of, token_in
from gateway.schema import Composed
from gateway.wire import MOST_BYTES
from jinbao.bus import Bus, Call
from jinbao.decider import Refused
from jinbao.graph import Context

FORBIDDEN = 4403
log = logging.getLogger(__name__)


class Connected:
    """One open connection: nobody's until its first message says whose it is."""

    def __init__(self, bus: Bus, authenticate: Authenticate, headers: dict[str, str]) -> None:
        self.connection_params: dict[str, object] | None = None
        self._bus, self._authenticate, self._headers = bus, authenticate, headers
        self._call: Call | None = None

    def authenticate(self) -> datetime:
        """Until when the token of the first message is good; raises Refused."""
        told = {name.lower(): str(value) for name, value in (self.connection_params or {}).items()}
        token = token_in(told.get("authorization"))
        if token is None:
            raise Refused("UNAUTHENTICATED", field="authorization")
        caller = self._authenticate(token)
        self._call = call_of(caller, self._headers | told)
        return caller.expires_at

    def context(self) -> Context:
        """A context of its own for each operation: what one has looked up is stale for the next."""
        if self._call is None:
            raise Refused("UNAUTHENTICATED", field="authorization")
        return Context(self._bus, self._call)


class Handler(BaseGraphQLTransportWSHandler[Any, None]):
    """Strawberry's, closing the connection when its token has expired."""

    expiry: asyncio.Task[None] | None = None

    async def handle_connection_init(self, message: ConnectionInitMessage) -> None:
        await super().handle_connection_init(message)
        if self.connection_acknowledged and self.expiry is None:
            self.expiry = asyncio.create_task(self._close_when_expired())

    async def run_operation(self, operation: Operation[Any, None]) -> None:
        own = copy.copy(self)
        own.context = self.context.context()
        await BaseGraphQLTransportWSHandler.run_operation(own, operation)

    async def shutdown(self) -> None:
        if self.expiry:
            self.expiry.cancel()
        await super().shutdown()

    async def _close_when_expired(self) -> None:
        try:
            while True:
                left = self.context.authenticate() - datetime.now(UTC)
                await asyncio.sleep(max(left.total_seconds(), 1))
        except Refused as refused:
            reason = refused.code
        except Exception:
            log.exception("A token could not be checked again.")
            reason = "INTERNAL"
        await self.websocket.close(FORBIDDEN, reason)


class Socket(GraphQL[Any, None]):
    """Strawberry's view, for WebSocket alone."""

    graphql_transport_ws_handler_class = Handler

    def __init__(
        self, schema: Composed, bus: Bus, authenticate: Authenticate, origins: tuple[str, ...]
    ) -> None:
        super().__init__(
            schema,
            graphql_ide=None,
            subscription_protocols=(GRAPHQL_TRANSPORT_WS_PROTOCOL,),
            allowed_origins=origins,
        )
        self._bus, self._authenticate = bus, authenticate

    async def get_context(self, request: Request | WebSocket, response: Response | WebSocket) -> Any:  # noqa: ARG002 - Strawberry's signature
        return Connected(self._bus, self._authenticate, dict(request.headers))

    async def on_ws_connect(self, context: Any) -> UnsetType | dict[str, object] | None:
        try:
            context.authenticate()
        except Refused as refused:
            raise ConnectionRejectionError({"code": refused.code}) from None
        return await super().on_ws_connect(context)

    def decode_json(self, data: str | bytes) -> object:
        if len(data) > MOST_BYTES:
            raise JSONDecodeError("too large to be looked at", "", 0)
        return super().decode_json(data)
