"""Payment runs in the graph: their progress, their totals, every line, and every month of a person."""

from datetime import date
from typing import Any

import strawberry

from insurance import contract
from insurance.contract import (
    BankAnswer,
    BorneAnswer,
    CancellationGround,
    FindRuns,
    LineAnswer,
    LinesOf,
    LineState,
    MonthAnswer,
    MonthOfLine,
    PaidBenefit,
    PaymentsOf,
    PayoutAnswer,
    RunAnswer,
    RunStage,
    StateTotal,
    WithholdingGround,
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
    id_of,
    link,
    mutation,
    references,
    value,
    watch,
    words,
)

words(RunStage, description="How far a payment run is (发放批次状态).")
words(LineState, description="How one line of a run stands, whatever the others do (发放明细状态).")
words(
    WithholdingGround,
    name="WithholdingGround",
    description="Why a listed line stays behind at the release (扣留理由).",
)
words(
    CancellationGround,
    name="PaymentRunCancellationGround",
    description="Why a run is cancelled before its release (撤销批次理由).",
)


@value(StateTotal)
class PaymentRunTotal:
    """How many lines of a run stand so; the sum over all states is what was listed (控制总数)."""

    state: LineState = strawberry.field(description="How they stand (发放明细状态).")
    lines: int = strawberry.field(description="How many (笔数).")
    amount: Money = strawberry.field(description="Their sum in yuan (金额).")


@value(MonthAnswer)
class BenefitMonth:
    """A month of a pension or benefit: due − (paid − returned) = owed − overpaid, to the fen (待遇月账)."""

    month: Month = strawberry.field(description="The month (月份).")
    due: Money = strawberry.field(description="What is due as known now, in yuan (应发).")
    paid: Money = strawberry.field(description="What the bank has credited, in yuan (实发).")
    under_way: Money = strawberry.field(description="Part of the owed on its way, in yuan (在途).")
    returned: Money = strawberry.field(description="What came back by a decision, in yuan (已退回).")
    owed: Money = strawberry.field(description="What is still owed, in yuan (欠发).")
    overpaid: Money = strawberry.field(description="What was paid too much, in yuan (多发).")


@value(MonthOfLine)
class PaymentMonth:
    """What a line has for one month (发放明细分月)."""

    month: Month = strawberry.field(description="The month (月份).")
    base: Money = strawberry.field(description="Base pension in yuan (基础养老金).")
    top_up: Money = strawberry.field(description="Local top-up in yuan (地方增发).")
    account: Money = strawberry.field(description="Part of the account in yuan (个人账户养老金).")
    arrear: bool = strawberry.field(description="Whether it is of a month before that of its run (补发).")


@value(BorneAnswer)
class RuralPensionBorne:
    """Who bore the account's part: its sub-ledgers in the shares of the grant, then the fund (支付来源)."""

    personal: Money = strawberry.field(description="By the personal sub-ledger, in yuan (个人缴费支付).")
    subsidy: Money = strawberry.field(description="By the subsidy sub-ledger, in yuan (政府补贴支付).")
    collective: Money = strawberry.field(description="By the collective sub-ledger, in yuan (集体补助支付).")
    fund: Money = strawberry.field(description="By the fund, what the account could not, in yuan (基金支付).")
    fund_pays_from: Month | None = strawberry.field(
        description="First month that the account could not bear; the fund pays for life (账户支付完毕月)."
    )


@value(PayoutAnswer)
class RuralPensionPayout:
    """A line of a run part by part and month by month (发放构成)."""

    base: Money = strawberry.field(description="Base pension in yuan (基础养老金).")
    top_up: Money = strawberry.field(description="Local top-up in yuan (地方增发).")
    account: Money = strawberry.field(description="Part of the account in yuan (个人账户养老金).")
    months: list[PaymentMonth] = strawberry.field(description="Month by month (分月构成).")
    borne: RuralPensionBorne | None = strawberry.field(
        description="Who bore the account's part, once the bank has credited it (支付来源)."
    )


