"""What is still to be sent for each month, and how sent money leaves the personal account."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Protocol

from msgspec import Struct
from msgspec.structs import astuple

from insurance.pension.due import NOTHING, Parts
from insurance.rural_pension.events.account import Balances
from jinbao.calendar import Month, later
from jinbao.money import Fen, in_proportion


class Terms(Protocol):
    """On what terms a benefit is paid, whichever it is."""

    @property
    def payable_from(self) -> Month: ...
    def due(self, month: Month, died_on: date | None = None) -> Parts: ...


class MonthParts(Struct, frozen=True):
    """What one month has in a line, part by part."""

    month: Month
    parts: Parts


def months_between(first: Month, last: Month) -> Iterator[Month]:
    month = first
    while month <= last:
        yield month
        month = later(month, 1)


def to_send(
    terms: Terms, sent: Mapping[Month, Parts], last: Month, died_on: date | None
) -> tuple[MonthParts, ...]:
    """What is due until a month and not yet listed, sent or paid; arrears with it.

    A month that has had too much takes nothing from another: that needs a decision (handbook 6.11).
    """
    missing = (
        MonthParts(month, terms.due(month, died_on) - sent.get(month, NOTHING))
        for month in months_between(terms.payable_from, last)
    )
    return tuple(one for one in missing if one.parts.total > 0)


def still_due(
    terms: Terms, listed: tuple[MonthParts, ...], sent: Mapping[Month, Parts], died_on: date | None
) -> bool:
    """Whether a line would still be listed so; ``sent`` has what is on other lines."""
    return all(
        (terms.due(one.month, died_on) - sent.get(one.month, NOTHING)).total >= one.parts.total
        for one in listed
    )


def amount_of(months: tuple[MonthParts, ...]) -> Fen:
    return sum(one.parts.total for one in months)


def out_of_account(balances: Balances, shares: Balances, months: tuple[MonthParts, ...]) -> Balances:
    """What the sub-ledgers bear, month by month, in the shares of the grant (handbook 17.9).

    One that has run out leaves its share to the others, and the fund bears what all of them cannot.
    """
    left = balances
    for one in months:
        left = _less(left, _borne(left, shares, one.parts.account))
    return _less(balances, left)


def _borne(left: Balances, shares: Balances, amount: Fen) -> Balances:
    amount = min(amount, left.total)
    if amount <= 0:
        return Balances()
    wished = in_proportion(amount, astuple(shares)) if shares.total else (0, 0, 0)
    first = Balances(*(min(each, has) for each, has in zip(wished, astuple(left), strict=True)))
    rest, others = amount - first.total, _less(left, first)
    if not rest:
        return first
    return _more(first, Balances(*in_proportion(rest, astuple(others))))


def _less(one: Balances, other: Balances) -> Balances:
    return Balances(*(a - b for a, b in zip(astuple(one), astuple(other), strict=True)))


def _more(one: Balances, other: Balances) -> Balances:
    return Balances(*(a + b for a, b in zip(astuple(one), astuple(other), strict=True)))
