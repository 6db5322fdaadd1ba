"""The decisions about an overpayment: what comes back, what of it is set off, what falls away."""

from collections.abc import Iterator, Mapping

from insurance.items import APPROVE, PENSION_CLAIM
from insurance.law import RECOVERY, RECOVERY_CANCELLATION, SET_OFF
from insurance.overpayment.commands import SetOffRecovery
from insurance.overpayment.facts import Free, OverpaymentFacts
from insurance.overpayment.returning import outstanding
from insurance.overpayment.stages import Found, Owed
from insurance.overpayment.terms import RecoveryCause, SetOffAgainst
from insurance.payment_run.owing import MonthParts
from insurance.pension.due import Parts
from jinbao.decision import DecidedBy, Decision, Input, Occasion
from jinbao.desk import Desk
from jinbao.money import Fen
from jinbao.replay import decide as work_out
from jinbao.rule_set import RuleSet


def recovery_of(desk: Desk[OverpaymentFacts], overpayment: Found, cause: RecoveryCause) -> Decision:
    found = desk.known.sources.found
    inputs = [
        Input("replied_or_time_over", value=True, unit="truth", source=desk.known.sources.heard or found),
        *causes(cause, found),
    ]
    for one in overpayment.months:
        inputs.append(Input(f"paid:{one.month}", one.paid, "fen", found))
        inputs.append(Input(f"due:{one.month}", one.due, "fen", found))
    return decided(desk, RECOVERY, inputs, sum(one.overpaid for one in overpayment.months))


def set_off_of(desk: Desk[OverpaymentFacts], owed: Owed, command: SetOffRecovery) -> Decision:
    source, debt = desk.known.sources.decided, outstanding(owed.debt)
    offered = of_months if command.against is SetOffAgainst.BENEFIT else of_account
    inputs = [
        Input("outstanding", debt, "fen", source),
        Input("most_a_month", command.monthly or debt, "fen", source),
        *causes(owed.cause, source),
        *offered(desk.known),
    ]
    return decided(desk, SET_OFF, inputs, debt)


def cancellation_of(desk: Desk[OverpaymentFacts], owed: Owed) -> Decision:
    known, debt = desk.known, outstanding(owed.debt)
    inputs = [Input("outstanding", debt, "fen", known.sources.decided)]
    for one in owed.debt:
        if stands := known.stands.get(one.month):
            inputs.append(Input(f"paid_now:{one.month}", stands.paid, "fen", known.sources.decided))
            inputs.append(Input(f"due_now:{one.month}", stands.due, "fen", known.sources.decided))
    return decided(desk, RECOVERY_CANCELLATION, inputs, debt)


def causes(cause: RecoveryCause, source: str) -> Iterator[Input]:
    for name, one in (("agency_error", RecoveryCause.AGENCY_ERROR), ("fraud", RecoveryCause.FRAUD)):
        yield Input(name, cause is one, "truth", source)


def of_months(known: OverpaymentFacts) -> Iterator[Input]:
    for one in known.free:
        yield Input(f"available:{one.month}", one.parts.total, "fen", one.source)
        yield Input(f"monthly:{one.month}", one.monthly, "fen", one.source)


def of_account(known: OverpaymentFacts) -> Iterator[Input]:
    for sub_ledger, balance in known.account.items():
        yield Input(f"available:{sub_ledger}", balance.value, "fen", balance.source)


def held_back_by(decision: Decision, free: tuple[Free, ...]) -> tuple[MonthParts, ...]:
    """What the decision takes of each month: of the base pension first, then of the top-up."""
    taken = taken_by(decision)
    return tuple(
        MonthParts(one.month, of_fund(one.parts, taken[one.month])) for one in free if taken.get(one.month)
    )


def of_fund(parts: Parts, amount: Fen) -> Parts:
    base = min(parts.base, amount)
    return Parts(base, amount - base)


def taken_by(decision: Decision) -> Mapping[str, Fen]:
    """What each month or sub-ledger gives, by the steps of the decision."""
    return {
        step.name.partition(":")[2]: step.result
        for step in decision.steps
        if step.name.startswith("taken:") and isinstance(step.result, int)
    }


def decided(desk: Desk[OverpaymentFacts], rules: RuleSet, inputs: list[Input], amount: Fen) -> Decision:
    """Under a grant whose ceiling covers the amount."""
    known, on = desk.known, desk.on
    grant = desk.must(APPROVE, PENSION_CLAIM, known.place, amount)
    by = DecidedBy(desk.by.person, grant.office, grant.id)
    occasion = Occasion(about=known.person, within=known.place.within, on=on, known_by=on, decided_by=by)
    return work_out(rules, occasion, inputs, known.parameters)
