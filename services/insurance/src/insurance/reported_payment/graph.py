"""Reported payments in the graph: what tax office and bank took in, and what became of it."""

from datetime import date

import strawberry

from insurance import contract
from insurance.contract import (
    EmployeeScheme,
    FindReportedPayments,
    ReportedPaymentAnswer,
    ReportedStage,
    SetAsideGround,
)
from jinbao.graph import (
    Connection,
    Money,
    Month,
    Node,
    ask,
    by_id,
    entity,
    link,
    mutation,
    references,
    words,
)

words(ReportedStage, name="ReportedPaymentStage", description="How a reported payment stands (到账信息状态).")
words(SetAsideGround, name="PaymentSetAsideGround", description="Why a payment is not booked (不入账原因).")


@entity("ReportedPayment", look_up=("insurance", "reported_payment_by_id"), source=ReportedPaymentAnswer)
class ReportedPayment(Node):
    """What the tax office or the bank took in, as a row of its file tells it (到账信息)."""

    stage: ReportedStage = strawberry.field(description="How it stands (状态).")
    scheme: EmployeeScheme | None = strawberry.field(description="Insurance of employees (险种).")
    month: Month | None = strawberry.field(description="For which month an employer paid (费款所属月).")
    year: int | None = strawberry.field(description="For which year a resident paid (缴费年度).")
    amount: Money = strawberry.field(description="Amount in yuan (金额).")
    paid_on: date = strawberry.field(description="Day on which it came in (入账日期).")
    voucher: str = strawberry.field(description="Number of the partner's voucher (凭证号).")
    line: int = strawberry.field(description="The line of the file (行号).")
    known_on: date = strawberry.field(description="Day on which it was heard of (收到日期).")
    taken_back_on: date | None = strawberry.field(
        description="Day on which the file was taken back (撤销日期)."
    )
    ground: SetAsideGround | None = strawberry.field(description="Why it is not booked (不入账原因).")
    settled_on: date | None = strawberry.field(
        description="Day on which it was booked or set aside (办理日期)."
    )

    @link("identity", "employer_by_id", key="employer")
    def employer(self) -> references.Employer | None:
        """Which employer paid (用人单位)."""

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Which resident paid (参保人)."""

    @link("identity", "region_by_id", key="region")
    def region(self) -> references.Region | None:
        """For which place the file is (所属地区)."""

    @link("identity", "partner_feed_by_id", key="feed")
    def feed(self) -> references.PartnerFeed | None:
        """The file that says so (部门数据)."""

    @link("insurance", "contribution_bill_by_id", key="bill")
    def bill(self) -> references.ContributionBill | None:
        """The bill on which it was booked (缴费单)."""

    @link("insurance", "reported_payment_actions")
    def available_actions(self) -> list[references.AvailableAction] | None:
        """What the caller may do with it now, and why it cannot be booked as reported (可办事项)."""


@strawberry.type
class Query:
    reported_payment = by_id(ReportedPayment, "A reported payment (到账信息) by its id.")

    @ask("insurance", "find_reported_payments", FindReportedPayments)
    def reported_payments(self) -> Connection[ReportedPayment] | None:
        """Reported payments (到账信息) that the caller may see, the longest known first."""


@strawberry.type
class Mutation:
    book_reported_payment = mutation(contract.BookReportedPayment, service="insurance", gives=ReportedPayment)
    set_aside_reported_payment = mutation(
        contract.SetAsideReportedPayment, service="insurance", gives=ReportedPayment
    )
    reopen_reported_payment = mutation(
        contract.ReopenReportedPayment, service="insurance", gives=ReportedPayment
    )
