"""What must be known to decide about an employment: the person, the employer with its agents, other jobs."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from sqlalchemy import Row, select

from employment.deciding import OnRecord
from employment.employment.facts import EmploymentFacts
from employment.employment.register import EMPLOYMENTS
from employment.employment.terms import EmploymentStage
from employment.known import About, case_facts, people_of
from employment.social_insurance import insurance_ends, pensions_of
from jinbao.casework.employers import known_employers
from jinbao.identifiers import Sex
from jinbao.service import Enquiry


class Case(Struct, frozen=True):
    """An employment as it is asked about, with the employers that it names."""

    about: About
    employer: str | None = None
    user_unit: str | None = None


def employment_facts(enquiry: Enquiry, cases: Sequence[Case], on: date) -> dict[str, EmploymentFacts]:
    """What the decider knows around each; as many statements for one as for a hundred."""
    named = {name for case in cases for name in (case.employer, case.user_unit) if name}
    employers = known_employers(enquiry.connection, sorted(named), on)
    common = case_facts(enquiry, [case.about for case in cases], on)
    persons = [case.about.person for case in cases]
    people = people_of(enquiry, persons)
    work, ends = going_on(enquiry, persons), insurance_ends(enquiry.connection, persons)
    pensions = {
        person: OnRecord(row.since, row.event)
        for person, row in pensions_of(enquiry.connection, persons).items()
    }
    found: dict[str, EmploymentFacts] = {}
    for case in cases:
        own, person = case.about.case, case.about.person
        others = [row for row in work if row.person == person and row.id != own and row.open]
        found[own] = EmploymentFacts(
            **common[own],
            employment=own,
            woman=people[person].sex == Sex.FEMALE,
            pension=pensions.get(person),
            death_on_record=people[person].died_on is not None,
            employer=employers.get(case.employer or ""),
            user_unit=employers.get(case.user_unit or ""),
            insurance_ended=ends.get((person, case.employer or "")),
            other_open=any(row.employer and row.employer == case.employer for row in others),
            own_work={row.kind: row.event for row in others if not row.employer},
            born_event=people[person].born_event,
            declared_event=next((row.event for row in work if row.id == own), ""),
        )
    return found


def going_on(enquiry: Enquiry, persons: Sequence[str]) -> Sequence[Row[Any]]:
    """What they do, or say that they do."""
    table = EMPLOYMENTS.c
    is_open = (table.stage == EmploymentStage.OPEN).label("open")
    statement = select(table.id, table.person, table.employer, table.kind, table.event, is_open)
    standing = table.stage.in_((EmploymentStage.DECLARED, EmploymentStage.OPEN))
    return enquiry.connection.execute(statement.where(table.person.in_(persons), standing)).all()
