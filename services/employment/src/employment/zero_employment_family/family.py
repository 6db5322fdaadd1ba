"""A zero-employment family: confirmed, owed a job, provided with one, stable; a relapse opens it anew."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from employment import items
from employment.deciding import decision_of
from employment.facts import must_live
from employment.law import ZERO_EMPLOYMENT_FAMILY as RULES
from employment.zero_employment_family import events
from employment.zero_employment_family.commands import (
    ApplyAsZeroEmploymentFamily,
    CheckZeroEmploymentFamily,
    ConfirmFamilyStable,
    DecideZeroEmploymentFamily,
    EndFamilyPromise,
    ServeZeroEmploymentFamilyAnswer,
    WithdrawZeroEmploymentFamily,
    ZeroEmploymentFamilyCommand,
)
from employment.zero_employment_family.ending import became_stable, promise_ended
from employment.zero_employment_family.events import ZeroEmploymentFamilyEvent
from employment.zero_employment_family.facts import LAW, FamilyFacts
from jinbao.casework.hands import Hand, ask_for, out_of_order, take
from jinbao.casework.serving import serve
from jinbao.casework.steps import APPROVE, INTAKE
from jinbao.decider import Decider, Refused
from jinbao.decision import Appeal
from jinbao.desk import Desk
from jinbao.events import Effective

ITEM = items.DIFFICULTY
D = Desk[FamilyFacts]


class Hired(Struct, frozen=True):
    """A member has been registered as hired."""

    on: date
    member: str
    employment: str
    since: date


class LeftWork(Struct, frozen=True):
    """What a member had been registered for is over."""

    on: date
    employment: str


class NotApplied(Struct, frozen=True):
    pass


class Pending(Struct, frozen=True):
    hands: tuple[Hand, ...]
    checked: bool = False


class Answered(Struct, frozen=True):
    on: date
    appeals: tuple[Appeal, ...]
    served: bool = False


class Owed(Struct, frozen=True):
    """Confirmed; ``jobs`` are those of members, since when; ``stable`` is the answer that this is enough."""

    jobs: Mapping[str, date] = {}
    stable: Answered | None = None


class Closed(Struct, frozen=True):
    pass


Family: TypeAlias = NotApplied | Pending | Owed | Answered | Closed
Asked: TypeAlias = ZeroEmploymentFamilyCommand | Hired | LeftWork


def decide(it: Family, command: Asked, desk: D) -> Iterator[ZeroEmploymentFamilyEvent | Effective]:
    known, on, by = desk.known, desk.on, desk.by.person
    case = (known.family, known.person, known.place.region, on)
    match it, command:
        case NotApplied(), ApplyAsZeroEmploymentFamily(papers=papers, consent=consent):
            ask_for(desk, ITEM, consent)
            must_live(known)
            if known.household is None:
                raise Refused("NO_HOUSEHOLD", field="person", law=LAW)
            yield events.Applied(*case, known.household, papers, by, consent)

        case Pending(hands, checked=False), CheckZeroEmploymentFamily(excluded=excluded):
            take(desk, INTAKE, ITEM, hands)
            if not {one.person for one in excluded} <= {*known.members}:
                raise Refused("NOT_OF_THE_HOUSEHOLD", field="excluded")
            yield events.Checked(*case, excluded, by)

        case Pending(hands, checked=True), DecideZeroEmploymentFamily():
            yield decided(hands, desk)

        case Pending(), WithdrawZeroEmploymentFamily():
            if not desk.by.speaks_for(known.person):
                desk.must(INTAKE, ITEM, known.place)
            yield events.Withdrawn(*case, by)

        case Owed(jobs), Hired(member=member, employment=employment, since=since) if (
            jobs.get(employment) != since
        ):
            yield Effective(since, events.JobProvided(*case, member, employment, since, first=not jobs))

        case Owed(jobs), LeftWork(employment=employment) if employment in jobs:
            yield events.JobLost(*case, employment, relapse=len(jobs) == 1)

        case _, Hired() | LeftWork():
            return

        case Owed(jobs, stable=None), ConfirmFamilyStable() if jobs:
            yield became_stable(jobs, desk, take(desk, APPROVE, ITEM))

        case Owed(), EndFamilyPromise():
            yield promise_ended(command, desk, take(desk, APPROVE, ITEM))

        case (
            Answered(since, appeals, served=False) | Owed(stable=Answered(since, appeals, served=False)),
            ServeZeroEmploymentFamilyAnswer(served_on=day) as told,
        ):
            ends = serve(desk, ITEM, since, day, appeals, desk.known.law)
            served = (known.family, known.person, known.place.region, day)
            yield Effective(day, events.DecisionServed(*served, told.method, by, ends))

        case _:
            raise out_of_order(desk, ITEM, command, it, parties=known.members)


def decided(hands: tuple[Hand, ...], desk: D) -> ZeroEmploymentFamilyEvent:
    known, by = desk.known, desk.by.person
    decision = decision_of(desk, RULES, take(desk, APPROVE, ITEM, hands), known.evidence)
    case = (known.family, known.person, known.place.region, desk.on)
    if decision.outcome == "denied":
        return events.NotConfirmed(*case, decision, by)
    return events.Confirmed(*case, known.members, decision, by)


def evolve(it: Family, event: ZeroEmploymentFamilyEvent) -> Family:
    match it, event:
        case NotApplied(), events.Applied(on=on, applied_by=by):
            return Pending((Hand(INTAKE, by, on),))
        case Pending(hands), events.Checked(on=on, officer=by):
            return Pending((*hands, Hand(INTAKE, by, on)), checked=True)
        case Pending(), events.Confirmed():
            return Owed()
        case Pending(), events.NotConfirmed(on=on, decision=decision):
            return Answered(on, decision.appeals)
        case Pending(), events.Withdrawn():
            return Closed()
        case Owed(jobs), events.JobProvided(employment=employment, since=since):
            return replace(it, jobs={**jobs, employment: since})
        case Owed(jobs), events.JobLost(employment=lost, relapse=relapse):
            rest = {one: since for one, since in jobs.items() if one != lost}
            return Owed(rest, stable=None if relapse else it.stable)
        case Owed(), events.BecameStable(on=on, decision=decision):
            return replace(it, stable=Answered(on, decision.appeals))
        case Owed(stable=Answered() as told), events.DecisionServed():
            return replace(it, stable=replace(told, served=True))
        case Owed(), events.PromiseEnded(on=on, decision=decision):
            return Answered(on, decision.appeals)
        case Answered(), events.DecisionServed():
            return replace(it, served=True)
        case _:
            raise ValueError(f"{event} cannot follow {it}")


FAMILY = Decider[Family, Asked, ZeroEmploymentFamilyEvent](NotApplied(), decide, evolve)
