"""How an employer's bill for a month stands: declared, to be paid, written off."""

from collections.abc import Mapping
from datetime import date
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from insurance.employee_contribution.events import (
    BillAssessed,
    BillEvent,
    BillLine,
    BillWrittenOff,
    ContributionDecisionsServed,
    ContributionRefunded,
    ContributionsDeclared,
    DeclaredLine,
    DeferralAgreed,
    LateFeeCancelled,
    LateFeeCharged,
    MonthsPaid,
    MonthsUnpaid,
    PaymentEnforced,
    PaymentOrdered,
    PaymentReceived,
    PaymentReversed,
)
from insurance.employee_contribution.late_fees import Late, Payment
from insurance.employee_contribution.terms import BillBasis, BillStage
from jinbao.money import Fen


class NoBill(Struct, frozen=True):
    """Nothing has been declared for the month."""


class Declared(Struct, frozen=True):
    """What the employer says, and who handed it in; nothing is to be paid yet."""

    lines: tuple[DeclaredLine, ...]
    by: str


class Fee(Struct, frozen=True):
    number: int
    late: Late
    amount: Fen


class Billed(Struct, frozen=True):
    """What is to be paid, and all that came in. ``declared`` is what would stand in the place of the lines.

    ``paid_for`` are those for whom the month counts, by the line that was paid; ``numbered`` counts payments
    and ``charged`` fees, reversed ones with them.
    """

    basis: BillBasis
    lines: tuple[BillLine, ...]
    amount: Fen
    first_on: date
    due_on: date
    officer: str
    declared: Declared | None = None
    payments: tuple[Payment, ...] = ()
    numbered: int = 0
    fees: tuple[Fee, ...] = ()
    charged: int = 0
    paid_for: Mapping[str, DeclaredLine] = {}
    measure: BillStage | None = None
    bound_until: date | None = None

    @property
    def received(self) -> Fen:
        return sum(one.amount for one in self.payments)

    @property
    def outstanding(self) -> Fen:
        return max(0, self.amount - self.received)

    @property
    def late_fees(self) -> Fen:
        return sum(fee.amount for fee in self.fees)

    @property
    def late_fees_owed(self) -> Fen:
        """Contributions come first, late fees after them (own)."""
        return max(0, self.late_fees - max(0, self.received - self.amount))

    @property
    def credit(self) -> Fen:
        """What was paid beyond everything that is owed."""
        return max(0, self.received - self.amount - self.late_fees)


class WrittenOff(Struct, frozen=True):
    was: Billed


Bill: TypeAlias = NoBill | Declared | Billed | WrittenOff


def evolve(bill: Bill, event: BillEvent) -> Bill:
    match bill, event:
        case Billed(), ContributionsDeclared(lines=lines, by=by):
            return replace(bill, declared=Declared(lines, by))
        case _, ContributionsDeclared(lines=lines, by=by):
            return Declared(lines, by)
        case Billed(), BillAssessed():
            return corrected(bill, as_assessed(event))
        case _, BillAssessed():
            return as_assessed(event)
        case Billed(), BillWrittenOff():
            return WrittenOff(bill)
        case Billed() | WrittenOff(), ContributionDecisionsServed():
            return bill
        case Billed(), _:
            return moved(bill, event)
        case _:
            raise ValueError(f"{event} cannot follow {bill}")


def as_assessed(event: BillAssessed) -> Billed:
    return Billed(event.basis, event.lines, event.amount, event.first_on, event.due_on, event.officer)


def corrected(bill: Billed, new: Billed) -> Billed:
    """What came in, and what was done about it, stays."""
    return replace(
        bill, basis=new.basis, lines=new.lines, amount=new.amount, officer=new.officer, declared=None
    )


def moved(bill: Billed, event: BillEvent) -> Billed:
    match event:
        case PaymentReceived(number=number, amount=amount, paid_on=paid_on, document=document):
            payments = (*bill.payments, Payment(number, amount, paid_on, document))
            return replace(bill, payments=payments, numbered=number)
        case PaymentReversed(number=number):
            left = tuple(one for one in bill.payments if one.number != number)
            return replace(bill, payments=left)
        case ContributionRefunded(on=on, number=number, amount=amount):
            return replace(bill, payments=(*bill.payments, Payment(number, -amount, on)), numbered=number)
        case LateFeeCharged(number=number, after=after, through=through, principal=owed, amount=amount):
            fees = (*bill.fees, Fee(number, Late(after, through, owed), amount))
            return replace(bill, fees=fees, charged=number)
        case LateFeeCancelled(number=number):
            return replace(bill, fees=tuple(fee for fee in bill.fees if fee.number != number))
        case MonthsPaid(lines=lines):
            return replace(bill, paid_for={**bill.paid_for, **{line.person: line for line in lines}})
        case MonthsUnpaid(people=people):
            left_for = {who: line for who, line in bill.paid_for.items() if who not in people}
            return replace(bill, paid_for=left_for)
        case PaymentOrdered(until=until):
            return replace(bill, measure=BillStage.ORDERED, bound_until=until)
        case DeferralAgreed(until=until):
            return replace(bill, measure=BillStage.DEFERRED, bound_until=until)
        case PaymentEnforced():
            return replace(bill, measure=BillStage.ENFORCED)
        case _:
            raise ValueError(f"{event} does not move a bill")
