"""What is due of a pension for each month, as far as it is known now."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from insurance.rural_pension.events.account import Balances
from jinbao.calendar import Month, later, month_of
from jinbao.money import Fen


class Parts(Struct, frozen=True, order=True):
    """A month's pension: who bears each part differs, so none is ever counted into another."""

    base: Fen = 0
    top_up: Fen = 0
    account: Fen = 0

    @property
    def total(self) -> Fen:
        return self.base + self.top_up + self.account

    def __add__(self, other: "Parts") -> "Parts":
        return Parts(self.base + other.base, self.top_up + other.top_up, self.account + other.account)

    def __sub__(self, other: "Parts") -> "Parts":
        return Parts(self.base - other.base, self.top_up - other.top_up, self.account - other.account)


NOTHING = Parts()


class Rate(Struct, frozen=True):
    """What the fund pays from a month on, until another rate begins (基础养老金、地方增发)."""

    since: Month
    base: Fen
    top_up: Fen


class Gap(Struct, frozen=True):
    """Months that are not due, although the pension went on after them; ``until`` is the first due again."""

    since: Month
    until: Month


class Terms(Struct, frozen=True):
    """On what terms a pension is paid.

    ``account`` is the month's part out of the personal account, for life; ``shares`` are the balances of the
    sub-ledgers at the grant, in whose proportion they bear it (handbook 17.9). ``rates`` stand in order. Of
    the ended years whose interest is not in the account's part ``lacks_interest_of`` is the first.
    """

    payable_from: Month
    account: Fen
    shares: Balances
    rates: tuple[Rate, ...]
    gaps: tuple[Gap, ...] = ()
    suspended_from: Month | None = None
    stopped_from: Month | None = None
    lacks_interest_of: int | None = None

    def due(self, month: Month, died_on: date | None = None) -> Parts:
        return due(self, month, died_on)


def due(terms: Terms, month: Month, died_on: date | None = None) -> Parts:
    """A month's parts; nothing before the first payable month, in a gap, or after the end.

    A pension ends with the month of death, whenever the death becomes known (handbook 17.2).
    """
    if month < terms.payable_from or _has_ended(terms, month, died_on) or _is_held(terms, month):
        return NOTHING
    rate = rate_in(terms.rates, month)
    return Parts(rate.base, rate.top_up, terms.account)


def months_between(first: Month, last: Month) -> Iterator[Month]:
    month = first
    while month <= last:
        yield month
        month = later(month, 1)


def rate_in(rates: tuple[Rate, ...], month: Month) -> Rate:
    """The rate that holds in a month."""
    return max((rate for rate in rates if rate.since <= month), key=lambda rate: rate.since)


def with_rate(rates: tuple[Rate, ...], rate: Rate) -> tuple[Rate, ...]:
    """The rates with one more; it takes the place of another from the same month."""
    others = [one for one in rates if one.since != rate.since]
    return tuple(sorted([*others, rate], key=lambda one: one.since))


def _has_ended(terms: Terms, month: Month, died_on: date | None) -> bool:
    stopped = terms.stopped_from is not None and month >= terms.stopped_from
    return stopped or (died_on is not None and month > month_of(died_on))


def _is_held(terms: Terms, month: Month) -> bool:
    suspended = terms.suspended_from is not None and month >= terms.suspended_from
    return suspended or any(gap.since <= month < gap.until for gap in terms.gaps)
