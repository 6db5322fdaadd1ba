"""What can be asked about unemployment benefit: of a claim, and of a benefit in payment."""

from datetime import date
from typing import Annotated, TypeAlias

from msgspec import Meta

from insurance.pension.terms import AnnulmentGround
from insurance.rural_pension.terms import ClaimStop, NotAcceptedGround, ReturnGround
from insurance.unemployment_benefit.terms import (
    JobSeeking,
    RetirementGroup,
    UnemploymentClaimKind,
    UnemploymentRevocationGround,
    UnemploymentStopGround,
)
from jinbao.calendar import Month
from jinbao.casework.consent import Consent
from jinbao.casework.paper import CasePaper, PaperKind
from jinbao.casework.service_method import ServiceMethod
from jinbao.commands import Command, id_of, says

Claim: TypeAlias = Annotated[str, id_of("UnemploymentClaim", "The claim (申领案件).")]
Benefit: TypeAlias = Annotated[str, id_of("UnemploymentBenefit", "The benefit (失业保险金).")]
Papers: TypeAlias = Annotated[tuple[CasePaper, ...], says("Papers handed in (材料).")]
Agreed: TypeAlias = Annotated[Consent | None, says("How the person let another act for them (代办授权).")]
BenefitMonth: TypeAlias = Annotated[Month, Meta(description="The month (月份).", extra={"month": True})]
Evidence: TypeAlias = Annotated[
    tuple[CasePaper, ...], Meta(description="Papers that prove it (证据材料).", min_length=1, max_length=20)
]
ServedOn: TypeAlias = Annotated[date, says("Day of service (送达日期).")]
Method: TypeAlias = Annotated[ServiceMethod, says("How it was served (送达方式).")]


class FileUnemploymentClaim(Command, frozen=True, kw_only=True):
    """Claims unemployment benefit, or the living grant of rural contract workers (申领失业保险待遇).

    What it rests on is known: the job that ended, the registration, the months paid.
    """

    person: Annotated[str, id_of("Person", "Who claims (申领人).")]
    kind: Annotated[UnemploymentClaimKind, says("What is claimed (申领种类).")] = (
        UnemploymentClaimKind.BENEFIT
    )
    papers: Papers = ()
    consent: Agreed = None


class AskToCompleteUnemploymentClaim(Command, frozen=True, kw_only=True):
    """Gives the one full list of what is missing (一次性告知补正)."""

    claim: Claim
    missing: Annotated[
        tuple[PaperKind, ...], Meta(description="What is missing (待补材料).", min_length=1, max_length=20)
    ]


class CompleteUnemploymentClaim(Command, frozen=True, kw_only=True):
    """The claimant brings what was missing (补正)."""

    claim: Claim
    papers: Papers = ()
    consent: Agreed = None


class RefuseUnemploymentClaim(Command, frozen=True, kw_only=True):
    """The township does not take the claim on (不予受理)."""

    claim: Claim
    reasons: Annotated[
        tuple[NotAcceptedGround, ...], Meta(description="Why (不予受理理由).", min_length=1, max_length=10)
    ]


class PassUnemploymentClaim(Command, frozen=True, kw_only=True):
    """Takes the step at which the claim stands (初审、审核、复核) and hands it on to the next."""

    claim: Claim


class ReturnUnemploymentClaim(Command, frozen=True, kw_only=True):
    """Sends the claim back to an earlier step (退回)."""

    claim: Claim
    to: Annotated[ClaimStop, says("Where to (退回环节).")]
    reasons: Annotated[
        tuple[ReturnGround, ...], Meta(description="Why (退回理由).", min_length=1, max_length=10)
    ]


class DecideUnemploymentClaim(Command, frozen=True, kw_only=True):
    """Decides months, amount and first month (审批); a grant puts the benefit in payment."""

    claim: Claim


class WithdrawUnemploymentClaim(Command, frozen=True, kw_only=True):
    """The claimant takes the claim back before the decision (撤回)."""

    claim: Claim
    consent: Agreed = None


class ServeUnemploymentClaim(Command, frozen=True, kw_only=True):
    """Records that the answer reached the claimant (送达), from which the appeals run."""

    claim: Claim
    served_on: ServedOn
    method: Method


