"""Which step of which item an event says that an office took, and what came of it."""

from collections.abc import Mapping
from typing import TypeAlias

from msgspec import Struct

from insurance.bank import events as bank
from insurance.batch.events import BatchSettled
from insurance.employee_contribution import events as contribution
from insurance.inheritance import events as inheritance
from insurance.items import (
    APPROVE,
    CONTRIBUTE,
    EMPLOYEE_CONTRIBUTION,
    FIRST_REVIEW,
    INHERITANCE,
    INTAKE,
    PAY,
    PENSION_CLAIM,
    PUBLICISE,
    RECHECK,
    REVIEW,
    RURAL_PENSION_ENROLMENT,
    SERVE,
    UNEMPLOYMENT,
)
from insurance.office_ledger.terms import Handling as Out
from insurance.overpayment import events as overpayment
from insurance.parameter.events import ParameterSet
from insurance.payment_run import events as payment
from insurance.pension import events as pension
from insurance.reported_payment import events as reported
from insurance.rural_pension.events import account as account_events
from insurance.rural_pension.events import claim as claim_events
from insurance.rural_pension.events import enrolment as enrolment_events
from insurance.survival_certification import events as certification
from insurance.unemployment_benefit import events as unemployment
from jinbao.casework.rule_set.events import RuleSetKept
from jinbao.events import Event

Steps: TypeAlias = Mapping[type[Event], tuple[str | None, Out]]

