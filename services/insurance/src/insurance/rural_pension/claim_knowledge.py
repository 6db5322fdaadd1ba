"""What insurance must know to decide claims: the facts that the formula may ask, each with its event."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from sqlalchemy import Column, Connection, Row, Table, select

from insurance.rural_pension.account_register import ACCOUNTS, CONTRIBUTIONS, ENTRIES, MADE_UP
from insurance.rural_pension.answers import EnrolmentStage
from insurance.rural_pension.claim_conditions import ClaimFacts
from insurance.rural_pension.claim_register import CLAIMS, OVER
from insurance.rural_pension.claim_states import Claim, Dossier
from insurance.rural_pension.enrolment_register import ENROLMENTS
from insurance.rural_pension.events.declared import DeclaredChild
from insurance.rural_pension.facts import Child, Contribution, Facts, Known
from insurance.rural_pension.knowledge import facts_of, on_record
from insurance.rural_pension.terms import Scheme
from insurance.rural_pension.uncredited import years_lacking
from jinbao.actor import Place
from jinbao.casework.people import children_of_each
from jinbao.casework.places import COUNTIES
from jinbao.service import Enquiry


class Case(Struct, frozen=True):
    """A claim whose person is known, with the state that its history leads to."""

    claim: str
    person: str
    state: Claim

    @property
    def dossier(self) -> Dossier | None:
        return getattr(self.state, "dossier", None)


class Rows(Struct, frozen=True):
    """What the registers say of all claimants and declared children, read at one go."""

    people: Mapping[str, Row[Any]]
    places: Mapping[str, Place]
    counties: frozenset[str]
    forms: Mapping[str, Row[Any]]
    accounts: Mapping[str, Row[Any]]
    enrolments: Mapping[str, Row[Any]]
    contributions: Mapping[str, tuple[Contribution, ...]]


def claim_facts(enquiry: Enquiry, cases: Sequence[Case], on: Any) -> dict[str, ClaimFacts]:
    """What the decider of claims knows around each case; as many statements for one as for a hundred."""
    persons = [case.person for case in cases]
    people = people_of(enquiry, cases)
    common = facts_of(enquiry, {person: people[person] for person in persons}, on)
    children = children_of_each(enquiry.connection, persons)
    rows = read(enquiry, cases, people)
    others = with_other_claims(cases, rows.forms.values())
    lacking = years_lacking(enquiry, persons, on)
    return {
        case.claim: ClaimFacts(
            **common[case.person],
            claim=case.claim,
            other_claim=case.claim in others,
            children=children[case.person],
            facts=formula_facts(case, case.dossier, rows, lacking.get(case.person, ()))
            if case.dossier
            else None,
        )
        for case in cases
    }


def with_other_claims(cases: Sequence[Case], claims: Iterable[Row[Any]]) -> frozenset[str]:
    """Those of the cases whose person has another claim that is open or granted."""
    standing: dict[str, set[str]] = defaultdict(set)
    for row in claims:
        if row.stage not in OVER:
            standing[row.person].add(row.id)
    return frozenset(case.claim for case in cases if standing[case.person] - {case.claim})


def claims_of(connection: Connection, cases: Sequence[Case]) -> dict[str, Row[Any]]:
    """The claims of these cases, and whatever else their persons have claimed."""
    of_case = CLAIMS.c.id.in_([case.claim for case in cases])
    of_person = CLAIMS.c.person.in_([case.person for case in cases])
    return {row.id: row for row in connection.execute(select(CLAIMS).where(of_case | of_person))}


def people_of(enquiry: Enquiry, cases: Sequence[Case]) -> Mapping[str, Any]:
    """Who claims, and the children whom they name, as identity knows them; raises PERSON_UNKNOWN."""
    children = [child.person for case in cases if case.dossier for child in case.dossier.children]
    return on_record(enquiry, [case.person for case in cases], also=children)


def read(enquiry: Enquiry, cases: Sequence[Case], people: Mapping[str, Any]) -> Rows:
    connection, persons = enquiry.connection, [case.person for case in cases]
    regions = {row.hukou_region for row in people.values()}
    places = enquiry.authority.known_places(connection, regions)
    around = {region for place in places.values() for region in place.within}
    return Rows(
        people=people,
        places=places,
        counties=frozenset(
            connection.scalars(select(COUNTIES.c.region).where(COUNTIES.c.region.in_(around)))
        ),
        forms=claims_of(connection, cases),
        accounts=rows_by(connection, ACCOUNTS, ACCOUNTS.c.person, persons),
        enrolments=rows_by(connection, ENROLMENTS, ENROLMENTS.c.person, [*people]),
        contributions=contributions(connection, [*people]),
    )


def formula_facts(case: Case, dossier: Dossier, rows: Rows, lacking: Iterable[int] = ()) -> Facts:
    """Reading a balance of nothing also has a source: the form, behind which no account was found."""
    form, born = rows.forms[case.claim], rows.people[case.person]
    account = rows.accounts.get(case.person)
    source = account.event if account else form.filed_event
    return Facts(
        born=Known(born.born, born.born_event),
        applied_on=Known(form.filed_on, form.filed_event),
        rural_scheme=came_with_rural_scheme(born, rows.enrolments.get(case.person)),
        employee_pension=Known(dossier.employee_pension, form.form_event),
        contributions=rows.contributions.get(case.person, ()),
        personal_account=Known(account.personal if account else 0, source),
        subsidy_account=Known(account.subsidy if account else 0, source),
        collective_account=Known(account.collective if account else 0, source),
        years_lacking=tuple(lacking),
        children_declared=Known(len(dossier.children), form.form_event),
        children=tuple(
            child_facts(child, case, rows) for child in dossier.children if child.person in rows.people
        ),
        died_on=death_of(born),
    )


def came_with_rural_scheme(person: Row[Any], enrolment: Row[Any] | None) -> Known[bool]:
    """By the enrolment, if it is older than the merger, else by hukou; as ``scheme.introduced_by`` has it."""
    if enrolment and enrolment.confirmed_event and enrolment.scheme != Scheme.ALL_RESIDENTS:
        return Known(enrolment.scheme == Scheme.RURAL_RESIDENTS, enrolment.confirmed_event)
    return Known(person.rural_hukou, person.hukou_event)


def death_of(person: Row[Any]) -> Known[date] | None:
    """A village's report alone proves no death: handbook 17.2."""
    return Known(person.died_on, person.death_event) if person.death_is_proven else None