@entity("Payment", look_up=("insurance", "line_by_id"), source=LineAnswer, stream="payment-line")
class Payment(Node):
    """A line of a payment run: what one person gets, arrears included (发放明细)."""

    number: int = strawberry.field(description="Its number in the run (明细序号).")
    benefit: PaidBenefit = strawberry.field(description="What it pays (发放待遇种类).")
    state: LineState = strawberry.field(description="How it stands (发放明细状态).")
    amount: Money = strawberry.field(description="Amount in yuan (金额).")
    answer: BankAnswer | None = strawberry.field(description="What the bank said (银行回盘结果).")
    withholding: WithholdingGround | None = strawberry.field(description="Why it stayed behind (扣留理由).")
    file: int | None = strawberry.field(description="Number of its bank file in the run (报盘文件序号).")
    first_month: Month = strawberry.field(description="First month that it pays (起始月).")
    last_month: Month = strawberry.field(description="Last month that it pays (截止月).")
    settled_on: date | None = strawberry.field(description="Day of the bank's answer (回盘日期).")

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Who is paid (待遇领取人)."""

    @link("insurance", "run_by_id", key="run")
    def run(self) -> references.PaymentRun | None:
        """The run in which it stands (发放批次)."""

    @link("insurance", "payout_by_line")
    def payout(self) -> RuralPensionPayout | None:
        """What it is made of, and who bears it (发放构成)."""

    available_actions = actions_of("insurance", "line_actions")


@entity("PaymentRun", look_up=("insurance", "run_by_id"), source=RunAnswer, stream="payment-run")
class PaymentRun(Node):
    """A county's payment run for a month, prepared by one person and released by another (发放批次)."""

    month: Month = strawberry.field(description="Month of the run (发放月份).")
    benefit: PaidBenefit = strawberry.field(description="What it pays (发放待遇种类).")
    stage: RunStage = strawberry.field(description="How far it is (发放批次状态).")
    opened_on: date = strawberry.field(description="Day on which it was opened (编制日期).")
    prepared_by = id_of("Person", "Who opened it (编制人).", key="prepared_by")
    released_on: date | None = strawberry.field(description="Day of the release (支付日期).")
    released_by = id_of("Person", "Who released it (支付人).", key="released_by")
    chunks: int = strawberry.field(description="How many chunks are listed so far (已编制分段).")
    lines: int = strawberry.field(description="Control total of lines so far (笔数).")
    amount: Money = strawberry.field(description="Control total in yuan so far (金额).")
    withheld: int = strawberry.field(description="Lines that stayed behind at the release (扣留笔数).")
    entitlements: int = strawberry.field(
        description="Pensions, benefits or sums to look at when it was opened (应查人数)."
    )
    seen: int = strawberry.field(description="How many of them were looked at so far (已查人数).")
    cancelled_on: date | None = strawberry.field(description="Day of the cancellation (撤销日期).")
    cancelled_by = id_of("Person", "Who cancelled it (撤销人).", key="cancelled_by")
    cancellation: CancellationGround | None = strawberry.field(description="Why (撤销批次理由).")

    @link("identity", "region_by_id", key="county")
    def county(self) -> references.Region | None:
        """County that pays (发放县区)."""

    @link("insurance", "totals_of_run")
    def totals(self) -> list[PaymentRunTotal] | None:
        """Its lines by how they stand (分状态合计)."""

    @link("insurance", "lines_of_run", ask=LinesOf)
    def payments(self) -> Connection[Payment] | None:
        """Its lines by number (发放明细)."""

    available_actions = actions_of("insurance", "run_actions")


@contributes("RuralPension")
class PaidPension:
    """What payment adds to a pension."""

    @link("insurance", "months_by_entitlement")
    def months(self) -> list[BenefitMonth] | None:
        """Months from the first to the last that is due or paid: due, paid, owed, overpaid (待遇月账)."""

    @link("insurance", "payments_of", ask=PaymentsOf)
    def payments(self) -> Connection[Payment] | None:
        """What was listed for the person, newest run first (发放明细)."""


@contributes("UnemploymentBenefit")
class PaidUnemploymentBenefit:
    """What payment adds to an unemployment benefit."""

    @link("insurance", "months_by_entitlement")
    def accounts(self) -> list[BenefitMonth] | None:
        """Months from the first to the last that is due or paid: due, paid, owed, overpaid (待遇月账)."""

    @link("insurance", "payments_of", ask=PaymentsOf)
    def payments(self) -> Connection[Payment] | None:
        """What was listed for it, newest run first (发放明细)."""


@strawberry.type
class Query:
    payment_run = by_id(PaymentRun, "A payment run (发放批次) by its id.")
    payment = by_id(Payment, "A line of a run (发放明细) by its id.")

    @ask("insurance", "find_runs", FindRuns)
    def payment_runs(self) -> Connection[PaymentRun] | None:
        """Payment runs (发放批次) that the caller may see, newest month first."""


def of_run(command: type[Any]) -> Any:
    return mutation(
        command,
        service="insurance",
        gives=PaymentRun,
        by=lambda asked, _: contract.run_of(asked),
    )


@strawberry.type
class Mutation:
    prepare_payment_run = of_run(contract.PrepareRun)
    release_payment_run = of_run(contract.ReleaseRun)
    cancel_payment_run = of_run(contract.CancelRun)
    record_payment_returns = of_run(contract.RecordReturns)
    repay_payment = of_run(contract.RepayLine)


@strawberry.type
class Subscription:
    payment_run_changed = watch(
        PaymentRun,
        "A payment run (发放批次) now, and again with every chunk, at its release, and as the bank answers.",
        stream=lambda run: f"payment-run/{run}",
    )
