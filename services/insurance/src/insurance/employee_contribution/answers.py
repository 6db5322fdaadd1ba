"""What is answered concerning the contributions of employers and their employees."""

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

from insurance.employee_contribution.terms import (
    BillBasis,
    BillStage,
    EmployeeKind,
    EmployeeScheme,
    PaymentReversal,
)
from insurance.rural_pension.terms import Collector
from jinbao.calendar import Month
from jinbao.commands import id_of, says
from jinbao.money import Fen
from jinbao.paging import Page


class BillAnswer(Struct, frozen=True):
    """A bill as it stands today, in fen; ``late_fees`` are those charged, which run on until all is paid."""

    id: str
    employer: str
    scheme: EmployeeScheme
    month: Month
    region: str
    stage: BillStage
    declared_on: date | None
    basis: BillBasis | None
    amount: Fen | None
    assessed_on: date | None
    due_on: date | None
    decision: str | None
    bound_until: date | None
    document: str | None
    received: Fen
    late_fees: Fen
    version: int

    @property
    def outstanding(self) -> Fen:
        return max(0, (self.amount or 0) - self.received)

    @property
    def late_fees_owed(self) -> Fen:
        """Contributions come first, late fees after them."""
        return max(0, self.late_fees - max(0, self.received - (self.amount or 0)))


class ContributionAnswer(Struct, frozen=True):
    """A line of a bill, in fen: an employee's month; ``paid_on`` where the month counts."""

    bill: str
    person: str
    employer: str
    scheme: EmployeeScheme
    month: Month
    kind: EmployeeKind
    base: Fen
    assessed: bool
    employer_part: Fen | None
    person_part: Fen | None
    stage: BillStage
    paid_on: date | None


class PaymentAnswer(Struct, frozen=True):
    """Money that came in, in fen, or went back to the employer."""

    number: int
    amount: Fen
    paid_on: date
    document: str
    collector: Collector | None
    reversed_on: date | None
    reversal: PaymentReversal | None


class LateFeeAnswer(Struct, frozen=True):
    """A late fee under one rate, in fen; ``decision`` is the event that keeps how it was worked out."""

    number: int
    after: date
    through: date
    principal: Fen
    amount: Fen
    decision: str
    cancelled_on: date | None


class PayableAnswer(Struct, frozen=True):
    """What is to be paid on a day so that nothing is owed, in fen."""

    day: date
    contributions: Fen
    late_fees: Fen

    @property
    def total(self) -> Fen:
        return self.contributions + self.late_fees


class PayableOn(Struct, frozen=True, kw_only=True):
    """What is to be paid for a bill on a day."""

    bill: Annotated[str, id_of("ContributionBill", "The bill (缴费单).")]
    day: Annotated[date | None, says("On this day (缴费日期); today without one.")] = None


class InsuredSpell(Struct, frozen=True):
    """From when until when, and whether both days were told in time, at whichever office (handbook 17.10).

    Nobody told of a day that has no due day: a death ended it, or the employer has not said so yet.
    """

    kind: EmployeeKind
    since: date
    until: date | None
    due_on: date | None
    in_time: bool | None
    end_due_on: date | None
    end_in_time: bool | None


class InsuranceAnswer(Struct, frozen=True):
    """An employee and an employer through whom they are, were, or were said to be insured."""

    employer: str
    person: str

    @property
    def id(self) -> str:
        return f"{self.employer}/{self.person}"

    @property
    def stream(self) -> str:
        return f"employee-relation/{self.id}"


class BillsOf(Page, frozen=True, kw_only=True):
    """The bills of an employer, latest month first."""

    employer: Annotated[str, id_of("Employer", "Employer (用人单位).")]
    scheme: Annotated[EmployeeScheme | None, says("Only this insurance (险种).")] = None


class FindBills(Page, frozen=True, kw_only=True):
    """Bills of a region, oldest month first."""

    region: Annotated[str | None, id_of("Region", "Within this region (地区).")] = None
    scheme: Annotated[EmployeeScheme | None, says("Only this insurance (险种).")] = None
    stage: Annotated[BillStage | None, says("Only those that stand so (状态).")] = None
    month: Annotated[
        Month | None, Meta(description="Only of this month (费款所属月).", extra={"month": True})
    ] = None


class UndeclaredAnswer(Struct, frozen=True):
    """An employer that has not declared a month."""

    employer: str


class FindUndeclared(Page, frozen=True, kw_only=True):
    """Employers that have people insured in a month and have not declared it, in order of their ids."""

    month: Annotated[Month, Meta(description="Which month (费款所属月).", extra={"month": True})]
    scheme: Annotated[EmployeeScheme, says("Which insurance (险种).")]
    region: Annotated[str | None, id_of("Region", "Within this region (地区).")] = None


class LinesOfBill(Page, frozen=True, kw_only=True):
    """The lines of a bill, in order of the employees' ids."""

    bill: Annotated[str, id_of("ContributionBill", "The bill (缴费单).")]


class ContributionsOf(Page, frozen=True, kw_only=True):
    """The contribution months of an employee, oldest first, by employer and insurance."""

    person: Annotated[str, id_of("Person", "Employee (职工).")]
    scheme: Annotated[EmployeeScheme | None, says("Only this insurance (险种).")] = None


class EmployeesOf(Page, frozen=True, kw_only=True):
    """Whom an employer has insured on a day, in order of their ids."""

    employer: Annotated[str, id_of("Employer", "Employer (用人单位).")]
    day: Annotated[date | None, says("On this day (截至日期); today without one.")] = None
