"""Which streams each command about a collective contract concerns, and what can be looked up of it."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select
from uuid_utils import uuid7

from jinbao.casework.decided import decisions_in
from jinbao.casework.rule_set.keeping import keeping
from jinbao.commands import Command
from jinbao.decider import Refused
from jinbao.service import Enquiry, Handler, LookUp, Part, Slice
from labor_relations.case_number.case_number import CaseNumber
from labor_relations.case_number.procedure import cancelling, numbered
from labor_relations.case_number.terms import CaseSeries
from labor_relations.collective_contract import commands, look_ups
from labor_relations.collective_contract.clocks import CLOCKS
from labor_relations.collective_contract.collective_contract import COLLECTIVE
from labor_relations.collective_contract.facts import RULES
from labor_relations.collective_contract.knowledge import About, collective_facts
from labor_relations.collective_contract.possible import OF_COLLECTIVE
from labor_relations.collective_contract.register import COLLECTIVES, case_of, fold
from labor_relations.collective_contract.stages import File, ObjectedTo, UnderReview


def submit(enquiry: Enquiry, command: commands.SubmitCollectiveContract) -> Iterator[Part]:
    yield concerning(enquiry, command, About(str(uuid7()), command.employer, command.region))


def step(enquiry: Enquiry, command: Any) -> Iterator[Part]:
    yield concerning(enquiry, command, on_file(enquiry, command.contract))


def register(enquiry: Enquiry, command: commands.RegisterCollectiveContract) -> Iterator[Part]:
    """With the registration the contract has its number, or neither."""
    about = on_file(enquiry, command.contract)
    yield from numbered(
        enquiry,
        CaseSeries.COLLECTIVE_CONTRACT,
        command.on.year,
        lambda number: concerning(enquiry, command, about, number),
    )


def annul(enquiry: Enquiry, command: commands.AnnulCollectiveContractRegistration) -> Iterator[Part]:
    """Its number stays empty."""
    about = on_file(enquiry, command.contract)
    yield concerning(enquiry, command, about)
    case = case_of(about.contract)
    match enquiry.service.ledger.history(COLLECTIVE, case).state:
        case UnderReview(File(number=number)) | ObjectedTo(File(number=number)) if number:
            yield cancelling(enquiry, CaseSeries.COLLECTIVE_CONTRACT, number, case, command.ground)


def give_opinion(enquiry: Enquiry, command: commands.GiveCollectiveContractOpinion) -> Iterator[Part]:
    """The rules by which it was reviewed are kept with it."""
    yield from step(enquiry, command)
    yield from keeping(enquiry, RULES)


def on_file(enquiry: Enquiry, contract: str) -> About:
    row = enquiry.connection.execute(select(COLLECTIVES).where(COLLECTIVES.c.id == contract)).first()
    if row is None:
        raise Refused("COLLECTIVE_CONTRACT_UNKNOWN", field="contract")
    return About(row.id, row.employer, row.region, row.review_until, row.submitted_event)


def concerning(enquiry: Enquiry, command: Any, about: About, number: CaseNumber | None = None) -> Part:
    def known(_state: Any) -> Any:
        return collective_facts(enquiry, [about], command.on, number)[about.contract]

    return Part(case_of(about.contract), COLLECTIVE, command, known)


HANDLERS: Mapping[type[Command], Handler] = {
    commands.SubmitCollectiveContract: submit,
    commands.ResubmitCollectiveContract: step,
    commands.RegisterCollectiveContract: register,
    commands.AnnulCollectiveContractRegistration: annul,
    commands.GiveCollectiveContractOpinion: give_opinion,
    commands.ServeCollectiveContractOpinion: step,
    commands.WithdrawCollectiveContract: step,
    commands.PublishCollectiveContract: step,
    commands.TerminateCollectiveContract: step,
    commands.AnnulCollectiveContractTermination: step,
}

SLICE = Slice(
    "collective-contract",
    handlers=HANDLERS,
    look_ups={
        "collective_by_id": LookUp(look_ups.collective_by_id),
        "collectives_of": LookUp(look_ups.collectives_of),
        "find_collectives": LookUp(look_ups.find_collectives),
        "collective_clocks": LookUp(look_ups.collective_clocks),
        "collective_history": LookUp(look_ups.collective_history),
        "collective_decisions": decisions_in(case_of),
        "collective_actions": LookUp(OF_COLLECTIVE.actions),
    },
    fold=fold,
    clocks=CLOCKS,
)
