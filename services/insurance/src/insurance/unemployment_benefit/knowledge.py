"""What insurance must know to decide about unemployment benefit, gathered for many at once."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Row, func, select

from insurance.pension.knowledge import payers_of
from insurance.rural_pension.claim_knowledge import death_of, rows_by
from insurance.rural_pension.facts import Known
from insurance.rural_pension.knowledge import on_record
from insurance.unemployment_benefit.claim_register import CLAIMS, OPEN, STAGE
from insurance.unemployment_benefit.facts import (
    Before,
    BenefitFacts,
    ClaimFacts,
    Registration,
    UnemploymentFacts,
)
from insurance.unemployment_benefit.heard import REGISTRATIONS
from insurance.unemployment_benefit.losing import losses_of
from insurance.unemployment_benefit.register import BENEFITS, CONFIRMED, case_of
from insurance.unemployment_benefit.terms import UnemploymentBenefitStatus, UnemploymentClaimKind
from insurance.unemployment_benefit.working_life import jobs_that_ended, months_paid
from insurance.unserved import unserved_in
from jinbao.calendar import Month, month_of
from jinbao.casework.parameters import set_in
from jinbao.casework.people import PEOPLE, kin_of_each
from jinbao.casework.places import is_one_person_office
from jinbao.decider import Refused
from jinbao.service import Enquiry

STATUS = UnemploymentBenefitStatus
OfMonths: TypeAlias = defaultdict[str, dict[Month, str]]
NOWHERE_ELSE: Mapping[str, str] = {}


class Case(Struct, frozen=True):
    """A claim, or a benefit, and whose it is."""

    id: str
    person: str


def of_people(
    enquiry: Enquiry, persons: Sequence[str], on: Any, kept: Mapping[str, str] = NOWHERE_ELSE
) -> dict[str, dict[str, Any]]:
    """What every decider here asks of a person; raises PERSON_UNKNOWN, REGION_UNKNOWN.

    A case belongs to where the person is registered as unemployed, else to the hukou (handbook 5.3, 17.3).
    """
    connection, people = enquiry.connection, on_record(enquiry, persons)
    registrations = last_registrations(connection, persons)
    regions = {
        person: kept.get(person)
        or (registrations[person].region if person in registrations else None)
        or row.hukou_region
        for person, row in people.items()
    }
    places = enquiry.authority.known_places(connection, regions.values())
    parameters = set_in(connection, {region for place in places.values() for region in place.within})
    kin, alone = kin_of_each(connection, persons), is_one_person_office(connection, enquiry.call.office, on)
    return {
        person: {
            "person": person,
            "place": places[regions[person]],
            "kin": kin[person],
            "one_person_office": alone,
            "rural_hukou": Known(row.rural_hukou, row.hukou_event),
            "born": Known(row.born, row.born_event),
            "sex": Known(row.sex, row.sex_event) if row.sex else None,
            "died_on": death_of(row),
            "death_reported": row.died_on is not None and not row.death_is_proven,
            "merged_into": row.merged_into,
            "parameters": tuple(one for one in parameters if one.region in places[regions[person]].within),
            "registration": registrations.get(person),
        }
        for person, row in people.items()
    }


def belongs_to() -> ColumnElement[str]:
    """The same region of a person, for a condition over many."""
    table = REGISTRATIONS.c
    last = select(table.region).where(table.person == PEOPLE.c.person).order_by(table.registered_on.desc())
    return func.coalesce(last.limit(1).scalar_subquery(), PEOPLE.c.hukou_region)


def last_registrations(connection: Connection, persons: Sequence[str]) -> dict[str, Registration]:
    """The last of each, if there is one."""
    table = REGISTRATIONS.c
    statement = select(REGISTRATIONS).where(table.person.in_(persons)).order_by(table.registered_on)
    return {
        row.person: Registration(
            row.region, row.registered_on, row.event, row.cancelled_since, row.cancelled_event
        )
        for row in connection.execute(statement)
    }


def claim_facts(enquiry: Enquiry, cases: Sequence[Case], on: Any) -> dict[str, ClaimFacts]:
    """What the decider of claims knows around each; as many statements for one as for a hundred."""
    connection, persons = enquiry.connection, [case.person for case in cases]
    common, forms = of_people(enquiry, persons, on), rows_by(connection, CLAIMS, CLAIMS.c.id, ids_of(cases))
    jobs, benefits = jobs_that_ended(connection, persons), benefits_of(connection, persons)
    counted = {one: row.counted_until for one, row in benefits.items()}
    paid = months_paid(connection, jobs, counted, granted_once(connection, persons))
    others = open_claims(connection, persons)
    payers = payers_of(enquiry, [known["place"] for known in common.values()])
    return {
        case.id: ClaimFacts(
            **common[case.person],
            claim=case.id,
            payer=payers[common[case.person]["place"].region],
            job=jobs.get(case.person),
            paid=paid.get(case.person, {}),
            before=left_by(benefits.get(case.person)),
            other_claim=bool(others[case.person] - {case.id}),
            benefit_stands=stands(benefits.get(case.person)),
            filed=Known(forms[case.id].filed_on, forms[case.id].filed_event) if case.id in forms else None,
        )
        for case in cases
    }


def granted_once(connection: Connection, persons: Sequence[str]) -> dict[str, Month]:
    """The month in which each of them last claimed a living grant and got it."""
    table = CLAIMS.c
    given = select(table.person, table.filed_on).where(
        table.person.in_(persons),
        table.kind == UnemploymentClaimKind.LIVING_GRANT,
        table.stage.in_((STAGE.GRANTED, STAGE.PAID)),
    )
    return {row.person: month_of(row.filed_on) for row in connection.execute(given.order_by(table.filed_on))}


def ids_of(cases: Sequence[Case]) -> list[str]:
    return [case.id for case in cases]


def benefits_of(connection: Connection, persons: Sequence[str]) -> dict[str, Row[Any]]:
    """The last benefit of each that is not revoked: one that is uses nothing up."""
    return {row.person: row for row in standing_benefits(connection, persons)}


def standing_benefits(connection: Connection, persons: Sequence[str]) -> Sequence[Row[Any]]:
    """Those that are not revoked, the oldest first."""
    table = BENEFITS.c
    stand = select(BENEFITS).where(table.person.in_(persons), table.status != STATUS.REVOKED)
    return connection.execute(stand.order_by(table.unemployed_since)).all()


def stands(benefit: Row[Any] | None) -> bool:
    """One that has given all its months stands in nobody's way."""
    return benefit is not None and benefit.status == STATUS.IN_PAYMENT and benefit.remaining > 0


