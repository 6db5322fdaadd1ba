"""Overpayments in the graph: what was paid too much, month by month, and how it comes back."""

from datetime import date
from typing import Any

import strawberry

from insurance import contract
from insurance.contract import (
    DebtorAnswer,
    DebtsOf,
    FindOverpayments,
    InstalmentAnswer,
    OverpaidMonthAnswer,
    OverpaymentAnswer,
    OverpaymentStage,
    RecoveryCause,
    ReplyContent,
    ReplyPeriodAnswer,
    ReturnAnswer,
    ReturnWay,
    SetOffAgainst,
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
    law,
    link,
    mutation,
    references,
    value,
    watch,
    words,
)

words(OverpaymentStage, description="Where an overpayment stands (多领处理状态).")
words(ReplyContent, description="What is said to the notice of a finding (申辩内容).")
words(RecoveryCause, description="Why too much was paid (多领原因).")
words(SetOffAgainst, description="From what a debt is taken (抵扣来源).")
words(ReturnWay, description="How money came back (退回方式).")


@value(OverpaidMonthAnswer)
class OverpaidMonth:
    """A month for which more was paid than is due, as found (多领月份)."""

    month: Month = strawberry.field(description="The month (月份).")
    due: Money = strawberry.field(description="What was due, in yuan (应发).")
    paid: Money = strawberry.field(description="What was paid, in yuan (实发).")
    overpaid: Money = strawberry.field(description="What was too much, in yuan (多发).")
    returned: Money = strawberry.field(description="What of it has come back, in yuan (已退回).")
    left: Money = strawberry.field(description="What of it has not, in yuan (未退回).")


@value(InstalmentAnswer)
class Instalment:
    """A part of a debt and the day until which it is paid (分期)."""

    due_on: date = strawberry.field(description="Day until which it is paid (到期日).")
    amount: Money = strawberry.field(description="Amount in yuan (金额).")


@value(ReplyPeriodAnswer)
class ReplyPeriod:
    """For how long whoever is told of a finding may reply (申辩期限)."""

    days: int = strawberry.field(description="Days from service on (日数).")
    law: str = strawberry.field(resolver=law, description="The document that says so (依据).")


@value(ReturnAnswer)
class OverpaymentReturn:
    """Money that came back (退回)."""

    number: int = strawberry.field(description="Its number in the case (序号).")
    on: date = strawberry.field(description="Day on which it was booked (入账日期).")
    way: ReturnWay = strawberry.field(description="How it came back (退回方式).")
    amount: Money = strawberry.field(description="Amount in yuan (金额).")
    receipt: str | None = strawberry.field(description="Number of the receipt (凭证号).")
    outstanding: Money = strawberry.field(description="What was still owed then, in yuan (未退余额).")


@value(DebtorAnswer)
class Debtor:
    """Who has to give back (退还义务人)."""

    @link("identity", "person_by_id", key="debtor")
    def person(self) -> references.Person | None:
        """The person, or an heir (退还义务人)."""