OF_ENROLMENT: Steps = {
    enrolment_events.EnrolmentSubmitted: (INTAKE, Out.TAKEN_IN),
    enrolment_events.EnrolmentCompleted: (INTAKE, Out.TAKEN_IN),
    enrolment_events.EnrolmentFormCorrected: (INTAKE, Out.CORRECTED),
    enrolment_events.EnrolmentWithdrawn: (INTAKE, Out.WITHDRAWN),
    enrolment_events.EnrolmentToComplete: (FIRST_REVIEW, Out.TO_COMPLETE),
    enrolment_events.EnrolmentNotAccepted: (FIRST_REVIEW, Out.NOT_ACCEPTED),
    enrolment_events.EnrolmentFirstReviewed: (FIRST_REVIEW, Out.ACCEPTED),
    enrolment_events.EnrolmentReturned: (RECHECK, Out.RETURNED),
    enrolment_events.EnrolmentConfirmed: (RECHECK, Out.CONFIRMED),
    enrolment_events.GradeChosen: (INTAKE, Out.CHANGED),
    enrolment_events.CategoryChanged: (FIRST_REVIEW, Out.CHANGED),
    enrolment_events.EnrolmentMoved: (RECHECK, Out.MOVED),
    enrolment_events.EnrolmentMerged: (RECHECK, Out.MERGED),
    enrolment_events.EnrolmentSeparated: (RECHECK, Out.SEPARATED),
    enrolment_events.EnrolmentDecisionServed: (SERVE, Out.SERVED),
    account_events.ContributionReceived: (CONTRIBUTE, Out.ENTERED),
    account_events.ContributionPaidForDisabled: (CONTRIBUTE, Out.ENTERED),
    account_events.YearMadeUp: (CONTRIBUTE, Out.ENTERED),
    account_events.CollectiveAidReceived: (CONTRIBUTE, Out.ENTERED),
    account_events.InterestCredited: (CONTRIBUTE, Out.ENTERED),
    account_events.EntryReversed: (CONTRIBUTE, Out.REVERSED),
}
OF_PENSION: Steps = {
    claim_events.ClaimFiled: (INTAKE, Out.TAKEN_IN),
    claim_events.ClaimCompleted: (INTAKE, Out.TAKEN_IN),
    claim_events.ClaimFormCorrected: (INTAKE, Out.CORRECTED),
    claim_events.ClaimWithdrawn: (INTAKE, Out.WITHDRAWN),
    claim_events.ClaimToComplete: (FIRST_REVIEW, Out.TO_COMPLETE),
    claim_events.ClaimNotAccepted: (FIRST_REVIEW, Out.NOT_ACCEPTED),
    claim_events.ClaimReturned: (None, Out.RETURNED),
    claim_events.ClaimAccepted: (FIRST_REVIEW, Out.ACCEPTED),
    claim_events.ClaimReviewed: (REVIEW, Out.REVIEWED),
    claim_events.ClaimPublicised: (PUBLICISE, Out.PUBLICISED),
    claim_events.ClaimObjected: (PUBLICISE, Out.OBJECTED),
    claim_events.ClaimRechecked: (RECHECK, Out.RECHECKED),
    claim_events.Granted: (APPROVE, Out.GRANTED),
    claim_events.Denied: (APPROVE, Out.DENIED),
    claim_events.DecisionServed: (SERVE, Out.SERVED),
    pension.Raised: (APPROVE, Out.RAISED),
    pension.Suspended: (REVIEW, Out.SUSPENDED),
    pension.Resumed: (REVIEW, Out.RESUMED),
    pension.Stopped: (APPROVE, Out.STOPPED),
    pension.Reinstated: (APPROVE, Out.REINSTATED),
    pension.Recalculated: (APPROVE, Out.RECALCULATED),
    pension.GrantRevoked: (APPROVE, Out.REVOKED),
    pension.RevocationAnnulled: (APPROVE, Out.ANNULLED),
    pension.PensionDecisionServed: (SERVE, Out.SERVED),
    certification.SurvivalCertified: (INTAKE, Out.CONFIRMED),
    certification.SurvivalCertificationTakenBack: (REVIEW, Out.TAKEN_BACK),
    overpayment.OverpaymentFound: (REVIEW, Out.FOUND),
    overpayment.OverpaymentGone: (REVIEW, Out.FOUND),
    overpayment.NoticeServed: (SERVE, Out.SERVED),
    overpayment.Replied: (REVIEW, Out.HEARD),
    overpayment.RecoveryDecided: (APPROVE, Out.RECOVERY_DECIDED),
    overpayment.RecoveryServed: (SERVE, Out.SERVED),
    overpayment.InstalmentsAgreed: (REVIEW, Out.AGREED),
    overpayment.Returned: (PAY, Out.PAID_BACK),
    overpayment.SetOffDecided: (APPROVE, Out.SET_OFF),
    overpayment.SetOffBooked: (PAY, Out.ENTERED),
    overpayment.SetOffEnded: (APPROVE, Out.SET_OFF_ENDED),
    overpayment.HandedToCourt: (APPROVE, Out.HANDED_TO_COURT),
    overpayment.RecoveryCancelled: (APPROVE, Out.CANCELLED),
    payment.RunPrepared: (PAY, Out.PREPARED),
    payment.RunCancelled: (PAY, Out.CANCELLED),
    payment.RunReleased: (PAY, Out.RELEASED),
    payment.BankFileMade: (PAY, Out.SENT),
    payment.BankFileTakenBack: (PAY, Out.TAKEN_BACK),
    payment.LineResent: (PAY, Out.SENT),
    bank.ReturnsRead: (PAY, Out.READ),
}
OF_INHERITANCE: Steps = {
    inheritance.Applied: (INTAKE, Out.TAKEN_IN),
    inheritance.Completed: (INTAKE, Out.TAKEN_IN),
    inheritance.Withdrawn: (INTAKE, Out.WITHDRAWN),
    inheritance.ToComplete: (FIRST_REVIEW, Out.TO_COMPLETE),
    inheritance.NotAccepted: (FIRST_REVIEW, Out.NOT_ACCEPTED),
    inheritance.SentBack: (None, Out.RETURNED),
    inheritance.Accepted: (FIRST_REVIEW, Out.ACCEPTED),
    inheritance.Reviewed: (REVIEW, Out.REVIEWED),
    inheritance.Rechecked: (RECHECK, Out.RECHECKED),
    inheritance.InheritanceGranted: (APPROVE, Out.GRANTED),
    inheritance.InheritanceDenied: (APPROVE, Out.DENIED),
    inheritance.InheritanceRevoked: (APPROVE, Out.REVOKED),
    inheritance.InheritanceServed: (SERVE, Out.SERVED),
    inheritance.PaidOut: (PAY, Out.PAID_OUT),
}
OF_CONTRIBUTION: Steps = {
    contribution.EmployeeEnrolled: (INTAKE, Out.TAKEN_IN),
    contribution.EmployeeEnded: (INTAKE, Out.STOPPED),
    contribution.EmployeeEndTakenBack: (INTAKE, Out.TAKEN_BACK),
    contribution.EmployeeTakenBack: (INTAKE, Out.TAKEN_BACK),
    contribution.ContributionsDeclared: (INTAKE, Out.TAKEN_IN),
    contribution.BillAssessed: (REVIEW, Out.REVIEWED),
    contribution.PaymentReceived: (CONTRIBUTE, Out.ENTERED),
    contribution.PaymentReversed: (CONTRIBUTE, Out.REVERSED),
    contribution.PaymentOrdered: (APPROVE, Out.ORDERED),
    contribution.DeferralAgreed: (APPROVE, Out.DEFERRED),
    contribution.PaymentEnforced: (APPROVE, Out.ENFORCED),
    contribution.BillWrittenOff: (APPROVE, Out.WRITTEN_OFF),
    contribution.ContributionRefunded: (PAY, Out.PAID_BACK),
    contribution.ContributionDecisionsServed: (SERVE, Out.SERVED),
}
OF_UNEMPLOYMENT: Steps = {
    unemployment.ClaimFiled: (INTAKE, Out.TAKEN_IN),
    unemployment.ClaimCompleted: (INTAKE, Out.TAKEN_IN),
    unemployment.ClaimWithdrawn: (INTAKE, Out.WITHDRAWN),
    unemployment.ClaimToComplete: (FIRST_REVIEW, Out.TO_COMPLETE),
    unemployment.ClaimNotAccepted: (FIRST_REVIEW, Out.NOT_ACCEPTED),
    unemployment.ClaimReturned: (None, Out.RETURNED),
    unemployment.ClaimPassed: (None, Out.PASSED),
    unemployment.ClaimGranted: (APPROVE, Out.GRANTED),
    unemployment.ClaimDenied: (APPROVE, Out.DENIED),
    unemployment.ClaimServed: (SERVE, Out.SERVED),
    unemployment.LivingGrantPaid: (PAY, Out.PAID_OUT),
    unemployment.MonthConfirmed: (INTAKE, Out.CONFIRMED),
    unemployment.MonthDecided: (APPROVE, Out.GRANTED),
    unemployment.Stopped: (APPROVE, Out.STOPPED),
    unemployment.StopTakenBack: (APPROVE, Out.REINSTATED),
    unemployment.Resumed: (APPROVE, Out.RESUMED),
    unemployment.Extended: (APPROVE, Out.GRANTED),
    unemployment.ExtensionDenied: (APPROVE, Out.DENIED),
    unemployment.GrantRevoked: (APPROVE, Out.REVOKED),
    unemployment.RevocationAnnulled: (APPROVE, Out.ANNULLED),
    unemployment.BenefitDecisionServed: (SERVE, Out.SERVED),
}


