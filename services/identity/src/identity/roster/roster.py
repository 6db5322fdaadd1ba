"""The roster: received once, worked through in chunks, never read again, and perhaps undone."""

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from msgspec import Struct, structs

from identity.items import CORRECT, PERSON, REGISTER
from identity.roster.events import (
    CourseEvent,
    Reason,
    Received,
    ReceivedAgain,
    RowReceipt,
    RowsSettled,
    RowsUndone,
    RowTaken,
    UndoAsked,
    Undone,
    UndoneRow,
    WorkedThrough,
)
from identity.roster.terms import UndoConsent, UndoGround, UndoOutcome
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


class Undo(Struct, frozen=True):
    on: date
    ground: UndoGround
    consent: UndoConsent


class SettleUndo(Struct, frozen=True):
    on: date
    rows: tuple[UndoneRow, ...]
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


class Undoing(Struct, frozen=True):
    roster: str
    reached: int = 0
    undone: int = 0
    not_undone: int = 0


class TakenBack(Struct, frozen=True):
    """``not_undone`` rows stand; what kept them may change, so that they can be asked for again."""

    roster: str
    undone: int
    not_undone: int


Request: TypeAlias = Receive | Settle | Undo | SettleUndo
Roster: TypeAlias = NotReceived | Working | Done | Undoing | TakenBack


def decide(roster: Roster, request: Request, desk: Desk[Place]) -> Iterator[CourseEvent]:
    match roster, request:
        case NotReceived(), Receive():
            desk.must(REGISTER, PERSON, desk.known)
            yield Received(request.roster, request.village, request.rows, request.notes)

        case ((Working(known, village) | Done(known, village)), Receive()):
            desk.must(REGISTER, PERSON, desk.known)
            if village != request.village:
                raise Refused("ROSTER_OF_ANOTHER_VILLAGE", field="village")
            yield ReceivedAgain(known)

        case ((Undoing() | TakenBack()), Receive()):
            raise Refused("ROSTER_UNDONE", field="file")

        case Working(), Undo():
            raise Refused("ROSTER_STILL_WORKING", field="roster")

        case ((Done() | Undoing() | TakenBack()), Undo()):
            desk.must(CORRECT, PERSON, desk.known)
            if isinstance(roster, Done) or (isinstance(roster, TakenBack) and roster.not_undone):
                before = roster.undone if isinstance(roster, TakenBack) else 0
                yield UndoAsked(roster.roster, request.ground, request.consent, before)

        case Undoing(reached=reached), SettleUndo(rows=rows):
            if rows:
                must_follow(reached, rows[0].line)
                yield taken_back(roster, rows)
            if request.last:
                yield Undone(roster.roster)

        case Working(reached=reached), Settle(rows=rows):
            if rows:
                must_follow(reached, rows[0].line)
                yield settled(roster, rows)
            if request.last:
                yield WorkedThrough(roster.roster)

        case _:
            raise Refused("OUT_OF_ORDER")


def must_follow(reached: int, line: int) -> None:
    """Two importers on one ledger would count a row twice."""
    if line <= reached:
        raise Refused("OUT_OF_ORDER")


def settled(roster: Working, rows: tuple[RowReceipt, ...]) -> RowsSettled:
    taken = sum(isinstance(row, RowTaken) for row in rows)
    refused = roster.refused + len(rows) - taken
    return RowsSettled(roster.roster, rows[-1].line, roster.taken + taken, refused)


def taken_back(roster: Undoing, rows: tuple[UndoneRow, ...]) -> RowsUndone:
    undone = sum(row.outcome is UndoOutcome.UNDONE for row in rows)
    kept = sum(row.outcome is UndoOutcome.NOT_UNDONE for row in rows)
    return RowsUndone(roster.roster, rows[-1].line, roster.undone + undone, roster.not_undone + kept)


def evolve(roster: Roster, event: CourseEvent) -> Roster:
    match roster, event:
        case NotReceived(), Received(known, village):
            return Working(known, village)
        case Working(), RowsSettled(_, through, taken, refused):
            return structs.replace(roster, reached=through, taken=taken, refused=refused)
        case Working(known, village), WorkedThrough():
            return Done(known, village)
        case Done(known), UndoAsked():
            return Undoing(known)
        case TakenBack(known, undone), UndoAsked():
            return Undoing(known, undone=undone)
        case Undoing(known), RowsUndone(_, through, undone, not_undone):
            return Undoing(known, through, undone, not_undone)
        case Undoing(known, _, undone, not_undone), Undone():
            return TakenBack(known, undone, not_undone)
        case _, ReceivedAgain():
            return roster
        case _:
            raise ValueError(f"{event} cannot follow {roster}")


ROSTER = Decider[Roster, Request, CourseEvent](NotReceived(), decide, evolve)
