"""What insurance has published of people: who insures them, until when, and who draws a pension."""

from datetime import date
from typing import Any, TypeAlias

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Date,
    Index,
    Row,
    Table,
    Text,
    func,
    or_,
    select,
)

from employment.employment.register import EMPLOYMENTS
from employment.employment.terms import EmploymentStage
from employment.tables import TABLES
from jinbao.calendar import Month, first_day
from jinbao.events import Event
from jinbao.published import Heard
from jinbao.register import Changes


class EmployeeInsured(Event, frozen=True, tag="insurance.employee-insured.v1"):
    employer: str
    person: str
    since: date


class EmployeeInsuranceEnded(Event, frozen=True, tag="insurance.employee-insurance-ended.v1"):
    """``until`` is the last day."""

    employer: str
    person: str
    until: date


class EmployeeInsuranceGoesOn(Event, frozen=True, tag="insurance.employee-insurance-goes-on.v1"):
    employer: str
    person: str


class EmployeeInsuranceTakenBack(Event, frozen=True, tag="insurance.employee-insurance-taken-back.v1"):
    employer: str
    person: str


class RuralPensionGranted(Event, frozen=True, tag="insurance.rural-pension-granted.v1"):
    person: str
    payable_from: Month


class RuralPensionRecalculated(Event, frozen=True, tag="insurance.rural-pension-recalculated.v1"):
    person: str
    payable_from: Month


class RuralPensionStopped(Event, frozen=True, tag="insurance.rural-pension-stopped.v1"):
    person: str


class RuralPensionReinstated(Event, frozen=True, tag="insurance.rural-pension-reinstated.v1"):
    person: str


class RuralPensionRevoked(Event, frozen=True, tag="insurance.rural-pension-revoked.v1"):
    person: str


class RuralPensionRevocationAnnulled(
    Event, frozen=True, tag="insurance.rural-pension-revocation-annulled.v1"
):
    person: str


class UnemploymentMonthConfirmed(Event, frozen=True, tag="insurance.unemployment-month-confirmed.v1"):
    person: str
    confirmed_on: date


OfSocialInsurance: TypeAlias = (
    EmployeeInsured
    | EmployeeInsuranceEnded
    | EmployeeInsuranceGoesOn
    | EmployeeInsuranceTakenBack
    | RuralPensionGranted
    | RuralPensionRecalculated
    | RuralPensionStopped
    | RuralPensionReinstated
    | RuralPensionRevoked
    | RuralPensionRevocationAnnulled
    | UnemploymentMonthConfirmed
)

INSURED = Table(
    "insured_known",
    TABLES.metadata,
    Column("employer", Text, primary_key=True),
    Column("person", Text, primary_key=True),
    Column("since", Date, nullable=False),
    Column("until", Date),
    Column("event", Text, nullable=False),
    Index("insured_known_by_person", "person"),
)
"""``event`` is the last that was heard of it."""

PENSIONERS = Table(
    "pensioner_known",
    TABLES.metadata,
    Column("person", Text, primary_key=True),
    Column("since", Date, nullable=False),
    Column("stopped", Boolean, nullable=False),
    Column("revoked", Boolean, nullable=False),
    Column("event", Text, nullable=False),
)
"""Every pension that insurance has granted; what was revoked stands again as it stood if that is annulled."""

DRAWN = ~PENSIONERS.c.stopped & ~PENSIONERS.c.revoked


def take(changes: Changes, heard: Heard) -> None:
    match heard.event:
        case EmployeeInsured(employer, person, since):
            changes.put(INSURED, employer=employer, person=person, since=since, until=None, event=heard.id)
        case EmployeeInsuranceEnded(employer, person, until):
            changes.change(INSURED, employer, person, until=until, event=heard.id)
        case EmployeeInsuranceGoesOn(employer, person):
            changes.change(INSURED, employer, person, until=None, event=heard.id)
        case EmployeeInsuranceTakenBack(employer, person):
            changes.remove(INSURED, employer, person)
        case RuralPensionGranted(person, payable_from):
            since, stands = first_day(payable_from), {"stopped": False, "revoked": False}
            changes.put(PENSIONERS, person=person, since=since, **stands, event=heard.id)
        case RuralPensionRecalculated(person, payable_from):
            changes.change(PENSIONERS, person, since=first_day(payable_from), event=heard.id)
        case RuralPensionStopped(person):
            changes.change(PENSIONERS, person, stopped=True, event=heard.id)
        case RuralPensionReinstated(person):
            changes.change(PENSIONERS, person, stopped=False, event=heard.id)
        case RuralPensionRevoked(person):
            changes.change(PENSIONERS, person, revoked=True, event=heard.id)
        case RuralPensionRevocationAnnulled(person):
            changes.change(PENSIONERS, person, revoked=False, event=heard.id)


def insured_on(connection: Connection, persons: list[str], on: date) -> dict[str, Row[Any]]:
    """Those of them whom an employer insures on a day."""
    until = insured_until()
    statement = select(INSURED).where(
        INSURED.c.person.in_(persons), INSURED.c.since <= on, or_(until.is_(None), until >= on)
    )
    return {row.person: row for row in connection.execute(statement)}


def insured_until() -> ColumnElement[date | None]:
    """As insurance has told, or else with the work there: one submission ends both (handbook 17.10)."""
    work, insured = EMPLOYMENTS.c, INSURED.c
    left = select(func.min(work.ended_on)).where(
        work.person == insured.person,
        work.employer == insured.employer,
        work.stage == EmploymentStage.ENDED,
        work.ended_on >= insured.since,
    )
    return func.coalesce(insured.until, left.correlate(INSURED).scalar_subquery())


def insurance_ends(connection: Connection, persons: list[str]) -> dict[tuple[str, str], str]:
    """The event by which the insurance of somebody with an employer has ended, by both."""
    statement = select(INSURED).where(INSURED.c.person.in_(persons), INSURED.c.until.is_not(None))
    return {(row.person, row.employer): row.event for row in connection.execute(statement)}


def pensions_of(connection: Connection, persons: list[str]) -> dict[str, Row[Any]]:
    """Those of them who draw a pension."""
    rows = connection.execute(select(PENSIONERS).where(PENSIONERS.c.person.in_(persons), DRAWN))
    return {row.person: row for row in rows}
