"""What follows for late fees and for people's months whenever a bill or what came in for it has changed."""

from collections.abc import Iterator
from datetime import date

from insurance.employee_contribution.events import (
    BillEvent,
    DeclaredLine,
    LateFeeCancelled,
    LateFeeCharged,
    MonthsPaid,
    MonthsUnpaid,
)
from insurance.employee_contribution.facts import BillFacts, case_of
from insurance.employee_contribution.late_fees import (
    Late,
    changes_of_rate,
    late,
    paid_up_on,
    under_one_rate,
)
from insurance.employee_contribution.stages import Bill, Billed
from insurance.employee_contribution.working_out import late_fee, law_of
from jinbao.actor import Grant
from jinbao.desk import Desk
from jinbao.events import Effective


def what_follows(
    bill: Bill, desk: Desk[BillFacts], grant: Grant, *, reversed_one: bool = False
) -> Iterator[BillEvent | Effective]:
    if isinstance(bill, Billed):
        yield from fees(bill, desk, grant)
        yield from months(bill, desk, reversed_one=reversed_one)


def fees(bill: Billed, desk: Desk[BillFacts], grant: Grant) -> Iterator[LateFeeCharged | LateFeeCancelled]:
    """Those that are not so any more fall away, those that are new are charged; the others stand."""
    case, officer = case_of(desk), desk.by.person
    owed = tuple(lates(bill, desk.known))
    for fee in bill.fees:
        if fee.late not in owed:
            yield LateFeeCancelled(*case, fee.number, fee.amount, desk.known.charged[fee.number], officer)
    charged = {fee.late for fee in bill.fees}
    new = [one for one in owed if one not in charged]
    for number, one in enumerate(new, bill.charged + 1):
        decision = late_fee(desk, one, grant)
        amount = decision.amount.fen if decision.amount else 0
        parts = (one.after, one.through, one.principal, amount)
        yield LateFeeCharged(*case, number, *parts, decision, officer)


def lates(bill: Billed, known: BillFacts) -> Iterator[Late]:
    changes = changes_of_rate(law_of(known))
    for one in late(bill.amount, bill.due_on, bill.payments):
        yield from under_one_rate(one, changes)


def months(bill: Billed, desk: Desk[BillFacts], *, reversed_one: bool) -> Iterator[BillEvent | Effective]:
    """Once all of it is in, the month counts for all who stand on it; a correction takes it from no other.

    It does so from the day of the payment, whenever that was booked: who paid in time was not late.
    """
    case = case_of(desk)
    paid_on = paid_up_on(bill.amount, bill.payments)
    counts = counting(bill, paid_on, reversed_one=reversed_one)
    if gone := tuple(who for who, line in bill.paid_for.items() if counts.get(who) != line):
        yield MonthsUnpaid(*case, gone)
    new = tuple(line for who, line in counts.items() if bill.paid_for.get(who) != line)
    if new and paid_on:
        yield Effective(paid_on, MonthsPaid(*case, new, paid_on))


def counting(bill: Billed, paid_on: date | None, *, reversed_one: bool) -> dict[str, DeclaredLine]:
    """For whom the month counts, by what line."""
    lines = {line.person: DeclaredLine(line.person, line.kind, line.base) for line in bill.lines}
    if paid_on:
        return lines
    if reversed_one:
        return {}
    return {who: line for who, line in bill.paid_for.items() if who in lines}
