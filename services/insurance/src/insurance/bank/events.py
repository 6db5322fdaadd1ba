"""What can happen to a return file of the bank.  Kept for good: a change is a v2, never an edit.

Stream bank-returns/<county>/<month>/<SHA-256 of the file>.
"""

from datetime import date
from typing import TypeAlias

from msgspec import Struct

from insurance.payment_run.terms import BankAnswer
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

    ``taken`` and ``refused`` count all rows so far.
    """

    county: str
    month: Month
    on: date
    officer: str
    file: str
    answers: str
    receipts: tuple[ReturnReceipt, ...]
    taken: int
    refused: int
    last: bool


BankEvent: TypeAlias = ReturnsRead
