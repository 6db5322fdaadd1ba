"""Which pension each command concerns, and what must be known to decide about it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import select

from insurance.items import APPROVE, PENSION_CLAIM
from insurance.law import RAISE, RECALCULATION, STANDING
from insurance.pension import commands, decision_register, register
from insurance.pension.granting import given
from insurance.pension.knowledge import apart_from_facts, apart_from_law, pension_facts
from insurance.pension.pension import PENSION
from insurance.pension.possible import OF_PENSION
from insurance.pension.register import PENSIONS, case_of, seen_by
from insurance.rural_pension.decisions import verification_by_case
from jinbao.casework.answers import HistoryLine
from jinbao.casework.history import history_of_seen
from jinbao.casework.overheard import overheard
from jinbao.casework.rule_set.keeping import keeping
from jinbao.commands import Command
from jinbao.rule_set import RuleSet
from jinbao.service import Enquiry, Handler, LookUp, Part, Slice


def of_pension(enquiry: Enquiry, command: Any) -> Iterator[Part]:
    facts = pension_facts(enquiry, [command.person])[command.person]
    yield Part(case_of(command.person), PENSION, command, partial(given, facts))


def decided_by(rules: RuleSet) -> Handler:
    """A decision about one pension; with the first under a rule set its bytes are kept for ever."""

    def unfold(enquiry: Enquiry, command: Any) -> Iterator[Part]:
        for part in of_pension(enquiry, command):
            listening, heard = overheard(part)
            yield listening
            if heard.events:
                yield from keeping(enquiry, rules)

    return unfold


def decided_for_many(
    rules: RuleSet, one: Callable[..., Command], apart: Callable[[Enquiry, str, date], Sequence[str]]
) -> Handler:
    """The next hundreds of a county, each a decision of its own; recorded together or not at all."""

    def unfold(enquiry: Enquiry, command: Any) -> Iterator[Part]:
        enquiry.actor.must(APPROVE, PENSION_CLAIM, enquiry.place(command.county), command.on)
        persons = apart(enquiry, command.county, command.on)
        known = pension_facts(enquiry, persons) if persons else {}
        for person in persons:
            asked = one(on=command.on, person=person)
            yield Part(case_of(person), PENSION, asked, partial(given, known[person]))
        if persons:
            yield from keeping(enquiry, rules)

    return unfold


def pension_history(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HistoryLine]]:
    """All that happened to each pension that the caller may see, oldest first."""
    return history_of_seen(enquiry, keys, select(PENSIONS.c.id).where(seen_by(enquiry)), case_of)


HANDLERS: Mapping[type[Command], Handler] = {
    commands.RaisePension: decided_by(RAISE),
    commands.RaisePensions: decided_for_many(RAISE, commands.RaisePension, apart_from_law),
    commands.RecalculatePension: decided_by(RECALCULATION),
    commands.RecalculatePensions: decided_for_many(
        RECALCULATION, commands.RecalculatePension, apart_from_facts
    ),
    commands.RevokeGrant: decided_by(STANDING),
    commands.AnnulRevocation: decided_by(STANDING),
    commands.ServePensionDecision: of_pension,
    commands.SuspendPension: decided_by(STANDING),
    commands.ResumePension: decided_by(STANDING),
    commands.StopPension: decided_by(STANDING),
    commands.ReinstatePension: decided_by(STANDING),
}

SLICE = Slice(
    "pension",
    handlers=HANDLERS,
    look_ups={
        "pension_by_person": LookUp(register.pension_by_person, file=True),
        "find_pensions": LookUp(register.find_pensions, file=True),
        "raises_of": LookUp(decision_register.raises_of, file=True),
        "raise_by_id": LookUp(decision_register.raise_by_id, file=True),
        "pension_decisions_of": LookUp(decision_register.pension_decisions_of, file=True),
        "pension_decision_by_id": LookUp(decision_register.pension_decision_by_id, file=True),
        "verification_by_case": LookUp(verification_by_case, file=True),
        "pension_history": LookUp(pension_history, file=True),
        "pension_actions": LookUp(OF_PENSION.actions),
    },
    fold=register.fold,
)