@entity(
    "Overpayment",
    look_up=("insurance", "overpayment_by_id"),
    source=OverpaymentAnswer,
    stream="overpayment",
)
class Overpayment(Node):
    """What was paid too much: found, told, heard, decided, got back (多领与追回)."""

    stage: OverpaymentStage = strawberry.field(description="Where it stands (状态).")
    found_on: date = strawberry.field(description="Day of the finding (认定日期).")
    amount: Money = strawberry.field(description="What was too much in all, in yuan (多领金额).")
    outstanding: Money = strawberry.field(description="What has not come back, in yuan (未退余额).")
    held_back: Money = strawberry.field(description="What a set-off still holds back, in yuan (待抵扣金额).")
    notice_served_on: date | None = strawberry.field(description="Day of the notice (告知送达日期).")
    reply_until: date | None = strawberry.field(description="Last day for a reply (申辩截止日).")
    reply: ReplyContent | None = strawberry.field(description="What was replied (申辩内容).")
    cause: RecoveryCause | None = strawberry.field(
        description="Why too much was paid (多领原因); a fine for fraud is the administration's to set."
    )
    decided_on: date | None = strawberry.field(description="Day of the decision (追回决定日期).")
    served_on: date | None = strawberry.field(description="Day on which it was served (送达日期).")
    appeals: list[references.AppealRoute] = strawberry.field(
        description="How the decision can be contested (救济途径)."
    )
    instalments: list[Instalment] = strawberry.field(
        description="Instalments, as agreed; they sum to what was owed (分期退还)."
    )
    court_file: str | None = strawberry.field(description="Number of the court's file (案号).")
    version: int = strawberry.field(description="How many things have happened in it (版本).")

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Whose benefit was paid (待遇领取人)."""

    @link("insurance", "reply_period_of")
    def reply_period(self) -> ReplyPeriod | None:
        """For how long a reply is open from service on (申辩期限)."""

    @link("insurance", "months_of_overpayment")
    def months(self) -> list[OverpaidMonth] | None:
        """Month by month (分月明细)."""

    @link("insurance", "debtors_of")
    def debtors(self) -> list[Debtor] | None:
        """Who has to give back, once it is decided (退还义务人)."""

    @link("insurance", "returns_of")
    def returns(self) -> list[OverpaymentReturn] | None:
        """What came back, in order (退回记录)."""

    @link("insurance", "decision_by_event", key="decision")
    def decision(self) -> references.Decision | None:
        """The decision to get it back, or to cancel that (追回决定)."""

    @link("insurance", "decision_by_event", key="set_off")
    def set_off(self) -> references.Decision | None:
        """The last decision to set it off (抵扣决定)."""

    @link("insurance", "overpayment_decisions")
    def decisions(self) -> list[references.Decision] | None:
        """All decisions in it, set-offs and what was cancelled among them, newest first (全部决定)."""

    @link("insurance", "overpayment_history")
    def history(self) -> list[references.HistoryEntry] | None:
        """All that happened in it, oldest first (办理记录)."""

    available_actions = actions_of("insurance", "overpayment_actions")

    @link("insurance", "overpayment_clocks")
    def clocks(self) -> list[references.StatutoryClock] | None:
        """What must be done in this case by when, the oldest first (法定期限)."""


@contributes("Person")
class IndebtedPerson:
    """What an overpayment adds to a person."""

    @link("insurance", "debts_of", ask=DebtsOf)
    def debts(self) -> Connection[Overpayment] | None:
        """Overpayments that this person has to give back, newest first (应退还款项)."""


@contributes("RuralPension")
class OverpaidPension:
    """What a finding adds to a pension."""

    @link("insurance", "overpayment_by_id")
    def overpayment(self) -> Overpayment | None:
        """The finding that stands, if there ever was one (多领认定)."""

    @link("insurance", "overpayment_actions")
    def available_overpayment_actions(self) -> list[references.AvailableAction] | None:
        """What the caller may do now where too much was paid, and why not the rest (可办事项)."""


@contributes("UnemploymentBenefit")
class OverpaidUnemploymentBenefit:
    """What a finding adds to an unemployment benefit."""

    @link("insurance", "overpayment_by_id", key="overpayment")
    def overpayment(self) -> Overpayment | None:
        """The finding that stands, if there ever was one (多领认定)."""

    @link("insurance", "overpayment_actions", key="overpayment")
    def available_overpayment_actions(self) -> list[references.AvailableAction] | None:
        """What the caller may do now where too much was paid, and why not the rest (可办事项)."""


@contributes("Inheritance")
class OverpaidInheritance:
    """What a revocation adds to an inheritance."""

    @link("insurance", "overpayment_by_id")
    def overpayment(self) -> Overpayment | None:
        """What the heirs have to give back, where it was revoked after they were paid (多领与追回)."""


@strawberry.type
class Query:
    overpayment = by_id(Overpayment, "An overpayment (多领案件) by its id.")

    @ask("insurance", "find_overpayments", FindOverpayments)
    def overpayments(self) -> Connection[Overpayment] | None:
        """Overpayments (多领案件) that the caller may see, newest first, by region and stage."""


def of_overpayment(command: type[Any]) -> Any:
    return mutation(command, service="insurance", gives=Overpayment, by=lambda asked, _: asked.overpayment)


@strawberry.type
class Mutation:
    find_overpayment = mutation(
        contract.FindOverpayment,
        service="insurance",
        gives=Overpayment,
        by=lambda asked, _: contract.of_unemployment(asked.benefit) if asked.benefit else asked.person,
    )
    serve_overpayment_notice = of_overpayment(contract.ServeOverpaymentNotice)
    record_overpayment_reply = of_overpayment(contract.RecordOverpaymentReply)
    decide_recovery = of_overpayment(contract.DecideRecovery)
    serve_recovery = of_overpayment(contract.ServeRecovery)
    agree_instalments = of_overpayment(contract.AgreeInstalments)
    record_overpayment_return = of_overpayment(contract.RecordReturn)
    set_off_recovery = of_overpayment(contract.SetOffRecovery)
    book_set_off = of_overpayment(contract.BookSetOff)
    end_set_off = of_overpayment(contract.EndSetOff)
    hand_recovery_to_court = of_overpayment(contract.HandRecoveryToCourt)
    cancel_recovery = of_overpayment(contract.CancelRecovery)


@strawberry.type
class Subscription:
    overpayment_changed = watch(
        Overpayment,
        "An overpayment (多领案件) now, and again after everything that happens in it.",
        stream=lambda overpayment: f"overpayment/{overpayment}",
    )
