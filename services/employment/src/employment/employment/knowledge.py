"""What must be known to decide about an employment: the person, the employer with its agents, other jobs."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from sqlalchemy import select

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
    elsewhere, ends = open_jobs(enquiry, persons), insurance_ends(enquiry.connection, persons)
    pensions = {
        person: OnRecord(row.since, row.event)
        for person, row in pensions_of(enquiry.connection, persons).items()
    }
    return {
        case.about.case: EmploymentFacts(
            **common[case.about.case],
            employment=case.about.case,
            woman=people[case.about.person].sex == Sex.FEMALE,
            pension=pensions.get(case.about.person),
            death_on_record=people[case.about.person].died_on is not None,
            employer=employers.get(case.employer or ""),
            user_unit=employers.get(case.user_unit or ""),
            insurance_ended=ends.get((case.about.person, case.employer or "")),
            other_open=any(
                employment != case.about.case and (person, employer) == (case.about.person, case.employer)
                for employment, person, employer in elsewhere
            ),
        )
        for case in cases
    }


def open_jobs(enquiry: Enquiry, persons: Sequence[str]) -> list[tuple[str, str, str]]:
    table = EMPLOYMENTS.c
    statement = select(table.id, table.person, table.employer).where(
        table.person.in_(persons), table.stage == EmploymentStage.OPEN, table.employer.is_not(None)
    )
    return [(row.id, row.person, row.employer) for row in enquiry.connection.execute(statement)]
