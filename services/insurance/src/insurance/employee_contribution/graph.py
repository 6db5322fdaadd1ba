"""Employers' contributions in the graph: bills, their lines, payments, late fees and decisions."""

from datetime import date
from typing import Any

import strawberry

from insurance import contract
from insurance.contract import (
    BillAnswer,
    BillBasis,
    BillsOf,
    BillStage,
    Collector,
    ContributionAnswer,
    ContributionsOf,
    EmployeeKind,
    EmployeeScheme,
    EnforcementMeasure,
    FindBills,
    FindUndeclared,
    LateFeeAnswer,
    LinesOfBill,
    MistakeGround,
    PayableAnswer,
    PayableOn,
    PaymentAnswer,
    PaymentReversal,
    UndeclaredAnswer,
)
from jinbao.graph import (
    Connection,
    Money,
    Month,
    Node,
    actions_of,
    ask,
    by_id,
    contributes,
    entity,
    history_of,
    link,
    mutation,
    references,
    value,
    watch,
    words,
)

words(EmployeeScheme, about="Insurance of employees (险种)")
words(EmployeeKind, about="As whom somebody is employed (职工身份)")
words(BillBasis, description="From what a bill was worked out (核定依据).")
words(BillStage, name="ContributionBillStage", description="How a bill stands (缴费单状态).")
words(MistakeGround, description="What an employer had said wrongly (更正原因).")
words(EnforcementMeasure, description="What is done about a bill that stays unpaid (强制征缴措施).")
words(
    PaymentReversal, name="ContributionPaymentReversal", description="Why a payment is reversed (冲正理由)."
)


@value(PaymentAnswer)
class ContributionPayment:
    """Money that came in for a bill (缴费到账), or went back to the employer (退还)."""

    number: int = strawberry.field(description="Its number on the bill (序号).")
    amount: Money = strawberry.field(description="Amount in yuan; less than nothing went back (金额).")
    paid_on: date = strawberry.field(description="Day on which it was paid (缴费日期).")
    document: str = strawberry.field(description="Number of the document (凭证号).")
    collector: Collector | None = strawberry.field(description="Who took it in (征缴单位).")
    reversed_on: date | None = strawberry.field(description="Day of its reversal (冲正日期).")
    reversal: PaymentReversal | None = strawberry.field(description="Why it was reversed (冲正理由).")


@value(LateFeeAnswer)
class LateFee:
    """What is owed for paying late, for days under one rate (滞纳金)."""

    number: int = strawberry.field(description="Its number on the bill (序号).")
    after: date = strawberry.field(description="The days after this one (起算日前一日).")
    through: date = strawberry.field(description="Through this day (计至).")
    principal: Money = strawberry.field(description="What was owed meanwhile, in yuan (欠缴金额).")
    amount: Money = strawberry.field(description="Late fee in yuan (滞纳金).")
    cancelled_on: date | None = strawberry.field(description="Day on which it fell away (撤销日期).")

    @link("insurance", "decision_by_event", key="decision")
    def decision(self) -> references.Decision | None:
        """How it was worked out (计算说明)."""


@value(PayableAnswer)
class PayableContribution:
    """What is to be paid on a day so that nothing is owed (应缴总额)."""

    day: date = strawberry.field(description="The day (缴费日期).")
    contributions: Money = strawberry.field(description="Contributions in yuan (欠缴金额).")
    late_fees: Money = strawberry.field(description="Late fees through that day, in yuan (滞纳金).")
    total: Money = strawberry.field(description="Both, in yuan (合计).")


