"""Which entry each command concerns, and what must be known to decide it."""

from collections.abc import Iterator
from typing import Any

from employment.items import LABOUR_REGISTER as ITEM
from employment.labour_month.opening import opens_month
from employment.labour_register import commands, look_ups
from employment.labour_register.entry import ENTRY
from employment.labour_register.following import REACTIONS
from employment.labour_register.knowledge import is_in_register, labour_facts
from employment.labour_register.possible import OF_ENTRY
from employment.labour_register.register import case_of, fold
from jinbao.casework.hands import not_there
from jinbao.decider import Refused
from jinbao.service import Enquiry, LookUp, Part, Slice


def enter(enquiry: Enquiry, command: commands.RegisterLabourResource) -> Iterator[Part]:
    """With the first entry of a village its months begin to be awaited."""
    yield concerning(enquiry, command, command.region)
    yield from opens_month(enquiry, command.region, command.on)


def move(enquiry: Enquiry, command: commands.RecordResidence) -> Iterator[Part]:
    """It is the new village that says so."""
    known_region(enquiry, command)
    yield concerning(enquiry, command, command.region)
    yield from opens_month(enquiry, command.region, command.on)


def change(enquiry: Enquiry, command: Any) -> Iterator[Part]:
    yield concerning(enquiry, command, known_region(enquiry, command))


def known_region(enquiry: Enquiry, command: Any) -> str:
    if (region := is_in_register(enquiry.connection, command.person)) is None:
        missing = Refused("NOT_IN_LABOUR_REGISTER", field="person")
        raise not_there(enquiry.actor, ITEM, command.person, command.on, missing)
    return region


def concerning(enquiry: Enquiry, command: Any, region: str) -> Part:
    person = command.person
    return Part(
        case_of(person),
        ENTRY,
        command,
        lambda _state: labour_facts(enquiry, {person: region}, command.on)[person],
    )


SLICE = Slice(
    "labour_register",
    handlers={
        commands.RegisterLabourResource: enter,
        commands.RecordLabourStatus: change,
        commands.SettleLabourConflict: change,
        commands.RecordResidence: move,
        commands.RecordEducation: change,
        commands.RecordSkill: change,
        commands.RecordIntention: change,
        commands.LeaveLabourRegister: change,
    },
    look_ups={
        "labour_entry_by_id": LookUp(look_ups.entry_by_id, file=True),
        "find_labour_resources": LookUp(look_ups.find_entries, file=True),
        "labour_spells_of": LookUp(look_ups.spells_of, file=True),
        "labour_skills_of": LookUp(look_ups.skills_of, file=True),
        "labour_entry_history": LookUp(look_ups.entry_history, file=True),
        "labour_entry_actions": LookUp(OF_ENTRY.actions),
    },
    fold=fold,
    reactions=REACTIONS,
)
