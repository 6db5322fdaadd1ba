"""A referral: somebody is sent to a vacancy, interviewed, and hired or not; the registration confirms it."""

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from msgspec import Struct

from employment import items
from employment.facts import PersonFacts, must_be_old_enough, must_live
from employment.referral import events
from employment.referral.commands import Recommend, RecordInterview, ReferralCommand, ReportOutcome
from employment.referral.events import ReferralEvent
from employment.referral.terms import ReferralOutcome, ReferralStage
from jinbao.casework.hands import out_of_order, take
from jinbao.casework.steps import INTAKE
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk

ITEM = items.JOB_EXCHANGE


class OfVacancy(Struct, frozen=True):
    """Where somebody is sent: whether it is offered on that day, and what it asks for."""

    vacancy: str
    employer: str
    offered: bool
    skill_rank: int


class Hire(Struct, frozen=True):
    """An employment with that employer, as the register has it."""

    employment: str
    since: date


class ReferralFacts(PersonFacts, frozen=True, kw_only=True):
    referral: str
    search: str
    looking: bool
    skill_rank: int
    vacancy: OfVacancy
    registration: str | None = None
    agents: frozenset[str] = frozenset()
    hire: Hire | None = None


class ConfirmHire(Struct, frozen=True):
    """A hire has been registered; the facts say which."""

    on: date


class AnnulHire(Struct, frozen=True):
    """There was no such hire."""

    on: date
    employment: str


class NotSent(Struct, frozen=True):
    pass


class Sent(Struct, frozen=True):
    """On the way; ``stage`` is how far."""

    on: date
    stage: ReferralStage = ReferralStage.RECOMMENDED

    @property
    def said(self) -> bool:
        """Whether the employer says that they are hired."""
        return self.stage is ReferralStage.HIRED


class Confirmed(Struct, frozen=True):
    """Hired by that employment; ``before`` is what stood."""

    employment: str
    before: Sent


class Over(Struct, frozen=True):
    pass


Referral: TypeAlias = NotSent | Sent | Confirmed | Over
Asked: TypeAlias = ReferralCommand | ConfirmHire | AnnulHire
D = Desk[ReferralFacts]


def decide(it: Referral, command: Asked, desk: D) -> Iterator[ReferralEvent]:
    known, on, by = desk.known, desk.on, desk.by.person
    case = (known.referral, known.person, known.place.region, on)
    match it, command:
        case NotSent(), Recommend():
            take(desk, INTAKE, ITEM)
            must_fit(known, on)
            where = known.vacancy
            yield events.Recommended(
                *case, known.search, where.vacancy, where.employer, known.registration, by
            )

        case Sent(sent_on), RecordInterview(held_on=held_on) if not it.said:
            must_be_told_by(desk, by_employer=True)
            if not sent_on <= held_on <= on:
                raise Refused("INTERVIEW_OUTSIDE", field="held_on", sent_on=sent_on)
            yield events.Interviewed(*case, held_on, by)

        case Sent(sent_on), ReportOutcome(outcome=outcome, declined_for=declined_for) if not it.said:
            declined = outcome is ReferralOutcome.DECLINED
            must_be_told_by(desk, by_employer=not declined)
            if declined is (declined_for is None):
                raise Refused("REASON_OF_WHO_DECLINES", field="declined_for")
            yield events.Resulted(*case, outcome, declined_for, by)
            if outcome is ReferralOutcome.HIRED and is_after(sent_on, known.hire):
                yield confirmed(desk)

        case Sent(sent_on), ConfirmHire() if is_after(sent_on, known.hire):
            yield confirmed(desk)

        case Confirmed(employment, before), AnnulHire(employment=annulled) if employment == annulled:
            sent_to = known.vacancy.vacancy
            yield events.HireTakenBack(*case, sent_to, known.search, employment, before.stage)

        case _, ConfirmHire() | AnnulHire():
            return

        case _:
            raise out_of_order(desk, ITEM, command, it, parties=known.agents)


def must_fit(known: ReferralFacts, on: date) -> None:
    """As in every match: looking, offered, old enough, with the certificate; hukou is no matter."""
    must_live(known, "search")
    if not known.looking:
        raise Refused("LOOKING_NO_MORE", field="search")
    if not known.vacancy.offered:
        raise Refused("NOT_OFFERED", field="vacancy")
    if known.skill_rank < known.vacancy.skill_rank:
        raise Refused("CERTIFICATE_TOO_LOW", field="vacancy")
    must_be_old_enough(known, on, "search")


def must_be_told_by(desk: D, *, by_employer: bool) -> None:
    """By who acts for the employer, or by the person; otherwise to the office."""
    known, by = desk.known, desk.by
    told = by.person in known.agents and by.office is None if by_employer else by.speaks_for(known.person)
    if not told:
        desk.must(INTAKE, ITEM, known.place)


def is_after(sent_on: date, hire: Hire | None) -> bool:
    """Who worked there before they were sent was not hired through it."""
    return hire is not None and hire.since >= sent_on


def confirmed(desk: D) -> events.HireConfirmed:
    known = desk.known
    if known.hire is None:
        raise ValueError("nobody looked up the hire")
    return events.HireConfirmed(
        known.referral,
        known.person,
        known.place.region,
        desk.on,
        known.vacancy.vacancy,
        known.search,
        known.registration,
        known.hire.employment,
        known.hire.since,
    )


def evolve(it: Referral, event: ReferralEvent) -> Referral:
    match it, event:
        case NotSent(), events.Recommended(on=on):
            return Sent(on)
        case Sent(on), events.Interviewed():
            return Sent(on, ReferralStage.INTERVIEWED)
        case Sent(on), events.Resulted(outcome=ReferralOutcome.HIRED):
            return Sent(on, ReferralStage.HIRED)
        case Sent(), events.Resulted():
            return Over()
        case Sent(), events.HireConfirmed(employment=employment):
            return Confirmed(employment, it)
        case Confirmed(before=before), events.HireTakenBack():
            return before
        case _:
            raise ValueError(f"{event} cannot follow {it}")


REFERRAL = Decider[Referral, Asked, ReferralEvent](NotSent(), decide, evolve)
