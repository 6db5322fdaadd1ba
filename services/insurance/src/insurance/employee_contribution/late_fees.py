"""For which days, and on how much, late fees run: from the day after the due day through that of payment."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from msgspec import Struct

from jinbao.money import Fen
from jinbao.rules import Law

RATE = "late_fee_daily"
ONE_DAY = timedelta(days=1)


class Payment(Struct, frozen=True):
    """Money that came in on a day; what went back is less than nothing."""

    number: int
    amount: Fen
    paid_on: date
    document: str | None = None


class Late(Struct, frozen=True):
    """The days after one through another, on which this much was owed."""

    after: date
    through: date
    principal: Fen


def late(amount: Fen, due_on: date, payments: Iterable[Payment]) -> Iterator[Late]:
    """What was owed until each payment that came late; what is still owed waits for its own."""
    owed, after = amount, due_on
    for payment in sorted(payments, key=in_order):
        if owed > 0 and payment.paid_on > after:
            yield Late(after, payment.paid_on, owed)
        owed, after = owed - payment.amount, max(after, payment.paid_on)


def under_one_rate(one: Late, changes: Sequence[date]) -> Iterator[Late]:
    """The same days, parted where the rate changes; each change is the first day of a new rate."""
    inside = [change - ONE_DAY for change in sorted(changes) if one.after < change - ONE_DAY < one.through]
    for after, through in pairwise((one.after, *inside, one.through)):
        yield Late(after, through, one.principal)


def changes_of_rate(law: Law) -> tuple[date, ...]:
    return tuple(sorted({entry.in_force_from for entry in (*law.national, *law.local) if entry.name == RATE}))


def paid_up_on(amount: Fen, payments: Iterable[Payment]) -> date | None:
    """The day since which all of it has been in."""
    owed, day = amount, None
    for payment in sorted(payments, key=in_order):
        owed -= payment.amount
        day = None if owed > 0 else day or payment.paid_on
    return day


def in_order(payment: Payment) -> tuple[date, int]:
    return payment.paid_on, payment.number
