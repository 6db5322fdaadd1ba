"""The historical entry: facts of past days come in from paper under two names, once for a batch."""

from collections.abc import Iterator
from typing import TypeAlias

from msgspec import Struct

from identity.access.commands import CloseHistoricalEntry, CountersignHistoricalEntry, OpenHistoricalEntry
from identity.access.events import EntryClosed, EntryCountersigned, EntryEvent, EntryOpened
from identity.items import ACCESS, COUNTERSIGN
from jinbao.actor import HISTORICAL_ENTRY, Place
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk


class NotOpened(Struct, frozen=True):
    pass


class Open(Struct, frozen=True):
    opened_by: str
    countersigned: bool = False


class Closed(Struct, frozen=True):
    pass


Command: TypeAlias = OpenHistoricalEntry | CountersignHistoricalEntry | CloseHistoricalEntry
State: TypeAlias = NotOpened | Open | Closed


def decide(state: State, command: Command, desk: Desk[Place]) -> Iterator[EntryEvent]:
    """``desk.known`` is the place that the papers are from."""
    match state, command:
        case NotOpened(), OpenHistoricalEntry(first_day=first, last_day=last):
            grant = desk.must(HISTORICAL_ENTRY, ACCESS, desk.known)
            if not first <= last < command.on:
                raise Refused("ENTRY_DAYS", field="lastDay", first_day=first, last_day=last)
            yield EntryOpened(
                command.entry, grant.office, command.region, first, last, command.reason, desk.by.person
            )

        case Open() | Closed(), OpenHistoricalEntry():
            desk.must(HISTORICAL_ENTRY, ACCESS, desk.known)
            raise Refused("ENTRY_EXISTS", field="entry")

        case Open(opened_by, countersigned=False), CountersignHistoricalEntry():
            desk.must_not_be(opened_by)
            desk.must(COUNTERSIGN, ACCESS, desk.known)
            yield EntryCountersigned(command.entry, desk.by.person)

        case Open(), CloseHistoricalEntry():
            desk.must(HISTORICAL_ENTRY, ACCESS, desk.known)
            yield EntryClosed(command.entry)

        case _:
            raise Refused("OUT_OF_ORDER")


def evolve(state: State, event: EntryEvent) -> State:
    match state, event:
        case NotOpened(), EntryOpened(opened_by=opened_by):
            return Open(opened_by)
        case Open(opened_by), EntryCountersigned():
            return Open(opened_by, countersigned=True)
        case Open(), EntryClosed():
            return Closed()
        case _:
            raise ValueError(f"{event} cannot follow {state}")


ENTRY = Decider[State, Command, EntryEvent](NotOpened(), decide, evolve)
