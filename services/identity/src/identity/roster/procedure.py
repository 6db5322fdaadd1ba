"""How a roster comes in, how its rows are settled, and what a dry run tells."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, select

from identity.items import PERSON, REGISTER
from identity.person.vault import Vault
from identity.roster.answers import DryRun, DryRunAnswer, Outcome, ReceiptAnswer
from identity.roster.checking import (
    OnFile,
    Terms,
    copied_from,
    faults,
    is_same_person,
    on_file,
    reason_of,
    terms,
)
from identity.roster.chunk import CHUNK
from identity.roster.commands import ImportRoster, UndoRoster
from identity.roster.events import Reason, ReceiptsGiven, RowReceipt, UndoneRow, UndoReceiptsGiven
from identity.roster.file import keep
from identity.roster.form import NAME
from identity.roster.handing_back import HandingBack
from identity.roster.reading import Roster, file_hash, open_roster
from identity.roster.register import ROSTERS, fold, roster_by_id, roster_receipts, rosters_in
from identity.roster.roster import ROSTER, NotReceived, Receive, Settle, SettleUndo, Undo, Working
from identity.roster.rows import RosterRow, in_chunks
from jinbao.commands import Command
from jinbao.decider import Refused
from jinbao.service import Enquiry, LookUp, Part, Slice

ROWS_TRIED_AT_ONCE = 500


class SettleRows(Command, frozen=True, kw_only=True):
    """Record what became of some rows; nobody but the importer asks for it."""

    roster: str
    rows: tuple[RowReceipt, ...]
    last: bool


class SettleUndoneRows(Command, frozen=True, kw_only=True):
    """Record which rows went back; nobody but the importer asks for it."""

    roster: str
    rows: tuple[UndoneRow, ...]
    last: bool


def stream_of(roster: str) -> str:
    return f"roster/{roster}"


class Intake:
    """Where rosters are handed in: the file is kept, sealed, until its rows have been worked through."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def import_roster(self, enquiry: Enquiry, command: ImportRoster) -> Iterator[Part]:
        place = enquiry.place(command.village)
        enquiry.actor.must(REGISTER, PERSON, place, command.on)
        roster = open_roster(command.content, command.on)
        stream = stream_of(roster.file_hash)
        state = enquiry.service.ledger.history(ROSTER, stream).state
        if isinstance(state, NotReceived | Working):
            with enquiry.service.writing() as connection:
                keep(connection, self._vault, roster.file_hash, command.content)
        received = Receive(command.on, roster.file_hash, command.village, roster.count(), notes(roster))
        yield Part(stream, ROSTER, received, lambda _roster: place)

    def dry_run(self, enquiry: Enquiry, keys: Sequence[DryRun]) -> list[Any]:
        return [self._tried(enquiry, ask) for ask in keys]

    def _tried(self, enquiry: Enquiry, ask: DryRun) -> DryRunAnswer:
        place = enquiry.place(ask.village)
        enquiry.actor.must(REGISTER, PERSON, place, enquiry.today)
        roster = open_roster(ask.content, enquiry.today)
        under = terms(enquiry.connection, ask.village, enquiry.today)
        first: dict[str, int] = {}
        receipts = [
            receipt
            for rows in in_chunks(roster.rows(), ROWS_TRIED_AT_ONCE)
            for receipt in self._receipts(enquiry.connection, rows, under, first)
        ]
        refused = sum(receipt.outcome is Outcome.REFUSED for receipt in receipts)
        return DryRunAnswer(
            id=file_hash(ask.content),
            rows=len(receipts),
            taken=len(receipts) - refused,
            refused=refused,
            notes=notes(roster),
            receipts=tuple(receipts),
        )

    def _receipts(
        self, connection: Connection, rows: Sequence[RosterRow], under: Terms, first: dict[str, int]
    ) -> Iterator[ReceiptAnswer]:
        """``first`` says in which line each row stood when it was met for the first time."""
        found = {row.line: faults(row, under) for row in rows}
        known = on_file(connection, self._vault, [row.id_number for row in rows if not found[row.line]])
        for row in rows:
            line = first.setdefault(row.key, row.line)
            yield receipt(row, found[row.line], known.get(row.id_number), line)


def receipt(row: RosterRow, found: tuple[Reason, ...], known: OnFile | None, first: int) -> ReceiptAnswer:
    if not found and known and not is_same_person(row, known):
        found = (Reason("ROSTER_NAME_DIFFERS", NAME.header),)
    if not found and first != row.line:
        found = (copied_from(first),)
    if found:
        return ReceiptAnswer(row.line, Outcome.REFUSED, None, found)
    return ReceiptAnswer(row.line, Outcome.TAKEN, known.person if known else None, ())


def settle_rows(_: Enquiry, command: SettleRows) -> Iterator[Part]:
    roster, rows = command.roster, command.rows
    yield Part(stream_of(roster), ROSTER, Settle(command.on, rows, command.last))
    if rows:
        yield Part(f"roster-receipts/{roster}/{rows[0].line}", CHUNK, ReceiptsGiven(roster, rows))


def undo_roster(enquiry: Enquiry, command: UndoRoster) -> Iterator[Part]:
    village = enquiry.connection.scalar(select(ROSTERS.c.village).where(ROSTERS.c.id == command.roster))
    if village is None:
        raise Refused("NOT_FOUND", field="roster")
    place = enquiry.place(village)
    undo = Undo(command.on, command.ground, command.consent)
    yield Part(stream_of(command.roster), ROSTER, undo, lambda _roster: place)


def settle_undone_rows(_: Enquiry, command: SettleUndoneRows) -> Iterator[Part]:
    roster, rows = command.roster, command.rows
    yield Part(stream_of(roster), ROSTER, SettleUndo(command.on, rows, command.last))
    if rows:
        yield Part(f"roster-undo/{roster}/{rows[0].line}", CHUNK, UndoReceiptsGiven(roster, rows))


def notes(roster: Roster) -> tuple[Reason, ...]:
    return tuple(reason_of(note) for note in roster.notes)


def roster_slice(vault: Vault) -> Slice:
    intake = Intake(vault)
    return Slice(
        "roster",
        handlers={
            ImportRoster: intake.import_roster,
            SettleRows: settle_rows,
            UndoRoster: undo_roster,
            SettleUndoneRows: settle_undone_rows,
        },
        look_ups={
            "roster_by_id": LookUp(roster_by_id),
            "rosters_in": LookUp(rosters_in),
            "roster_receipts": LookUp(roster_receipts),
            "roster_dry_run": LookUp(intake.dry_run),
            "receipts_workbook": LookUp(HandingBack(vault).receipts_workbook, file=True),
        },
        fold=fold,
    )
