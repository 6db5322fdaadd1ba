"""What must be known to decide about a referral: the search, the vacancy, the spell, a hire."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct
from sqlalchemy import select

from employment.employment.register import EMPLOYMENTS
from employment.employment.terms import EmploymentStage
from employment.job_search.register import SEARCHES
from employment.job_search.terms import SearchStage
from employment.known import About, case_facts
from employment.referral.referral import Hire, OfVacancy, ReferralFacts
from employment.unemployment.register import UNEMPLOYMENTS
from employment.unemployment.terms import UnemploymentStage
from employment.vacancy.look_ups import is_offered
from employment.vacancy.register import VACANCIES
from jinbao.casework.employers import agents_of_each
from jinbao.decider import Refused
from jinbao.service import Enquiry


class Case(Struct, frozen=True):
    """A referral by its id, with the search and the vacancy that it brings together."""

    about: About
    search: str
    vacancy: str
    hire: Hire | None = None


def referral_facts(enquiry: Enquiry, cases: Sequence[Case], on: date) -> dict[str, ReferralFacts]:
    """What the decider knows around each; as many statements for one as for a hundred."""
    persons = [case.about.person for case in cases]
    common = case_facts(enquiry, [case.about for case in cases], on)
    vacancies = vacancies_known(enquiry, [case.vacancy for case in cases])
    employers = sorted({one.employer for one in vacancies.values()})
    agents = agents_of_each(enquiry.connection, employers, on)
    searches = select(SEARCHES).where(SEARCHES.c.id.in_([case.search for case in cases]))
    looking = {row.id: row for row in enquiry.connection.execute(searches)}
    spells, hires = registered(enquiry, persons), hires_of(enquiry, persons, employers)
    return {
        case.about.case: ReferralFacts(
            **common[case.about.case],
            referral=case.about.case,
            search=case.search,
            looking=looking[case.search].stage == SearchStage.LOOKING,
            skill_rank=looking[case.search].skill_rank,
            vacancy=(where := vacancies[case.vacancy]),
            registration=spells.get(case.about.person),
            agents=agents.get(where.employer, frozenset()),
            hire=case.hire or hires.get((case.about.person, where.employer)),
        )
        for case in cases
    }


def vacancies_known(enquiry: Enquiry, vacancies: Sequence[str]) -> Mapping[str, OfVacancy]:
    """Raises VACANCY_UNKNOWN."""
    table = VACANCIES.c
    asked = select(table.id, table.employer, is_offered(enquiry).label("offered"), table.skill_rank)
    rows = enquiry.connection.execute(asked.where(table.id.in_(vacancies)))
    found = {row.id: OfVacancy(row.id, row.employer, bool(row.offered), row.skill_rank) for row in rows}
    if not found.keys() >= {*vacancies}:
        raise Refused("VACANCY_UNKNOWN", field="vacancy")
    return found


def registered(enquiry: Enquiry, persons: Sequence[str]) -> Mapping[str, str]:
    """Under which registration each of them is unemployed."""
    table = UNEMPLOYMENTS.c
    spells = select(table.person, table.id).where(
        table.person.in_(persons), table.stage == UnemploymentStage.REGISTERED
    )
    return {row.person: row.id for row in enquiry.connection.execute(spells)}


def hires_of(
    enquiry: Enquiry, persons: Sequence[str], employers: Sequence[str]
) -> Mapping[tuple[str, str], Hire]:
    """Who of them works for which of these employers, by the employment that began last."""
    table = EMPLOYMENTS.c
    work = select(table.id, table.person, table.employer, table.since).where(
        table.person.in_(persons), table.employer.in_(employers), table.stage == EmploymentStage.OPEN
    )
    rows = enquiry.connection.execute(work.order_by(table.since, table.id))
    return {(row.person, row.employer): Hire(row.id, row.since) for row in rows}
