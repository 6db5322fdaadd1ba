"""The register of households: where they are, who belongs to them, and who heads them."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Date, Index, Select, Table, Text, func, or_, select, tuple_

from identity.household.answers import HouseholdAnswer, HouseholdsIn, MemberAnswer
from identity.household.events import HeadChanged, Joined, Left, Registered
from identity.items import PERSON
from identity.roster.form import Relation
from identity.tables import TABLES
from jinbao.events import Recorded
from jinbao.paging import Listed, key_of, listed
from jinbao.register import Changes, one_active
from jinbao.service import Enquiry

HOUSEHOLDS = Table(
    "household",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("village", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("head", Text),
    Index("household_by_number", "village", "number", "id"),
)

_until = Column("until", Date)
_person = Column("person", Text, primary_key=True)
MEMBERS = Table(
    "household_member",
    TABLES.metadata,
    Column("household", Text, primary_key=True),
    _person,
    Column("relation", Text, nullable=False),
    Column("since", Date, nullable=False),
    _until,
    one_active(
        "household_of_person", _person, where=_until.is_(None), refusal="IN_ANOTHER_HOUSEHOLD", field="person"
    ),
)

REGISTERS = (HOUSEHOLDS, MEMBERS)
CURRENT = MEMBERS.c.until.is_(None)


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case Registered(household, village, number):
            changes.put(HOUSEHOLDS, id=household, village=village, number=number, head=None)
        case Joined(household, person, relation, since):
            changes.put(
                MEMBERS, household=household, person=person, relation=relation, since=since, until=None
            )
            if relation is Relation.HEAD:
                changes.change(HOUSEHOLDS, household, head=person)
        case Left(household, person, until, headed):
            changes.change(MEMBERS, household, person, until=until)
            if headed:
                changes.change(HOUSEHOLDS, household, head=None)
        case HeadChanged(household, head, relations):
            changes.change(HOUSEHOLDS, household, head=head)
            changes.change(MEMBERS, household, head, relation=Relation.HEAD)
            for one in relations:
                changes.change(MEMBERS, household, one.person, relation=one.relation)


def household_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[HouseholdAnswer | None]:
    rows = enquiry.connection.execute(select(HOUSEHOLDS).where(HOUSEHOLDS.c.id.in_(keys), seen(enquiry)))
    found = {row.id: answer(row) for row in rows}
    return [found.get(key) for key in keys]


def household_of(enquiry: Enquiry, keys: Sequence[str]) -> list[HouseholdAnswer | None]:
    """The household to which each person belongs today."""
    rows = enquiry.connection.execute(
        select(HOUSEHOLDS, MEMBERS.c.person)
        .join(MEMBERS, MEMBERS.c.household == HOUSEHOLDS.c.id)
        .where(MEMBERS.c.person.in_(keys), CURRENT, seen(enquiry))
    )
    found = {row.person: answer(row) for row in rows}
    return [found.get(key) for key in keys]


def members_of(enquiry: Enquiry, keys: Sequence[str]) -> list[list[MemberAnswer]]:
    """Who belongs to each household today, in the order in which they came."""
    rows = enquiry.connection.execute(
        select(MEMBERS)
        .join(HOUSEHOLDS, MEMBERS.c.household == HOUSEHOLDS.c.id)
        .where(MEMBERS.c.household.in_(keys), CURRENT, seen(enquiry))
        .order_by(MEMBERS.c.since, MEMBERS.c.person)
    )
    found: dict[str, list[MemberAnswer]] = defaultdict(list)
    for row in rows:
        found[row.household].append(MemberAnswer(row.person, Relation(row.relation), row.since))
    return [found[key] for key in keys]


def households_in(enquiry: Enquiry, keys: Sequence[HouseholdsIn]) -> list[Listed[HouseholdAnswer]]:
    """One statement for all villages asked about; the database numbers each one's households."""
    ask = keys[0]
    order = (HOUSEHOLDS.c.number, HOUSEHOLDS.c.id)
    number = func.row_number().over(partition_by=HOUSEHOLDS.c.village, order_by=order).label("place")
    homes = select(HOUSEHOLDS, number).where(
        HOUSEHOLDS.c.village.in_([key.region for key in keys]), seen(enquiry)
    )
    numbered = after(homes, ask).subquery()
    page = select(numbered).where(numbered.c.place <= ask.first + 1).order_by(numbered.c.place)
    below: dict[str, list[HouseholdAnswer]] = defaultdict(list)
    for row in enquiry.connection.execute(page):
        below[row.village].append(answer(row))
    return [listed(below[key.region], key, sort_key) for key in keys]


def after(homes: Select[Any], ask: HouseholdsIn) -> Select[Any]:
    if ask.number is not None:
        homes = homes.where(HOUSEHOLDS.c.number == ask.number)
    if ask.after is not None:
        homes = homes.where(tuple_(HOUSEHOLDS.c.number, HOUSEHOLDS.c.id) > tuple_(*key_of(ask.after)))
    return homes


def seen(enquiry: Enquiry) -> ColumnElement[bool]:
    """The households of the villages that the asker serves, and one's own."""
    own = select(MEMBERS.c.household).where(MEMBERS.c.person == enquiry.actor.person, CURRENT)
    return or_(enquiry.sees(PERSON, region=HOUSEHOLDS.c.village), HOUSEHOLDS.c.id.in_(own))


def sort_key(household: HouseholdAnswer) -> tuple[str, str]:
    return household.number, household.id


def answer(row: Any) -> HouseholdAnswer:
    return HouseholdAnswer(row.id, row.village, row.number, row.head)
