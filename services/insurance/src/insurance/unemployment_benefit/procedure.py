"""Which streams each command about unemployment benefit concerns, and what must be known to decide it."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from sqlalchemy import select
from uuid_utils import uuid7

from insurance.items import APPROVE, UNEMPLOYMENT
from insurance.law import (
    UNEMPLOYMENT_EXTENSION,
    UNEMPLOYMENT_MONTH,
    UNEMPLOYMENT_RESUMPTION,
    UNEMPLOYMENT_STANDING,
    UNEMPLOYMENT_STOP,
)
from insurance.pension.knowledge import near_to
from insurance.unemployment_benefit import claim_form, commands, look_ups, register
from insurance.unemployment_benefit.benefit import BENEFIT
from insurance.unemployment_benefit.claim import CLAIM
from insurance.unemployment_benefit.claim_register import CLAIMS, case_of
from insurance.unemployment_benefit.clocks import CLOCKS
from insurance.unemployment_benefit.granting import begun_by, carried_by, given
from insurance.unemployment_benefit.knowledge import Case, benefit_facts, claim_facts, undecided
from insurance.unemployment_benefit.possible import OF_BENEFIT, OF_CLAIM
from insurance.unemployment_benefit.working_out import RULES
from jinbao.casework.overheard import overheard
from jinbao.casework.rule_set.keeping import keeping
from jinbao.commands import Command
from jinbao.decider import Refused
from jinbao.rule_set import RuleSet
from jinbao.service import Enquiry, Handler, LookUp, Part, Slice

AT_ONCE = 200
"""How many months one command decides: some hundred decisions stay a short transaction."""

DECIDES_BY: Mapping[type[Command], tuple[RuleSet, ...]] = {
    commands.DecideUnemploymentMonth: (UNEMPLOYMENT_MONTH,),
    commands.StopUnemploymentBenefit: (UNEMPLOYMENT_STOP,),
    commands.ResumeUnemploymentBenefit: (UNEMPLOYMENT_RESUMPTION,),
    commands.ExtendUnemploymentBenefit: (UNEMPLOYMENT_EXTENSION,),
    commands.RevokeUnemploymentBenefit: (UNEMPLOYMENT_STANDING,),
    commands.AnnulUnemploymentRevocation: (UNEMPLOYMENT_STANDING,),
}


def of_claim(enquiry: Enquiry, command: Any, case: Case) -> Part:
    return Part(
        case_of(case.id), CLAIM, command, lambda _state: claim_facts(enquiry, [case], command.on)[case.id]
    )


def file_claim(enquiry: Enquiry, command: commands.FileUnemploymentClaim) -> Iterator[Part]:
    """The office gives the claim its number."""
    yield of_claim(enquiry, command, Case(str(uuid7()), command.person))


def known_case(enquiry: Enquiry, command: Any) -> Case:
    person = enquiry.connection.scalar(select(CLAIMS.c.person).where(CLAIMS.c.id == command.claim))
    if person is None:
        raise Refused("CLAIM_UNKNOWN", field="claim")
    return Case(command.claim, person)


def step(enquiry: Enquiry, command: Any) -> Iterator[Part]:
    yield of_claim(enquiry, command, known_case(enquiry, command))


def decide_claim(enquiry: Enquiry, command: commands.DecideUnemploymentClaim) -> Iterator[Part]:
    """A grant puts the benefit in payment, and takes along what one before left, in the same transaction."""
    case = known_case(enquiry, command)
    part, heard = overheard(of_claim(enquiry, command, case))
    yield part
    yield from begun_by(enquiry, heard)
    for rules in RULES.values():
        yield from keeping(enquiry, rules)


def of_benefit(enquiry: Enquiry, command: Any) -> Iterator[Part]:
    facts = benefit_facts(enquiry, [command.benefit], command.on)[command.benefit]
    part, heard = overheard(Part(register.case_of(command.benefit), BENEFIT, command, partial(given, facts)))
    yield part
    yield from carried_by(enquiry, heard)
    for rules in DECIDES_BY.get(type(command), ()):
        yield from keeping(enquiry, rules)


def decide_months(enquiry: Enquiry, command: commands.DecideUnemploymentMonths) -> Iterator[Part]:
    """The next hundreds of a county, each a decision of its own; recorded together or not at all."""
    enquiry.actor.must(APPROVE, UNEMPLOYMENT, enquiry.place(command.county), command.on)
    months = list(undecided(enquiry, command.county, near_to(enquiry), AT_ONCE))
    if not months:
        return
    facts = benefit_facts(enquiry, list(dict(months)), command.on)
    for benefit, month in months:
        asked = commands.DecideUnemploymentMonth(on=command.on, benefit=benefit, month=month)
        yield Part(register.case_of(benefit), BENEFIT, asked, partial(given, facts[benefit]))
    yield from keeping(enquiry, UNEMPLOYMENT_MONTH)


HANDLERS: Mapping[type[Command], Handler] = {
    commands.FileUnemploymentClaim: file_claim,
    commands.AskToCompleteUnemploymentClaim: step,
    commands.CompleteUnemploymentClaim: step,
    commands.RefuseUnemploymentClaim: step,
    commands.PassUnemploymentClaim: step,
    commands.ReturnUnemploymentClaim: step,
    commands.DecideUnemploymentClaim: decide_claim,
    commands.WithdrawUnemploymentClaim: step,
    commands.ServeUnemploymentClaim: step,
    commands.PayLivingGrant: step,
    commands.ConfirmUnemploymentMonth: of_benefit,
    commands.DecideUnemploymentMonth: of_benefit,
    commands.DecideUnemploymentMonths: decide_months,
    commands.StopUnemploymentBenefit: of_benefit,
    commands.TakeBackUnemploymentStop: of_benefit,
    commands.ResumeUnemploymentBenefit: of_benefit,
    commands.ExtendUnemploymentBenefit: of_benefit,
    commands.RevokeUnemploymentBenefit: of_benefit,
    commands.AnnulUnemploymentRevocation: of_benefit,
    commands.ServeUnemploymentRuling: of_benefit,
}

SLICE = Slice(
    "unemployment-benefit",
    handlers=HANDLERS,
    look_ups={
        "unemployment_claim_by_id": LookUp(look_ups.unemployment_claim_by_id, file=True),
        "unemployment_claims_of": LookUp(look_ups.unemployment_claims_of, file=True),
        "find_unemployment_claims": LookUp(look_ups.find_unemployment_claims, file=True),
        "unemployment_claim_history": LookUp(look_ups.unemployment_claim_history, file=True),
        "unemployment_claim_clocks": LookUp(look_ups.unemployment_claim_clocks, file=True),
        "unemployment_claim_actions": LookUp(OF_CLAIM.actions),
        "unemployment_claim_form": LookUp(claim_form.unemployment_claim_form, file=True),
        "unemployment_benefit_by_id": LookUp(look_ups.unemployment_benefit_by_id, file=True),
        "unemployment_benefits_of": LookUp(look_ups.unemployment_benefits_of, file=True),
        "find_unemployment_benefits": LookUp(look_ups.find_unemployment_benefits, file=True),
        "unemployment_ruling_by_id": LookUp(look_ups.unemployment_ruling_by_id, file=True),
        "unemployment_revocation_of": LookUp(look_ups.unemployment_revocation_of, file=True),
        "unemployment_rulings_of": LookUp(look_ups.unemployment_rulings_of, file=True),
        "months_of_unemployment": LookUp(look_ups.months_of_unemployment, file=True),
        "unemployment_benefit_history": LookUp(look_ups.unemployment_benefit_history, file=True),
        "unemployment_benefit_actions": LookUp(OF_BENEFIT.actions),
    },
    fold=register.fold,
    clocks=CLOCKS,
)
