"""Which pension each command concerns, and what must be known to decide about it."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from sqlalchemy import select

from insurance.answers import HistoryLine
from insurance.history import histories
from insurance.items import APPROVE, PENSION_CLAIM
from insurance.law import RAISE
from insurance.overheard import overheard
from insurance.pension import commands, decisions, register
from insurance.pension.granting import given
from insurance.pension.knowledge import apart_from_law, pension_facts
from insurance.pension.pension import PENSION
from insurance.pension.possible import OF_PENSION
from insurance.pension.register import PENSIONS, case_of, seen_by
from insurance.rule_set.register import is_kept
from insurance.rule_set.rule_set import RULE_SET, Keep
from jinbao.commands import Command
from jinbao.service import Enquiry, Handler, LookUp, Part, Slice


def of_pension(enquiry: Enquiry, command: Any) -> Iterator[Part]:
    facts = pension_facts(enquiry, [command.person])[command.person]
    yield Part(case_of(command.person), PENSION, command, partial(given, facts))


def raise_one(enquiry: Enquiry, command: commands.RaisePension) -> Iterator[Part]:
    for part in of_pension(enquiry, command):
        listening, heard = overheard(part)
        yield listening
        if heard.events:
            yield from keeping_rules(enquiry)


def raise_many(enquiry: Enquiry, command: commands.RaisePensions) -> Iterator[Part]:
    """The next hundreds, each a decision of its own; together they are recorded or not at all."""
    enquiry.actor.must(APPROVE, PENSION_CLAIM, enquiry.place(command.county), command.on)
    persons = apart_from_law(enquiry, command.county, command.on)
    known = pension_facts(enquiry, persons) if persons else {}
    for person in persons:
        one = commands.RaisePension(on=command.on, person=person)
        yield Part(case_of(person), PENSION, one, partial(given, known[person]))
    if persons:
        yield from keeping_rules(enquiry)


def keeping_rules(enquiry: Enquiry) -> Iterator[Part]:
    """With the first decision under a rule set its bytes are kept, so that it can be checked for ever."""
    if not is_kept(enquiry.connection, RAISE.id):
        yield Part(f"rule-set/{RAISE.id}", RULE_SET, Keep(RAISE))


def pension_history(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HistoryLine]]:
    """All that happened to each pension that the caller may see, oldest first."""
    seen = select(PENSIONS.c.id).where(PENSIONS.c.id.in_(keys), seen_by(enquiry))
    streams = {person: case_of(person) for person in enquiry.connection.scalars(seen)}
    lines = histories(enquiry, list(streams.values()))
    return [lines[streams[key]] if key in streams else [] for key in keys]


HANDLERS: Mapping[type[Command], Handler] = {
    commands.RaisePension: raise_one,
    commands.RaisePensions: raise_many,
    commands.SuspendPension: of_pension,
    commands.ResumePension: of_pension,
    commands.StopPension: of_pension,
    commands.ReinstatePension: of_pension,
}

SLICE = Slice(
    "pension",
    handlers=HANDLERS,
    look_ups={
        "pension_by_person": LookUp(register.pension_by_person, file=True),
        "find_pensions": LookUp(register.find_pensions, file=True),
        "raises_of": LookUp(register.raises_of, file=True),
        "raise_by_id": LookUp(register.raise_by_id, file=True),
        "decision_by_raise": LookUp(decisions.decision_by_raise, file=True),
        "verification_by_raise": LookUp(decisions.verification_by_raise, file=True),
        "verification_by_case": LookUp(decisions.verification_by_case, file=True),
        "pension_history": LookUp(pension_history, file=True),
        "pension_actions": LookUp(OF_PENSION.actions),
    },
    fold=register.fold,
)