@value(ContributionAnswer)
class EmployeeContribution:
    """An employee's month on a bill (职工缴费明细)."""

    month: Month = strawberry.field(description="For which month (费款所属月).")
    scheme: EmployeeScheme = strawberry.field(description="Which insurance (险种).")
    kind: EmployeeKind = strawberry.field(description="As whom they are employed (职工身份).")
    base: Money = strawberry.field(description="Wage in yuan (缴费工资).")
    assessed: bool = strawberry.field(
        description="Whether it was worked out, or is only declared (是否核定)."
    )
    employer_part: Money | None = strawberry.field(description="The employer's part in yuan (单位缴费).")
    person_part: Money | None = strawberry.field(description="The employee's part in yuan (个人缴费).")
    stage: BillStage = strawberry.field(description="How the bill stands (缴费单状态).")
    paid_on: date | None = strawberry.field(
        description="Day since which the month counts as paid; arrears do not count (到账日期)."
    )

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Whose month it is (职工)."""

    @link("identity", "employer_by_id", key="employer")
    def employer(self) -> references.Employer | None:
        """Through which employer (用人单位)."""

    @link("insurance", "contribution_bill_by_id", key="bill")
    def bill(self) -> references.ContributionBill | None:
        """On which bill (缴费单)."""


@entity(
    "ContributionBill",
    look_up=("insurance", "contribution_bill_by_id"),
    source=BillAnswer,
    stream="contribution-bill",
)
class ContributionBill(Node):
    """What an employer pays for a month to one insurance (社会保险费缴费单)."""

    scheme: EmployeeScheme = strawberry.field(description="Which insurance (险种).")
    month: Month = strawberry.field(description="For which month (费款所属月).")
    stage: BillStage = strawberry.field(description="How it stands today (状态).")
    declared_on: date | None = strawberry.field(description="Day of the last declaration (申报日期).")
    basis: BillBasis | None = strawberry.field(description="From what it was worked out (核定依据).")
    amount: Money | None = strawberry.field(description="What is to be paid, in yuan (应缴金额).")
    assessed_on: date | None = strawberry.field(description="Day of the first assessment (核定日期).")
    due_on: date | None = strawberry.field(description="Last day to pay in time (缴费期限).")
    received: Money = strawberry.field(description="What came in and stands, in yuan (已缴金额).")
    outstanding: Money = strawberry.field(description="What has not come in, in yuan (欠缴金额).")
    late_fees: Money = strawberry.field(
        description="Late fees charged, in yuan; they run on until all is paid (滞纳金)."
    )
    late_fees_owed: Money = strawberry.field(
        description="What of them has not come in, in yuan (未缴滞纳金)."
    )
    bound_until: date | None = strawberry.field(description="Until when it was ordered or deferred (限期).")
    document: str | None = strawberry.field(description="Guarantee, file or ruling (文书号).")
    version: int = strawberry.field(description="How many things have happened to it (版本).")

    @link("identity", "employer_by_id", key="employer")
    def employer(self) -> references.Employer | None:
        """Who pays it (用人单位)."""

    @link("identity", "region_by_id", key="region")
    def region(self) -> references.Region | None:
        """The county that insures its people (参保地)."""

    @link("insurance", "lines_of_contribution_bill", ask=LinesOfBill)
    def lines(self) -> Connection[EmployeeContribution] | None:
        """Employee by employee; what was declared stands beside until it is worked out (缴费明细)."""

    @link("insurance", "payable_of_contribution_bill", ask=PayableOn)
    def payable(self) -> PayableContribution | None:
        """What settles it on a day, late fees with it (当日应缴)."""

    @link("insurance", "payments_of_contribution_bill")
    def payments(self) -> list[ContributionPayment] | None:
        """What came in, in order (缴费记录)."""

    @link("insurance", "late_fees_of_contribution_bill")
    def charges(self) -> list[LateFee] | None:
        """Late fees with how each was worked out (滞纳金明细)."""

    @link("insurance", "decision_by_event", key="decision")
    def decision(self) -> references.Decision | None:
        """How it was worked out (核定说明)."""

    @link("insurance", "decisions_of_contribution_bill")
    def decisions(self) -> list[references.Decision] | None:
        """All that was decided about it, newest first: assessed, late fees, ordered, enforced (决定)."""

    history = history_of("insurance", "contribution_bill_history")
    available_actions = actions_of("insurance", "contribution_bill_actions")

    @link("insurance", "contribution_bill_clocks")
    def clocks(self) -> list[references.StatutoryClock] | None:
        """What must be done in this case by when, the oldest first (法定期限)."""


@value(UndeclaredAnswer)
class UndeclaredMonth:
    """An employer has people insured in a month, and has not declared it (未申报)."""

    @link("identity", "employer_by_id", key="employer")
    def employer(self) -> references.Employer | None:
        """The employer (用人单位)."""


@contributes("Employer")
class ContributingEmployer:
    """What insurance adds to an employer."""

    @link("insurance", "contribution_bills_of", ask=BillsOf)
    def contributions(self) -> Connection[ContributionBill] | None:
        """Its bills, latest month first (缴费单)."""


@contributes("Person")
class ContributingPerson:
    """What insurance adds to somebody who is or was employed."""

    @link("insurance", "contributions_of_person", ask=ContributionsOf)
    def employee_contributions(self) -> Connection[EmployeeContribution] | None:
        """Months on employers' bills, oldest first (职工缴费记录)."""


@strawberry.type
class Query:
    contribution_bill = by_id(ContributionBill, "A bill of contributions (缴费单) by its id.")

    @ask("insurance", "find_contribution_bills", FindBills)
    def contribution_bills(self) -> Connection[ContributionBill] | None:
        """Bills (缴费单) that the caller may see, oldest month first, by region, insurance and stage."""

    @ask("insurance", "find_undeclared_months", FindUndeclared)
    def undeclared_months(self) -> Connection[UndeclaredMonth] | None:
        """Who has not declared a month (未申报单位), which is then set by the month before."""


def of_bill(command: type[Any]) -> Any:
    return mutation(
        command,
        service="insurance",
        gives=ContributionBill,
        by=lambda _, receipt: receipt.stream.partition("/")[2],
    )


@strawberry.type
class Mutation:
    declare_contributions = of_bill(contract.DeclareContributions)
    assess_contributions = of_bill(contract.AssessContributions)
    assess_undeclared = of_bill(contract.AssessUndeclared)
    record_contribution_payment = of_bill(contract.RecordContributionPayment)
    reverse_contribution_payment = of_bill(contract.ReverseContributionPayment)
    order_contribution_payment = of_bill(contract.OrderContributionPayment)
    defer_contribution_payment = of_bill(contract.DeferContributionPayment)
    enforce_contribution_payment = of_bill(contract.EnforceContributionPayment)
    write_off_contributions = of_bill(contract.WriteOffContributions)
    refund_contributions = of_bill(contract.RefundContributions)
    serve_contribution_decisions = of_bill(contract.ServeContributionDecisions)


@strawberry.type
class Subscription:
    contribution_bill_changed = watch(
        ContributionBill,
        "A bill (社会保险费缴费单) now, and again after everything that happens to it.",
        stream=lambda bill: f"contribution-bill/{bill}",
    )
