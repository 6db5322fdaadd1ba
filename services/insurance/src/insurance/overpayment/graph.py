"""Overpayments in the graph: what was paid too much, month by month."""

from datetime import date
from typing import Any

import strawberry

from insurance import contract
from insurance.contract import OverpaidMonth, OverpaymentAnswer
from jinbao.graph import Money, Month, Node, by_id, contributes, entity, link, mutation, references, value


@value(OverpaidMonth)
class RuralPensionOverpaidMonth:
    """A month for which more was paid than is due, as found (多领月份)."""

    month: Month = strawberry.field(description="The month (月份).")
    due: Money = strawberry.field(description="What was due, in yuan (应发).")
    paid: Money = strawberry.field(description="What was paid, in yuan (实发).")
    overpaid: Money = strawberry.field(description="What was too much, in yuan (多发).")


@entity("RuralPensionOverpayment", look_up=("insurance", "overpayment_by_person"), source=OverpaymentAnswer)
class RuralPensionOverpayment(Node):
    """The finding that stands: what a person was paid too much (多领认定)."""

    found_on: date = strawberry.field(description="Day of the finding (认定日期).")
    amount: Money = strawberry.field(description="What was too much in all, in yuan (多领金额).")
    months: list[RuralPensionOverpaidMonth] = strawberry.field(description="Month by month (分月明细).")
    notice_served_on: date | None = strawberry.field(description="Day of the notice (告知送达日期).")
    version: int = strawberry.field(description="How many things have happened in it (版本).")

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Who was paid (待遇领取人)."""

    @link("insurance", "overpayment_actions")
    def available_actions(self) -> list[references.AvailableAction] | None:
        """What the caller may do with it now, and why not the rest (可办事项)."""


@contributes("RuralPension")
class OverpaidPension:
    """What a finding adds to a pension."""

    @link("insurance", "overpayment_by_person")
    def overpayment(self) -> RuralPensionOverpayment | None:
        """The finding that stands, if there ever was one (多领认定)."""

    @link("insurance", "overpayment_actions")
    def available_overpayment_actions(self) -> list[references.AvailableAction] | None:
        """What the caller may do now where too much was paid, and why not the rest (可办事项)."""


@strawberry.type
class Query:
    rural_pension_overpayment = by_id(
        RuralPensionOverpayment, "A finding of overpayment (多领认定) by its id."
    )


def of_overpayment(command: type[Any]) -> Any:
    return mutation(
        command, service="insurance", gives=RuralPensionOverpayment, by=lambda asked, _: asked.person
    )


@strawberry.type
class Mutation:
    find_rural_pension_overpayment = of_overpayment(contract.FindOverpayment)
    serve_rural_pension_overpayment_notice = of_overpayment(contract.ServeOverpaymentNotice)
