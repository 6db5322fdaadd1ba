"""The commission's list of arbitrators: who is on it, by what they are fit, and until when (article 20)."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from jinbao.actor import Place
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk
from labor_relations.arbitration.commands import ArbitratorCommand, EnrolArbitrator, StrikeArbitrator
from labor_relations.arbitration.events import ArbitratorEnrolled, ArbitratorStruck, OfArbitrator
from labor_relations.arbitration.steps import ARBITRATION, DIRECT


class ArbitratorFacts(Struct, frozen=True):
    """Where the commission is, and whether the person is on file and alive."""

    place: Place
    is_on_file: bool


class Listed(Struct, frozen=True):
    region: str
    since: date


def decide(
    listed: Listed | None, command: ArbitratorCommand, desk: Desk[ArbitratorFacts]
) -> Iterator[OfArbitrator]:
    desk.must(DIRECT, ARBITRATION, desk.known.place)
    match listed, command:
        case None, EnrolArbitrator(person=person, region=region, since=since):
            if not desk.known.is_on_file:
                raise Refused("PERSON_UNKNOWN", field="person", person=person)
            yield ArbitratorEnrolled(person, region, command.qualification, since, command.document)
        case Listed(region, since), StrikeArbitrator(person=person, until=until):
            if until < since:
                raise Refused("BEFORE_PREVIOUS_STEP", field="until", previous=since)
            yield ArbitratorStruck(person, region, until)
        case _:
            raise Refused("ALREADY_LISTED" if listed else "ARBITRATOR_NOT_LISTED", field="person")


def evolve(_listed: Listed | None, event: OfArbitrator) -> Listed | None:
    match event:
        case ArbitratorEnrolled(region=region, since=since):
            return Listed(region, since)
        case ArbitratorStruck():
            return None


ARBITRATOR = Decider[Listed | None, ArbitratorCommand, OfArbitrator](None, decide, evolve)
