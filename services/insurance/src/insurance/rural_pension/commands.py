"""What can be asked about the rural pension."""

from datetime import date
from typing import Annotated, TypeAlias

from msgspec import Meta

from insurance.rural_pension.events.declared import DeclaredChild
from insurance.rural_pension.terms import (
    ClaimStop,
    Collector,
    EnrolmentCategory,
    NotAcceptedGround,
    ObjectionGround,
    ReturnGround,
    ReversalGround,
)
from jinbao.casework.consent import Consent
from jinbao.casework.paper import CasePaper, PaperKind
from jinbao.casework.service_method import ServiceMethod
from jinbao.commands import Command, fen, id_of, own_id, says
from jinbao.money import Fen

AT_LEAST_ONE = Meta(min_length=1)

Participant: TypeAlias = Annotated[str, id_of("Person", "Whose enrolment it is (参保人).")]
Claim: TypeAlias = Annotated[str, id_of("RuralPensionClaim", "The claim (待遇申领).")]
Agreed: TypeAlias = Annotated[
    Consent | None,
    says("How the person let the sender act for them (代办授权), where it is not their own request."),
]
Papers: TypeAlias = Annotated[tuple[CasePaper, ...], says("Papers that come with it (随附材料).")]
Missing: TypeAlias = Annotated[
    tuple[PaperKind, ...],
    AT_LEAST_ONE,
    says("Everything that is missing, told at one time (一次性告知清单)."),
]
Unaccepted: TypeAlias = Annotated[
    tuple[NotAcceptedGround, ...], AT_LEAST_ONE, says("Why it is not accepted (不予受理理由).")
]
Returned: TypeAlias = Annotated[tuple[ReturnGround, ...], AT_LEAST_ONE, says("Why it goes back (退回理由).")]
Employee: TypeAlias = Annotated[
    bool,
    says("Whether the person declares to be in an employee pension scheme (是否参加职工养老保险)."),
]
Student: TypeAlias = Annotated[bool, says("Whether the person declares to be at school (是否在校学生).")]
Grade: TypeAlias = Annotated[Fen, fen("Grade chosen, the contribution of a year (缴费档次).")]
Category: TypeAlias = Annotated[EnrolmentCategory, says("Category (参保类别).")]
Submission: TypeAlias = (
    Annotated[str, own_id("What the sender calls this form, which is taken in once (申报编号).")] | None
)


# Enrolment


class SubmitEnrolment(Command, frozen=True, kw_only=True):
    """Submits a person's form of enrolment (参保登记申报); the scheme follows from hukou and day."""

    person: Participant
    grade: Grade
    category: Category = EnrolmentCategory.ORDINARY
    student: Student = False
    employee_pension: Employee = False
    papers: Papers = ()
    consent: Agreed = None
    submission: Submission = None


class RefuseEnrolment(Command, frozen=True, kw_only=True):
    """The township does not accept an enrolment (不予受理), with reasons and the ways to appeal."""

    person: Participant
    reasons: Unaccepted


class AskToCompleteEnrolment(Command, frozen=True, kw_only=True):
    """The township says once and completely which papers of an enrolment are missing (补正)."""

    person: Participant
    missing: Missing


class CompleteEnrolment(Command, frozen=True, kw_only=True):
    """Hands in the papers that were missing from an enrolment (补正材料)."""

    person: Participant
    papers: Annotated[tuple[CasePaper, ...], AT_LEAST_ONE, says("The papers that were missing (补正材料).")]
    consent: Agreed = None


class CorrectEnrolmentForm(Command, frozen=True, kw_only=True):
    """Puts right what was typed wrong into a form that has not been accepted yet (更正录入)."""

    person: Participant
    grade: Annotated[Fen | None, fen("Grade chosen, where it was wrong (缴费档次).")] = None
    category: Annotated[EnrolmentCategory | None, says("Category, where it was wrong (参保类别).")] = None
    student: Annotated[
        bool | None, says("Whether the person is at school, where that was wrong (是否在校学生).")
    ] = None
    employee_pension: Annotated[
        bool | None,
        says("Whether in an employee pension scheme, where that was wrong (是否参加职工养老保险)."),
    ] = None


class FirstReviewEnrolment(Command, frozen=True, kw_only=True):
    """The township accepts an enrolment after its first review (受理、初审)."""

    person: Participant


class ReturnEnrolment(Command, frozen=True, kw_only=True):
    """The county sends an enrolment back to the township (退回)."""

    person: Participant
    reasons: Returned


class ConfirmEnrolment(Command, frozen=True, kw_only=True):
    """The county confirms an enrolment after its recheck, which opens the personal account (复核、建账)."""

    person: Participant


class WithdrawEnrolment(Command, frozen=True, kw_only=True):
    """The applicant takes an enrolment back before it is confirmed (撤回)."""

    person: Participant
    consent: Agreed = None


