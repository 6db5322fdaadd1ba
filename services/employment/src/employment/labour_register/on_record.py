"""What this office and the insurer have on record about what somebody does: nobody types it twice."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, exists, select

from employment.employment.register import EMPLOYMENTS
from employment.employment.terms import EmploymentKind, EmploymentStage
from employment.labour_register.facts import Evidence
from employment.labour_register.terms import Doing, LabourSource, LabourState
from employment.social_insurance import INSURED, insured_until
from employment.unemployment.register import UNEMPLOYMENTS
from employment.unemployment.terms import UnemploymentStage

OF_KIND = {
    EmploymentKind.EMPLOYED: (LabourState.EMPLOYED, LabourSource.EMPLOYER_FILING),
    EmploymentKind.SELF_EMPLOYED: (LabourState.SELF_EMPLOYED, LabourSource.REGISTRATION),
    EmploymentKind.FLEXIBLE: (LabourState.FLEXIBLE, LabourSource.REGISTRATION),
}


def on_record(connection: Connection, persons: Sequence[str], but: str | None = None) -> dict[str, Evidence]:
    """The strongest for each: work for an employer, insurance by one, own work, registered unemployment.

    ``but`` is an employment or a registration that is just being ended.
    """
    found: dict[str, Evidence] = {}
    for evidence in (of_unemployment, of_own_work, of_insurance, of_employment):
        found |= evidence(connection, persons, but)
    return found


def of_unemployment(connection: Connection, persons: Sequence[str], but: str | None) -> dict[str, Evidence]:
    table = UNEMPLOYMENTS.c
    asked = select(UNEMPLOYMENTS).where(
        table.person.in_(persons), table.stage == UnemploymentStage.REGISTERED, table.id != (but or "")
    )
    return {
        row.person: Evidence(
            Doing(LabourState.UNEMPLOYED_REG, row.registered_on), LabourSource.REGISTRATION, row.decision
        )
        for row in connection.execute(asked)
    }


def of_own_work(connection: Connection, persons: Sequence[str], but: str | None) -> dict[str, Evidence]:
    return of_work(connection, persons, but, own=True)


def of_employment(connection: Connection, persons: Sequence[str], but: str | None) -> dict[str, Evidence]:
    return of_work(connection, persons, but, own=False)


def of_work(
    connection: Connection, persons: Sequence[str], but: str | None, *, own: bool
) -> dict[str, Evidence]:
    table = EMPLOYMENTS.c
    kind = table.kind != EmploymentKind.EMPLOYED if own else table.kind == EmploymentKind.EMPLOYED
    asked = select(EMPLOYMENTS).where(
        table.person.in_(persons), table.stage == EmploymentStage.OPEN, table.id != (but or ""), kind
    )
    rows = connection.execute(asked.order_by(table.since.desc(), table.id))
    return {row.person: of_job(row) for row in rows}


def of_job(row: Any) -> Evidence:
    status, source = OF_KIND[EmploymentKind(row.kind)]
    return Evidence(Doing(status, row.since, row.employer, row.region), source, row.event)


def of_insurance(connection: Connection, persons: Sequence[str], but: str | None) -> dict[str, Evidence]:
    table, work = INSURED.c, EMPLOYMENTS.c
    with_it = exists().where(
        work.id == (but or ""), work.person == table.person, work.employer == table.employer
    )
    asked = select(INSURED).where(table.person.in_(persons), insured_until().is_(None), ~with_it)
    return {
        row.person: Evidence(
            Doing(LabourState.EMPLOYED, row.since, row.employer), LabourSource.INSURANCE_RECORD, row.event
        )
        for row in connection.execute(asked.order_by(table.since.desc(), table.employer))
    }
