"""Who is insured through which employer and when: as it said here, or to the employment service."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import convert
from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Date,
    Index,
    Table,
    Text,
    and_,
    case,
    exists,
    func,
    null,
    or_,
    select,
    union_all,
)

from insurance.employee_contribution.events import (
    EmployeeEnded,
    EmployeeEndTakenBack,
    EmployeeEnrolled,
    EmployeeTakenBack,
)
from insurance.employee_contribution.facts import Relation
from insurance.employee_contribution.terms import EmployeeKind
from insurance.tables import TABLES
from insurance.unemployment_benefit.heard import JOBS
from jinbao.calendar import Month, first_day, last_day
from jinbao.casework.people import PEOPLE
from jinbao.events import Recorded
from jinbao.register import Changes

RELATIONS = Table(
    "employee_relation",
    TABLES.metadata,
    Column("employer", Text, primary_key=True),
    Column("person", Text, primary_key=True),
    Column("since", Date, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("until", Date),
    Column("reason", Text),
    Column("due_on", Date, nullable=False),
    Column("in_time", Boolean, nullable=False),
    Column("end_due_on", Date),
    Column("end_in_time", Boolean),
    Index("employee_relation_of", "person", "since"),
)
"""What employers said to this office."""

NOT_ENDED = dict.fromkeys(("until", "reason", "end_due_on", "end_in_time"))


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case EmployeeEnrolled(employer, person, _, since, kind, due_on, in_time):
            row = {"kind": kind, "due_on": due_on, "in_time": in_time, **NOT_ENDED}
            changes.put(RELATIONS, employer=employer, person=person, since=since, **row)
        case EmployeeEnded(employer, person, _, since, until, _, reason, due_on, in_time):
            end = {"until": until, "reason": reason, "end_due_on": due_on, "end_in_time": in_time}
            changes.change(RELATIONS, employer, person, since, **end)
        case EmployeeEndTakenBack(employer, person, _, since):
            changes.change(RELATIONS, employer, person, since, **NOT_ENDED)
        case EmployeeTakenBack(employer, person, _, since):
            changes.remove(RELATIONS, employer, person, since)


# One submission serves both offices (handbook 17.10): a hire that the employment service registered insures
# as well, and its end there ends what was said here.
_OWN, _JOB = RELATIONS.c, JOBS.c
_SAME = and_(_JOB.employer == _OWN.employer, _JOB.person == _OWN.person)
_ENDED_THERE = (
    select(func.min(_JOB.ended_on))
    .where(_SAME, _JOB.ended_on >= _OWN.since)
    .correlate(RELATIONS)
    .scalar_subquery()
)
_SAID_HERE = exists().where(
    _SAME,
    or_(_JOB.ended_on.is_(None), _OWN.since <= _JOB.ended_on),
    or_(_OWN.until.is_(None), _OWN.until >= _JOB.since),
)
_KIND = case(
    (PEOPLE.c.rural_hukou, EmployeeKind.RURAL_CONTRACT_WORKER.value), else_=EmployeeKind.EMPLOYEE.value
)


def _in_life(until: ColumnElement[Any]) -> ColumnElement[Any]:
    """Nobody is insured beyond a death of which there is proof, whether or not the employer said so."""
    died_on = case((PEOPLE.c.death_is_proven.is_(True), PEOPLE.c.died_on))
    earlier = or_(until.is_(None), died_on < until)
    return case((and_(died_on.is_not(None), earlier), died_on), else_=until).label("until")


INSURED = union_all(
    select(
        _OWN.employer,
        _OWN.person,
        _OWN.since,
        _OWN.kind,
        _in_life(func.coalesce(_OWN.until, _ENDED_THERE)),
        _OWN.due_on,
        _OWN.in_time,
        _OWN.end_due_on,
        _OWN.end_in_time,
    ).outerjoin(PEOPLE, PEOPLE.c.person == _OWN.person),
    select(
        _JOB.employer,
        _JOB.person,
        _JOB.since,
        _KIND.label("kind"),
        _in_life(_JOB.ended_on),
        null().label("due_on"),
        null().label("in_time"),
        null().label("end_due_on"),
        null().label("end_in_time"),
    )
    .join(PEOPLE, PEOPLE.c.person == _JOB.person)
    .where(_JOB.employer.is_not(None), ~_SAID_HERE),
).subquery("employee_insured")
"""Everybody who is or was insured through an employer, whichever office it told."""


def insured_in(
    connection: Connection, employers: Sequence[str], first: Month, last: Month
) -> Mapping[str, tuple[Relation, ...]]:
    """For each employer those whose insurance touches these months."""
    found: dict[str, list[Relation]] = defaultdict(list)
    statement = select(INSURED).where(
        INSURED.c.employer.in_(list(employers)),
        INSURED.c.since <= last_day(last),
        or_(INSURED.c.until.is_(None), INSURED.c.until >= first_day(first)),
    )
    for row in connection.execute(statement.order_by(INSURED.c.since)):
        found[row.employer].append(convert(row, Relation, from_attributes=True))
    return {employer: tuple(found[employer]) for employer in employers}


def heard_of(connection: Connection, persons: Sequence[str]) -> Mapping[str, tuple[Relation, ...]]:
    """What the employment service says of them, by employer and person."""
    found: dict[str, tuple[Relation, ...]] = defaultdict(tuple)
    statement = select(INSURED).where(INSURED.c.person.in_(list(persons)), INSURED.c.due_on.is_(None))
    for row in connection.execute(statement.order_by(INSURED.c.since)):
        found[f"{row.employer}/{row.person}"] += (convert(row, Relation, from_attributes=True),)
    return found
