"""The insurance of an employee through an employer: begun, ended with the employment, or taken back."""

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from msgspec import Struct

from insurance.employee_contribution.commands import (
    EndEmployeeInsurance,
    EnrolEmployee,
    RelationCommand,
    TakeBackEmployeeInsurance,
)
from insurance.employee_contribution.events import (
    EmployeeEnded,
    EmployeeEndTakenBack,
    EmployeeEnrolled,
    EmployeeTakenBack,
    RelationEvent,
)
from insurance.employee_contribution.facts import (
    RelationFacts,
    must_be_open,
    must_speak_for_employer,
    out_of_order,
)
from insurance.employee_contribution.submission import last_in_time
from insurance.employee_contribution.terms import EmployeeKind
from insurance.law import UNEMPLOYMENT_CONTRIBUTION
from jinbao.calendar import month_of
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk
from jinbao.events import Effective


class NotInsured(Struct, frozen=True):
    """Not through this employer, as far as it has said so here."""


class Insured(Struct, frozen=True):
    since: date
    kind: EmployeeKind


class Ended(Struct, frozen=True):
    since: date
    until: date
    kind: EmployeeKind


State: TypeAlias = NotInsured | Insured | Ended


def decide(state: State, command: RelationCommand, desk: Desk[RelationFacts]) -> Iterator[Effective]:
    known, on, by = desk.known, desk.on, desk.by.person
    must_speak_for_employer(desk)
    case = (known.employer.employer, command.person, known.place.region)

    match state, command:
        case NotInsured() | Ended(), EnrolEmployee(since=since, kind=kind):
            must_be_possible(known, since, on)
            must_come_after(state, since)
            must_not_be_told_twice(known, since)
            due = due_by("enrolment_days", known, since, on)
            yield Effective(since, EmployeeEnrolled(*case, since, kind, due, on <= due, by))

        case Insured(since), EnrolEmployee():
            raise Refused("INSURED_ALREADY", field="person", since=since)

        case Insured(since, kind), EndEmployeeInsurance(until=until, reason=reason):
            must_end_between(since, until, on)
            must_not_be_declared_later(known, until)
            due = due_by("leaver_list_days", known, until, on)
            yield Effective(until, EmployeeEnded(*case, since, until, kind, reason, due, on <= due, by))

        case Ended(since, _, kind), TakeBackEmployeeInsurance(ground=ground):
            yield Effective(on, EmployeeEndTakenBack(*case, since, kind, ground, by))

        case Insured(since), TakeBackEmployeeInsurance(ground=ground):
            must_stand_on_no_bill(known, since)
            yield Effective(on, EmployeeTakenBack(*case, since, ground, by))

        case NotInsured(), _ if known.heard:
            raise Refused("KNOWN_BY_HIRE", field="person", since=known.heard[-1].since)

        case _:
            raise out_of_order(desk, command, state)


def must_be_possible(known: RelationFacts, since: date, on: date) -> None:
    if not known.is_known:
        raise Refused("EMPLOYEE_UNKNOWN", field="person")
    if since > on:
        raise Refused("WORK_NOT_BEGUN", field="since", since=since)
    if known.died_on and since > known.died_on:
        raise Refused("AFTER_DEATH", field="since", died_on=known.died_on)
    must_be_open(known, since, "since")


def must_come_after(before: State, since: date) -> None:
    if isinstance(before, Ended) and since <= before.until:
        raise Refused("INSURED_UNTIL", field="since", until=before.until)


def must_not_be_told_twice(known: RelationFacts, since: date) -> None:
    """What the employer told the employment service need not be told again (handbook 17.10).

    The same hire may be, with what that office does not ask: as whom somebody is employed.
    """
    for one in known.heard:
        if one.since != since and (one.until is None or one.until >= since):
            raise Refused("KNOWN_BY_HIRE", field="person", since=one.since)


def due_by(days: str, known: RelationFacts, day: date, on: date) -> date:
    """The last day in time, by the law of the day on which the work began or ended."""
    return last_in_time(UNEMPLOYMENT_CONTRIBUTION.law.at(known.place.within, known.parameters), days, day, on)


def must_end_between(since: date, until: date, on: date) -> None:
    if until < since:
        raise Refused("ENDED_BEFORE_BEGUN", field="until", since=since)
    if until > on:
        raise Refused("WORK_NOT_ENDED", field="until", until=until)


def must_not_be_declared_later(known: RelationFacts, until: date) -> None:
    later = [month for month in known.months if month > month_of(until)]
    if later:
        raise Refused("MONTH_ON_BILL", field="until", month=max(later))


def must_stand_on_no_bill(known: RelationFacts, since: date) -> None:
    standing = [month for month in known.months if month >= month_of(since)]
    if standing:
        raise Refused("MONTH_ON_BILL", field="person", month=max(standing))


def evolve(_state: State, event: RelationEvent) -> State:
    match event:
        case EmployeeEnrolled(since=since, kind=kind) | EmployeeEndTakenBack(since=since, kind=kind):
            return Insured(since, kind)
        case EmployeeEnded(since=since, until=until, kind=kind):
            return Ended(since, until, kind)
        case EmployeeTakenBack():
            return NotInsured()


RELATION = Decider[State, RelationCommand, RelationEvent](NotInsured(), decide, evolve)
