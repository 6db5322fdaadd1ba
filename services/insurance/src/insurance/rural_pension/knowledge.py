"""What insurance must know to decide a case of the rural pension, gathered for many persons at once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from insurance.rural_pension.account_register import CONTRIBUTIONS, ENTRIES
from insurance.rural_pension.answers import ClaimStage, EnrolmentStage
from insurance.rural_pension.claim_register import CLAIMS
from insurance.rural_pension.dues import AccountFacts
from insurance.rural_pension.enrolment import EnrolmentFacts
from insurance.rural_pension.enrolment_register import CATEGORY, ENROLMENTS, GRADE, TERMS
from insurance.rural_pension.terms import EnrolmentCategory, Scheme
from jinbao.casework.parameters import set_in
from jinbao.casework.people import kin_of_each, known_people
from jinbao.casework.places import is_one_person_office
from jinbao.decider import Refused
from jinbao.service import Enquiry

NOWHERE_ELSE: Mapping[str, str] = {}
NO_FORM: Mapping[str, Any] = {"enrolled_in": None, "submission": None}


def person_facts(
    enquiry: Enquiry, persons: Sequence[str], on: date, kept: Mapping[str, str] = NOWHERE_ELSE
) -> dict[str, dict[str, Any]]:
    """What every decider of the scheme asks of a person; as many statements for one as for a hundred.

    A case belongs to the place of the person's hukou, or to where it is kept (handbook 17.3). Raises
    PERSON_UNKNOWN, REGION_UNKNOWN.
    """
    return facts_of(enquiry, on_record(enquiry, persons), on, kept)


def on_record(enquiry: Enquiry, persons: Sequence[str], *, also: Sequence[str] = ()) -> Mapping[str, Any]:
    """What identity said of each, and of those others that it knows; raises PERSON_UNKNOWN."""
    people = known_people(enquiry.connection, [*persons, *also])
    if missing := [person for person in persons if person not in people]:
        raise Refused("PERSON_UNKNOWN", field="person", person=missing[0])
    return people


def facts_of(
    enquiry: Enquiry, people: Mapping[str, Any], on: date, kept: Mapping[str, str] = NOWHERE_ELSE
) -> dict[str, dict[str, Any]]:
    """The same of people as they stand here, on record or only said to be so; raises REGION_UNKNOWN."""
    connection = enquiry.connection
    regions = {person: kept.get(person, row.hukou_region) for person, row in people.items()}
    places = enquiry.authority.known_places(connection, regions.values())
    parameters = set_in(connection, {region for place in places.values() for region in place.within})
    kin, forms = kin_of_each(connection, [*people]), forms_of(connection, [*people])
    alone = is_one_person_office(connection, enquiry.call.office, on)
    return {
        person: {
            "person": person,
            "place": places[regions[person]],
            "kin": kin[person],
            "one_person_office": alone,
            "born": row.born,
            "rural_hukou": row.rural_hukou,
            **forms.get(person, NO_FORM),
            "died_on": row.died_on if row.death_is_proven else None,
            "merged_into": row.merged_into,
            "parameters": tuple(one for one in parameters if one.region in places[regions[person]].within),
        }
        for person, row in people.items()
    }


def enrolment_facts(enquiry: Enquiry, persons: Sequence[str], on: date) -> dict[str, EnrolmentFacts]:
    """What the decider of enrolments knows of each person."""
    return enrolment_facts_of(enquiry, on_record(enquiry, persons), on)


def enrolment_facts_of(enquiry: Enquiry, people: Mapping[str, Any], on: date) -> dict[str, EnrolmentFacts]:
    paid = paid_years(enquiry, [*people])
    return {
        person: EnrolmentFacts(**facts, paid_years=frozenset(paid[person]))
        for person, facts in facts_of(enquiry, people, on).items()
    }


def forms_of(connection: Connection, persons: Sequence[str]) -> dict[str, dict[str, Any]]:
    """The form of each of them that was taken in last, and the scheme where it has led to an enrolment."""
    table = ENROLMENTS.c
    taken_in = select(table.person, table.stage, table.scheme, table.submission)
    return {
        row.person: {
            "enrolled_in": Scheme(row.scheme) if row.stage == EnrolmentStage.CONFIRMED else None,
            "submission": row.submission,
        }
        for row in connection.execute(taken_in.where(table.person.in_(persons)))
    }


def account_facts(enquiry: Enquiry, persons: Sequence[str], on: date, year: int) -> dict[str, AccountFacts]:
    """What the decider of accounts knows of each holder, with the terms of that year.

    Until the enrolment has followed somebody who moved, its years are paid where it is kept.
    """
    terms, granted = terms_of_year(enquiry, persons, year), with_pension(enquiry, persons)
    return {
        person: AccountFacts(
            **facts,
            grade=int(terms[person][GRADE]) if GRADE in terms[person] else None,
            category=EnrolmentCategory(terms[person].get(CATEGORY, EnrolmentCategory.ORDINARY)),
            pension_granted=person in granted,
        )
        for person, facts in person_facts(enquiry, persons, on, kept_at(enquiry, persons)).items()
    }


def kept_at(enquiry: Enquiry, persons: Sequence[str]) -> dict[str, str]:
    """Where the enrolment of each of them is kept, if they are enrolled."""
    table = ENROLMENTS.c
    confirmed = select(table.person, table.region).where(
        table.person.in_(persons), table.stage == EnrolmentStage.CONFIRMED
    )
    return {row.person: row.region for row in enquiry.connection.execute(confirmed)}


def terms_of_year(enquiry: Enquiry, persons: Sequence[str], year: int) -> Mapping[str, dict[str, str]]:
    """Grade (in fen) and category of each enrolled person that hold in a year: the latest set by then."""
    terms: dict[str, dict[str, str]] = defaultdict(dict)
    statement = select(TERMS).where(TERMS.c.person.in_(persons), TERMS.c.year <= year).order_by(TERMS.c.year)
    for row in enquiry.connection.execute(statement):
        terms[row.person][row.aspect] = row.value
    return terms


def paid_years(enquiry: Enquiry, persons: Sequence[str]) -> Mapping[str, set[int]]:
    """The years that each person has paid and that nobody has reversed."""
    years: dict[str, set[int]] = defaultdict(set)
    entries = ENTRIES.c
    statement = select(entries.person, entries.year).where(
        entries.person.in_(persons), entries.kind.in_(CONTRIBUTIONS), entries.reversed_by.is_(None)
    )
    for row in enquiry.connection.execute(statement):
        years[row.person].add(row.year)
    return years


def with_pension(enquiry: Enquiry, persons: Sequence[str]) -> frozenset[str]:
    """Those of them to whom a pension has been granted."""
    claims = CLAIMS.c
    statement = select(claims.person).where(claims.person.in_(persons), claims.stage == ClaimStage.GRANTED)
    return frozenset(enquiry.connection.scalars(statement))
