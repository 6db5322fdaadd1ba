"""Which streams each command about a mediation concerns, and what can be looked up of it."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select
from uuid_utils import uuid7

from jinbao.casework.overheard import overheard
from jinbao.casework.rule_set.keeping import keeping
from jinbao.commands import Command
from jinbao.decider import Refused
from jinbao.ledger import Conflict
from jinbao.service import Enquiry, Handler, LookUp, Part, Slice
from labor_relations.case_number.procedure import given, giving
from labor_relations.case_number.terms import CaseSeries
from labor_relations.entitlement.calculation import RULES
from labor_relations.mediation import commands, look_ups
from labor_relations.mediation.clocks import CLOCKS
from labor_relations.mediation.knowledge import (
    Known,
    mediation_facts,
    parties_in,
)
from labor_relations.mediation.mediation import MEDIATION
from labor_relations.mediation.possible import OF_MEDIATION
from labor_relations.mediation.register import MEDIATIONS, case_of, fold


def request(enquiry: Enquiry, command: commands.RequestMediation) -> Iterator[Part]:
    mediation = str(uuid7())
    case = Known(mediation, command.region, command.parties)
    facts = mediation_facts(enquiry, [case], command.on)[mediation]
    yield Part(case_of(mediation), MEDIATION, command, lambda _state: facts)


def step(enquiry: Enquiry, command: Any) -> Iterator[Part]:
    mediation = command.mediation
    region = enquiry.connection.scalar(select(MEDIATIONS.c.region).where(MEDIATIONS.c.id == mediation))
    if region is None:
        raise Refused("MEDIATION_UNKNOWN", field="mediation")

    def known(state: Any) -> Any:
        case = Known(mediation, region, parties_in(state))
        return mediation_facts(enquiry, [case], command.on)[mediation]

    yield Part(case_of(mediation), MEDIATION, command, known)


def accept(enquiry: Enquiry, command: commands.AcceptMediation) -> Iterator[Part]:
    """The number is given in the same transaction, so that none is left out and none given twice."""
    [part] = step(enquiry, command)
    part, accepted = overheard(part)
    yield part
    giver, numbers = giving(enquiry, CaseSeries.MEDIATION, command.on.year, case_of(command.mediation))
    yield giver
    if any(one.number != given(numbers) for one in accepted.events):
        raise Conflict  # somebody else was given it meanwhile


def work_out(enquiry: Enquiry, command: commands.WorkOutClaim) -> Iterator[Part]:
    yield from step(enquiry, command)
    for rules in RULES.values():
        yield from keeping(enquiry, rules)


HANDLERS: Mapping[type[Command], Handler] = {
    commands.RequestMediation: request,
    commands.AcceptMediation: accept,
    commands.DeclineMediation: step,
    commands.EstablishWorkFacts: step,
    commands.WorkOutClaim: work_out,
    commands.HoldMediation: step,
    commands.RecordAgreement: step,
    commands.RecordPerformance: step,
    commands.RecordBreach: step,
    commands.FailMediation: step,
    commands.WithdrawMediation: step,
    commands.SucceedInMediation: step,
}

SLICE = Slice(
    "mediation",
    handlers=HANDLERS,
    look_ups={
        "mediation_by_id": LookUp(look_ups.mediation_by_id, file=True),
        "find_mediations": LookUp(look_ups.find_mediations, file=True),
        "sessions_of_mediation": LookUp(look_ups.sessions_of_mediation, file=True),
        "promises_of_mediation": LookUp(look_ups.promises_of_mediation, file=True),
        "mediation_clocks": LookUp(look_ups.mediation_clocks, file=True),
        "mediation_history": LookUp(look_ups.mediation_history, file=True),
        "mediation_actions": LookUp(OF_MEDIATION.actions),
        "settlement_rate": LookUp(look_ups.settlement_rate),
    },
    fold=fold,
    clocks=CLOCKS,
)
