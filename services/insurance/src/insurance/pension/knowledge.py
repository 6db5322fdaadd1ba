"""What insurance must know to decide about pensions in payment, gathered for many persons at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from msgspec import Struct
from sqlalchemy import Column, Connection, Row, func, or_, select, tuple_
from sqlalchemy.sql.elements import ColumnElement

from insurance.items import INTAKE, PENSION_CLAIM
from insurance.law import RURAL_PENSION
from insurance.pension.correcting import corrected_by_person
from insurance.pension.due import Terms
from insurance.pension.raising import decidable_since, raises
from insurance.pension.register import (
    NOTHING_STANDS,
    PENSIONS,
    RATES,
    birth_corrected,
    case_of,
    interest_came_late,
    rates_in,
)
from insurance.pension.standing import PensionFacts
from insurance.rural_pension.claim_register import case_of as claim_case
from insurance.rural_pension.events.account import Balances
from insurance.survival_certification.register import CERTIFICATIONS, OF_CLOCK, OF_PENSION
from insurance.unserved import unserved_in
from jinbao.actor import Place
from jinbao.calendar import Month
from jinbao.casework.hands import not_there
from jinbao.casework.parameters import set_in
from jinbao.casework.people import kin_of_each, known_people
from jinbao.casework.places import COUNTIES
from jinbao.casework.worklist import hands_on
from jinbao.decider import Refused
from jinbao.service import Enquiry
from jinbao.statutory_clock.register import CLOCKS

AT_ONCE = 200
"""How many pensions one command raises: some hundred decisions stay a short transaction."""


def pension_facts(enquiry: Enquiry, persons: Sequence[str]) -> dict[str, PensionFacts]:
    """What the decider knows of each pension; raises PENSION_UNKNOWN."""
    connection, table = enquiry.connection, PENSIONS.c
    columns = (table.id, table.region, table.claim, table.born, table.standing_event)
    certified = (CLOCKS.c.since, CLOCKS.c.due, CERTIFICATIONS.c.event)
    late = interest_came_late().label("interest_late")
    asked = select(*columns, late, *certified).join(CLOCKS, OF_PENSION, isouter=True)
    asked = asked.join(CERTIFICATIONS, OF_CLOCK, isouter=True).where(table.id.in_(persons))
    rows = connection.execute(asked).all()
    pensions = {row.id: row for row in rows}
    if missing := [person for person in persons if person not in pensions]:
        unknown = Refused("PENSION_UNKNOWN", field="person", person=missing[0])
        raise not_there(enquiry.actor, PENSION_CLAIM, missing[0], enquiry.today, unknown)
    people, kin = known_people(connection, persons), kin_of_each(connection, persons)
    places = enquiry.authority.known_places(connection, [row.region for row in rows])
    parameters = set_in(connection, {region for place in places.values() for region in place.within})
    rates_set = rate_events(connection, persons)
    wrong = {row.id: row.claim for row in rows if row.interest_late or row.born != people[row.id].born}
    corrected = corrected_by_person(enquiry, wrong) if wrong else {}
    elsewhere, unserved = (
        drawing_elsewhere(connection, people.values()),
        unserved_in(connection, [case_of(person) for person in persons]),
    )
    return {
        person: PensionFacts(
            person=person,
            place=places[pension.region],
            kin=kin[person],
            parameters=tuple(one for one in parameters if one.region in places[pension.region].within),
            rate_events=rates_set[person],
            standing_event=pension.standing_event,
            certification=pension.event or "",
            certified_since=pension.since,
            certified_until=pension.due,
            born=people[person].born,
            died_on=people[person].died_on,
            death_is_proven=bool(people[person].death_is_proven),
            death_event=people[person].death_event,
            claim=pension.claim,
            corrected=corrected.get(person),
            draws_elsewhere=person in elsewhere,
            unserved=unserved[case_of(person)],
        )
        for person, pension in pensions.items()
    }


def rate_events(connection: Connection, persons: Sequence[str]) -> Mapping[str, dict[str, str]]:
    events: dict[str, dict[str, str]] = defaultdict(dict)
    for row in connection.execute(select(RATES).where(RATES.c.person.in_(persons))):
        events[row.person][row.since] = row.event
    return events


def drawing_elsewhere(connection: Connection, people: Iterable[Row[Any]]) -> frozenset[str]:
    """Those whose file was merged into another under which a pension is paid."""
    into = {row.person: row.merged_into for row in people if row.merged_into is not None}
    if not into:
        return frozenset()
    table = PENSIONS.c
    standing = select(table.id).where(table.id.in_(into.values()), table.status.not_in(NOTHING_STANDS))
    draws = set(connection.scalars(standing))
    return frozenset(person for person, survivor in into.items() if survivor in draws)


def apart_from_facts(enquiry: Enquiry, county: str, _on: date) -> list[str]:
    """The next of the county's pensions on another birth or other interest than is known; not kin's."""
    table, near = PENSIONS.c, near_to(enquiry)
    found = (
        select(table.id)
        .where(table.payer == county, or_(birth_corrected(), interest_came_late()), table.id.not_in(near))
        .order_by(table.id)
        .limit(AT_ONCE)
    )
    return list(enquiry.connection.scalars(found))


def near_to(enquiry: Enquiry) -> list[str]:
    """Oneself and one's kin (回避)."""
    me = enquiry.actor.person
    return sorted({me, *kin_of_each(enquiry.connection, [me])[me]})


