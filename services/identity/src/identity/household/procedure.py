"""Which household each command concerns, and what must be known to decide it."""

from collections.abc import Iterator, Sequence
from uuid import NAMESPACE_OID, uuid5

from sqlalchemy import select

from identity.household import commands
from identity.household.commands import NewHousehold
from identity.household.household import HOUSEHOLD, Enter, HomeFacts, Request
from identity.household.register import (
    HOUSEHOLDS,
    fold,
    household_by_id,
    household_of,
    households_in,
    members_of,
)
from identity.person.register import PERSONS
from jinbao.commands import Command
from jinbao.decider import Refused
from jinbao.service import Enquiry, LookUp, Part, Slice


def household_id(village: str, number: str) -> str:
    """One book of a village has each number once, so that two who register a household mean the same."""
    return str(uuid5(NAMESPACE_OID, f"household {village}/{number}"))


def about(household: str, request: Request, facts: HomeFacts) -> Part:
    return Part(f"household/{household}", HOUSEHOLD, request, lambda _household: facts)


def register_household(enquiry: Enquiry, command: commands.RegisterHousehold) -> Iterator[Part]:
    yield from enter(enquiry, command, [command.household])


def register_households(enquiry: Enquiry, command: commands.RegisterHouseholds) -> Iterator[list[Part]]:
    yield list(enter(enquiry, command, command.households))


def enter(enquiry: Enquiry, command: Command, new: Sequence[NewHousehold]) -> Iterator[Part]:
    places = enquiry.authority.known_places(enquiry.connection, [home.village for home in new])
    people = on_file(enquiry, {member.person for home in new for member in home.members})
    for home in new:
        household = household_id(home.village, home.number)
        entered = Enter(command.on, household, home.village, home.number, home.members)
        facts = HomeFacts(places[home.village], people)
        yield about(household, entered, facts)


def change(enquiry: Enquiry, command: commands.HouseholdCommand) -> Iterator[Part]:
    village = enquiry.connection.scalar(
        select(HOUSEHOLDS.c.village).where(HOUSEHOLDS.c.id == command.household)
    )
    if village is None:
        raise Refused("HOUSEHOLD_UNKNOWN", field="household")
    named = {command.person} if isinstance(command, commands.JoinHousehold) else set()
    facts = HomeFacts(enquiry.place(village), on_file(enquiry, named))
    yield about(command.household, command, facts)


def on_file(enquiry: Enquiry, persons: set[str]) -> frozenset[str]:
    found = select(PERSONS.c.id).where(PERSONS.c.id.in_(persons), PERSONS.c.merged_into.is_(None))
    return frozenset(enquiry.connection.scalars(found)) if persons else frozenset()


SLICE = Slice(
    "household",
    handlers={
        commands.RegisterHousehold: register_household,
        commands.RegisterHouseholds: register_households,
        commands.JoinHousehold: change,
        commands.LeaveHousehold: change,
        commands.ChangeHead: change,
    },
    look_ups={
        "household_by_id": LookUp(household_by_id),
        "household_of": LookUp(household_of),
        "households_in": LookUp(households_in),
        "members_of": LookUp(members_of),
    },
    fold=fold,
)
