"""Which family each command concerns, and what must be known to decide it."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select
from uuid_utils import uuid7

from employment.known import About
from employment.law import ZERO_EMPLOYMENT_FAMILY as RULES
from employment.law import ZERO_FAMILY_PROMISE
from employment.zero_employment_family import commands, look_ups
from employment.zero_employment_family.clocks import CLOCKS
from employment.zero_employment_family.family import FAMILY
from employment.zero_employment_family.knowledge import family_facts
from employment.zero_employment_family.look_ups import OF_FAMILY
from employment.zero_employment_family.register import FAMILIES, case_of, fold
from jinbao.casework.decided import decisions_in
from jinbao.casework.rule_set.keeping import keeping
from jinbao.commands import Command
from jinbao.decider import Refused
from jinbao.service import Enquiry, Handler, LookUp, Part, Slice


def apply(enquiry: Enquiry, command: commands.ApplyAsZeroEmploymentFamily) -> Iterator[Part]:
    yield concerning(enquiry, command, About(str(uuid7()), command.person, command.region))


def step(enquiry: Enquiry, command: Any) -> Iterator[Part]:
    table = FAMILIES.c
    asked = select(table.id, table.person, table.region).where(table.id == command.family)
    row = enquiry.connection.execute(asked).first()
    if row is None:
        raise Refused("FAMILY_UNKNOWN", field="family")
    yield concerning(enquiry, command, About(row.id, row.person, row.region))


def decide_family(enquiry: Enquiry, command: commands.DecideZeroEmploymentFamily) -> Iterator[Part]:
    """The rules by which it was decided are kept with it."""
    yield from step(enquiry, command)
    yield from keeping(enquiry, RULES)


def end(enquiry: Enquiry, command: Any) -> Iterator[Part]:
    yield from step(enquiry, command)
    yield from keeping(enquiry, ZERO_FAMILY_PROMISE)


def concerning(enquiry: Enquiry, command: Any, about: About) -> Part:
    return Part(
        case_of(about.case),
        FAMILY,
        command,
        lambda _state: family_facts(enquiry, [about], command.on)[about.case],
    )


HANDLERS: Mapping[type[Command], Handler] = {
    commands.ApplyAsZeroEmploymentFamily: apply,
    commands.WithdrawZeroEmploymentFamily: step,
    commands.CheckZeroEmploymentFamily: step,
    commands.DecideZeroEmploymentFamily: decide_family,
    commands.ServeZeroEmploymentFamilyAnswer: step,
    commands.ConfirmFamilyStable: end,
    commands.EndFamilyPromise: end,
}

SLICE = Slice(
    "zero_employment_family",
    handlers=HANDLERS,
    look_ups={
        "zero_family_by_id": LookUp(look_ups.family_by_id, file=True),
        "zero_families_of": LookUp(look_ups.families_of, file=True),
        "find_zero_families": LookUp(look_ups.find_families, file=True),
        "zero_family_history": LookUp(look_ups.family_history, file=True),
        "zero_family_decisions": decisions_in(case_of),
        "zero_family_actions": LookUp(OF_FAMILY.actions),
    },
    fold=fold,
    clocks=CLOCKS,
)
