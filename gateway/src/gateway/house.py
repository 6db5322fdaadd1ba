"""The services of one machine, each on a database of its own, and what stands beside them."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager

from msgspec import Struct
from sqlalchemy import Engine

from employment import service as employment
from gateway.enrolling import enrolling, trying, withdrawing
from gateway.settings import CannotStart, Settings
from identity.local import Local, opened_in
from insurance import service as insurance
from jinbao import calendar
from jinbao.broker import Broker
from jinbao.engine import open_engine
from jinbao.followers import Followers
from jinbao.inbox import Inbox, inboxes
from jinbao.register import outdated
from jinbao.relay import Relay
from jinbao.service import Service
from labor_relations import service as labor_relations


class House(Struct, frozen=True):
    identity: Local
    insurance: Service
    employment: Service
    labor_relations: Service

    @property
    def services(self) -> Mapping[str, Service]:
        every = (self.identity.service, self.insurance, self.employment, self.labor_relations)
        return {service.name: service for service in every}

    @property
    def inboxes(self) -> Sequence[Inbox]:
        """What each hears from the others."""
        return [inbox for service in self.services.values() for inbox in inboxes(service)]

    def followers(self, broker: Broker) -> Followers:
        """A relay and a timekeeper for each service, and the inboxes."""
        relays = [Relay(service) for service in self.services.values()]
        timekeepers = [service.timekeeper for service in self.services.values()]
        return Followers(broker.url, relays, self.inboxes, timekeepers)


@contextmanager
def opened(settings: Settings, *, upgrading: bool = False) -> Iterator[House]:
    """The house with its tables made; raises CannotStart where another version has left some of them."""
    calendar.city = settings.city_table()
    with ExitStack() as engines:

        def engine(service: str) -> Engine:
            engine = open_engine(settings.database(service))
            engines.callback(engine.dispose)
            return engine

        pension = insurance.insurance(engine("insurance"))
        identity = opened_in(
            settings.var / "identity",
            engine("identity"),
            enrolling(pension),
            withdrawing(pension),
            trying(pension),
        )
        house = House(
            identity,
            pension,
            employment.employment(engine("employment")),
            labor_relations.labor_relations(engine("labor-relations")),
        )
        for service in () if upgrading else house.services.values():
            must_be_of_this_version(service)
            service.migrate()
        yield house


def must_be_of_this_version(service: Service) -> None:
    """A table that is missing beside a ledger would be made empty, and nothing found in it."""
    left = outdated(service.engine, service.tables.metadata.sorted_tables)
    if left and service.tables.ledger.name not in left:
        raise CannotStart(
            f"Another version has left {', '.join(left)} of {service.name}: run `jinbao rebuild` once."
        )
