"""All that the rest of the platform may know of insurance: requests, answers and public events."""

from typing import Any

from insurance.answers import (
    HistoryLine,
    Task,
    Worklist,
)
from insurance.item.answers import FindItems, ItemAnswer, ItemStep
from insurance.overpayment.answers import OverpaymentAnswer
from insurance.overpayment.commands import FindOverpayment, ServeOverpaymentNotice
from insurance.overpayment.events import OverpaidMonth
from insurance.overpayment.public import RuralPensionOverpaymentFound, public_overpayment
from insurance.paper import (
    CasePaper,
    PaperKind,
)
from insurance.parameter.answers import (
    FindParameters,
    ParameterAnswer,
)
from insurance.parameter.commands import (
    SetParameter,
)
from insurance.payment_run.answers import (
    FindRuns,
    LineAnswer,
    LinesOf,
    MonthAnswer,
    PaymentsOf,
    RunAnswer,
    StateTotal,
)
from insurance.payment_run.commands import Outcome, PrepareRun, RecordReturns, ReleaseRun, RepayLine
from insurance.payment_run.public import (
    RuralPensionPaid,
    RuralPensionPaymentReturned,
    RuralPensionRunReleased,
    public_payment_run,
)
from insurance.payment_run.terms import BankAnswer, LineState, RunStage
from insurance.pension.answers import FindPensions, PensionAnswer, RaiseAnswer, RaisesOf
from insurance.pension.commands import (
    RaisePension,
    RaisePensions,
    ReinstatePension,
    ResumePension,
    StopPension,
    SuspendPension,
)
from insurance.pension.public import (
    RuralPensionRaised,
    RuralPensionReinstated,
    RuralPensionResumed,
    RuralPensionStopped,
    RuralPensionSuspended,
    public_pension,
)
from insurance.pension.terms import PensionStatus, StopGround, SuspensionGround
from insurance.rural_pension.answers import (
    AccountAnswer,
    ActionAnswer,
    AppealAnswer,
    ClaimAnswer,
    ClaimsOf,
    ClaimStage,
    DecisionAnswer,
    EnrolmentAnswer,
    EnrolmentStage,
    EntriesOf,
    EntryAnswer,
    FindClaims,
    FindEnrolments,
    InputAnswer,
    StepAnswer,
    UsedParameter,
    Verification,
)
from insurance.rural_pension.commands import (
    AcceptClaim,
    AskToCompleteClaim,
    AskToCompleteEnrolment,
    ChangeCategory,
    ChooseGrade,
    CompleteClaim,
    CompleteEnrolment,
    ConfirmEnrolment,
    CreditInterest,
    DecideClaim,
    FileClaim,
    FirstReviewEnrolment,
    RecheckClaim,
    RecordCollectiveAid,
    RecordContribution,
    RefuseClaim,
    RefuseEnrolment,
    ReturnClaim,
    ReturnEnrolment,
    ReverseEntry,
    ReviewClaim,
    ServeDecision,
    SubmitEnrolment,
    WithdrawClaim,
    WithdrawEnrolment,
)
from insurance.rural_pension.events import (
    DeclaredChild,
)
from insurance.rural_pension.public import (
    RuralPensionClaimed,
    RuralPensionContributionReceived,
    RuralPensionDecisionServed,
    RuralPensionDenied,
    RuralPensionEnrolled,
    RuralPensionEntryReversed,
    RuralPensionGranted,
    public_rural_pension,
)
from insurance.rural_pension.terms import (
    ClaimStop,
    Collector,
    Consent,
    EnrolmentCategory,
    NotAcceptedGround,
    ReturnGround,
    ReversalGround,
    ServiceMethod,
    SubLedger,
)
from jinbao.events import Event, Recorded


def public(recorded: Recorded[Any]) -> Event | None:
    """What others are told of an event; most of what insurance knows stays inside."""
    translations = (public_rural_pension, public_pension, public_payment_run, public_overpayment)
    return next((said for translate in translations if (said := translate(recorded))), None)


__all__ = [
    "AcceptClaim",
    "AccountAnswer",
    "ActionAnswer",
    "AppealAnswer",
    "AskToCompleteClaim",
    "AskToCompleteEnrolment",
    "BankAnswer",
    "CasePaper",
    "ChangeCategory",
    "ChooseGrade",
    "ClaimAnswer",
    "ClaimStage",
    "ClaimStop",
    "ClaimsOf",
    "Collector",
    "CompleteClaim",
    "CompleteEnrolment",
    "ConfirmEnrolment",
    "Consent",
    "CreditInterest",
    "DecideClaim",
    "DecisionAnswer",
    "DeclaredChild",
    "EnrolmentAnswer",
    "EnrolmentCategory",
    "EnrolmentStage",
    "EntriesOf",
    "EntryAnswer",
    "FileClaim",
    "FindClaims",
    "FindEnrolments",
    "FindItems",
    "FindOverpayment",
    "FindParameters",
    "FindPensions",
    "FindRuns",
    "FirstReviewEnrolment",
    "HistoryLine",
    "InputAnswer",
    "ItemAnswer",
    "ItemStep",
    "LineAnswer",
    "LineState",
    "LinesOf",
    "MonthAnswer",
    "NotAcceptedGround",
    "Outcome",
    "OverpaidMonth",
    "OverpaymentAnswer",
    "PaperKind",
    "ParameterAnswer",
    "PaymentsOf",
    "PensionAnswer",
    "PensionStatus",
    "PrepareRun",
    "RaiseAnswer",
    "RaisePension",
    "RaisePensions",
    "RaisesOf",
    "RecheckClaim",
    "RecordCollectiveAid",
    "RecordContribution",
    "RecordReturns",
    "RefuseClaim",
    "RefuseEnrolment",
    "ReinstatePension",
    "ReleaseRun",
    "RepayLine",
    "ResumePension",
    "ReturnClaim",
    "ReturnEnrolment",
    "ReturnGround",
    "ReversalGround",
    "ReverseEntry",
    "ReviewClaim",
    "RunAnswer",
    "RunStage",
    "RuralPensionClaimed",
    "RuralPensionContributionReceived",
    "RuralPensionDecisionServed",
    "RuralPensionDenied",
    "RuralPensionEnrolled",
    "RuralPensionEntryReversed",
    "RuralPensionGranted",
    "RuralPensionOverpaymentFound",
    "RuralPensionPaid",
    "RuralPensionPaymentReturned",
    "RuralPensionRaised",
    "RuralPensionReinstated",
    "RuralPensionResumed",
    "RuralPensionRunReleased",
    "RuralPensionStopped",
    "RuralPensionSuspended",
    "ServeDecision",
    "ServeOverpaymentNotice",
    "ServiceMethod",
    "SetParameter",
    "StateTotal",
    "StepAnswer",
    "StopGround",
    "StopPension",
    "SubLedger",
    "SubmitEnrolment",
    "SuspendPension",
    "SuspensionGround",
    "Task",
    "UsedParameter",
    "Verification",
    "WithdrawClaim",
    "WithdrawEnrolment",
    "Worklist",
    "public",
]
