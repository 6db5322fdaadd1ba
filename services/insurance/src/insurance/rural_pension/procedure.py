"""Which case of the rural pension each command concerns, and what must be known to decide it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from uuid_utils import uuid7

from insurance.items import INTAKE, RURAL_PENSION_ENROLMENT
from insurance.law import RURAL_PENSION
from insurance.pension.granting import begun_by
from insurance.rural_pension import (
    account_register,
    case_files,
    claim_register,
    decisions,
    enrolment_look_ups,
    enrolment_register,
    made_up,
    relation,
)
from insurance.rural_pension.account import ACCOUNT
from insurance.rural_pension.account_possible import OF_ACCOUNT
from insurance.rural_pension.claim import CLAIM
from insurance.rural_pension.claim_form import CLAIM_FORM
from insurance.rural_pension.claim_knowledge import Case, claim_facts
from insurance.rural_pension.claim_possible import OF_CLAIM
from insurance.rural_pension.claim_register import CLAIMS
from insurance.rural_pension.clocks import CLOCKS
from insurance.rural_pension.commands import account as account_commands
from insurance.rural_pension.commands import claim as claim_commands
from insurance.rural_pension.commands import enrolment as enrolment_commands
from insurance.rural_pension.enrolment import (
    ENROLMENT,
    Enrolment,
    EnrolmentFacts,
    must_be_submitted_by,
    must_be_unconfirmed,
)
from insurance.rural_pension.enrolment_answer import ENROLMENT_ANSWER
from insurance.rural_pension.enrolment_form import ENROLMENT_FORM
from insurance.rural_pension.enrolment_possible import OF_ENROLMENT
from insurance.rural_pension.knowledge import account_facts, enrolment_facts
from insurance.rural_pension.trial import would_enrol
from jinbao.casework.decided import decisions_in
from jinbao.casework.overheard import overheard
from jinbao.casework.rule_set.keeping import keeping
from jinbao.commands import Command
from jinbao.decider import Refused
from jinbao.events import Recorded
from jinbao.register import Changes
from jinbao.service import Enquiry, Handler, LookUp, Part, Slice


def of_enrolment(enquiry: Enquiry, command: Any) -> Part:
    person = command.person
    return Part(
        enrolment_register.case_of(person),
        ENROLMENT,
        command,
        lambda _state: enrolment_facts(enquiry, [person], command.on)[person],
    )


def of_account(enquiry: Enquiry, command: Any) -> Part:
    person, year = command.person, getattr(command, "year", command.on.year)
    return Part(
        account_register.case_of(person),
        ACCOUNT,
        command,
        lambda _state: account_facts(enquiry, [person], command.on, year)[person],
    )


def of_claim(enquiry: Enquiry, command: Any, claim: str, person: str) -> Part:
    return Part(
        claim_register.case_of(claim),
        CLAIM,
        command,
        lambda state: claim_facts(enquiry, [Case(claim, person, state)], command.on)[claim],
    )


def enrolment(enquiry: Enquiry, command: Any) -> Iterable[Part]:
    return [of_enrolment(enquiry, command)]


def correct_enrolment(enquiry: Enquiry, command: enrolment_commands.CorrectEnrolmentForm) -> Iterable[Part]:
    return [replace(of_enrolment(enquiry, command), decider=ENROLMENT_FORM)]


def serve_enrolment(enquiry: Enquiry, command: enrolment_commands.ServeEnrolmentDecision) -> Iterable[Part]:
    return [replace(of_enrolment(enquiry, command), decider=ENROLMENT_ANSWER)]


def confirm(enquiry: Enquiry, command: enrolment_commands.ConfirmEnrolment) -> Iterable[Part]:
    """The confirmation opens the account: both happen, or neither."""
    opened = account_commands.OpenAccount(on=command.on, person=command.person)
    return [of_enrolment(enquiry, command), of_account(enquiry, opened)]


def take_back(enquiry: Enquiry, command: enrolment_commands.TakeBackEnrolment) -> Iterable[Part]:
    """A withdrawal by the usual rules, if what stands is what that command submitted."""
    withdrawal = enrolment_commands.WithdrawEnrolment(
        on=command.on, received_on=command.received_on, person=command.person, consent=command.consent
    )
    part = of_enrolment(enquiry, withdrawal)

    def known(state: Enrolment) -> EnrolmentFacts:
        facts: EnrolmentFacts = part.known(state)
        enquiry.actor.must(INTAKE, RURAL_PENSION_ENROLMENT, facts.place, command.on)
        must_be_submitted_by(command.submission, enquiry.service.ledger.recorded(part.stream))
        must_be_unconfirmed(state, facts)
        return facts

    return [replace(part, known=known)]


def account(enquiry: Enquiry, command: Any) -> Iterable[Part]:
    return [of_account(enquiry, command)]


def file_claim(enquiry: Enquiry, command: claim_commands.FileClaim) -> Iterable[Part]:
    """The office gives the claim its number."""
    return [of_claim(enquiry, command, str(uuid7()), command.person)]


def claim(enquiry: Enquiry, command: Any) -> Iterable[Part]:
    person = enquiry.connection.scalar(select(CLAIMS.c.person).where(CLAIMS.c.id == command.claim))
    if person is None:
        raise Refused("CLAIM_UNKNOWN", field="claim")
    return [of_claim(enquiry, command, command.claim, person)]


def correct_claim(enquiry: Enquiry, command: claim_commands.CorrectClaimForm) -> Iterable[Part]:
    return [replace(part, decider=CLAIM_FORM) for part in claim(enquiry, command)]


def decide_claim(enquiry: Enquiry, command: claim_commands.DecideClaim) -> Iterator[Part]:
    """With the first decision under a rule set its bytes are kept, so that it can be checked for ever.

    A grant puts the pension in payment in the same transaction.
    """
    [decision] = claim(enquiry, command)
    part, heard = overheard(decision)
    yield part
    yield from begun_by(enquiry, heard)
    yield from keeping(enquiry, RURAL_PENSION)


HANDLERS: Mapping[type[Command], Handler] = {
    enrolment_commands.SubmitEnrolment: enrolment,
    enrolment_commands.RefuseEnrolment: enrolment,
    enrolment_commands.AskToCompleteEnrolment: enrolment,
    enrolment_commands.CompleteEnrolment: enrolment,
    enrolment_commands.CorrectEnrolmentForm: correct_enrolment,
    enrolment_commands.FirstReviewEnrolment: enrolment,
    enrolment_commands.ReturnEnrolment: enrolment,
    enrolment_commands.ConfirmEnrolment: confirm,
    enrolment_commands.WithdrawEnrolment: enrolment,
    enrolment_commands.TakeBackEnrolment: take_back,
    enrolment_commands.ServeEnrolmentDecision: serve_enrolment,
    enrolment_commands.ChooseGrade: enrolment,
    enrolment_commands.ChangeCategory: enrolment,
    account_commands.RecordContribution: account,
    account_commands.RecordMakeUp: account,
    account_commands.RecordCollectiveAid: account,
    account_commands.CreditInterest: account,
    account_commands.ReverseEntry: account,
    claim_commands.FileClaim: file_claim,
    claim_commands.AcceptClaim: claim,
    claim_commands.RefuseClaim: claim,
    claim_commands.AskToCompleteClaim: claim,
    claim_commands.CompleteClaim: claim,
    claim_commands.CorrectClaimForm: correct_claim,
    claim_commands.ReviewClaim: claim,
    claim_commands.PubliciseClaim: claim,
    claim_commands.RecordObjection: claim,
    claim_commands.RecheckClaim: claim,
    claim_commands.ReturnClaim: claim,
    claim_commands.DecideClaim: decide_claim,
    claim_commands.WithdrawClaim: claim,
    claim_commands.ServeDecision: claim,
    **relation.HANDLERS,
}


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    enrolment_register.fold(changes, recorded)
    account_register.fold(changes, recorded)
    claim_register.fold(changes, recorded)


SLICE = Slice(
    "rural-pension",
    handlers=HANDLERS,
    look_ups={
        "enrolment_by_person": LookUp(enrolment_look_ups.enrolment_by_person, file=True),
        "find_enrolments": LookUp(enrolment_look_ups.find_enrolments, file=True),
        "enrolment_decisions": decisions_in(enrolment_register.case_of),
        "enrolment_history": LookUp(case_files.enrolment_history, file=True),
        "enrolment_clocks": LookUp(case_files.enrolment_clocks, file=True),
        "enrolment_actions": LookUp(OF_ENROLMENT.actions),
        "would_enrol": LookUp(would_enrol),
        "account_by_person": LookUp(account_register.account_by_person, file=True),
        "entries_of": LookUp(account_register.entries_of, file=True),
        "make_up_by_person": LookUp(made_up.make_up_by_person, file=True),
        "account_history": LookUp(case_files.account_history, file=True),
        "account_actions": LookUp(OF_ACCOUNT.actions),
        "claim_by_id": LookUp(claim_register.claim_by_id, file=True),
        "claims_of": LookUp(claim_register.claims_of, file=True),
        "find_claims": LookUp(claim_register.find_claims, file=True),
        "claim_history": LookUp(case_files.claim_history, file=True),
        "claim_clocks": LookUp(case_files.claim_clocks, file=True),
        "claim_actions": LookUp(OF_CLAIM.actions),
        "decision_by_claim": LookUp(decisions.decision_by_claim, file=True),
        "verification_by_claim": LookUp(decisions.verification_by_claim, file=True),
    },
    fold=fold,
    clocks=CLOCKS,
)
