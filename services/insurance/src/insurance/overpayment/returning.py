"""How money that comes back is laid against the months of a debt: the oldest first, and to the fen."""

from collections.abc import Iterable, Iterator

from msgspec.structs import astuple

from insurance.overpayment.events import Left, OverpaidMonth
from insurance.payment_run.owing import MonthParts
from insurance.pension.due import NOTHING, Parts
from jinbao.money import Fen, in_proportion


def excess_of(had: Parts, due: Parts) -> Parts:
    """The parts that were too much, summing to what was too much in all: some may have been too little."""
    over = [max(part, 0) for part in astuple(had - due)]
    return Parts(*in_proportion((had - due).total, over))


def debt_of(months: Iterable[OverpaidMonth]) -> tuple[MonthParts, ...]:
    return tuple(MonthParts(one.month, one.excess) for one in months)


def outstanding(debt: Iterable[MonthParts]) -> Fen:
    return sum(one.parts.total for one in debt)


def laid_against(debt: Iterable[MonthParts], amount: Fen) -> Iterator[MonthParts]:
    """What of an amount falls to each month, until it is used up."""
    for one in debt:
        part = min(amount, one.parts.total)
        if part:
            amount -= part
            yield MonthParts(one.month, Parts(*in_proportion(part, astuple(one.parts))))


def after(debt: Iterable[MonthParts], returned: Iterable[MonthParts]) -> tuple[MonthParts, ...]:
    """The debt once that has come back; a month that is settled stays, with nothing."""
    back = {one.month: one.parts for one in returned}
    return tuple(MonthParts(one.month, one.parts - back.get(one.month, NOTHING)) for one in debt)


def left_of(debt: Iterable[MonthParts]) -> tuple[Left, ...]:
    return tuple(Left(one.month, one.parts.total) for one in debt)


def negated(months: Iterable[MonthParts]) -> tuple[MonthParts, ...]:
    """What came back, as it counts for its months."""
    return tuple(MonthParts(one.month, NOTHING - one.parts) for one in months)
