"""What must be known to decide about a family: its household, and who of it has work or is registered."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, select

from employment.deciding import day
from employment.employment.register import EMPLOYMENTS
from employment.employment.terms import EmploymentStage
from employment.known import About, case_facts, people_of
from employment.unemployment.knowledge import at_work, spells_of, work_of
from employment.unemployment.register import OFFERS, UNEMPLOYMENTS
from employment.unemployment.terms import UnemploymentStage
from employment.zero_employment_family.facts import FamilyFacts
from employment.zero_employment_family.households import MEMBERS
from employment.zero_employment_family.register import FAMILIES, MEMBERS_OWED
from jinbao.decision import Input
from jinbao.identifiers import Sex
from jinbao.service import Enquiry


def family_facts(enquiry: Enquiry, cases: Sequence[About], on: date) -> dict[str, FamilyFacts]:
    """What the decider knows around each; as many statements for one as for a hundred."""
    households = households_of(enquiry, [case.person for case in cases])
    everybody = sorted(
        {*(case.person for case in cases), *(m for _, them in households.values() for m in them)}
    )
    common, people = case_facts(enquiry, cases, on), people_of(enquiry, everybody)
    rows = enquiry.connection.execute(select(FAMILIES).where(FAMILIES.c.id.in_([one.case for one in cases])))
    own = {row.id: row for row in rows}
    work, spells = work_of(enquiry, everybody), spells_of(enquiry, everybody)
    them_all = [case.case for case in cases]
    refused, jobs = refused_in(enquiry, them_all), jobs_in(enquiry, them_all)
    found: dict[str, FamilyFacts] = {}
    for case in cases:
        household, them = households.get(case.person, (None, ()))
        members = tuple(one for one in them if not people[one].death_is_proven)
        row = own.get(case.case)
        found[case.case] = FamilyFacts(
            **common[case.case],
            family=case.case,
            household=household,
            members=members,
            confirmed=(day("confirmed_on", row.confirmed_on, row.decision),)
            if row and row.confirmed_on
            else (),
            refused=numbered([one.ruled_event for one in refused if one.family == case.case]),
            work={job.id: job.event for job in jobs if job.family == case.case},
            evidence=tuple(evidence(row, members, people, work, spells)) if row else (),
        )
    return found


def households_of(enquiry: Enquiry, persons: Sequence[str]) -> dict[str, tuple[str, tuple[str, ...]]]:
    """The household of each of them, with all who belong to it."""
    theirs = select(MEMBERS.c.household).where(MEMBERS.c.person.in_(persons))
    statement = select(MEMBERS).where(MEMBERS.c.household.in_(theirs)).order_by(MEMBERS.c.person)
    rows = enquiry.connection.execute(statement).all()
    return {
        row.person: (row.household, tuple(one.person for one in rows if one.household == row.household))
        for row in rows
        if row.person in persons
    }


def refused_in(enquiry: Enquiry, families: Sequence[str]) -> Sequence[Row[str, str]]:
    """The suitable offers that members refused without proper cause since their family was confirmed."""
    owed, spell, offer, family = MEMBERS_OWED.c, UNEMPLOYMENTS.c, OFFERS.c, FAMILIES.c
    refused = (
        select(owed.family, offer.ruled_event)
        .join(FAMILIES, family.id == owed.family)
        .join(UNEMPLOYMENTS, spell.person == owed.person)
        .join(OFFERS, offer.registration == spell.id)
        .where(
            owed.family.in_(families),
            offer.proper_cause.is_(False),
            offer.refused_on >= family.confirmed_on,
        )
        .order_by(offer.ruled_event)
    )
    return enquiry.connection.execute(refused).all()


def jobs_in(enquiry: Enquiry, families: Sequence[str]) -> Sequence[Row[str, str, str]]:
    """What those do who belonged to a family when it was confirmed."""
    owed, work = MEMBERS_OWED.c, EMPLOYMENTS.c
    asked = select(owed.family, work.id, work.event).join(EMPLOYMENTS, work.person == owed.person)
    going_on = asked.where(owed.family.in_(families), work.stage == EmploymentStage.OPEN)
    return enquiry.connection.execute(going_on).all()


def numbered(rulings: Sequence[str]) -> tuple[Input, ...]:
    """Each with the event by which the office ruled that there was no proper cause."""
    return tuple(Input(f"refused_offer:{n}", n, "count", ruling) for n, ruling in enumerate(rulings, 1))


def evidence(
    own: Row[Any],
    members: Sequence[str],
    people: Any,
    work: Sequence[Row[Any]],
    spells: Sequence[Row[Any]],
) -> Iterator[Input]:
    """The facts of the decision, each with the event from which it is known, by the number of the member."""
    left_out = {one["person"] for one in own.excluded}
    applicant = people[own.person]
    yield Input("rural_hukou", applicant.rural_hukou, "truth", applicant.hukou_event)
    for number, member in enumerate(members, 1):
        person = people[member]
        known = person.born_event
        working = at_work([row for row in work if row.person == member])
        spell = next(
            (row for row in spells if row.person == member and row.stage == UnemploymentStage.REGISTERED),
            None,
        )
        truths = {
            "woman": (person.sex == Sex.FEMALE, person.sex_event or known),
            "excluded": (member in left_out, own.checked_event or known),
            "unemployed": (spell is not None, spell.decision if spell else known),
            "employed": (working is not None, working.event if working else known),
        }
        yield Input(f"born:{number}", person.born.isoformat(), "day", known)
        for name, (value, source) in truths.items():
            yield Input(f"{name}:{number}", value, "truth", source)
