"""What is answered concerning bank files and return files, and the questions that have arguments."""

from datetime import date
from typing import Annotated, Any

from msgspec import Struct

from insurance.payment_run.terms import BankAnswer, PaidBenefit
from jinbao.calendar import Month
from jinbao.commands import id_of, says
from jinbao.decider import Refused
from jinbao.money import Fen
from jinbao.paging import Page


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

    run: Annotated[str, id_of("PaymentRun", "The run (发放批次).")]
    digest: str | None = None


class BankOrder(Struct, frozen=True):
    """The lines of a run's bank file, in fen; it has the next number where none was made yet.

    ``item`` is the one under which accounts are read for it.
    """

    county: str
    month: Month
    benefit: PaidBenefit
    item: str
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


class ReturnRowsOf(Page, frozen=True, kw_only=True):
    """The rows of a return file in their order."""

    file: Annotated[str, id_of("ReturnFile", "The return file (回盘文件).")]
    refused: Annotated[bool | None, says("Only those that were refused, or only the others (未采纳).")] = None


def as_refused(row: ReturnRowAnswer) -> Refused:
    """The refusal that a row's code stands for, so that the catalogue can make its sentence."""
    params: dict[str, Any] = dict(row.params)
    return Refused(str(row.refused), field="rows", **params)
