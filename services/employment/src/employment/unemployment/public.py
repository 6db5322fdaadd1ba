"""What other services and integrators are told of unemployment registration."""

from datetime import date
from typing import Any

from employment.employment.terms import EndReason
from employment.unemployment import clocks, events
from employment.unemployment.facts import ONE_DAY
from employment.unemployment.terms import CancellationGround, OfferKind, UnemployedCategory
from jinbao.events import Event, Recorded
from jinbao.statutory_clock.events import ClockExpired, Run


class UnemploymentRegistered(Event, frozen=True, tag="employment.unemployment-registered.v1"):
    """``spell`` counts the person's registrations. The last job is told as far as it is known."""

    registration: str
    person: str
    region: str
    registered_on: date
    spell: int
    category: UnemployedCategory
    last_employment: str | None
    last_employer: str | None
    job_ended_on: date | None
    end_reason: EndReason | None
    involuntary: bool | None


class UnemploymentCancelled(Event, frozen=True, tag="employment.unemployment-cancelled.v1"):
    """``since`` is the first day on which the person is no longer registered: the true day of the ground."""

    registration: str
    person: str
    region: str
    ground: CancellationGround
    since: date


class UnemploymentReinstated(Event, frozen=True, tag="employment.unemployment-reinstated.v1"):
    """The cancellation was wrong, and never held."""

    registration: str
    person: str
    region: str


class UnemploymentRevoked(Event, frozen=True, tag="employment.unemployment-revoked.v1"):
    """It was got by what is false, and never held."""

    registration: str
    person: str
    region: str


class UnemploymentLongTerm(Event, frozen=True, tag="employment.unemployment-long-term.v1"):
    """Registered for twelve months without a break, since that day (连续失业一年以上)."""

    registration: str
    person: str | None
    region: str
    since: date


class UnemploymentTransferred(Event, frozen=True, tag="employment.unemployment-transferred.v1"):
    """The person moved, and the registration goes on in another region."""

    registration: str
    person: str
    region: str
    since: date


class SuitableOfferRefused(Event, frozen=True, tag="employment.suitable-offer-refused.v1"):
    """Somebody refused a suitable job or training, and the office has ruled on the cause."""

    registration: str
    person: str
    region: str
    kind: OfferKind
    refused_on: date
    proper_cause: bool


def public_unemployment(recorded: Recorded[Any]) -> Event | None:
    match recorded.event:
        case events.Registered(registration, person, region, on, category, spell, last):
            return UnemploymentRegistered(
                registration=registration,
                person=person,
                region=region,
                registered_on=on,
                spell=spell,
                category=category,
                last_employment=last.employment if last else None,
                last_employer=last.employer if last else None,
                job_ended_on=last.ended_on if last else None,
                end_reason=last.reason if last else None,
                involuntary=last.involuntary if last else None,
            )
        case events.Cancelled(registration, person, region, ground=ground, since=since):
            return UnemploymentCancelled(registration, person, region, ground, since)
        case events.Reinstated(registration, person, region):
            return UnemploymentReinstated(registration, person, region)
        case events.Revoked(registration, person, region):
            return UnemploymentRevoked(registration, person, region)
        case events.Transferred(registration, person, region, since=since):
            return UnemploymentTransferred(registration, person, region, since)
        case events.RefusalRuled(
            registration, person, region, kind=kind, refused_on=refused_on, proper_cause=proper
        ):
            return SuitableOfferRefused(registration, person, region, kind, refused_on, proper)
        case ClockExpired(run=Run(kind=clocks.LONG_TERM.kind) as run, due=due):
            registration = run.case.rpartition("/")[2]
            return UnemploymentLongTerm(registration, run.person, run.region, due + ONE_DAY)
        case _:
            return None
