"""What a merger of two enrolments leaves in the account, and the decision about what is given back."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct

from insurance.law import MERGER_REFUND
from insurance.rural_pension.account import Account, Line, Open, PaymentOfYear
from insurance.rural_pension.events import (
    BenefitDebited,
    BenefitRestored,
    ContributionReceived,
    YearMadeUp,
)
from insurance.rural_pension.scheme import PersonFacts
from jinbao.actor import Grant
from jinbao.decision import DecidedBy, Decision, Input, Occasion
from jinbao.desk import Desk
from jinbao.replay import decide as work_out

NO_SOURCES: Mapping[tuple[str, int], str] = MappingProxyType({})


class MergerFacts(PersonFacts, frozen=True, kw_only=True):
    """What is known of the file that ends, and of both accounts as they stand.

    ``kept`` is the other file, ``kept_is_enrolled`` says that it has an enrolment. A pension stands under one
    that ``draws``; with ``granted_since`` the other's rests on the joined account. ``sources`` are the events
    that entered the lines of both, by file and number.
    """

    own: Account
    other: Account
    kept: str
    kept_is_enrolled: bool
    draws: bool = False
    kept_draws: bool = False
    granted_since: bool = False
    sources: Mapping[tuple[str, int], str] = NO_SOURCES


class Joining(Struct, frozen=True):
    """What becomes of each standing line of the account that ends."""

    goes_on: tuple[Line, ...]
    refunded: tuple[Line, ...]
    undone: tuple[Line, ...]


def joining(ended: Open, kept: Open) -> Joining:
    """A year that both have paid is paid once (handbook 6.15); months of a second pension were never due."""
    undone = tuple(line for line in ended.standing if isinstance(line, BenefitDebited | BenefitRestored))
    refunded = tuple(
        line
        for line in ended.standing
        if isinstance(line, PaymentOfYear) and line.entry.year in kept.paid_years
    )
    goes_on = tuple(line for line in ended.standing if line not in undone and line not in refunded)
    return Joining(goes_on, refunded, undone)


def refund_of(desk: Desk[MergerFacts], found: Joining, other: Open, grant: Grant) -> Decision:
    known, on = desk.known, desk.on
    by = DecidedBy(desk.by.person, grant.office, grant.id)
    occasion = Occasion(about=known.person, within=known.place.within, on=on, known_by=on, decided_by=by)
    return work_out(MERGER_REFUND, occasion, tuple(inputs(known, found, other)), known.parameters)


def inputs(known: MergerFacts, found: Joining, other: Open) -> Iterator[Input]:
    """Of a year that both have paid the first payment and the second; of the others the payment."""
    for year, line in sorted(payments(found.refunded).items()):
        first = payments(other.standing)[year]
        yield Input(f"year_of_both:{year}", year, "year", known.sources[known.kept, first.entry.number])
        own = line.entry.amount if isinstance(line, ContributionReceived | YearMadeUp) else 0
        yield Input(f"paid_twice:{year}", own, "fen", known.sources[known.person, line.entry.number])
    for year, line in sorted(payments(found.goes_on).items()):
        yield Input(f"year_going_on:{year}", year, "year", known.sources[known.person, line.entry.number])


def payments(lines: tuple[Line, ...]) -> dict[int, Line]:
    """What paid each year: the person's own part, or the government's where it paid all."""
    found: dict[int, Line] = {}
    for line in lines:
        if isinstance(line, PaymentOfYear):
            found.setdefault(line.entry.year, line)
    return found
