"""Households in the graph."""

from datetime import date

import strawberry

from identity.contract import (
    ChangeHead,
    HouseholdAnswer,
    HouseholdsIn,
    JoinHousehold,
    LeaveHousehold,
    MemberAnswer,
    RegisterHousehold,
    RegisterHouseholds,
    Relation,
)
from jinbao.graph import (
    Connection,
    Node,
    by_id,
    contributes,
    entity,
    link,
    mutation,
    references,
    value,
    words,
)

words(
    Relation, name="RelationToHead", description="What somebody is to the head of the household (与户主关系)."
)


@value(MemberAnswer)
class HouseholdMember:
    """Somebody who belongs to a household (成员)."""

    relation: Relation = strawberry.field(description="Relation to the head (与户主关系).")
    since: date = strawberry.field(description="From which day.")

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Who it is."""


@entity("Household", look_up=("identity", "household_by_id"), source=HouseholdAnswer)
class Household(Node):
    """A household (户): those who stand under one number in the book of a village."""

    number: str = strawberry.field(description="Household number (户号).")

    @link("identity", "region_by_id", key="village")
    def region(self) -> references.Region | None:
        """Where it is (所在村、社区)."""

    @link("identity", "person_by_id", key="head")
    def head(self) -> references.Person | None:
        """Who heads it (户主)."""

    @link("identity", "members_of")
    def members(self) -> list[HouseholdMember] | None:
        """Who belongs to it today (成员)."""


@contributes("Person")
class PersonAtHome:
    @link("identity", "household_of")
    def household(self) -> Household | None:
        """The household to which they belong today (所在户)."""


@contributes("Region")
class RegionOfHouseholds:
    @link("identity", "households_in", ask=HouseholdsIn)
    def households(self) -> Connection[Household] | None:
        """The households of this village (本村各户)."""


@strawberry.type
class Query:
    household = by_id(Household, "A household (户) by id.")


@strawberry.type
class Mutation:
    register_household = mutation(RegisterHousehold, service="identity", gives=Household)
    register_households = mutation(RegisterHouseholds, service="identity", gives=Household)
    join_household = mutation(JoinHousehold, service="identity", gives=Household)
    leave_household = mutation(LeaveHousehold, service="identity", gives=Household)
    change_head = mutation(ChangeHead, service="identity", gives=Household)