def left_by(benefit: Row[Any] | None) -> Before | None:
    """What a benefit that stopped has kept; one that is used up has nothing, and ends with the next."""
    if benefit is None or benefit.status == STATUS.CARRIED_OVER:
        return None
    return Before(benefit.id, benefit.remaining, benefit.stop_event or benefit.begun_event)


def open_claims(connection: Connection, persons: Sequence[str]) -> Mapping[str, set[str]]:
    table = CLAIMS.c
    statement = select(table.id, table.person).where(table.person.in_(persons), table.stage.in_(OPEN))
    found: dict[str, set[str]] = defaultdict(set)
    for row in connection.execute(statement):
        found[row.person].add(row.id)
    return found


def benefit_facts(enquiry: Enquiry, benefits: Sequence[str], on: Any) -> dict[str, BenefitFacts]:
    """What the decider of benefits knows around each; raises UNEMPLOYMENT_BENEFIT_UNKNOWN."""
    connection = enquiry.connection
    rows = rows_by(connection, BENEFITS, BENEFITS.c.id, benefits)
    if missing := [benefit for benefit in benefits if benefit not in rows]:
        raise Refused("UNEMPLOYMENT_BENEFIT_UNKNOWN", field="benefit", benefit=missing[0])
    regions = {row.person: row.region for row in rows.values()}
    common = of_people(enquiry, list(regions), on, regions)
    confirmations, decisions = events_of_months(connection, benefits)
    others = standing_benefits(connection, [*regions])
    into = {row.carried_into: row for row in others}
    unserved = unserved_in(connection, [case_of(benefit) for benefit in benefits])
    losses = losses_of(connection, benefits)
    return {
        benefit: BenefitFacts(
            **common[row.person],
            benefit=benefit,
            payer=row.payer,
            begun=row.extended_event or row.begun_event,
            confirmations=confirmations[benefit],
            stop_event=row.stop_event,
            losses=losses.get(benefit, {}),
            unserved=unserved[case_of(benefit)],
            decisions=decisions[benefit],
            before=carried_by(into.get(benefit)),
            beside={
                one.id: one.remaining for one in others if one.person == row.person and one.id != benefit
            },
        )
        for benefit, row in rows.items()
    }


def carried_by(benefit: Row[Any] | None) -> Before | None:
    """What the benefit before had left when it went into another."""
    if benefit is None:
        return None
    return Before(benefit.id, benefit.carried_months, benefit.stop_event or benefit.begun_event)


def facts_of_grant(facts: UnemploymentFacts, benefit: str, payer: str) -> BenefitFacts:
    """What is known of a benefit that has not begun."""
    return BenefitFacts(
        person=facts.person,
        place=facts.place,
        rural_hukou=facts.rural_hukou,
        benefit=benefit,
        payer=payer,
    )


def events_of_months(connection: Connection, benefits: Sequence[str]) -> tuple[OfMonths, OfMonths]:
    """The event by which each month was confirmed, and the one that decided it."""
    confirmed: OfMonths = defaultdict(dict)
    decided: OfMonths = defaultdict(dict)
    table = CONFIRMED.c
    months = select(table.benefit, table.month, table.event, table.decision)
    for row in connection.execute(months.where(table.benefit.in_(benefits))):
        confirmed[row.benefit][row.month] = row.event
        if row.decision:
            decided[row.benefit][row.month] = row.decision
    return confirmed, decided


def undecided(enquiry: Enquiry, county: str, near: Sequence[str], most: int) -> Iterator[tuple[str, str]]:
    """The next of a county's confirmed months that nobody has decided, not one's own, kin's or taken in."""
    table, me = CONFIRMED.c, enquiry.actor.person
    waiting = (table.payer == county, table.decision.is_(None), table.person.not_in(near))
    statement = select(table.benefit, table.month).where(*waiting, table.confirmed_by != me)
    for row in enquiry.connection.execute(statement.order_by(table.month, table.benefit).limit(most)):
        yield row.benefit, row.month
