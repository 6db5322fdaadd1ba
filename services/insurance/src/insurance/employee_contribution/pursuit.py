"""The decisions by which an overdue bill is pursued, and what was paid too much goes back."""

from collections.abc import Iterator
from datetime import date

from insurance.employee_contribution.commands import (
    DeferContributionPayment,
    EnforceContributionPayment,
    OrderContributionPayment,
    RefundContributions,
    WriteOffContributions,
)
from insurance.employee_contribution.facts import BillFacts
from insurance.employee_contribution.stages import Billed
from insurance.employee_contribution.working_out import decided
from insurance.law import (
    CONTRIBUTION_REFUND,
    PAYMENT_DEFERRAL,
    PAYMENT_ENFORCEMENT,
    PAYMENT_ORDER,
    WRITE_OFF,
)
from jinbao.actor import Grant
from jinbao.casework.known_employer import BANKRUPT
from jinbao.decider import Refused
from jinbao.decision import Decision, Input
from jinbao.desk import Desk
from jinbao.rule_set import RuleSet


def order(bill: Billed, command: OrderContributionPayment, desk: Desk[BillFacts], grant: Grant) -> Decision:
    inputs = [*owed(bill, desk.known), day("until", command.until, desk.known.assessed)]
    return pursued(bill, PAYMENT_ORDER, inputs, desk, grant, command.until)


def deferral(
    bill: Billed, command: DeferContributionPayment, desk: Desk[BillFacts], grant: Grant
) -> Decision:
    known, paper = desk.known, command.guarantee
    inputs = [
        *owed(bill, known),
        *bound(bill, known, "ordered_until"),
        day("until", command.until, paper),
        Input("secured", value=True, unit="truth", source=paper),
    ]
    return pursued(bill, PAYMENT_DEFERRAL, inputs, desk, grant, command.until)


def enforcement(
    bill: Billed, command: EnforceContributionPayment, desk: Desk[BillFacts], grant: Grant
) -> Decision:
    known, mark = desk.known, command.measure.lower()
    asked = Input(f"asked:{mark}", value=True, unit="truth", source=command.file)
    inputs = [asked, *owed(bill, known), *bound(bill, known, "bound_until")]
    return pursued(bill, PAYMENT_ENFORCEMENT, inputs, desk, grant)


def write_off(bill: Billed, command: WriteOffContributions, desk: Desk[BillFacts], grant: Grant) -> Decision:
    """Nothing but a bankruptcy that a court has ended lets a debt to the fund go (handbook 6.8)."""
    known, employer = desk.known, desk.known.employer
    source = employer.closing_event or command.document
    inputs = [Input("bankrupt", employer.closing == BANKRUPT, "truth", source), *owed(bill, known)]
    return pursued(bill, WRITE_OFF, inputs, desk, grant)


def refund(bill: Billed, command: RefundContributions, desk: Desk[BillFacts], grant: Grant) -> Decision:
    if command.amount > bill.credit:
        raise Refused("MORE_THAN_CREDIT", field="amount", credit=bill.credit)
    asked = Input("asked_back", command.amount, "fen", command.document)
    return decided(desk, CONTRIBUTION_REFUND, [asked, *owed(bill, desk.known)], grant)


def owed(bill: Billed, known: BillFacts) -> Iterator[Input]:
    """What was assessed, what came in or went back, what was charged: each by its event."""
    yield Input("assessed", bill.amount, "fen", known.assessed)
    yield day("due_on", bill.due_on, known.assessed)
    for one in bill.payments:
        yield Input(f"received:{one.number}", one.amount, "fen", known.booked.get(one.number, ""))
    for fee in bill.fees:
        yield Input(f"fee:{fee.number}", fee.amount, "fen", known.charged.get(fee.number, ""))


def bound(bill: Billed, known: BillFacts, name: str) -> Iterator[Input]:
    if bill.bound_until:
        yield day(name, bill.bound_until, known.measured)


def day(name: str, value: date, source: str) -> Input:
    return Input(name, value.isoformat(), "day", source)


def pursued(
    bill: Billed,
    rules: RuleSet,
    inputs: list[Input],
    desk: Desk[BillFacts],
    grant: Grant,
    until: date | None = None,
) -> Decision:
    """Nothing is done about a bill as long as the law does not say so."""
    decision = decided(desk, rules, inputs, grant)
    match [reason.code for reason in decision.reasons]:
        case ["NOT_BANKRUPT"]:
            raise Refused("NOT_BANKRUPT", field="bill")
        case ["TERM_PAST"]:
            raise Refused("TERM_PAST", field="until", until=until)
        case ["TERM_RUNNING"]:
            raise Refused("TERM_RUNNING", field="bill", until=bill.bound_until)
        case [_, *_]:
            raise Refused("NOT_OVERDUE", field="bill", due_on=bill.due_on)
    return decision
