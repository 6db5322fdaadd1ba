"""Which guidance each command concerns, and what must be known to decide it."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from uuid_utils import uuid7

from employment.guidance import commands, look_ups
from employment.guidance.clocks import CLOCKS
from employment.guidance.guidance import GUIDANCE
from employment.guidance.knowledge import guidance_facts
from employment.guidance.possible import OF_GUIDANCE
from employment.guidance.register import TALKS, fold, stream_of
from employment.known import About
from employment.unemployment.contact import ContactGone, ContactHeard
from employment.unemployment.procedure import in_contact
from jinbao.casework.overheard import overheard
from jinbao.decider import Refused
from jinbao.service import Enquiry, LookUp, Part, Slice


def give(enquiry: Enquiry, command: commands.GiveGuidance) -> Iterator[Part]:
    """Who is registered as unemployed has been in contact by that (handbook 5.4)."""
    part, heard = overheard(concerning(enquiry, command, About(str(uuid7()), command.person, command.region)))
    yield part
    for given in heard.events:
        yield from in_contact(enquiry, given.person, ContactHeard(given.on, given.guidance, given.way))


def step(enquiry: Enquiry, command: Any) -> Iterator[Part]:
    row = enquiry.connection.execute(select(TALKS).where(TALKS.c.id == command.guidance)).first()
    if row is None:
        raise Refused("GUIDANCE_UNKNOWN", field="guidance")
    yield concerning(enquiry, command, About(row.id, row.person, row.region))


def annul(enquiry: Enquiry, command: commands.AnnulGuidance) -> Iterator[Part]:
    """Then it was no contact either."""
    for told in step(enquiry, command):
        part, heard = overheard(told)
        yield part
        for gone in heard.events:
            yield from in_contact(enquiry, gone.person, ContactGone(gone.on, gone.guidance))


def concerning(enquiry: Enquiry, command: Any, about: About) -> Part:
    return Part(
        stream_of(about.case),
        GUIDANCE,
        command,
        lambda _state: guidance_facts(enquiry, [about], command.on)[about.case],
    )


SLICE = Slice(
    "guidance",
    handlers={
        commands.GiveGuidance: give,
        commands.CorrectGuidance: step,
        commands.FollowUpGuidance: step,
        commands.AnnulGuidance: annul,
    },
    look_ups={
        "guidance_by_id": LookUp(look_ups.guidance_by_id, file=True),
        "guidance_of": LookUp(look_ups.guidance_of, file=True),
        "guidance_for": LookUp(look_ups.guidance_for, file=True),
        "find_guidance": LookUp(look_ups.find_guidance, file=True),
        "guidance_history": LookUp(look_ups.guidance_history, file=True),
        "guidance_actions": LookUp(OF_GUIDANCE.actions),
    },
    fold=fold,
    clocks=CLOCKS,
)
