"""The register of rosters: how far each has come, and the receipt of each row."""

from collections.abc import Sequence
from typing import Any

from msgspec import convert, to_builtins
from sqlalchemy import JSON, Column, Date, Index, Integer, Select, Table, Text, and_, select

from identity.items import PERSON
from identity.roster import undo_register
from identity.roster.answers import (
    Outcome,
    ReceiptAnswer,
    RosterAnswer,
    RosterReceipts,
    RostersIn,
    RosterStatus,
)
from identity.roster.events import (
    Reason,
    ReceiptsGiven,
    Received,
    RowReceipt,
    RowsSettled,
    RowTaken,
    UndoAsked,
    Undone,
    WorkedThrough,
)
from identity.roster.file import ending
from identity.roster.terms import UndoGround, UndoOutcome
from identity.roster.undo_register import UNDO_RECEIPTS, UNDOS
from identity.tables import TABLES
from jinbao.events import Recorded
from jinbao.lists import lists
from jinbao.paging import Listed
from jinbao.register import Changes
from jinbao.service import Enquiry

ROSTERS = Table(
    "roster",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("village", Text, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("taken", Integer, nullable=False),
    Column("refused", Integer, nullable=False),
    Column("status", Text, nullable=False),
    Column("received_on", Date, nullable=False),
    Column("person", Text, nullable=False),
    Column("office", Text),
    Column("on_behalf_of", Text),
    Column("entry", Text),
    Column("notes", JSON, nullable=False),
    Index("roster_in", "village", "received_on", "id"),
    Index("roster_by_status", "status"),
)
"""Who sent it, and under which historical entry, is who its rows are registered by."""

RECEIPTS = Table(
    "roster_receipt",
    TABLES.metadata,
    Column("roster", Text, primary_key=True),
    Column("line", Integer, primary_key=True),
    Column("key", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("person", Text),
    Column("reasons", JSON, nullable=False),
    Index("roster_receipt_by_key", "key"),
)

REGISTERS = (ROSTERS, RECEIPTS, *undo_register.REGISTERS)


WITH_UNDO = select(ROSTERS, UNDOS.c.undone, UNDOS.c.not_undone, UNDOS.c.ground).outerjoin_from(
    ROSTERS, UNDOS, UNDOS.c.roster == ROSTERS.c.id
)
WITH_ITS_UNDO = select(
    RECEIPTS, UNDO_RECEIPTS.c.outcome.label("undo"), UNDO_RECEIPTS.c.reasons.label("undo_reasons")
).outerjoin_from(
    RECEIPTS,
    UNDO_RECEIPTS,
    and_(UNDO_RECEIPTS.c.roster == RECEIPTS.c.roster, UNDO_RECEIPTS.c.line == RECEIPTS.c.line),
)


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    undo_register.fold(changes, recorded)
    match recorded.event:
        case Received(roster, village, rows, notes):
            changes.put(
                ROSTERS,
                id=roster,
                village=village,
                rows=rows,
                taken=0,
                refused=0,
                status=RosterStatus.WORKING,
                received_on=recorded.effective_on,
                person=recorded.by.person,
                office=recorded.by.office,
                on_behalf_of=recorded.by.on_behalf_of,
                entry=recorded.entry,
                notes=to_builtins(notes),
            )
        case RowsSettled(roster, _, taken, refused):
            changes.change(ROSTERS, roster, taken=taken, refused=refused)
        case ReceiptsGiven(roster, rows):
            for row in rows:
                changes.put(RECEIPTS, roster=roster, **entered(row))
        case UndoAsked(roster):
            changes.change(ROSTERS, roster, status=RosterStatus.UNDOING)
        case Undone(roster):
            changes.change(ROSTERS, roster, status=RosterStatus.UNDONE)
        case WorkedThrough(roster):
            changes.change(ROSTERS, roster, status=RosterStatus.DONE)
            drop_file, destroy_key = ending(roster)
            changes.run(lambda _: drop_file)
            changes.run(lambda _: destroy_key)


def entered(row: RowReceipt) -> dict[str, Any]:
    if isinstance(row, RowTaken):
        outcome, person, reasons = Outcome.TAKEN, row.person, row.remarks
    else:
        outcome, person, reasons = Outcome.REFUSED, None, row.reasons
    return {
        "line": row.line,
        "key": row.key,
        "outcome": outcome,
        "person": person,
        "reasons": to_builtins(reasons),
    }


def roster_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[RosterAnswer | None]:
    seen = enquiry.sees(PERSON, region=ROSTERS.c.village)
    rows = enquiry.connection.execute(WITH_UNDO.where(ROSTERS.c.id.in_(keys), seen))
    found = {row.id: answer(row) for row in rows}
    return [found.get(key) for key in keys]


def rosters_in(enquiry: Enquiry, keys: Sequence[RostersIn]) -> list[Listed[RosterAnswer]]:
    return lists(
        enquiry,
        keys,
        about="region",
        column=ROSTERS.c.village,
        rows=lambda _: WITH_UNDO.where(enquiry.sees(PERSON, region=ROSTERS.c.village)),
        order=(ROSTERS.c.received_on, ROSTERS.c.id),
        newest_first=True,
        answer=lambda rows: [answer(row) for row in rows],
    )


def roster_receipts(enquiry: Enquiry, keys: Sequence[RosterReceipts]) -> list[Listed[ReceiptAnswer]]:
    def rows(ask: RosterReceipts) -> Select[Any]:
        receipts = WITH_ITS_UNDO.join(ROSTERS, ROSTERS.c.id == RECEIPTS.c.roster)
        seen = receipts.where(enquiry.sees(PERSON, region=ROSTERS.c.village))
        return seen.where(RECEIPTS.c.outcome == ask.outcome) if ask.outcome else seen

    return lists(
        enquiry,
        keys,
        about="roster",
        column=RECEIPTS.c.roster,
        rows=rows,
        order=(RECEIPTS.c.line,),
        answer=lambda rows: [receipt(row) for row in rows],
    )


def receipt(row: Any) -> ReceiptAnswer:
    return ReceiptAnswer(
        line=row.line,
        outcome=Outcome(row.outcome),
        person=row.person,
        reasons=convert(row.reasons, tuple[Reason, ...]),
        undo=UndoOutcome(row.undo) if row.undo else None,
        undo_reasons=convert(row.undo_reasons or (), tuple[Reason, ...]),
    )


def answer(row: Any) -> RosterAnswer:
    return RosterAnswer(
        id=row.id,
        village=row.village,
        rows=row.rows,
        taken=row.taken,
        refused=row.refused,
        status=RosterStatus(row.status),
        received_on=row.received_on,
        notes=convert(row.notes, tuple[Reason, ...]),
        undone=row.undone or 0,
        not_undone=row.not_undone or 0,
        undo_ground=UndoGround(row.ground) if row.ground else None,
    )
