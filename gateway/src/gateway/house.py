"""The services of one machine, each on a database of its own, and what stands beside them."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager

from msgspec import Struct
from sqlalchemy import Engine

from gateway.enrolling import enrolling, trying, withdrawing
from gateway.settings import Settings
from identity.local import Local, opened_in
from insurance.service import inbox, insurance
from jinbao.broker import Broker
from jinbao.engine import open_engine
from jinbao.followers import Followers
from jinbao.relay import Relay
from jinbao.service import Service


class House(Struct, frozen=True):
    identity: Local
    insurance: Service

    @property
    def services(self) -> Mapping[str, Service]:
        return {"identity": self.identity.service, "insurance": self.insurance}

    def followers(self, broker: Broker) -> Followers:
        """A relay for each service, and what each hears from the others."""
        relays = [Relay(service) for service in self.services.values()]
        return Followers(broker.url, relays, [inbox(self.insurance)])


@contextmanager
def opened(settings: Settings) -> Iterator[House]:
    """The house with its tables made."""
    with ExitStack() as engines:

        def engine(service: str) -> Engine:
            engine = open_engine(settings.database(service))
            engines.callback(engine.dispose)
            return engine

        pension = insurance(engine("insurance"))
        identity = opened_in(
            settings.var / "identity",
            engine("identity"),
            enrolling(pension),
            withdrawing(pension),
            trying(pension),
        )
        house = House(identity, pension)
        for service in house.services.values():
            service.migrate()
        yield house
