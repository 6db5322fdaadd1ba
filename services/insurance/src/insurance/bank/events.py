"""What can happen to a return file of the bank.  Kept for good: a change is a v2, never an edit.

Stream bank-returns/<run>/<SHA-256 of the file>, and for each chunk of its rows the same with the
number of the first one behind it.
"""

from datetime import date
from typing import TypeAlias

from msgspec import Struct

from insurance.payment_run.terms import BankAnswer, PaidBenefit
from jinbao.calendar import Month
from jinbao.events import Event


class ReturnReceipt(Struct, frozen=True):
    """What became of a row of a return file: it counts as the bank has it, or a code says why not."""

    row: int
    line: int | None = None
    answer: BankAnswer | None = None
    refused: str | None = None
    params: dict[str, str | int] = {}


class ReturnsRead(Event, frozen=True, tag="insurance.bank.returns-read.v1"):
    """Some hundred rows more of a return file (回盘文件), which answers the bank file with this digest.

    ``taken`` and ``refused`` count all rows so far; the receipts stand with their chunk.
    """

    county: str
    month: Month
    benefit: PaidBenefit
    on: date
    officer: str
    file: str
    answers: str
    taken: int
    refused: int
    last: bool


class ReturnReceiptsGiven(Event, frozen=True, tag="insurance.bank.return-receipts-given.v1"):
    """What became of some rows."""

    county: str
    month: Month
    benefit: PaidBenefit
    file: str
    receipts: tuple[ReturnReceipt, ...]


BankEvent: TypeAlias = ReturnsRead | ReturnReceiptsGiven
