"""How a roster comes in, how its rows are settled, and how it goes back."""

from collections.abc import Iterator

from sqlalchemy import select

from identity.items import PERSON, REGISTER
from identity.person.vault import Vault
from identity.roster.chunk import CHUNK
from identity.roster.commands import ImportRoster, UndoRoster
from identity.roster.events import ReceiptsGiven, RowReceipt, UndoneRow, UndoReceiptsGiven
from identity.roster.file import keep
from identity.roster.handing_back import HandingBack
from identity.roster.reading import open_roster
from identity.roster.register import ROSTERS, fold, roster_by_id, roster_receipts, rosters_in
from identity.roster.roster import ROSTER, NotReceived, Receive, Settle, SettleUndo, Undo, Working
from identity.roster.trying import DryRuns, notes
from jinbao.commands import Command
from jinbao.decider import Refused
from jinbao.service import Enquiry, LookUp, Part, Slice


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
            "roster_dry_run": LookUp(DryRuns(vault).dry_run),
            "receipts_workbook": LookUp(HandingBack(vault).receipts_workbook, file=True),
        },
        fold=fold,
    )
