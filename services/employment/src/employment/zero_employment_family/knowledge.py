"""What must be known to decide about a family: its household, and who of it has work or is registered."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, func, select

from employment.known import About, case_facts, people_of
from employment.unemployment.knowledge import at_work, spells_of, work_of
from employment.unemployment.register import OFFERS, UNEMPLOYMENTS
from employment.unemployment.terms import UnemploymentStage
from employment.zero_employment_family.family import FamilyFacts
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
    refusals = refusals_in(enquiry, [case.case for case in cases])
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
            refusals=refusals.get(case.case, 0),
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


def refusals_in(enquiry: Enquiry, families: Sequence[str]) -> dict[str, int]:
    """How many suitable offers members refused without proper cause since their family was confirmed."""
    owed, spell, offer, family = MEMBERS_OWED.c, UNEMPLOYMENTS.c, OFFERS.c, FAMILIES.c
    counted = (
        select(owed.family, func.count().label("refused"))
        .join(FAMILIES, family.id == owed.family)
        .join(UNEMPLOYMENTS, spell.person == owed.person)
        .join(OFFERS, offer.registration == spell.id)
        .where(
            owed.family.in_(families),
            offer.proper_cause.is_(False),
            offer.refused_on >= family.confirmed_on,
        )
        .group_by(owed.family)
    )
    return {row.family: row.refused for row in enquiry.connection.execute(counted)}


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
