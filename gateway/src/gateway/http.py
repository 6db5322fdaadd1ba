"""The gateway as an ASGI application: the graph, GraphiQL, and whether we are well."""

from collections.abc import Awaitable, Callable
from importlib.resources import files

from msgspec import Struct
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from gateway.caller import SEEN, Authenticate
from gateway.endpoint import Endpoint
from gateway.schema import Composed
from gateway.socket import Socket
from jinbao.bus import Bus

# GraphiQL sets styles on elements; everything else it needs is served by us.
CONTENT_POLICY = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
    "connect-src 'self' ws: wss:; worker-src 'self' blob:; frame-ancestors 'none'"
)

Ready = Callable[[], Awaitable[bool]]


class Settings(Struct, frozen=True):
    """``origins`` are the web pages elsewhere that may ask."""

    production: bool = False
    origins: tuple[str, ...] = ()


async def always() -> bool:
    return True


def application(
    schema: Composed,
    bus: Bus,
    authenticate: Authenticate,
    *,
    settings: Settings = Settings(),  # noqa: B008 - frozen
    ready: Ready = always,
    routes: tuple[BaseRoute, ...] = (),
) -> Starlette:
    """The gateway; ``routes`` are what the process offers beside the graph."""
    endpoint = Endpoint(schema, bus, authenticate, open_schema=not settings.production)
    socket = Socket(schema, bus, authenticate, settings.origins)
    return Starlette(
        routes=[
            Route("/graphql", Door(endpoint, graphiql=not settings.production)),
            WebSocketRoute("/graphql", socket),
            Route("/health/live", live, methods=["GET"]),
            Route("/health/ready", _readiness(ready), methods=["GET"]),
            *([] if settings.production else [Mount("/graphiql", GraphiQL())]),
            *routes,
        ],
        middleware=_pages_elsewhere(settings.origins),
    )


class Door:
    """The one address of the graph; a browser that only looks is led to GraphiQL."""

    def __init__(self, endpoint: Endpoint, *, graphiql: bool) -> None:
        self._endpoint, self._graphiql = endpoint, graphiql

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        if self._graphiql and _only_looks(request):
            response: Response = RedirectResponse("/graphiql/")
        else:
            response = await self._endpoint(request)
        await response(scope, receive, send)


class GraphiQL(StaticFiles):
    """GraphiQL with all its files, which are kept here: no other host is asked."""

    def __init__(self) -> None:
        super().__init__(directory=str(files("gateway").joinpath("graphiql")), html=True)

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["Content-Security-Policy"] = CONTENT_POLICY
        return response


async def live(_request: Request) -> Response:
    return JSONResponse({"status": "live"})


def _readiness(ready: Ready) -> Callable[[Request], Awaitable[Response]]:
    async def answer(_request: Request) -> Response:
        if await ready():
            return JSONResponse({"status": "ready"})
        return JSONResponse({"status": "not ready"}, 503)

    return answer


def _only_looks(request: Request) -> bool:
    wants_page = "text/html" in request.headers.get("accept", "")
    return request.method == "GET" and wants_page and "query" not in request.query_params


def _pages_elsewhere(origins: tuple[str, ...]) -> list[Middleware]:
    if not origins:
        return []
    headers = ["Accept-Language", "Authorization", "Content-Type", SEEN, "traceparent"]
    return [
        Middleware(
            CORSMiddleware,
            allow_origins=origins,
            allow_methods=["GET", "POST"],
            allow_headers=headers,
            expose_headers=[SEEN],
            max_age=600,
        )
    ]
