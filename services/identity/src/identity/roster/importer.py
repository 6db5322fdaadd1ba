"""Works through the rosters that were received, in a thread, and goes on where it stood after any end."""

import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import select

from identity.person.vault import Vault
from identity.roster.answers import RosterStatus
from identity.roster.checking import terms
from identity.roster.enrolment import Enrol, Withdraw
from identity.roster.events import Received, ReceivedAgain, UndoAsked
from identity.roster.file import contents
from identity.roster.procedure import SettleRows, SettleUndoneRows, stream_of
from identity.roster.reading import open_roster
from identity.roster.register import ROSTERS
from identity.roster.roster import ROSTER, Undoing, Working
from identity.roster.rows import RosterRow, in_chunks
from identity.roster.settling import Work, settle
from identity.roster.terms import UndoConsent
from identity.roster.undo_register import UNDOS
from identity.roster.undoing import Undo, rows_to_undo, take_back
from jinbao.bus import Call, Unreachable
from jinbao.decider import Refused
from jinbao.events import Recorded
from jinbao.service import Service

T = TypeVar("T")
log = logging.getLogger(__name__)

# Registering, recording and reporting cost little more for many rows than for one.
ROWS_AT_ONCE = 200
SECONDS_BEFORE_TRYING_AGAIN = 0.2
MOST_SECONDS = 5.0


class Stopping(Exception):
    """The platform is ending; the rest is done after the next start."""


class Importer:
    """One for each platform. ``enrol`` and ``withdraw`` send what a row asks for to whoever decides on it."""

    def __init__(self, service: Service, vault: Vault, enrol: Enrol, withdraw: Withdraw) -> None:
        self.service, self.vault, self.enrol, self.withdraw = service, vault, enrol, withdraw
        self._woken, self._stopping = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run, name="rosters", daemon=True)

    def start(self) -> None:
        """What an earlier run left undone goes on at once."""
        self.service.listeners.append(self._hear)
        self._thread.start()

    def stop(self) -> None:
        """Ends between two acts."""
        self._stopping.set()
        self._woken.set()
        self._thread.join()

    def work_off(self) -> None:
        """Work through everything that is waiting; raises Stopping."""
        for roster in self._waiting():
            self._work_through(roster)
        for undo in self._to_undo():
            self._undo(undo)

    def _hear(self, committed: Sequence[tuple[int, Recorded[Any]]]) -> None:
        if any(isinstance(recorded.event, Received | ReceivedAgain | UndoAsked) for _, recorded in committed):
            self._woken.set()

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._woken.clear()
            try:
                self.work_off()
            except Stopping:
                return
            except Exception:  # one roster must not end the work on all others for good
                log.exception("A roster could not be worked through; it is tried again.")
                self._stopping.wait(MOST_SECONDS)
            else:
                self._woken.wait()

    def _waiting(self) -> list[Any]:
        with self.service.enquiry(Call("roster-importer")) as enquiry:
            waiting = select(ROSTERS).where(ROSTERS.c.status == RosterStatus.WORKING)
            return list(enquiry.connection.execute(waiting.order_by(ROSTERS.c.received_on, ROSTERS.c.id)))

    def _work_through(self, roster: Any) -> None:
        call = Call(
            roster.person,
            roster.office,
            roster.on_behalf_of,
            historical_entry=roster.entry,
        )
        on = roster.received_on if roster.entry else self.service.today
        with self.service.enquiry(call) as enquiry:
            content = contents(enquiry.connection, self.vault, roster.id)
            under = terms(enquiry.connection, roster.village, on)
        work = Work(self.service, self.vault, self.enrol, roster.id, self._patiently, call, under)
        for rows in in_chunks(self._left(roster.id, open_roster(content, on).rows()), ROWS_AT_ONCE):
            self._record(roster.id, call, settle(work, rows))
        self._record(roster.id, call, (), last=True)

    def _to_undo(self) -> list[Any]:
        with self.service.enquiry(Call("roster-importer")) as enquiry:
            undoing = select(UNDOS).join(ROSTERS, ROSTERS.c.id == UNDOS.c.roster)
            undoing = undoing.where(ROSTERS.c.status == RosterStatus.UNDOING)
            return list(enquiry.connection.execute(undoing.order_by(UNDOS.c.asked_on, UNDOS.c.roster)))

    def _undo(self, asked: Any) -> None:
        undo = Undo(
            self.service,
            self.withdraw,
            self._patiently,
            Call(asked.person, asked.office, asked.on_behalf_of, historical_entry=asked.entry),
            asked.roster,
            asked.asked_on if asked.entry else self.service.today,
            UndoConsent(asked.consent),
        )
        state = self.service.ledger.history(ROSTER, stream_of(asked.roster)).state
        reached = state.reached if isinstance(state, Undoing) else 0
        while rows := rows_to_undo(undo, reached, ROWS_AT_ONCE):
            self._record_undone(undo, take_back(undo, rows))
            reached = rows[-1].line
        self._record_undone(undo, (), last=True)

    def _record_undone(self, undo: Undo, rows: tuple[Any, ...], *, last: bool = False) -> None:
        settled = SettleUndoneRows(on=self.service.today, roster=undo.roster, rows=rows, last=last)
        by = Call(undo.call.person, undo.call.office, undo.call.on_behalf_of)
        self._patiently(lambda: self.service.carry_out(settled, by))

    def _left(self, roster: str, rows: Iterator[RosterRow]) -> Iterator[RosterRow]:
        state = self.service.ledger.history(ROSTER, stream_of(roster)).state
        reached = state.reached if isinstance(state, Working) else 0
        return (row for row in rows if row.line > reached)

    def _record(self, roster: str, call: Call, rows: tuple[Any, ...], *, last: bool = False) -> None:
        settled = SettleRows(on=self.service.today, roster=roster, rows=rows, last=last)
        by = Call(call.person, call.office, call.on_behalf_of)
        self._patiently(lambda: self.service.carry_out(settled, by))

    def _patiently(self, work: Callable[[], T]) -> T:
        """Try again for as long as it is only a matter of time: the broker is away, somebody else writes."""
        pause = SECONDS_BEFORE_TRYING_AGAIN
        while not self._stopping.is_set():
            try:
                return work()
            except Unreachable:
                pass
            except Refused as refused:
                if not refused.retryable:
                    raise
            self._stopping.wait(pause)
            pause = min(2 * pause, MOST_SECONDS)
        raise Stopping
