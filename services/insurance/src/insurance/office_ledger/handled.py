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
from insurance.rural_pension import events as rural
from insurance.survival_certification import events as certification
from insurance.unemployment_benefit import events as unemployment
from jinbao.casework.rule_set.events import RuleSetKept
from jinbao.events import Event

Steps: TypeAlias = Mapping[type[Event], tuple[str | None, Out]]

OF_ENROLMENT: Steps = {
    rural.EnrolmentSubmitted: (INTAKE, Out.TAKEN_IN),
    rural.EnrolmentCompleted: (INTAKE, Out.TAKEN_IN),
    rural.EnrolmentFormCorrected: (INTAKE, Out.CORRECTED),
    rural.EnrolmentWithdrawn: (INTAKE, Out.WITHDRAWN),
    rural.EnrolmentToComplete: (FIRST_REVIEW, Out.TO_COMPLETE),
    rural.EnrolmentNotAccepted: (FIRST_REVIEW, Out.NOT_ACCEPTED),
    rural.EnrolmentFirstReviewed: (FIRST_REVIEW, Out.ACCEPTED),
    rural.EnrolmentReturned: (RECHECK, Out.RETURNED),
    rural.EnrolmentConfirmed: (RECHECK, Out.CONFIRMED),
    rural.GradeChosen: (INTAKE, Out.CHANGED),
    rural.CategoryChanged: (FIRST_REVIEW, Out.CHANGED),
    rural.EnrolmentMoved: (RECHECK, Out.MOVED),
    rural.EnrolmentMerged: (RECHECK, Out.MERGED),
    rural.EnrolmentSeparated: (RECHECK, Out.SEPARATED),
    rural.EnrolmentDecisionServed: (SERVE, Out.SERVED),
    rural.ContributionReceived: (CONTRIBUTE, Out.ENTERED),
    rural.ContributionPaidForDisabled: (CONTRIBUTE, Out.ENTERED),
    rural.YearMadeUp: (CONTRIBUTE, Out.ENTERED),
    rural.CollectiveAidReceived: (CONTRIBUTE, Out.ENTERED),
    rural.InterestCredited: (CONTRIBUTE, Out.ENTERED),
    rural.EntryReversed: (CONTRIBUTE, Out.REVERSED),
}
OF_PENSION: Steps = {
    rural.ClaimFiled: (INTAKE, Out.TAKEN_IN),
    rural.ClaimCompleted: (INTAKE, Out.TAKEN_IN),
    rural.ClaimFormCorrected: (INTAKE, Out.CORRECTED),
    rural.ClaimWithdrawn: (INTAKE, Out.WITHDRAWN),
    rural.ClaimToComplete: (FIRST_REVIEW, Out.TO_COMPLETE),
    rural.ClaimNotAccepted: (FIRST_REVIEW, Out.NOT_ACCEPTED),
    rural.ClaimReturned: (None, Out.RETURNED),
    rural.ClaimAccepted: (FIRST_REVIEW, Out.ACCEPTED),
    rural.ClaimReviewed: (REVIEW, Out.REVIEWED),
    rural.ClaimPublicised: (PUBLICISE, Out.PUBLICISED),
    rural.ClaimObjected: (PUBLICISE, Out.OBJECTED),
    rural.ClaimRechecked: (RECHECK, Out.RECHECKED),
    rural.Granted: (APPROVE, Out.GRANTED),
    rural.Denied: (APPROVE, Out.DENIED),
    rural.DecisionServed: (SERVE, Out.SERVED),
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
    rural.AccountOpened: "part of the confirmation",
    rural.SubsidyCredited: "part of the contribution",
    rural.BenefitDebited: "part of what the bank answered",
    rural.AccountInherited: "part of the inheritance",
    rural.SubsidyKept: "part of the inheritance",
    rural.OverpaymentSetOff: "part of the set-off",
    rural.BenefitRestored: "part of the recalculation or the return that it follows from",
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
    payment.LineListed: "part of the run",
    payment.LineWithheld: "part of the run",
    payment.LinePaid: "part of what the bank answered",
    payment.LineReturned: "part of what the bank answered",
}
"""What makes no line of its own, and why."""
