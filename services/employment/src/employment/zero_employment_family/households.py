"""The households that the service knows: who belongs to which, as identity published it."""

from datetime import date
from typing import TypeAlias

from sqlalchemy import Column, Date, Index, Table, Text

from employment.tables import TABLES
from jinbao.events import Event
from jinbao.published import Heard
from jinbao.register import Changes


class HouseholdJoined(Event, frozen=True, tag="identity.household-joined.v1"):
    household: str
    person: str
    since: date


class HouseholdLeft(Event, frozen=True, tag="identity.household-left.v1"):
    household: str
    person: str


OfHouseholds: TypeAlias = HouseholdJoined | HouseholdLeft

MEMBERS = Table(
    "household_member",
    TABLES.metadata,
    Column("household", Text, primary_key=True),
    Column("person", Text, primary_key=True),
    Column("since", Date, nullable=False),
    Index("household_member_by_person", "person"),
)


def take(changes: Changes, heard: Heard) -> None:
    match heard.event:
        case HouseholdJoined(household, person, since):
            changes.put(MEMBERS, household=household, person=person, since=since)
        case HouseholdLeft(household, person):
            changes.remove(MEMBERS, household, person)
