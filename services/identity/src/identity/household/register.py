"""The register of households: where they are, who belongs to them, and who heads them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Date, Index, Select, Table, Text, or_, select

from identity.household.answers import HouseholdAnswer, HouseholdsIn, MemberAnswer
from identity.household.events import HeadChanged, Joined, Left, Registered
from identity.items import PERSON
from identity.roster.form import Relation
from identity.tables import TABLES
from jinbao.events import Recorded
from jinbao.lists import by_id, lists, of_each
from jinbao.paging import Listed
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
    return by_id(enquiry, keys, select(HOUSEHOLDS).where(seen(enquiry)), HouseholdAnswer)


def household_of(enquiry: Enquiry, keys: Sequence[str]) -> list[HouseholdAnswer | None]:
    """The household to which each person belongs today."""
    statement = (
        select(HOUSEHOLDS, MEMBERS.c.person)
        .join(MEMBERS, MEMBERS.c.household == HOUSEHOLDS.c.id)
        .where(CURRENT, seen(enquiry))
    )
    return by_id(enquiry, keys, statement, HouseholdAnswer, MEMBERS.c.person)


def members_of(enquiry: Enquiry, keys: Sequence[str]) -> list[list[MemberAnswer]]:
    """Who belongs to each household today, in the order in which they came."""
    statement = (
        select(MEMBERS)
        .join(HOUSEHOLDS, MEMBERS.c.household == HOUSEHOLDS.c.id)
        .where(CURRENT, seen(enquiry))
        .order_by(MEMBERS.c.since, MEMBERS.c.person)
    )
    return of_each(enquiry, keys, statement, MEMBERS.c.household, MemberAnswer)


def households_in(enquiry: Enquiry, keys: Sequence[HouseholdsIn]) -> list[Listed[HouseholdAnswer]]:
    def rows(ask: HouseholdsIn) -> Select[Any]:
        homes = select(HOUSEHOLDS).where(seen(enquiry))
        return homes if ask.number is None else homes.where(HOUSEHOLDS.c.number == ask.number)

    return lists(
        enquiry,
        keys,
        about="region",
        column=HOUSEHOLDS.c.village,
        rows=rows,
        order=(HOUSEHOLDS.c.number, HOUSEHOLDS.c.id),
        answer=HouseholdAnswer,
    )


def seen(enquiry: Enquiry) -> ColumnElement[bool]:
    """The households of the villages that the asker serves, and one's own."""
    own = select(MEMBERS.c.household).where(MEMBERS.c.person == enquiry.actor.person, CURRENT)
    return or_(enquiry.sees(PERSON, region=HOUSEHOLDS.c.village), HOUSEHOLDS.c.id.in_(own))
