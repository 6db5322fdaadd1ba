"""The decisions about an overpayment: what comes back, what of it is set off, what falls away."""

from collections.abc import Iterator, Mapping

from insurance.items import APPROVE
from insurance.law import RECOVERY, RECOVERY_CANCELLATION, SET_OFF, SET_OFF_ACCOUNT
from insurance.overpayment.commands import SetOffRecovery
from insurance.overpayment.facts import Free, OverpaymentFacts
from insurance.overpayment.returning import outstanding
from insurance.overpayment.stages import Found, Owed
from insurance.overpayment.terms import RecoveryCause, SetOffAgainst
from insurance.payment_run.owing import MonthParts
from insurance.pension.due import Parts
from insurance.rural_pension.facts import Known
from insurance.rural_pension.terms import SubLedger
from jinbao.decision import DecidedBy, Decision, Input, Occasion
from jinbao.desk import Desk
from jinbao.money import Fen
from jinbao.replay import decide as work_out
from jinbao.rule_set import RuleSet

OWN = (SubLedger.PERSONAL, SubLedger.COLLECTIVE)
"""What is the person's to give: what the government added is not (own)."""


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
    of_debt = Input("outstanding", debt, "fen", source)
    if command.against is SetOffAgainst.ACCOUNT:
        return decided(desk, SET_OFF_ACCOUNT, [of_debt, *of_account(desk.known, source)], debt)
    most = Input("most_a_month", command.monthly or debt, "fen", source)
    inputs = [of_debt, most, *causes(owed.cause, source), *of_months(desk.known)]
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


def of_account(known: OverpaymentFacts, source: str) -> Iterator[Input]:
    """Where there is no account, that is known from nothing but the debt."""
    for sub_ledger in OWN:
        balance = known.account.get(sub_ledger, Known(0, source))
        yield Input(f"{sub_ledger.lower()}_account", balance.value, "fen", balance.source)


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
    """What each month gives, by the steps of the decision."""
    return {
        step.name.partition(":")[2]: step.result
        for step in decision.steps
        if step.name.startswith("taken:") and isinstance(step.result, int)
    }


def out_of_account(decision: Decision) -> Mapping[SubLedger, Fen]:
    """What each sub-ledger gives."""
    steps = {step.name: step.result for step in decision.steps}
    taken = {one: steps.get(f"taken_{one.lower()}") for one in OWN}
    return {one: amount for one, amount in taken.items() if isinstance(amount, int) and amount}


def decided(desk: Desk[OverpaymentFacts], rules: RuleSet, inputs: list[Input], amount: Fen) -> Decision:
    """Under a grant whose ceiling covers the amount."""
    known, on = desk.known, desk.on
    grant = desk.must(APPROVE, known.item, known.place, amount)
    by = DecidedBy(desk.by.person, grant.office, grant.id)
    occasion = Occasion(about=known.person, within=known.place.within, on=on, known_by=on, decided_by=by)
    return work_out(rules, occasion, inputs, known.parameters)
