"""A year's interest of a personal account: each sub-ledger by itself, precise to the month."""

from collections.abc import Iterable, Iterator
from datetime import MINYEAR, date
from decimal import Decimal

from insurance.rural_pension.events.account import Entry
from insurance.rural_pension.terms import SubLedger
from jinbao.decider import Refused
from jinbao.money import Fen, Rounding, rounded

MONTHS = 12
ROUNDING = Rounding.HALF_UP


def last_day_of(year: int) -> date:
    """The day as of which a year's interest is credited."""
    return date(year, MONTHS, 31)


def first_day_without(year: int) -> date:
    """What comes in from this day on bears nothing in the year."""
    return date(year, MONTHS, 1)


def must_be_over(year: int, on: date) -> None:
    """Interest is credited on the last day of the year at the earliest."""
    if not MINYEAR <= year <= on.year or on < last_day_of(year):
        raise Refused("YEAR_NOT_OVER", field="year", year=year)


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