class Handled(Struct, frozen=True):
    """``step`` is open where a case was handed on or sent back: from there where it stood."""

    item: str
    step: str | None
    outcome: Out


HANDLED: Mapping[type[Event], Handled] = {
    event: Handled(item, step, outcome)
    for item, of_item in (
        (RURAL_PENSION_ENROLMENT, OF_ENROLMENT),
        (PENSION_CLAIM, OF_PENSION),
        (INHERITANCE, OF_INHERITANCE),
        (UNEMPLOYMENT, OF_UNEMPLOYMENT),
        (EMPLOYEE_CONTRIBUTION, OF_CONTRIBUTION),
    )
    for event, (step, outcome) in of_item.items()
}

NOT_BY_THEMSELVES: Mapping[type[Event], str] = {
    reported.PaymentBooked: "part of the payment that it was booked as",
    reported.PaymentSetAside: "money that is not booked is nobody's case",
    reported.PaymentReopened: "part of the reversal",
    BatchSettled: "each case of a batch has its own line",
    bank.ReturnReceiptsGiven: "part of a return file that is read back",
    ParameterSet: "a local parameter is nobody's case",
    RuleSetKept: "rules are kept with the decision that was made by them",
    account_events.AccountOpened: "part of the confirmation",
    account_events.SubsidyCredited: "part of the contribution",
    account_events.BenefitDebited: "part of what the bank answered",
    account_events.AccountInherited: "part of the inheritance",
    account_events.SubsidyKept: "part of the inheritance",
    account_events.OverpaymentSetOff: "part of the set-off",
    account_events.BenefitRestored: "part of the recalculation or the return that it follows from",
    contribution.LateFeeCharged: "part of the payment, or of the correction, that it follows from",
    contribution.LateFeeCancelled: "part of the payment, or of the correction, that it follows from",
    contribution.MonthsPaid: "part of the payment that was the last",
    contribution.MonthsUnpaid: "part of the reversal or of the correction",
    overpayment.RecoverySettled: "part of the return that settles it",
    pension.Begun: "part of the grant",
    certification.SurvivalNotCertified: "part of the suspension",
    unemployment.Begun: "part of the grant",
    unemployment.CarriedOver: "part of the grant that takes its months along",
    unemployment.CarriedBack: "part of the revocation that gives its months back",
    payment.RunOpened: "the run is handled once it is prepared",
    payment.ChunkListed: "the run is handled once it is prepared",
    payment.LinesMoved: "part of what the bank answered",
    payment.SumsWithdrawn: "part of the separation or of the revocation",
    payment.LineListed: "part of the run",
    payment.LineWithheld: "part of the run",
    payment.LinePaid: "part of what the bank answered",
    payment.LineReturned: "part of what the bank answered",
}
"""What makes no line of its own, and why."""
