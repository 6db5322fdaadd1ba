"""What can happen to an employer's contributions.  Kept for good: a change is a v2, never an edit.

Streams employee-relation/<employer>/<person> and contribution-bill/<employer>/<scheme>/<month>.
"""

from datetime import date
from typing import TypeAlias

from msgspec import Struct

from insurance.employee_contribution.terms import (
    BillBasis,
    EmployeeKind,
    EmployeeScheme,
    EnforcementMeasure,
    MistakeGround,
    PaymentReversal,
    RelationEnd,
)
from insurance.rural_pension.terms import Collector
from jinbao.calendar import Month
from jinbao.casework.appeal import AppealEnds
from jinbao.casework.service_method import ServiceMethod
from jinbao.decision import Decision
from jinbao.events import Event
from jinbao.money import Fen


class OfRelation(Event, frozen=True):
    """Who is insured through which employer, in which county, from which day on."""

    employer: str
    person: str
    region: str
    since: date


class EmployeeEnrolled(OfRelation, frozen=True, tag="insurance.employee-relation.enrolled.v1"):
    """An employer has its employee insured (职工参保登记) from a day on; it was to do so until ``due_on``."""

    kind: EmployeeKind
    due_on: date
    in_time: bool
    by: str


class EmployeeEnded(OfRelation, frozen=True, tag="insurance.employee-relation.ended.v1"):
    """``until`` is the last day of the employment (职工停保); it was to be told until ``due_on``."""

    until: date
    kind: EmployeeKind
    reason: RelationEnd
    due_on: date
    in_time: bool
    by: str


class EmployeeEndTakenBack(OfRelation, frozen=True, tag="insurance.employee-relation.end-taken-back.v1"):
    """It goes on: its end was said by mistake (撤销停保)."""

    kind: EmployeeKind
    ground: MistakeGround
    by: str


class EmployeeTakenBack(OfRelation, frozen=True, tag="insurance.employee-relation.taken-back.v1"):
    """It never was: they were enrolled by mistake (撤销参保登记)."""

    ground: MistakeGround
    by: str


RelationEvent: TypeAlias = EmployeeEnrolled | EmployeeEnded | EmployeeEndTakenBack | EmployeeTakenBack


class DeclaredLine(Struct, frozen=True):
    """What an employer says of one employee: the wage from which their contribution is worked out, in fen."""

    person: str
    kind: EmployeeKind
    base: Fen


class BillLine(DeclaredLine, frozen=True):
    """What employer and employee pay by it, in fen."""

    employer_part: Fen
    person_part: Fen

    @property
    def amount(self) -> Fen:
        return self.employer_part + self.person_part


class OfMonth(Event, frozen=True):
    """Whose month it is, of which insurance, in which county, and on which day it happened."""

    employer: str
    scheme: EmployeeScheme
    month: Month
    region: str
    on: date


class ContributionsDeclared(OfMonth, frozen=True, tag="insurance.contribution-bill.declared.v1"):
    """An employer has declared a month (缴费申报); ``corrects`` says why an earlier declaration was wrong."""

    lines: tuple[DeclaredLine, ...]
    corrects: MistakeGround | None
    by: str


class BillAssessed(OfMonth, frozen=True, tag="insurance.contribution-bill.assessed.v1"):
    """What an employer has to pay for a month (核定), until when, in the place of what ``overtakes`` names.

    ``first_on`` is the day of the first, from which the time to pay counts whatever is corrected later.
    """

    basis: BillBasis
    lines: tuple[BillLine, ...]
    amount: Fen
    first_on: date
    due_on: date
    outstanding: Fen
    overtakes: str | None
    decision: Decision
    officer: str


class PaymentReceived(OfMonth, frozen=True, tag="insurance.contribution-bill.payment-received.v1"):
    """Money came in (缴费到账) by a document of the bank or the tax office; ``number`` counts them."""

    number: int
    amount: Fen
    paid_on: date
    document: str
    collector: Collector
    officer: str


