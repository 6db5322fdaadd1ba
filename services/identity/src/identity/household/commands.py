"""What can be asked concerning households."""

from datetime import date
from typing import Annotated, TypeAlias

from msgspec import Meta, Struct

from identity.roster.form import Relation
from jinbao.commands import Command, id_of, says

MOST_AT_ONCE = 200

OfHousehold: TypeAlias = Annotated[str, id_of("Household", "Household (户).")]


class NewMember(Struct, frozen=True, kw_only=True):
    """A person, and what they are to the head of the household."""

    person: Annotated[str, id_of("Person", "The member (成员).")]
    relation: Annotated[Relation, says("Relation to the head (与户主关系).")]


class NewHousehold(Struct, frozen=True, kw_only=True):
    """A household as the village's book names it."""

    village: Annotated[str, id_of("Region", "Village (村、社区).")]
    number: Annotated[str, Meta(min_length=1, max_length=30), says("Household number (户号).")]
    members: Annotated[tuple[NewMember, ...], says("Its members (成员).")]


class RegisterHousehold(Command, frozen=True, kw_only=True):
    """Register a household, or those of its members who are not on record yet (登记户)."""

    household: Annotated[NewHousehold, says("The household (户).")]


class RegisterHouseholds(Command, frozen=True, kw_only=True):
    """Register many households, all or none (批量登记户). What is on record already is passed over."""

    households: Annotated[
        tuple[NewHousehold, ...],
        Meta(min_length=1, max_length=MOST_AT_ONCE),
        says("The households (户清单)."),
    ]


class JoinHousehold(Command, frozen=True, kw_only=True):
    """Record that a person has come into a household (入户)."""

    household: OfHousehold
    person: Annotated[str, id_of("Person", "Who joins (入户人员).")]
    relation: Annotated[Relation, says("Relation to the head (与户主关系).")]
    since: Annotated[date, says("From which day (生效日).")]


class LeaveHousehold(Command, frozen=True, kw_only=True):
    """Record that a person has left a household (出户)."""

    household: OfHousehold
    person: Annotated[str, id_of("Person", "Who leaves (出户人员).")]
    until: Annotated[date, says("Last day (截止日).")]


class ChangeHead(Command, frozen=True, kw_only=True):
    """Record that another member heads the household, and what the others are to them (变更户主)."""

    household: OfHousehold
    head: Annotated[str, id_of("Person", "The new head (新户主).")]
    relations: Annotated[
        tuple[NewMember, ...], says("What each of the others is to the new head (与新户主关系).")
    ]
    since: Annotated[date, says("From which day (生效日).")]


HouseholdCommand: TypeAlias = JoinHousehold | LeaveHousehold | ChangeHead
