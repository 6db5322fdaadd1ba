"""What can be asked about the contributions of an employer and its employees."""

from datetime import date
from typing import Annotated, TypeAlias

from msgspec import Meta, Struct

from insurance.employee_contribution.terms import (
    EmployeeKind,
    EmployeeScheme,
    EnforcementMeasure,
    MistakeGround,
    PaymentReversal,
    RelationEnd,
)
from insurance.rural_pension.terms import Collector
from jinbao.calendar import Month
from jinbao.casework.service_method import ServiceMethod
from jinbao.commands import Command, fen, id_of, says
from jinbao.money import Fen

Whose: TypeAlias = Annotated[str, id_of("Employer", "Employer (用人单位).")]
Who: TypeAlias = Annotated[str, id_of("Person", "Employee (职工).")]
Bill: TypeAlias = Annotated[str, id_of("ContributionBill", "The bill (缴费单).")]
OfMonth: TypeAlias = Annotated[
    Month, Meta(description="For which month (费款所属月).", extra={"month": True})
]
Document: TypeAlias = Annotated[
    str, Meta(description="Number of the document (凭证号).", min_length=1, max_length=60)
]


class EnrolEmployee(Command, frozen=True, kw_only=True):
    """Has an employee insured from a day on (职工参保登记), to be done within 30 days."""

    employer: Whose
    person: Who
    since: Annotated[date, says("First day of work (用工之日).")]
    kind: Annotated[EmployeeKind, says("As whom they are employed (职工身份).")]


class EndEmployeeInsurance(Command, frozen=True, kw_only=True):
    """Ends the insurance of an employee with the employment (职工停保)."""

    employer: Whose
    person: Who
    until: Annotated[date, says("Last day of work (终止日期).")]
    reason: Annotated[RelationEnd, says("Why (停保原因).")]


class TakeBackEmployeeInsurance(Command, frozen=True, kw_only=True):
    """Takes back what was last said of an employee's insurance: its end, or all of it (撤销参保或停保)."""

    employer: Whose
    person: Who
    ground: Annotated[MistakeGround, says("What was wrong (更正原因).")]


class WageLine(Struct, frozen=True):
    """One employee and the wage from which the contribution is worked out (缴费基数)."""

    person: Who
    base: Annotated[Fen, Meta(gt=0), fen("Wage in yuan (缴费工资).")]


class DeclareContributions(Command, frozen=True, kw_only=True):
    """Declares a month's wages (缴费申报), as the employer's agent or for it; again where it was wrong."""

    employer: Whose
    month: OfMonth
    schemes: Annotated[
        tuple[EmployeeScheme, ...], Meta(min_length=1), says("For which insurance (险种).")
    ] = (EmployeeScheme.UNEMPLOYMENT, EmployeeScheme.PENSION)
    lines: Annotated[
        tuple[WageLine, ...], Meta(min_length=1, max_length=500), says("Who earned what (申报明细).")
    ]
    corrects: Annotated[
        MistakeGround | None, says("What was wrong in an earlier declaration (更正原因).")
    ] = None


class AssessContributions(Command, frozen=True, kw_only=True):
    """Works out what an employer has to pay by its declaration, and until when (核定)."""

    bill: Bill


class AssessUndeclared(Command, frozen=True, kw_only=True):
    """Sets 110 % of the month before where an employer has not declared (未申报核定)."""

    employer: Whose
    scheme: Annotated[EmployeeScheme, says("For which insurance (险种).")]
    month: OfMonth


class RecordContributionPayment(Command, frozen=True, kw_only=True):
    """Books what came in by a document of the bank or the tax office (缴费到账); late fees end with it."""

    bill: Bill
    amount: Annotated[Fen, Meta(gt=0), fen("Amount in yuan (金额).")]
    paid_on: Annotated[date, says("Day on which it was paid (缴费日期).")]
    document: Document
    collector: Annotated[Collector, says("Who took it in (征缴单位).")]


class ReverseContributionPayment(Command, frozen=True, kw_only=True):
    """Reverses a payment that was none (缴费冲正): what it had settled is owed again."""

    bill: Bill
    number: Annotated[int, says("Number of the payment (序号).")]
    ground: Annotated[PaymentReversal, says("Why (冲正理由).")]


class OrderContributionPayment(Command, frozen=True, kw_only=True):
    """Orders an employer that is overdue to pay until a day (责令限期缴纳)."""

    bill: Bill
    until: Annotated[date, says("Until when (限期).")]


class DeferContributionPayment(Command, frozen=True, kw_only=True):
    """Agrees that an employer that was ordered to pay pays later, against security (担保延期缴费)."""

    bill: Bill
    until: Annotated[date, says("Until when (延期至).")]
    guarantee: Document


class EnforceContributionPayment(Command, frozen=True, kw_only=True):
    """Has bank or court take what stays unpaid after the order (强制征缴)."""

    bill: Bill
    measure: Annotated[EnforcementMeasure, says("By whom (征缴措施).")]
    file: Document


class WriteOffContributions(Command, frozen=True, kw_only=True):
    """Writes off what a bankrupt employer owes, by the court's ruling alone (核销)."""

    bill: Bill
    document: Document


class RefundContributions(Command, frozen=True, kw_only=True):
    """Gives back what was paid beyond the bill as it was corrected (退还)."""

    bill: Bill
    amount: Annotated[Fen, Meta(gt=0), fen("Amount in yuan (金额).")]
    document: Document


class ServeContributionDecisions(Command, frozen=True, kw_only=True):
    """Records that the employer was told of what was decided about its bill (送达): the appeals run."""

    bill: Bill
    served_on: Annotated[date, says("Day of service (送达日期).")]
    method: Annotated[ServiceMethod, says("How it was served (送达方式).")]


RelationCommand: TypeAlias = EnrolEmployee | EndEmployeeInsurance | TakeBackEmployeeInsurance
OfBill: TypeAlias = (
    AssessContributions
    | RecordContributionPayment
    | ReverseContributionPayment
    | OrderContributionPayment
    | DeferContributionPayment
    | EnforceContributionPayment
    | WriteOffContributions
    | RefundContributions
    | ServeContributionDecisions
)
BillCommand: TypeAlias = DeclareContributions | AssessUndeclared | OfBill
