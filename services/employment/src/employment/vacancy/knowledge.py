"""What must be known to decide about a vacancy: its employer with its agents, and the law of the place."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from employment.vacancy.facts import VacancyFacts
from jinbao.casework.employers import known_employers
from jinbao.casework.parameters import set_in
from jinbao.service import Enquiry


class Case(Struct, frozen=True):
    """A vacancy by its id: whose it is, and where the work is done."""

    vacancy: str
    employer: str
    region: str


def vacancy_facts(enquiry: Enquiry, cases: Sequence[Case], on: date) -> dict[str, VacancyFacts]:
    """What the decider knows around each; as many statements for one as for a hundred."""
    connection = enquiry.connection
    employers = known_employers(connection, sorted({case.employer for case in cases}), on)
    places = enquiry.authority.known_places(connection, [case.region for case in cases])
    parameters = set_in(connection, {region for place in places.values() for region in place.within})
    return {
        case.vacancy: VacancyFacts(
            person=case.employer,
            place=places[case.region],
            vacancy=case.vacancy,
            employer=employers.get(case.employer),
            parameters=tuple(one for one in parameters if one.region in places[case.region].within),
        )
        for case in cases
    }
