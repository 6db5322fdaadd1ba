"""What every slice asks of a person and of the place where their case is, gathered for many at once."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from jinbao.casework.parameters import set_in
from jinbao.casework.people import kin_of_each, known_people
from jinbao.casework.places import is_one_person_office
from jinbao.decider import Refused
from jinbao.service import Enquiry


class About(Struct, frozen=True):
    """A case by its id: whose it is, and in which region."""

    case: str
    person: str
    region: str


def people_of(enquiry: Enquiry, persons: Sequence[str]) -> Mapping[str, Any]:
    """What identity said of each; raises PERSON_UNKNOWN."""
    people = known_people(enquiry.connection, persons)
    if missing := [person for person in persons if person not in people]:
        raise Refused("PERSON_UNKNOWN", field="person", person=missing[0])
    return people


def case_facts(enquiry: Enquiry, cases: Sequence[About], on: date) -> dict[str, dict[str, Any]]:
    """The fields that all facts have, by the case; as many statements for one as for a hundred.

    Raises PERSON_UNKNOWN, REGION_UNKNOWN.
    """
    connection, persons = enquiry.connection, [case.person for case in cases]
    people, kin = people_of(enquiry, persons), kin_of_each(connection, persons)
    places = enquiry.authority.known_places(connection, [case.region for case in cases])
    parameters = set_in(connection, {region for place in places.values() for region in place.within})
    alone = is_one_person_office(connection, enquiry.call.office, on)
    return {
        case.case: {
            "person": case.person,
            "place": places[case.region],
            "kin": kin[case.person],
            "one_person_office": alone,
            "born": people[case.person].born,
            "died_on": people[case.person].died_on if people[case.person].death_is_proven else None,
            "death_event": people[case.person].death_event or "",
            "merged_into": people[case.person].merged_into,
            "parameters": tuple(one for one in parameters if one.region in places[case.region].within),
        }
        for case in cases
    }
