"""Undoing some rows: the enrolment of each is taken back where it stands, and what stands is named."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from msgspec.structs import replace

from identity.roster.checking import as_reason, enrolment_ids, is_of_another_file
from identity.roster.enrolment import Withdraw, WithdrawalRequest
from identity.roster.events import Reason, UndoneRow
from identity.roster.register import RECEIPTS, WITH_ITS_UNDO
from identity.roster.terms import UndoConsent, UndoOutcome
from identity.roster.undo_register import UNDO_RECEIPTS
from jinbao.bus import Call
from jinbao.decider import Refused
from jinbao.service import Service

T = TypeVar("T")
NOT_STANDING = "SUBMISSION_NOT_STANDING"


@dataclass(frozen=True)
class Undo:
    """Who takes which roster back, and how; ``patiently`` tries again what may succeed a little later."""

    service: Service
    withdraw: Withdraw
    patiently: Callable[[Callable[[], T]], T]
    call: Call
    roster: str
    on: date
    consent: UndoConsent


def rows_to_undo(undo: Undo, after: int, at_once: int) -> Sequence[Any]:
    """The next rows that were taken and have not gone back yet."""
    with undo.service.enquiry(undo.call) as enquiry:
        return enquiry.connection.execute(
            WITH_ITS_UNDO.where(
                RECEIPTS.c.roster == undo.roster,
                RECEIPTS.c.line > after,
                RECEIPTS.c.person.is_not(None),
                UNDO_RECEIPTS.c.outcome.is_(None) | (UNDO_RECEIPTS.c.outcome == UndoOutcome.NOT_UNDONE),
            )
            .order_by(RECEIPTS.c.line)
            .limit(at_once)
        ).all()


def take_back(undo: Undo, rows: Sequence[Any]) -> tuple[UndoneRow, ...]:
    """An answer for each row. Broken off anywhere, it can be done again: what went back is found there."""
    with undo.service.enquiry(undo.call) as enquiry:
        ids = enrolment_ids(enquiry.connection, [row.key for row in rows])
    return tuple(_taken_back(undo, row, ids[row.key]) for row in rows)


def _taken_back(undo: Undo, row: Any, enrolment: str) -> UndoneRow:
    if is_of_another_file(row.reasons):
        return UndoneRow(row.line, UndoOutcome.OF_ANOTHER_FILE, (Reason("ROSTER_ROW_OF_ANOTHER_FILE", ""),))
    request = WithdrawalRequest(on=undo.on, person=row.person, consent=undo.consent, enrolment=enrolment)
    sent = replace(undo.call, command_id=f"undo/{enrolment}")
    try:
        undo.patiently(lambda: undo.withdraw(request, sent))
    except Refused as refused:
        return _refused(row.line, refused)
    return UndoneRow(row.line, UndoOutcome.UNDONE)


def _refused(line: int, refused: Refused) -> UndoneRow:
    if refused.code == "COMMAND_ID_REUSED":  # only this row has this id: it went back on an earlier day
        return UndoneRow(line, UndoOutcome.UNDONE)
    outcome = UndoOutcome.UNDONE if refused.code == NOT_STANDING else UndoOutcome.NOT_UNDONE
    return UndoneRow(line, outcome, (as_reason(refused),))
