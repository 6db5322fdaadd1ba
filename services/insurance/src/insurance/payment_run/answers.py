"""What is answered concerning payment runs, their lines and a person's months."""

from datetime import date
from typing import Annotated, Any

from msgspec import Struct

from insurance.payment_run.terms import (
    BankAnswer,
    CancellationGround,
    LineState,
    RunStage,
    WithholdingGround,
)
from jinbao.calendar import Month
from jinbao.commands import id_of, says
from jinbao.decider import Refused
from jinbao.money import Fen
from jinbao.paging import Page


class RunAnswer(Struct, frozen=True):
    """A payment run with its control totals so far, in fen; its id is county and month."""

    id: str
    county: str
    month: Month
    stage: RunStage
    opened_on: date
    prepared_by: str
    released_on: date | None
    released_by: str | None
    chunks: int
    lines: int
    amount: Fen
    withheld: int
    pensions: int
    seen: int
    cancelled_on: date | None
    cancelled_by: str | None
    cancellation: CancellationGround | None


class LineAnswer(Struct, frozen=True):
    """A line of a run, in fen; its id is that of the run with its number."""

    id: str
    run: str
    number: int
    person: str
    state: LineState
    amount: Fen
    answer: str | None
    withholding: WithholdingGround | None
    file: int | None
    first_month: Month
    last_month: Month
    settled_on: date | None


class BankFileAnswer(Struct, frozen=True):
    """A file in which lines of a run went to the bank, in fen."""

    number: int
    digest: str
    lines: int
    amount: Fen
    made_on: date
    made_by: str
    taken_back_on: date | None
    taken_back_by: str | None


class LineToSend(Struct, frozen=True):
    """What a bank file says of a line, but for the name and the account, which only identity knows."""

    number: int
    person: str
    amount: Fen


class LinesToSend(Struct, frozen=True):
    """Which lines: those that wait for a file, or those of the file with this digest."""

    run: Annotated[str, id_of("RuralPensionRun", "The run (发放批次).")]
    digest: str | None = None


class BankOrder(Struct, frozen=True):
    """The lines of a run's bank file, in fen; it has the next number where none was made yet."""

    county: str
    month: Month
    number: int
    lines: tuple[LineToSend, ...]


class ReturnFileAnswer(Struct, frozen=True):
    """A return file of the bank; its id is that of the run with the SHA-256 of the file."""

    id: str
    run: str
    answers: str
    taken: int
    refused: int
    done: bool
    read_on: date
    read_by: str


class ReturnRowAnswer(Struct, frozen=True):
    """What became of a row: the answer counts, or the code of a refusal says why not."""

    row: int
    line: int | None
    answer: BankAnswer | None
    refused: str | None
    params: dict[str, str | int]


def as_refused(row: ReturnRowAnswer) -> Refused:
    """The refusal that a row's code stands for, so that the catalogue can make its sentence."""
    params: dict[str, Any] = dict(row.params)
    return Refused(str(row.refused), field="rows", **params)


class StateTotal(Struct, frozen=True):
    """How many lines of a run stand so, and their sum in fen: over all states it is what was listed."""

    state: LineState
    lines: int
    amount: Fen


class MonthAnswer(Struct, frozen=True):
    """One month of a pension, in fen: due − paid = owed − overpaid.

    ``under_way`` is the part of what is owed that is listed, sent or returned by the bank.
    """

    month: Month
    due: Fen
    paid: Fen
    under_way: Fen

    @property
    def owed(self) -> Fen:
        return max(self.due - self.paid, 0)

    @property
    def overpaid(self) -> Fen:
        return max(self.paid - self.due, 0)


class LinesOf(Page, frozen=True, kw_only=True):
    """The lines of a run by number."""

    run: Annotated[str, id_of("RuralPensionRun", "The run (发放批次).")]
    state: Annotated[LineState | None, says("Only those that stand so (发放明细状态).")] = None


class ReturnRowsOf(Page, frozen=True, kw_only=True):
    """The rows of a return file in their order."""

    file: Annotated[str, id_of("RuralPensionReturnFile", "The return file (回盘文件).")]
    refused: Annotated[bool | None, says("Only those that were refused, or only the others (未采纳).")] = None


class PaymentsOf(Page, frozen=True, kw_only=True):
    """The lines to a person, newest run first."""

    person: Annotated[str, id_of("Person", "Who is paid (待遇领取人).")]


class FindRuns(Page, frozen=True, kw_only=True):
    """Payment runs that the caller may see, newest month first."""

    county: Annotated[str | None, id_of("Region", "County that pays (发放县区).")] = None
    stage: Annotated[RunStage | None, says("Only those so far (发放批次状态).")] = None