class PaymentReversed(OfMonth, frozen=True, tag="insurance.contribution-bill.payment-reversed.v1"):
    """What was booked as paid was not (缴费冲正)."""

    number: int
    amount: Fen
    first_on: date
    outstanding: Fen
    ground: PaymentReversal
    officer: str


class LateFeeCharged(OfMonth, frozen=True, tag="insurance.contribution-bill.late-fee-charged.v1"):
    """What is owed for paying late (滞纳金), for days ``after`` one through another under one rate."""

    number: int
    after: date
    through: date
    principal: Fen
    amount: Fen
    decision: Decision
    officer: str


class LateFeeCancelled(OfMonth, frozen=True, tag="insurance.contribution-bill.late-fee-cancelled.v1"):
    """What it was charged for is not so: the bill was corrected, or a payment reversed (撤销滞纳金).

    ``overtakes`` is the event by which it was charged.
    """

    number: int
    amount: Fen
    overtakes: str
    officer: str


class MonthsPaid(OfMonth, frozen=True, tag="insurance.contribution-bill.months-paid.v1"):
    """The month counts as paid for these people (到账月份): all of the bill was in on ``paid_on``."""

    lines: tuple[DeclaredLine, ...]
    paid_on: date


class MonthsUnpaid(OfMonth, frozen=True, tag="insurance.contribution-bill.months-unpaid.v1"):
    """The month does not count for these people after all: not paid, or not of this employer."""

    people: tuple[str, ...]


class PaymentOrdered(OfMonth, frozen=True, tag="insurance.contribution-bill.payment-ordered.v1"):
    """The due day is over and the employer was ordered to pay until another (责令限期缴纳)."""

    until: date
    outstanding: Fen
    decision: Decision
    officer: str


class DeferralAgreed(OfMonth, frozen=True, tag="insurance.contribution-bill.deferral-agreed.v1"):
    """The employer gave security and may pay until a later day (担保延期缴费); late fees run on."""

    until: date
    guarantee: str
    decision: Decision
    officer: str


class PaymentEnforced(OfMonth, frozen=True, tag="insurance.contribution-bill.enforced.v1"):
    """Bank or court take what is owed (强制征缴)."""

    measure: EnforcementMeasure
    file: str
    outstanding: Fen
    decision: Decision
    officer: str


class BillWrittenOff(OfMonth, frozen=True, tag="insurance.contribution-bill.written-off.v1"):
    """A court has ended the bankruptcy, and nothing more will come (核销)."""

    document: str
    outstanding: Fen
    decision: Decision
    officer: str


class ContributionRefunded(OfMonth, frozen=True, tag="insurance.contribution-bill.refunded.v1"):
    """What was paid beyond the bill as it was corrected went back to the employer (退还)."""

    number: int
    amount: Fen
    document: str
    decision: Decision
    officer: str


class DecisionServed(Struct, frozen=True):
    """The event that keeps a decision, and how it can be contested from the day of service on."""

    decision: str
    appeals: tuple[AppealEnds, ...]


class ContributionDecisionsServed(
    OfMonth, frozen=True, tag="insurance.contribution-bill.decisions-served.v1"
):
    """The employer has been told (送达) of all that was decided about the bill since it was told last."""

    served: tuple[DecisionServed, ...]
    method: ServiceMethod
    officer: str


BillEvent: TypeAlias = (
    ContributionsDeclared
    | BillAssessed
    | PaymentReceived
    | PaymentReversed
    | LateFeeCharged
    | LateFeeCancelled
    | MonthsPaid
    | MonthsUnpaid
    | PaymentOrdered
    | DeferralAgreed
    | PaymentEnforced
    | BillWrittenOff
    | ContributionRefunded
    | ContributionDecisionsServed
)
EmployeeContributionEvent = RelationEvent | BillEvent
