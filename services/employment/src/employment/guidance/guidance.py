"""Vocational guidance: given by an adviser, followed up on the day agreed, corrected, annulled."""

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from msgspec import Struct

from employment.contact.facts import ContactFacts, must_be_somebody
from employment.guidance import events
from employment.guidance.commands import (
    AnnulGuidance,
    CorrectGuidance,
    FollowUpGuidance,
    GiveGuidance,
    GuidanceCommand,
)
from employment.guidance.events import GuidanceEvent
from employment.guidance.terms import GuidanceTalk
from employment.items import GUIDANCE as ITEM
from jinbao.casework.hands import out_of_order, take
from jinbao.casework.steps import INTAKE
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk


class GuidanceFacts(ContactFacts, frozen=True, kw_only=True):
    """``search`` and ``registration`` are what the person has open on the day of the talk."""

    guidance: str
    search: str | None = None
    registration: str | None = None


class NotGiven(Struct, frozen=True):
    pass


class Told(Struct, frozen=True):
    """A talk was had on a day; ``awaited`` if its next step is still to come."""

    on: date
    talk: GuidanceTalk
    awaited: bool


class Annulled(Struct, frozen=True):
    pass


Guidance: TypeAlias = NotGiven | Told | Annulled


def decide(it: Guidance, command: GuidanceCommand, desk: Desk[GuidanceFacts]) -> Iterator[GuidanceEvent]:
    known, on, officer = desk.known, desk.on, desk.by.person
    case = (known.guidance, known.person, known.place.region)
    match it, command:
        case NotGiven(), GiveGuidance(way=way, talk=talk):
            take(desk, INTAKE, ITEM)
            must_be_somebody(known, on)
            must_lie_ahead(talk, on)
            tied_to = (known.search, known.registration)
            yield events.Given(*case, desk.by.office or "", on, way, talk, *tied_to, officer)

        case Told(given_on, before, awaited), CorrectGuidance(talk=talk):
            take(desk, INTAKE, ITEM)
            must_lie_ahead(talk, given_on)
            if talk == before:
                raise Refused("NOTHING_TO_DO")
            changed = talk.next_step != before.next_step
            still = talk.next_step is not None and (awaited or changed)
            yield events.Corrected(*case, on, talk, still, officer)

        case Told(awaited=True), FollowUpGuidance(end=end):
            take(desk, INTAKE, ITEM)
            yield events.FollowedUp(*case, on, end, officer)

        case Told(), AnnulGuidance(error=error):
            take(desk, INTAKE, ITEM)
            yield events.Annulled(*case, on, error, officer)

        case _:
            raise out_of_order(desk, ITEM, command, it)


def must_lie_ahead(talk: GuidanceTalk, on: date) -> None:
    if talk.next_step is not None and talk.next_step.by <= on:
        raise Refused("NEXT_STEP_BEFORE_TALK", field="talk.next_step.by", on=on)


def evolve(it: Guidance, event: GuidanceEvent) -> Guidance:
    match it, event:
        case NotGiven(), events.Given(on=on, talk=talk):
            return Told(on, talk, talk.next_step is not None)
        case Told(on), events.Corrected(talk=talk, awaited=awaited):
            return Told(on, talk, awaited)
        case Told(on, talk), events.FollowedUp():
            return Told(on, talk, awaited=False)
        case Told(), events.Annulled():
            return Annulled()
        case _:
            raise ValueError(f"{event} cannot follow {it}")


GUIDANCE = Decider[Guidance, GuidanceCommand, GuidanceEvent](NotGiven(), decide, evolve)
