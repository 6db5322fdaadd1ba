"""The roster: received once, worked through in chunks, and never read again."""

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from msgspec import Struct, structs

from identity.items import PERSON, REGISTER
from identity.roster.events import (
    Reason,
    Received,
    ReceivedAgain,
    RosterEvent,
    RowReceipt,
    RowsSettled,
    RowTaken,
    WorkedThrough,
)
from jinbao.actor import Place
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk


class Receive(Struct, frozen=True):
    on: date
    roster: str
    village: str
    rows: int
    notes: tuple[Reason, ...]


class Settle(Struct, frozen=True):
    """``last`` says that there are no more rows."""

    on: date
    rows: tuple[RowReceipt, ...]
    last: bool


class NotReceived(Struct, frozen=True):
    pass


class Working(Struct, frozen=True):
    roster: str
    village: str
    reached: int = 0
    taken: int = 0
    refused: int = 0


class Done(Struct, frozen=True):
    roster: str
    village: str


Request: TypeAlias = Receive | Settle
Roster: TypeAlias = NotReceived | Working | Done


def decide(roster: Roster, request: Request, desk: Desk[Place]) -> Iterator[RosterEvent]:
    match roster, request:
        case NotReceived(), Receive():
            desk.must(REGISTER, PERSON, desk.known)
            yield Received(request.roster, request.village, request.rows, request.notes)

        case ((Working(known, village) | Done(known, village)), Receive()):
            desk.must(REGISTER, PERSON, desk.known)
            if village != request.village:
                raise Refused("ROSTER_OF_ANOTHER_VILLAGE", field="village")
            yield ReceivedAgain(known)

        case Working(), Settle(rows=rows):
            new = tuple(row for row in rows if row.line > roster.reached)
            if new:
                yield settled(roster, new)
            if request.last:
                yield WorkedThrough(roster.roster)

        case _:
            raise Refused("OUT_OF_ORDER")


def settled(roster: Working, rows: tuple[RowReceipt, ...]) -> RowsSettled:
    taken = sum(isinstance(row, RowTaken) for row in rows)
    return RowsSettled(roster.roster, rows, roster.taken + taken, roster.refused + len(rows) - taken)


def evolve(roster: Roster, event: RosterEvent) -> Roster:
    match roster, event:
        case NotReceived(), Received(known, village):
            return Working(known, village)
        case Working(), RowsSettled(_, rows, taken, refused):
            return structs.replace(roster, reached=rows[-1].line, taken=taken, refused=refused)
        case Working(known, village), WorkedThrough():
            return Done(known, village)
        case _, ReceivedAgain():
            return roster
        case _:
            raise ValueError(f"{event} cannot follow {roster}")


ROSTER = Decider[Roster, Request, RosterEvent](NotReceived(), decide, evolve)
