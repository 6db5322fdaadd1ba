"""A year's interest of a personal account: each sub-ledger by itself, precise to the month."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from insurance.rural_pension.events.account import Entry
from insurance.rural_pension.terms import SubLedger
from jinbao.money import Fen, Rounding, rounded

MONTHS = 12
ROUNDING = Rounding.HALF_UP


def last_day_of(year: int) -> date:
    """The day as of which a year's interest is credited."""
    return date(year, MONTHS, 31)


def fen_months(entries: Iterable[Entry], sub_ledger: SubLedger, year: int) -> int:
    """What bears interest: fen times the full months of the year after the month of the entry (own)."""
    return sum(
        entry.amount * _months(entry.value_day, year) for entry in entries if entry.sub_ledger is sub_ledger
    )


def interest(basis: int, rate: str) -> Fen:
    """The basis times the yearly rate over twelve, rounded once."""
    return rounded(Decimal(basis) * Decimal(rate) / MONTHS, ROUNDING)


def years_that_bear(entries: tuple[Entry, ...], before: int) -> Iterator[int]:
    """The years before another in which anything bore interest."""
    first = min((entry.value_day.year for entry in entries), default=before)
    for year in range(first, before):
        if any(fen_months(entries, sub_ledger, year) for sub_ledger in SubLedger):
            yield year


def _months(value_day: date, year: int) -> int:
    if value_day.year > year:
        return 0
    return MONTHS if value_day.year < year else MONTHS - value_day.month
