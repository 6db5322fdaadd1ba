"""Which months of unemployment benefit are due, how many have been given, and how many are left."""

from datetime import date
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from insurance.pension.due import NOTHING, Gap, Parts
from jinbao.calendar import Month, later, month_of
from jinbao.money import Fen


class Confirmed(Struct, frozen=True):
    """A month for which the unemployed have said that they were so, and who took that in."""

    month: Month
    by: str


class Given(Struct, frozen=True):
    """What a month gives, by a decision of its own."""

    month: Month
    amount: Fen


class Terms(Struct, frozen=True):
    """On what terms a benefit is paid: so many calendar months, each of which is confirmed and decided.

    ``stopped_from`` is the first month that is not due any more, ``gaps`` lie between a stop and a going on.
    ``lapsed``: nothing is left for later, be it by the ground of a stop or because another benefit took it.
    ``extended_until`` is the last month of one that goes on until the legal age of retirement.
    """

    payable_from: Month
    granted: int
    confirmed: tuple[Confirmed, ...] = ()
    given: tuple[Given, ...] = ()
    gaps: tuple[Gap, ...] = ()
    stopped_from: Month | None = None
    lapsed: bool = False
    extended_until: Month | None = None

    def due(self, month: Month, died_on: date | None = None) -> Parts:
        """What was decided for a month, as long as nothing known stands against it."""
        given = next((one.amount for one in self.given if one.month == month), 0)
        return Parts(given) if is_open(self, month, died_on) else NOTHING


def is_open(terms: Terms, month: Month, died_on: date | None = None) -> bool:
    """Whether a month can be due; the benefit ends with the month of death (handbook 17.2)."""
    stopped = terms.stopped_from is not None and month >= terms.stopped_from
    outlived = died_on is not None and month > month_of(died_on)
    within = terms.payable_from <= month <= last_month(terms)
    return within and not (stopped or outlived or is_between(terms, month))


def last_month(terms: Terms) -> Month:
    """The months run from the first, whether or not anybody signs; a stop alone holds them up (L1 art 50)."""
    if terms.extended_until is not None:
        return terms.extended_until
    to_come = (later(terms.payable_from, passed) for passed in count())
    running = (month for month in to_come if not is_between(terms, month))
    return [next(running) for _ in range(terms.granted)][-1]


def is_between(terms: Terms, month: Month) -> bool:
    """Between a stop and a going on."""
    return any(gap.since <= month < gap.until for gap in terms.gaps)


def months_used(terms: Terms) -> tuple[Month, ...]:
    """The months that are confirmed and can be due; one that never was due is not used up."""
    return tuple(one.month for one in terms.confirmed if is_open(terms, one.month))


def not_due(terms: Terms) -> Fen:
    """What was given for months that are not due."""
    return sum(one.amount for one in terms.given if not is_open(terms, one.month))


def void(terms: Terms) -> Terms:
    """Nothing is due, from the first month on, and nothing is left."""
    return replace(terms, stopped_from=terms.payable_from, lapsed=True)


def remaining(terms: Terms) -> int:
    return 0 if terms.lapsed else terms.granted - len(months_used(terms))