class PayLivingGrant(Command, frozen=True, kw_only=True):
    """A payer, who took no other step, lets the living grant go with the county's next run of single sums."""

    claim: Claim


class ConfirmUnemploymentMonth(Command, frozen=True, kw_only=True):
    """The unemployed sign for a month and say how they sought work (按月确认失业状态)."""

    benefit: Benefit
    month: BenefitMonth
    seeking: Annotated[JobSeeking, says("What was done to find work (求职情况).")]


class DecideUnemploymentMonth(Command, frozen=True, kw_only=True):
    """Decides what a confirmed month gives, or decides it again once the law says otherwise (按月核发)."""

    benefit: Benefit
    month: BenefitMonth


class DecideUnemploymentMonths(Command, frozen=True, kw_only=True):
    """Decides the next hundreds of confirmed months of a county (批量核发).

    Asked again until there is nothing left to do; whoever decides about kin or their own is left out.
    """

    county: Annotated[str, id_of("Region", "County that pays (发放县区).")]


class StopUnemploymentBenefit(Command, frozen=True, kw_only=True):
    """Stops a benefit with the month in which its ground came about, whenever that becomes known (停发).

    The day is taken from what the office has heard; where it has heard nothing, it is said and proven here.
    """

    benefit: Benefit
    ground: Annotated[UnemploymentStopGround, says("Why (停发理由).")]
    lost_on: Annotated[date | None, says("Day on which it came about, where nobody told the office.")] = None
    papers: Annotated[
        tuple[CasePaper, ...], Meta(description="Papers that prove it (证据材料).", max_length=20)
    ] = ()


class TakeBackUnemploymentStop(Command, frozen=True, kw_only=True):
    """Takes a stop back that rested on what is not so (撤销停发)."""

    benefit: Benefit


class ResumeUnemploymentBenefit(Command, frozen=True, kw_only=True):
    """Lets a benefit go on with the months that were kept, after a new registration (恢复领取)."""

    benefit: Benefit


class ExtendUnemploymentBenefit(Command, frozen=True, kw_only=True):
    """Lets a benefit go on until the legal age of retirement, less than a year before it (延长领取)."""

    benefit: Benefit
    group: Annotated[RetirementGroup, says("By whose legal age they retire (退休年龄类别).")]
    papers: Annotated[
        tuple[CasePaper, ...], Meta(description="Papers that show the group (证明材料).", max_length=20)
    ] = ()


class RevokeUnemploymentBenefit(Command, frozen=True, kw_only=True):
    """Revokes a grant that should never have been given (撤销失业保险金决定); it uses up no contribution."""

    benefit: Benefit
    ground: Annotated[UnemploymentRevocationGround, says("Why (撤销理由).")]
    papers: Evidence


class AnnulUnemploymentRevocation(Command, frozen=True, kw_only=True):
    """Takes a revocation back, after an appeal or for an error (撤回撤销决定); all is due as before."""

    benefit: Benefit
    ground: Annotated[AnnulmentGround, says("Why (撤回理由).")]
    papers: Evidence


class ServeUnemploymentRuling(Command, frozen=True, kw_only=True):
    """Records that a decision about a benefit was served (送达), from which the appeals run."""

    benefit: Benefit
    decision: Annotated[str, id_of("UnemploymentRuling", "The decision (待遇决定).")]
    served_on: ServedOn
    method: Method


UnemploymentClaimCommand = (
    FileUnemploymentClaim
    | AskToCompleteUnemploymentClaim
    | CompleteUnemploymentClaim
    | RefuseUnemploymentClaim
    | PassUnemploymentClaim
    | ReturnUnemploymentClaim
    | DecideUnemploymentClaim
    | WithdrawUnemploymentClaim
    | ServeUnemploymentClaim
    | PayLivingGrant
)
UnemploymentBenefitCommand = (
    ConfirmUnemploymentMonth
    | DecideUnemploymentMonth
    | StopUnemploymentBenefit
    | TakeBackUnemploymentStop
    | ResumeUnemploymentBenefit
    | ExtendUnemploymentBenefit
    | RevokeUnemploymentBenefit
    | AnnulUnemploymentRevocation
    | ServeUnemploymentRuling
)
