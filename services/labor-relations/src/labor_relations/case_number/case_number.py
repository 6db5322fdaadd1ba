"""Case numbers: each year counts from one, none is left out, none is given twice (handbook 7.0)."""

from collections.abc import Iterator
from typing import TypeAlias

from msgspec import Struct

from jinbao.actor import Place
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk
from labor_relations.case_number.commands import SetCasePrefix
from labor_relations.case_number.events import NumberCancelled, NumberGiven, PrefixSet
from labor_relations.case_number.terms import CaseSeries, NumberCancellation

ITEM = "case-numbers"
MANAGE = "manage-case-numbers"  # 案号管理

NumberEvent: TypeAlias = NumberGiven | NumberCancelled


class CaseNumber(Struct, frozen=True):
    """A number as it is written: 珙劳人仲案〔2010〕1号."""

    prefix: str
    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.prefix}〔{self.year}〕{self.number}号"


class GiveNumber(Struct, frozen=True):
    """What a case asks for when it is accepted, part of that and never asked alone."""

    office: str
    series: CaseSeries
    year: int
    case: str


class CancelNumber(Struct, frozen=True):
    """What a case asks for that should not have been accepted."""

    office: str
    series: CaseSeries
    given: CaseNumber
    case: str
    ground: NumberCancellation


class Year(Struct, frozen=True):
    """How far the office has come in a year; ``cancelled`` are numbers that stay empty."""

    last: int = 0
    cancelled: frozenset[int] = frozenset()


def give(year: Year, command: GiveNumber | CancelNumber, desk: Desk[str | None]) -> Iterator[NumberEvent]:
    """``known`` is the prefix of the office. Raises CASE_PREFIX_MISSING."""
    match command:
        case GiveNumber(office, series, of_year, case):
            if desk.known is None:
                raise Refused("CASE_PREFIX_MISSING", office=office)
            yield NumberGiven(office, series, desk.known, of_year, year.last + 1, case)
        case CancelNumber(office, series, given, case, ground) if given.number not in year.cancelled:
            yield NumberCancelled(office, series, given.prefix, given.year, given.number, case, ground)


def count(year: Year, event: NumberEvent) -> Year:
    match event:
        case NumberGiven(number=number):
            return Year(number, year.cancelled)
        case NumberCancelled(number=number):
            return Year(year.last, year.cancelled | {number})


def name(prefix: str | None, command: SetCasePrefix, desk: Desk[Place]) -> Iterator[PrefixSet]:
    """Numbers that were given keep the prefix that they have."""
    desk.must(MANAGE, ITEM, desk.known)
    if command.prefix != prefix:
        yield PrefixSet(command.office, command.series, command.region, command.prefix, desk.on)


NUMBERS = Decider[Year, GiveNumber | CancelNumber, NumberEvent](Year(), give, count)
PREFIX = Decider[str | None, SetCasePrefix, PrefixSet](None, name, lambda _, event: event.prefix)