def child_facts(child: DeclaredChild, case: Case, rows: Rows) -> Child:
    """What the form declares of a child, and what identity and the registers say of it."""
    form, known = rows.forms[case.claim], rows.people[child.person]
    enrolment = rows.enrolments.get(child.person)
    enrolled = enrolment is not None and enrolment.stage == EnrolmentStage.CONFIRMED
    parents_last = last_year_of(rows.people[case.person])
    years = rows.contributions.get(child.person, ())
    paid = [each for each in years if not each.made_up and each.year <= parents_last]
    first, last = (min(paid, key=lambda each: each.paid_on), paid[-1]) if paid else (None, None)
    return Child(
        person=Known(child.person, form.form_event),
        born=Known(known.born, known.born_event),
        rural_hukou_in_county=Known(
            known.rural_hukou and in_same_county(rows, case.person, child.person), known.hukou_event
        ),
        student=Known(child.student, form.form_event),
        employee_pension=Known(child.employee_pension, form.form_event),
        enrolled=Known(enrolled, enrolment.event if enrolment else form.form_event),
        first_paid_on=Known(first.paid_on if first else None, first.source if first else form.form_event),
        last_paid_year=Known(last.year if last else None, last.source if last else form.form_event),
        died_on=death_of(known),
    )


def last_year_of(person: Row[Any]) -> int:
    """Until which year a person lived; what the children paid later does not count (17.2)."""
    death = death_of(person)
    return death.value.year if death else date.max.year


def in_same_county(rows: Rows, one: str, other: str) -> bool:
    of_one, of_other = (set(rows.places[rows.people[person].hukou_region].within) for person in (one, other))
    return bool(of_one & of_other & rows.counties)


def contributions(connection: Connection, persons: Iterable[str]) -> dict[str, tuple[Contribution, ...]]:
    """The years that each person has paid or bought and nobody has reversed, in order, with their payment."""
    entries = ENTRIES.c
    statement = (
        select(entries.person, entries.year, entries.value_day, entries.event, entries.kind)
        .where(
            entries.person.in_(list(persons)),
            entries.kind.in_((*CONTRIBUTIONS, MADE_UP)),
            entries.reversed_by.is_(None),
        )
        .order_by(entries.person, entries.year, entries.number.desc())
    )
    paid: dict[str, dict[int, Contribution]] = defaultdict(dict)
    for row in connection.execute(statement):
        made_up = row.kind == MADE_UP
        paid[row.person][row.year] = Contribution(row.year, row.value_day, row.event, made_up)
    return {person: tuple(years.values()) for person, years in paid.items()}


def rows_by(
    connection: Connection, table: Table, key: Column[str], keys: Sequence[str], by: Column[str] | None = None
) -> dict[str, Row[Any]]:
    """The rows with these keys, by the key or by another column that tells them apart."""
    if not keys:
        return {}
    named = (key if by is None else by).name
    return {getattr(row, named): row for row in connection.execute(select(table).where(key.in_(keys)))}
