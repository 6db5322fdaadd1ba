"""What is known around labour-use filings, gathered for many at once."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from jinbao.casework.employers import agents_of_each
from jinbao.casework.parameters import set_in
from jinbao.casework.people import kin_of_each, known_people
from jinbao.decider import Refused
from jinbao.service import Enquiry
from labor_relations.collective_contract.knowledge import wage_floors
from labor_relations.labour_contract.filing import FilingFacts


class About(Struct, frozen=True):
    """A filing: whose work it is, where, and for whom."""

    filing: str
    person: str
    region: str
    employer: str


def filing_facts(enquiry: Enquiry, filings: Sequence[About], on: date) -> dict[str, FilingFacts]:
    """As many statements for one as for a hundred; raises PERSON_UNKNOWN, REGION_UNKNOWN."""
    connection, persons = enquiry.connection, [one.person for one in filings]
    people, kin = known_people(connection, persons), kin_of_each(connection, persons)
    if missing := [person for person in persons if person not in people]:
        raise Refused("PERSON_UNKNOWN", field="person", person=missing[0])
    employers = [one.employer for one in filings]
    agents, floors = agents_of_each(connection, employers, on), wage_floors(enquiry, employers, on)
    places = enquiry.authority.known_places(connection, [one.region for one in filings])
    parameters = set_in(connection, {region for place in places.values() for region in place.within})
    return {
        one.filing: FilingFacts(
            person=one.person,
            place=places[one.region],
            kin=kin[one.person] | agents.get(one.employer, frozenset()),
            born=people[one.person].born,
            agents=agents.get(one.employer, frozenset()),
            parameters=tuple(each for each in parameters if each.region in places[one.region].within),
            wage_floor=floors.get(one.employer),
        )
        for one in filings
    }
