"""Single sums in the graph: what is owed once, and the line of a run by which it is paid."""

from datetime import date

import strawberry

from insurance.contract import SingleSumAnswer, SumPurpose
from jinbao.graph import Money, contributes, link, references, value, words

words(SumPurpose, description="What a single sum is for (一次性款项用途).")


@value(SingleSumAnswer)
class SingleSum:
    """A sum that is owed once and paid by a line of a county's run of single sums (一次性款项)."""

    purpose: SumPurpose = strawberry.field(description="What it is for (用途).")
    amount: Money = strawberry.field(description="Amount in yuan (金额).")
    since: date = strawberry.field(description="Day of the act by which it is owed (应付日期).")

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Who gets it (收款人)."""

    @link("insurance", "line_by_id", key="payment")
    def payment(self) -> references.Payment | None:
        """The newest line by which it is paid, once one is listed (发放明细)."""


@contributes("RuralPensionEnrolment")
class RefundedEnrolment:
    """What a merger adds to an enrolment."""

    @link("insurance", "refunds_by_person")
    def refunds(self) -> list[SingleSum] | None:
        """What two files of one person had both paid and is given back (重复缴费退费)."""
