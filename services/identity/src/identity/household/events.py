"""What can happen to a household."""

from datetime import date
from typing import TypeAlias

from msgspec import Struct

from identity.roster.form import Relation
from jinbao.events import Event


class Related(Struct, frozen=True):
    """A member, and what they are to the head."""

    person: str
    relation: Relation


class Registered(Event, frozen=True, tag="identity.household.registered.v1"):
    household: str
    village: str
    number: str


class Joined(Event, frozen=True, tag="identity.household.joined.v1"):
    household: str
    person: str
    relation: Relation
    since: date


class Left(Event, frozen=True, tag="identity.household.left.v1"):
    household: str
    person: str
    until: date
    headed: bool


class HeadChanged(Event, frozen=True, tag="identity.household.head-changed.v1"):
    """With a new head everybody's relation is another."""

    household: str
    head: str
    relations: tuple[Related, ...]
    since: date


HouseholdEvent: TypeAlias = Registered | Joined | Left | HeadChanged
