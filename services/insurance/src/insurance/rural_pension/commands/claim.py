"""What can be asked of a claim (待遇申领)."""

from datetime import date
from typing import Annotated

from insurance.rural_pension.commands.fields import (
    Agreed,
    Claim,
    Employee,
    Missing,
    Papers,
    Returned,
    Unaccepted,
)
from insurance.rural_pension.events.declared import DeclaredChild
from insurance.rural_pension.terms import (
    ClaimStop,
    ObjectionGround,
)
from jinbao.casework.service_method import ServiceMethod
from jinbao.commands import Command, id_of, says


class FileClaim(Command, frozen=True, kw_only=True):
    """Files a claim to the pension (待遇申领), from one month before the sixtieth birthday on."""

    person: Annotated[str, id_of("Person", "Who claims the pension (申领人).")]
    employee_pension: Employee = False
    children: Annotated[
        tuple[DeclaredChild, ...],
        says("All living children (子女); asked only of whom the scheme found at sixty."),
    ] = ()
    papers: Papers = ()
    consent: Agreed = None


class AcceptClaim(Command, frozen=True, kw_only=True):
    """The township accepts a claim after its first review (受理、初审)."""

    claim: Claim


class RefuseClaim(Command, frozen=True, kw_only=True):
    """The township does not accept a claim (不予受理), with reasons and the ways to appeal."""

    claim: Claim
    reasons: Unaccepted


class AskToCompleteClaim(Command, frozen=True, kw_only=True):
    """The township says once and completely which papers of a claim are missing (补正)."""

    claim: Claim
    missing: Missing


class CompleteClaim(Command, frozen=True, kw_only=True):
    """Hands in what was missing from a claim, or a corrected form after the claim was returned (补正材料)."""

    claim: Claim
    papers: Papers = ()
    employee_pension: Annotated[
        bool | None, says("Whether the claimant is in an employee pension scheme, where the form was wrong.")
    ] = None
    children: Annotated[
        tuple[DeclaredChild, ...] | None, says("All living children (子女), where the form was wrong.")
    ] = None
    consent: Agreed = None


class CorrectClaimForm(Command, frozen=True, kw_only=True):
    """Puts right what was typed wrong into a claim that has not been accepted yet (更正录入)."""

    claim: Claim
    employee_pension: Annotated[
        bool | None,
        says("Whether in an employee pension scheme, where that was wrong (是否参加职工养老保险)."),
    ] = None
    children: Annotated[
        tuple[DeclaredChild, ...] | None, says("All living children (子女), where they were wrong.")
    ] = None


class ReviewClaim(Command, frozen=True, kw_only=True):
    """The county reviews a claim and finds it in order (审核)."""

    claim: Claim


class PubliciseClaim(Command, frozen=True, kw_only=True):
    """Posts a reviewed claim for objections (公示), where the county asks for it before the recheck."""

    claim: Claim
    place: Annotated[str, id_of("Region", "Village or other region where it is posted (公示地点).")]


class RecordObjection(Command, frozen=True, kw_only=True):
    """Takes in an objection to a publicised claim (异议), which sends it back to review."""

    claim: Claim
    ground: Annotated[ObjectionGround, says("What is objected to (异议理由).")]


class RecheckClaim(Command, frozen=True, kw_only=True):
    """Another officer of the county rechecks a reviewed claim (复核)."""

    claim: Claim


class ReturnClaim(Command, frozen=True, kw_only=True):
    """Sends a claim back to the applicant or to an earlier step (退回)."""

    claim: Claim
    to: Annotated[ClaimStop, says("Where it goes back to (退回环节).")]
    reasons: Returned


class DecideClaim(Command, frozen=True, kw_only=True):
    """The county decides a rechecked claim (审批): the pension is granted or denied, as the law says."""

    claim: Claim


class WithdrawClaim(Command, frozen=True, kw_only=True):
    """The claimant takes a claim back before it is decided (撤回)."""

    claim: Claim
    consent: Agreed = None


class ServeDecision(Command, frozen=True, kw_only=True):
    """Records that the office's answer reached the claimant (送达), from which the appeal clocks run."""

    claim: Claim
    served_on: Annotated[
        date, says("Day of service (送达日期); of a public notice, the day on which it counts as served.")
    ]
    method: Annotated[ServiceMethod, says("How it was served (送达方式).")]


ClaimCommand = (
    FileClaim
    | AcceptClaim
    | RefuseClaim
    | AskToCompleteClaim
    | CompleteClaim
    | ReviewClaim
    | PubliciseClaim
    | RecordObjection
    | RecheckClaim
    | ReturnClaim
    | DecideClaim
    | WithdrawClaim
    | ServeDecision
)
