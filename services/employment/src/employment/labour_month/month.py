"""A month of the register: submitted by villages, checked by townships, locked by counties, published."""

from collections.abc import Iterator
from datetime import date
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from employment.items import LABOUR_REGISTER as ITEM
from employment.labour_month import events
from employment.labour_month.commands import (
    CheckLabourMonth,
    LabourMonthCommand,
    LockLabourMonth,
    PublishLabourMonth,
    SubmitLabourMonth,
)
from employment.labour_month.events import LabourMonthEvent, Stock
from jinbao.actor import Place
from jinbao.calendar import Month, last_day, later
from jinbao.casework.steps import APPROVE, FIRST_REVIEW, INTAKE, PUBLICISE
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk


class Rank(Enum):
    """At which level of the four a region is, seen from the county."""

    VILLAGE = 2
    TOWNSHIP = 1
    COUNTY = 0
    CITY = -1


class MonthFacts(Struct, frozen=True, kw_only=True):
    """``below`` are the villages or counties that have done their part, ``hands`` who did it there."""

    place: Place
    rank: Rank | None
    locked: bool = False
    below: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    hands: tuple[str, ...] = ()
    stocks: tuple[Stock, ...] = ()


class Open(Struct, frozen=True):
    """The village has a register, or has submitted the month before."""

    on: date
    month: Month


class Stands(Struct, frozen=True):
    """How far the month has come in this region."""

    opened: bool = False
    done: bool = False


D = Desk[MonthFacts]


def decide(it: Stands, command: LabourMonthCommand | Open, desk: D) -> Iterator[LabourMonthEvent]:
    known, on, officer = desk.known, desk.on, desk.by.person
    place = known.place
    if isinstance(command, Open):
        if not it.opened:
            yield events.Opened(place.region, command.month, command.on)
        return
    case = (place.region, command.month, on)
    match command:
        case SubmitLabourMonth(month=month, unchanged=unchanged):
            must_be_open(it, command, desk, INTAKE, Rank.VILLAGE)
            if known.locked:
                raise Refused("MONTH_LOCKED", field="month", month=month, next=later(month, 1))
            if not it.opened:
                yield events.Opened(place.region, month, on)
            yield events.Submitted(*case, above(place), unchanged, officer)

        case CheckLabourMonth(month=month):
            must_be_open(it, command, desk, FIRST_REVIEW, Rank.TOWNSHIP)
            if known.locked:
                raise Refused("MONTH_LOCKED", field="month", month=month, next=later(month, 1))
            if not known.below:
                raise Refused("NOTHING_SUBMITTED", field="month", month=month)
            desk.must_not_be(*known.hands)
            yield events.Checked(*case, above(place), known.below, officer)

        case LockLabourMonth():
            must_be_open(it, command, desk, APPROVE, Rank.COUNTY)
            desk.must_not_be(*known.hands)
            yield events.Locked(*case, above(place), known.stocks, known.missing, officer)

        case PublishLabourMonth(month=month):
            must_be_open(it, command, desk, PUBLICISE, Rank.CITY)
            if not known.below:
                raise Refused("NOTHING_LOCKED", field="month", month=month)
            yield events.Published(*case, known.below, known.missing, officer)


def above(place: Place) -> str:
    """Whom a region reports to; itself where there is nobody above."""
    return place.within[1] if len(place.within) > 1 else place.region


def must_be_open(it: Stands, command: LabourMonthCommand, desk: D, step: str, rank: Rank) -> None:
    """By whoever may, at the level whose part it is, once the month is over, and once."""
    desk.must(step, ITEM, desk.known.place)
    if desk.known.rank is not rank:
        raise Refused("OTHER_LEVEL", field="region")
    if desk.on <= last_day(command.month):
        raise Refused("MONTH_NOT_OVER", field="month", month=command.month)
    if it.done:
        raise Refused("MONTH_DONE", field="month", month=command.month)


def evolve(it: Stands, event: LabourMonthEvent) -> Stands:
    match event:
        case events.Opened():
            return replace(it, opened=True)
        case events.Checked():
            return it
        case _:
            return replace(it, done=True)


MONTH = Decider[Stands, LabourMonthCommand | Open, LabourMonthEvent](Stands(), decide, evolve)
