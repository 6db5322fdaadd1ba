"""Which streams each command about a mediation concerns, and what can be looked up of it."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select
from uuid_utils import uuid7

from jinbao.casework.overheard import overheard
from jinbao.casework.rule_set.keeping import keeping
from jinbao.commands import Command
from jinbao.decider import Refused
from jinbao.service import Enquiry, Handler, LookUp, Part, Slice
from labor_relations.case_number.case_number import CaseNumber
from labor_relations.case_number.procedure import numbered
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
    yield of_mediation(enquiry, command)


def of_mediation(enquiry: Enquiry, command: Any, number: CaseNumber | None = None) -> Part:
    mediation = command.mediation
    region = enquiry.connection.scalar(select(MEDIATIONS.c.region).where(MEDIATIONS.c.id == mediation))
    if region is None:
        raise Refused("MEDIATION_UNKNOWN", field="mediation")

    def known(state: Any) -> Any:
        case = Known(mediation, region, parties_in(state))
        return mediation_facts(enquiry, [case], command.on, number)[mediation]

    return Part(case_of(mediation), MEDIATION, command, known)


def accept(enquiry: Enquiry, command: commands.AcceptMediation) -> Iterator[Part]:
    """With the acceptance the case has its number, or neither."""
    yield from numbered(
        enquiry,
        CaseSeries.MEDIATION,
        command.on.year,
        lambda number: of_mediation(enquiry, command, number),
    )


def work_out(enquiry: Enquiry, command: commands.WorkOutClaim) -> Iterator[Part]:
    """With the amount the rules are kept by which it was worked out."""
    part, heard = overheard(of_mediation(enquiry, command))
    yield part
    decided_by = {event.decision.rule_set for event in heard.events}
    for rules in RULES.values():
        if rules.id in decided_by:
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
