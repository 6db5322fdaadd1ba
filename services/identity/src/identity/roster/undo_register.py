"""The register of undone rosters: who asked for it, and what became of each row."""

from typing import Any

from msgspec import to_builtins
from sqlalchemy import JSON, Column, Date, Integer, Table, Text

from identity.roster.events import RowsUndone, UndoAsked, UndoReceiptsGiven
from identity.tables import TABLES
from jinbao.events import Recorded
from jinbao.register import Changes

UNDOS = Table(
    "roster_undo",
    TABLES.metadata,
    Column("roster", Text, primary_key=True),
    Column("ground", Text, nullable=False),
    Column("consent", Text, nullable=False),
    Column("asked_on", Date, nullable=False),
    Column("undone", Integer, nullable=False, server_default="0"),
    Column("not_undone", Integer, nullable=False, server_default="0"),
    Column("person", Text, nullable=False),
    Column("office", Text),
    Column("on_behalf_of", Text),
    Column("entry", Text),
)
"""Who asked last, and under which historical entry, is who the enrolments are taken back by."""

UNDO_RECEIPTS = Table(
    "roster_undo_receipt",
    TABLES.metadata,
    Column("roster", Text, primary_key=True),
    Column("line", Integer, primary_key=True),
    Column("outcome", Text, nullable=False),
    Column("reasons", JSON, nullable=False),
)

REGISTERS = (UNDOS, UNDO_RECEIPTS)


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case UndoAsked(roster, ground, consent, undone):
            changes.put(
                UNDOS,
                roster=roster,
                ground=ground,
                consent=consent,
                asked_on=recorded.effective_on,
                undone=undone,
                not_undone=0,
                person=recorded.by.person,
                office=recorded.by.office,
                on_behalf_of=recorded.by.on_behalf_of,
                entry=recorded.entry,
            )
        case RowsUndone(roster, _, undone, not_undone):
            changes.change(UNDOS, roster, undone=undone, not_undone=not_undone)
        case UndoReceiptsGiven(roster, rows):
            for row in rows:
                changes.put(
                    UNDO_RECEIPTS,
                    roster=roster,
                    line=row.line,
                    outcome=row.outcome,
                    reasons=to_builtins(row.reasons),
                )
