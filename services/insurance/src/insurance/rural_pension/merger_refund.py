"""What a merger of two enrolments leaves in the account, and what is decided when it is made and undone."""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from msgspec import Struct

from insurance.law import ENROLMENT_SEPARATION, MERGER_REFUND
from insurance.payment_run.terms import LineState
from insurance.rural_pension.account import Account, Line, Open, PaymentOfYear
from insurance.rural_pension.events.account import (
    BenefitDebited,
    BenefitRestored,
    ContributionReceived,
    YearMadeUp,
)
from insurance.rural_pension.events.enrolment import EnrolmentMerged, MovedEntry
from insurance.rural_pension.facts import Known
from insurance.rural_pension.scheme import PersonFacts
from jinbao.actor import Grant
from jinbao.decision import DecidedBy, Decision, Input, Occasion
from jinbao.desk import Desk
from jinbao.replay import decide as work_out

NO_SOURCES: Mapping[tuple[str, int], str] = MappingProxyType({})


class Refund(Struct, frozen=True):
    """The sum that a merger gave back, and how its lines stand in the runs of the county."""

    id: str
    lines: frozenset[LineState]


class MergerFacts(PersonFacts, frozen=True, kw_only=True):
    """What is known of the file that ends, and of both accounts as they stand.

    ``kept`` is the other file, ``kept_is_enrolled`` says that it has an enrolment. A pension stands under one
    that ``draws``; with ``granted_since`` the other's rests on the joined account, and ``kept_grant`` is the
    day of its grant. ``sources`` are the events that entered the lines of both, by file and number;
    ``confirmed`` is the one that opened the account. ``refund`` is what the merger gave back, if anything.
    """

    own: Account
    other: Account
    kept: str
    kept_is_enrolled: bool
    draws: bool = False
    kept_draws: bool = False
    granted_since: bool = False
    kept_grant: Known[date] | None = None
    sources: Mapping[tuple[str, int], str] = NO_SOURCES
    confirmed: str = ""
    refund: Refund | None = None


class Joining(Struct, frozen=True):
    """What becomes of each standing line of the account that ends."""

    goes_on: tuple[Line, ...]
    refunded: tuple[Line, ...]
    undone: tuple[Line, ...]


def joining(ended: Open, kept: Open, granted: Known[date] | None) -> Joining:
    """A year that both have paid is paid once (handbook 6.15), and once the pension is granted none is.

    Months of a second pension were never due.
    """
    undone = tuple(line for line in ended.standing if isinstance(line, BenefitDebited | BenefitRestored))
    refunded = tuple(
        line
        for line in ended.standing
        if isinstance(line, PaymentOfYear)
        and (line.entry.year in kept.paid_years or (granted and line.entry.value_day > granted.value))
    )
    goes_on = tuple(line for line in ended.standing if line not in undone and line not in refunded)
    return Joining(goes_on, refunded, undone)


def refund_of(desk: Desk[MergerFacts], found: Joining, other: Open, grant: Grant) -> Decision:
    told = tuple(of_merger(desk.known, found, other))
    return work_out(MERGER_REFUND, deciding(desk, grant), told, desk.known.parameters)


def separation_of(desk: Desk[MergerFacts], merger: EnrolmentMerged, grant: Grant) -> Decision:
    told = tuple(of_separation(desk.known, merger))
    return work_out(ENROLMENT_SEPARATION, deciding(desk, grant), told, desk.known.parameters)


def deciding(desk: Desk[MergerFacts], grant: Grant) -> Occasion:
    known, on = desk.known, desk.on
    by = DecidedBy(desk.by.person, grant.office, grant.id)
    return Occasion(about=known.person, within=known.place.within, on=on, known_by=on, decided_by=by)


def of_merger(known: MergerFacts, found: Joining, other: Open) -> Iterator[Input]:
    """Of a year that both have paid the first payment and the second; of the others the payment."""
    before, grant = payments(other.standing), known.kept_grant.source if known.kept_grant else ""
    for year, line in sorted(payments(found.refunded).items()):
        first, again = ("year_of_both", "paid_twice") if year in before else ("year_after_grant", "paid_late")
        source = known.sources[known.kept, before[year].entry.number] if year in before else grant
        yield Input(f"{first}:{year}", year, "year", source)
        own = line.entry.amount if isinstance(line, ContributionReceived | YearMadeUp) else 0
        yield Input(f"{again}:{year}", own, "fen", known.sources[known.person, line.entry.number])
    if not payments(found.refunded):
        yield Input("nothing_twice", 0, "fen", known.confirmed)
    for year, line in sorted(payments(found.goes_on).items()):
        yield Input(f"year_going_on:{year}", year, "year", known.sources[known.person, line.entry.number])


def of_separation(known: MergerFacts, merger: EnrolmentMerged) -> Iterator[Input]:
    """Of each line what goes back, and of each refunded year what was paid for it."""
    lines = {line.entry.number: line for line in known.own.lines} if isinstance(known.own, Open) else {}
    again = given_back(known, merger)
    stays = tuple(lines[one] for one in merger.refunded if one not in again)
    for year, line in sorted(payments(stays).items()):
        if isinstance(line, ContributionReceived | YearMadeUp):
            source = known.sources[known.person, line.entry.number]
            yield Input(f"refunded:{year}", line.entry.amount, "fen", source)
    back = lines_going_back(known.other, merger)
    for one in back:
        source = known.sources[known.kept, one.goes_on]
        yield Input(f"goes_back:{one.was}", lines[one.was].entry.amount, "fen", source)
    for name, numbers in (("refund_withdrawn", again), ("borne_again", merger.undone)):
        for number in numbers:
            source = known.sources[known.person, number]
            yield Input(f"{name}:{number}", lines[number].entry.amount, "fen", source)
    if not back and not again and not merger.undone:
        yield Input("nothing_back", 0, "fen", known.confirmed)


def given_back(known: MergerFacts, merger: EnrolmentMerged) -> tuple[int, ...]:
    """What was refunded and not paid out: its years stand in the account again, and nobody pays them anew."""
    paid = known.refund is not None and LineState.PAID in known.refund.lines
    return () if paid else merger.refunded


def lines_going_back(other: Account, merger: EnrolmentMerged) -> tuple[MovedEntry, ...]:
    """What still stands of the lines that went over."""
    standing = {line.entry.number for line in other.standing} if isinstance(other, Open) else set()
    return tuple(one for one in merger.moved if one.goes_on in standing)


def payments(lines: tuple[Line, ...]) -> dict[int, Line]:
    """What paid each year: the person's own part, or the government's where it paid all."""
    found: dict[int, Line] = {}
    for line in lines:
        if isinstance(line, PaymentOfYear):
            found.setdefault(line.entry.year, line)
    return found
