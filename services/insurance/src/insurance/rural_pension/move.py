"""Somebody moved: the current contribution year stays, and the enrolment follows the next year (17.3)."""

from collections.abc import Iterator
from datetime import date

from insurance.items import RECHECK, RURAL_PENSION_ENROLMENT
from insurance.rural_pension.commands.enrolment import MoveEnrolment
from insurance.rural_pension.enrolment import ENROLMENT, Enrolled, Enrolment, EnrolmentFacts
from insurance.rural_pension.events.enrolment import EnrolmentEvent, EnrolmentMoved
from insurance.rural_pension.scheme import must_be_alive, start_of_scheme
from jinbao.actor import Place
from jinbao.casework.hands import must_follow, out_of_order, take
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk


class MoveFacts(EnrolmentFacts, frozen=True, kw_only=True):
    """What is known of who moved: ``place`` is of their hukou since a day, ``kept_at`` of their enrolment.

    ``counties`` are those of both places.
    """

    kept_at: Place
    lives_there_since: date
    counties: frozenset[str]
    pension_granted: bool = False


def decide(enrolment: Enrolment, command: MoveEnrolment, desk: Desk[MoveFacts]) -> Iterator[EnrolmentEvent]:
    """The office of the new place takes the enrolment over."""
    known, on = desk.known, desk.on
    if not isinstance(enrolment, Enrolled):
        raise out_of_order(desk, RURAL_PENSION_ENROLMENT, command, enrolment)
    must_follow(enrolment.since, on)
    take(desk, RECHECK, RURAL_PENSION_ENROLMENT)
    must_be_alive(known, on)
    must_have_moved(known, on)
    if known.pension_granted:  # a pension in payment stays with its payer
        raise Refused("PENSION_GRANTED", field="person")
    left = known.kept_at.region
    yield EnrolmentMoved(known.person, known.place.region, on, left, desk.by.person)


def must_have_moved(known: MoveFacts, on: date) -> None:
    """Within a county at once; to another county of the city from the year after the move on."""
    if known.place.region == known.kept_at.region:
        raise Refused("NOT_MOVED", field="person")
    if _county(known.place, known) == _county(known.kept_at, known):
        return
    if _city(known.place, known) != _city(known.kept_at, known):
        raise Refused("OTHER_CITY", field="person")
    if on.year <= known.lives_there_since.year:
        raise Refused("YEAR_STAYS", field="on", year=known.lives_there_since.year)
    start_of_scheme(known, on)


def _county(place: Place, known: MoveFacts) -> str:
    return next((region for region in place.within if region in known.counties), place.region)


def _city(place: Place, known: MoveFacts) -> tuple[str, ...]:
    """What lies above the county."""
    within = place.within
    return within[within.index(_county(place, known)) + 1 :][:1]


MOVE = Decider[Enrolment, MoveEnrolment, EnrolmentEvent](ENROLMENT.initial, decide, ENROLMENT.evolve)