class TakeBackEnrolment(Command, frozen=True, kw_only=True):
    """The office takes back the enrolment that one form submitted (撤销申报), and no later one."""

    person: Participant
    submission: Annotated[str, says("What its sender called the form, else the command's id (申报编号).")]
    consent: Agreed = None


class ChooseGrade(Command, frozen=True, kw_only=True):
    """An enrolled person chooses the grade from a year on (缴费档次变更)."""

    person: Participant
    year: Annotated[int, says("First contribution year for which it holds (起始年度).")]
    grade: Grade
    consent: Agreed = None


class ChangeCategory(Command, frozen=True, kw_only=True):
    """The township records another category of an enrolled person (参保类别变更)."""

    person: Participant
    year: Annotated[int, says("First contribution year for which it holds (起始年度).")]
    category: Category
    papers: Papers = ()


EnrolmentCommand = (
    SubmitEnrolment
    | RefuseEnrolment
    | AskToCompleteEnrolment
    | CompleteEnrolment
    | FirstReviewEnrolment
    | ReturnEnrolment
    | ConfirmEnrolment
    | WithdrawEnrolment
    | ChooseGrade
    | ChangeCategory
)


# What becomes of an enrolment


class MoveEnrolment(Command, frozen=True, kw_only=True):
    """The enrolment and its account follow the hukou that moved within the city (关系转移), the next year."""

    person: Participant


class MergeEnrolments(Command, frozen=True, kw_only=True):
    """Ends one of two enrolments of one person and joins its account to the other's (重复参保合并)."""

    kept: Annotated[str, id_of("Person", "Whose file goes on (保留档案).")]
    ended: Annotated[str, id_of("Person", "Whose file was merged into it (并入档案).")]


class SeparateEnrolments(Command, frozen=True, kw_only=True):
    """Takes a merger back, once it is clear that they were two people (撤销合并)."""

    kept: Annotated[str, id_of("Person", "Whose file went on (保留档案).")]
    ended: Annotated[str, id_of("Person", "Whose file is one of its own again (恢复档案).")]


class ServeEnrolmentDecision(Command, frozen=True, kw_only=True):
    """Records that the office's last answer about an enrolment was served (送达), so that appeals run."""

    person: Participant
    served_on: Annotated[date, says("Day of service (送达日期).")]
    method: Annotated[ServiceMethod, says("How it was served (送达方式).")]


# The personal account


class OpenAccount(Command, frozen=True, kw_only=True):
    """The county opens the personal account (建立个人账户); part of every confirmation, never asked alone."""

    person: Participant


class RecordContribution(Command, frozen=True, kw_only=True):
    """Records a year's personal contribution (个人缴费); the government's subsidy follows from it."""

    person: Participant
    year: Annotated[int, says("Year that is paid for (缴费年度).")]
    amount: Annotated[Fen, fen("What the person paid (个人缴费金额).")]
    collector: Annotated[Collector, says("Who took the money in (征缴单位).")] = Collector.AGENCY
    receipt: Annotated[str | None, says("Number of the receipt (缴费凭证号).")] = None
    paid_on: Annotated[date | None, says("Day on which it came in, where that was earlier (入账日期).")] = (
        None
    )

    @property
    def value_day(self) -> date:
        return self.paid_on or self.on


class RecordMakeUp(Command, frozen=True, kw_only=True):
    """Records that somebody whom the scheme found near sixty buys a year before it (补缴)."""

    person: Participant
    year: Annotated[int, says("Year before the scheme that is bought (补缴年度).")]
    amount: Annotated[Fen, fen("What the person paid, one of the grades of the day (补缴金额).")]
    collector: Annotated[Collector, says("Who took the money in (征缴单位).")] = Collector.AGENCY
    receipt: Annotated[str | None, says("Number of the receipt (缴费凭证号).")] = None


class RecordCollectiveAid(Command, frozen=True, kw_only=True):
    """Records what the village collective adds to a person's account (集体补助)."""

    person: Participant
    year: Annotated[int, says("Year for which it is given (补助年度).")]
    amount: Annotated[Fen, fen("What the collective gave (补助金额).")]
    receipt: Annotated[str | None, says("Number of the receipt (凭证号).")] = None


class CreditInterest(Command, frozen=True, kw_only=True):
    """Credits a year's interest to a personal account as of 31 December (年度计息)."""

    person: Participant
    year: Annotated[int, says("Year whose interest it is (计息年度).")]


class ReverseEntry(Command, frozen=True, kw_only=True):
    """Reverses a wrong entry of a personal account, with all that was entered for the same payment (冲正)."""

    person: Participant
    entry: Annotated[int, says("Number of the entry (账目序号).")]
    reason: Annotated[ReversalGround, says("Why it is reversed (冲正理由).")]


AccountCommand = (
    OpenAccount | RecordContribution | RecordMakeUp | RecordCollectiveAid | CreditInterest | ReverseEntry
)


# The claim


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
