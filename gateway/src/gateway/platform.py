"""The embedded platform: every service, the gateway and a broker, in one process on one folder."""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from socket import create_server, socket

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp

from gateway import http
from gateway.bank import BankCounter
from gateway.demo.personas import personas
from gateway.docs import docs
from gateway.graphs import graph_modules
from gateway.house import House, opened
from gateway.printing.press import Press
from gateway.provider import ProviderKeys
from gateway.schema import compose
from gateway.serving import Server
from gateway.settings import SERVICES, CannotStart, Settings
from gateway.uploads import Counter
from identity.issuer import Issuer, issuer_app
from jinbao import telemetry
from jinbao.broker import Broker, BrokerFailed
from jinbao.bus import EmbeddedBus
from jinbao.folder import FolderLocked, locked
from jinbao.service import Service
from jinbao.tokens import Verifier

AUDIENCE = "jinbao"

log = logging.getLogger(__name__)


class Platform:
    """A running platform. ``address`` is where it answers, once it serves."""

    def __init__(self, settings: Settings, door: socket, house: House, broker: Broker) -> None:
        self.settings, self.house, self.broker = settings, house, broker
        self.address = f"http://{settings.host}:{door.getsockname()[1]}"
        self.issuer = None if settings.production else own_issuer(settings, self.address)
        self.bus = EmbeddedBus(house.services)
        self._authenticate = self._verifier().verify
        self.busy = False
        self.server = Server(self._application(), graceful=settings.graceful, drain=settings.drain)
        self.server.every_second.append(self.look_after_the_broker)
        self._door = door

    @property
    def services(self) -> Mapping[str, Service]:
        return self.house.services

    def serve(self, when_started: Callable[[], None] | None = None) -> None:
        """Answer until somebody ends it; on the main thread."""
        if when_started:
            self.server.when_started.append(when_started)
        self.server.run([self._door])

    async def ready(self) -> bool:
        """Whether requests should come here: not while the city is being loaded, nor towards the end.

        Nor while the broker is away, when services do not hear of each other.
        """
        return not (self.server.ending or self.busy) and self.broker.is_running

    def look_after_the_broker(self) -> None:
        """A broker that died is started again, on the main thread as every child; until it works."""
        if self.broker.is_running or self.server.ending:
            return
        try:
            self.broker.resume()
        except (BrokerFailed, FolderLocked) as failed:
            log.warning("The broker is away: %s", failed)
        else:
            log.warning("The broker was away and works again.")

    def _application(self) -> ASGIApp:
        settings = self.settings
        schema = compose(graph_modules(), production=settings.production)
        app = http.application(
            schema,
            self.bus,
            self._authenticate,
            settings=http.Settings(production=settings.production, origins=settings.pages_elsewhere),
            ready=self.ready,
            routes=(*self._routes(), *Press(schema, self.bus, self._authenticate).routes()),
        )
        return telemetry.watch_requests(app)

    def _routes(self) -> Iterator[BaseRoute]:
        yield Route("/metrics", figures, methods=["GET"])
        yield docs(self.address, self.broker.address, production=self.settings.production)
        yield from Counter(self.house.identity, self._authenticate).routes()
        yield from BankCounter(self.house, self._authenticate).routes()
        if self.issuer:
            yield Mount("/oidc", issuer_app(self.issuer))

    def _verifier(self) -> Verifier:
        settings = self.settings
        if self.issuer:
            return Verifier(self.issuer.url, AUDIENCE, self.issuer.keys)
        keys = ProviderKeys(settings.oidc_keys or "")
        return Verifier(settings.oidc_issuer or "", settings.oidc_audience or "", keys)


def own_issuer(settings: Settings, address: str) -> Issuer:
    """The issuer of the demo's personas, whose key lies beside those of persons."""
    return Issuer.open(
        settings.var / "identity",
        personas(),
        url=f"{address}/oidc",
        audience=AUDIENCE,
        production=settings.production,
    )


@contextmanager
def running(settings: Settings) -> Iterator[Platform]:
    """A platform on its folder, all of it stopped again at the end.

    Raises FolderLocked, CannotStart, BrokerFailed.
    """
    with ExitStack() as stack:
        stack.enter_context(locked(settings.var))
        door = stack.enter_context(bound(settings))
        stack.enter_context(telemetry.measuring(telemetry.Settings.from_environment()))
        broker = stack.enter_context(Broker.start(folder(settings.var / "broker"), services=SERVICES))
        house = stack.enter_context(opened(settings))
        platform = Platform(settings, door, house, broker)
        stack.callback(platform.bus.close)
        followers = house.followers(broker)
        followers.start()
        stack.callback(followers.stop)
        house.identity.importer.start()
        stack.callback(house.identity.importer.stop)
        yield platform


def bound(settings: Settings) -> socket:
    try:
        return create_server((settings.host, settings.port), backlog=512)
    except OSError as taken:
        reason = (
            f"Nobody can listen on {settings.host}:{settings.port} ({taken.strerror}). Choose another port."
        )
        raise CannotStart(reason) from None


def folder(path: Path) -> Path:
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


async def figures(_request: Request) -> Response:
    content, content_type = telemetry.figures()
    return Response(content, media_type=content_type)