def facts_of_grant(enquiry: Enquiry, person: str, region: str) -> PensionFacts:
    """What is known of a pension that has not begun."""
    return PensionFacts(person=person, place=enquiry.place(region))


class Apart(Struct, frozen=True):
    """Pensions of one village with the same months and rates, which stand alike apart from the law."""

    payer: str
    alike: tuple[str, ...]
    since: date


def apart_from_law(enquiry: Enquiry, county: str, on: date) -> list[str]:
    """The next of the county's pensions that the law, as published, would raise; not one's own or kin's."""
    table, of_county = PENSIONS.c, PENSIONS.c.payer == county
    apart = [one.alike for one in apart_by_law(enquiry, on, of_county)]
    found = (
        select(table.id)
        .where(of_county, tuple_(*ALIKE).in_(apart), table.id.not_in(near_to(enquiry)))
        .order_by(table.id)
        .limit(AT_ONCE)
    )
    return list(enquiry.connection.scalars(found))


def apart_by_law(enquiry: Enquiry, on: date, which: ColumnElement[bool]) -> list[Apart]:
    """Which of these pensions the law would raise, and since when; asked once for all that stand alike."""
    connection = enquiry.connection
    rows = connection.execute(select(*ALIKE, PENSIONS.c.payer).where(which).distinct()).all()
    places = enquiry.authority.known_places(connection, [row.region for row in rows])
    parameters = set_in(connection, {region for place in places.values() for region in place.within})
    set_by = {one.region for one in parameters}

    @cache
    def since(within: tuple[str, ...], payable_from: Month, rates: str, stopped_from: str) -> date | None:
        law = RURAL_PENSION.law.at(within, parameters)
        terms = Terms(payable_from, 0, Balances(), rates_in(rates), stopped_from=stopped_from or None)
        missing = next(raises(law, terms, on), None)
        return decidable_since(law, missing, on) if missing else None

    apart = []
    for region, *terms, payer in rows:
        within = tuple(one for one in places[region].within if one in set_by)
        if known := since(within, *terms):
            apart.append(Apart(payer, (region, *terms), known))
    return apart


def coalesced(column: Column[Any]) -> ColumnElement[str]:
    """Nothing equals nothing only as text."""
    return func.coalesce(column, "").label(column.name)


ALIKE = (PENSIONS.c.region, PENSIONS.c.payable_from, PENSIONS.c.rates, coalesced(PENSIONS.c.stopped_from))


def payer_of(enquiry: Enquiry, place: Place) -> str:
    """The county within which a place lies; it goes on paying when the person moves (handbook 17.3)."""
    return payers_of(enquiry, [place])[place.region]


def payers_of(enquiry: Enquiry, places: Iterable[Place]) -> Mapping[str, str]:
    """The county of each place, by its region."""
    counties, by_region = COUNTIES.c.region, {place.region: place for place in places}
    around = {region for place in by_region.values() for region in place.within}
    found = set(enquiry.connection.scalars(select(counties).where(counties.in_(around))))
    return {
        region: next((one for one in place.within if one in found), region)
        for region, place in by_region.items()
    }


def hands_of_claim(enquiry: Enquiry, claim: str) -> tuple[str, ...]:
    """The officers who took a step of the claim so far, without the one who keyed it in."""
    return hands_on(enquiry.connection, claim_case(claim), but=INTAKE)
