"""What every slice of insurance answers in the same way: tasks, and the history of a case."""

from datetime import date, datetime
from typing import Annotated, Any

from msgspec import Struct

from insurance.clocks import due_on
from jinbao.commands import id_of, says
from jinbao.paging import Page


class Task(Struct, frozen=True):
    """Something that waits for a step of the office."""

    item: str
    step: str
    case: str
    person: str | None
    region: str
    since: date

    @property
    def id(self) -> str:
        return self.case

    @property
    def due(self) -> date | None:
        """The last day in time by the clock of the step."""
        return due_on(self.item, self.step, self.since)

    @property
    def enrolment(self) -> str | None:
        """The enrolment that waits, by its key."""
        return self._case_of("rural-pension-enrolment")

    @property
    def claim(self) -> str | None:
        """The claim that waits, by its key."""
        return self._case_of("rural-pension-claim")

    @property
    def run(self) -> str | None:
        """The payment run that waits, by its key."""
        return self._case_of("payment-run")

    @property
    def payment(self) -> str | None:
        """The line that a bank has returned, by its key."""
        return self._case_of("payment-line")

    @property
    def overpayment(self) -> str | None:
        """The finding that waits, by its key."""
        return self._case_of("overpayment")

    @property
    def inheritance(self) -> str | None:
        """The inheritance that waits, by its key."""
        return self._case_of("inheritance")

    def _case_of(self, kind: str) -> str | None:
        stream, _, key = self.case.partition("/")
        return key if stream == kind else None


class Worklist(Page, frozen=True, kw_only=True):
    """What waits for the caller's steps, oldest first."""

    item: Annotated[str | None, says("Only this item (事项).")] = None
    step: Annotated[str | None, says("Only this step (环节).")] = None
    region: Annotated[str | None, id_of("Region", "Within this region (地区).")] = None
    overdue: Annotated[bool, says("Only what is late by the clock of its step (逾期).")] = False


class ActionAnswer(Struct, frozen=True):
    """A mutation that the caller may ask for now, or the reason why not."""

    name: str
    allowed: bool
    code: str | None
    message: str | None
    law: str | None


class HistoryLine(Struct, frozen=True):
    """One thing that happened in a case: what, when it was true, when it was known, and through whom.

    ``hash`` is the SHA-256 of the stored bytes, ``previous`` that of the event before it in the stream.
    ``detail`` is the event as it was stored.
    """

    id: str
    stream: str
    version: int
    kind: str
    effective_on: date
    recorded_at: datetime
    received_on: date | None
    person: str
    office: str | None
    on_behalf_of: str | None
    entry: str | None
    cause: str | None
    trace: str | None
    hash: str
    previous: str | None
    detail: Any
