"""What can happen to a roster: it is received, its rows are taken or refused, and it may be undone.

Streams roster/<file>, and for each chunk of receipts roster-receipts/<file>/<first line> or
roster-undo/<file>/<first line>: each step of a roster reads its own stream, which must not hold every row.
"""

from typing import TypeAlias

from msgspec import Struct

from identity.roster.terms import UndoConsent, UndoGround, UndoOutcome
from jinbao.events import Event


class Reason(Struct, frozen=True):
    """Why a row was refused, or what was remarked of it: a code, the column it is about, and parameters."""

    code: str
    column: str
    params: dict[str, str | int] = {}


class RowTaken(Struct, frozen=True, tag="taken", tag_field="outcome"):
    """``key`` is the same for the same row in whatever file, and says nothing of what stands in it."""

    line: int
    key: str
    person: str
    remarks: tuple[Reason, ...] = ()


class RowRefused(Struct, frozen=True, tag="refused", tag_field="outcome"):
    line: int
    key: str
    reasons: tuple[Reason, ...]


RowReceipt: TypeAlias = RowTaken | RowRefused


class Received(Event, frozen=True, tag="identity.roster.received.v1"):
    """The roster's id is the SHA-256 of the file; its contents are sealed until they are worked through."""

    roster: str
    village: str
    rows: int
    notes: tuple[Reason, ...]


class ReceivedAgain(Event, frozen=True, tag="identity.roster.received-again.v1"):
    """The same file: its receipts stay, and what was left undone goes on."""

    roster: str


class RowsSettled(Event, frozen=True, tag="identity.roster.rows-settled.v1"):
    """Some rows more, ``through`` that line; ``taken`` and ``refused`` count all rows so far."""

    roster: str
    through: int
    taken: int
    refused: int


class ReceiptsGiven(Event, frozen=True, tag="identity.roster.receipts-given.v1"):
    """The receipts of these rows."""

    roster: str
    rows: tuple[RowReceipt, ...]


class WorkedThrough(Event, frozen=True, tag="identity.roster.worked-through.v1"):
    """Every row has its receipt; the file and its key are destroyed."""

    roster: str


class UndoAsked(Event, frozen=True, tag="identity.roster.undo-asked.v1"):
    """Somebody asked for the roster to be undone; again, if ``undone`` rows went back and others did not."""

    roster: str
    ground: UndoGround
    consent: UndoConsent
    undone: int = 0


class UndoneRow(Struct, frozen=True):
    """Whether a row's enrolment was taken back: the reasons why not, or a remark."""

    line: int
    outcome: UndoOutcome
    reasons: tuple[Reason, ...] = ()


class RowsUndone(Event, frozen=True, tag="identity.roster.rows-undone.v1"):
    """Some rows more, ``through`` that line; ``undone`` counts all so far, ``not_undone`` this attempt's."""

    roster: str
    through: int
    undone: int
    not_undone: int


class UndoReceiptsGiven(Event, frozen=True, tag="identity.roster.undo-receipts-given.v1"):
    """What became of these rows when the roster was undone."""

    roster: str
    rows: tuple[UndoneRow, ...]


class Undone(Event, frozen=True, tag="identity.roster.undone.v1"):
    """Every row that was taken has its answer."""

    roster: str


CourseEvent: TypeAlias = (
    Received | ReceivedAgain | RowsSettled | WorkedThrough | UndoAsked | RowsUndone | Undone
)
ChunkEvent: TypeAlias = ReceiptsGiven | UndoReceiptsGiven
RosterEvent: TypeAlias = CourseEvent | ChunkEvent
