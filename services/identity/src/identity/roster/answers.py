"""What is answered concerning rosters, and the questions that have arguments."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from msgspec import Struct

from identity.roster.enrolment import EnrolmentTrial
from identity.roster.events import Reason
from identity.roster.terms import UndoGround, UndoOutcome
from jinbao.commands import id_of, says
from jinbao.decider import Refused
from jinbao.paging import Page


class Outcome(StrEnum):
    """What became of a row (办理结果)."""

    TAKEN = "TAKEN"
    REFUSED = "REFUSED"


class RosterStatus(StrEnum):
    """How far a roster has been worked through (进度)."""

    WORKING = "WORKING"
    DONE = "DONE"
    UNDOING = "UNDOING"
    UNDONE = "UNDONE"


class RosterAnswer(Struct, frozen=True):
    """A roster and how far it has come; its id is the SHA-256 of the file."""

    id: str
    village: str
    rows: int
    taken: int
    refused: int
    status: RosterStatus
    received_on: date
    notes: tuple[Reason, ...]
    undone: int = 0
    not_undone: int = 0
    undo_ground: UndoGround | None = None


class ReceiptAnswer(Struct, frozen=True):
    """What became of one row: the reasons for a refusal, or remarks on what was taken."""

    line: int
    outcome: Outcome
    person: str | None
    reasons: tuple[Reason, ...]
    undo: UndoOutcome | None = None
    undo_reasons: tuple[Reason, ...] = ()


class DryRunAnswer(Struct, frozen=True):
    """What would become of a file; nothing was recorded. ``trials`` are still to be asked of insurance."""

    id: str
    rows: int
    taken: int
    refused: int
    notes: tuple[Reason, ...]
    receipts: tuple[ReceiptAnswer, ...]
    trials: tuple[EnrolmentTrial, ...] = ()


class RosterReceipts(Page, frozen=True, kw_only=True):
    """The receipts of a roster in the order of its lines."""

    roster: Annotated[str, id_of("Roster", "The roster (登记表).")]
    outcome: Annotated[Outcome | None, says("Only rows with this outcome (办理结果).")] = None


class RostersIn(Page, frozen=True, kw_only=True):
    """The rosters of a village, newest first."""

    region: Annotated[str, id_of("Region", "Village (村、社区).")]


class DryRun(Struct, frozen=True, kw_only=True):
    """Which file would be imported for which village, and on which day if not today."""

    village: str
    content: bytes
    on: date | None = None

    def __repr__(self) -> str:
        """It would stand in the access trail."""
        return f"DryRun({self.village})"


def as_refused(reason: Reason) -> Refused:
    """The refusal that a reason stands for, so that the catalogue can make its sentence."""
    params: dict[str, Any] = dict(reason.params)
    return Refused(reason.code, field=reason.column or None, **params)
