"""Insurance beside the graph: the bank's return files are read here, some hundred rows at a time."""

from collections.abc import Iterator, Sequence
from datetime import date

from insurance.bank.events import ReturnReceipt
from insurance.bank.procedure import ReadReturnRows, returns_of
from insurance.bank.register import return_file_of
from insurance.bank.return_file import ReturnFile, ReturnRow, read
from insurance.bank.returns import RETURNS
from insurance.payment_run.key import read_run
from jinbao.bus import Call
from jinbao.decider import Refused
from jinbao.service import Service

ROWS_AT_ONCE = 300
READ_MEANWHILE = "NOTHING_TO_DO"
"""What is answered where the same file is read by two at once."""


def read_returns(service: Service, call: Call, run: str, content: bytes, on: date | None = None) -> str:
    """Read a return file of a run to its end and give its id; raises Refused.

    Whoever sends the same file again changes nothing. Where the reading was broken off it goes on, so that a
    file may be sent again for as long as nobody knows what became of it.
    """
    file = read(content)
    reading = service.ledger.history(RETURNS, returns_of(run, file.hash)).state
    for first, rows in chunks(file, reading.rows):
        command = ReadReturnRows(
            on=on or service.today,
            **read_run(run)._asdict(),
            file=file.hash,
            answers=file.answers,
            first=first,
            rows=tuple(row for row in rows if isinstance(row, ReturnRow)),
            unreadable=tuple(row for row in rows if isinstance(row, ReturnReceipt)),
            last=first + len(rows) == len(file.rows),
        )
        try:
            service.carry_out(command, call)
        except Refused as refused:
            if refused.code != READ_MEANWHILE:
                raise
    return return_file_of(run, file.hash)


def chunks(file: ReturnFile, reached: int) -> Iterator[tuple[int, Sequence[ReturnRow | ReturnReceipt]]]:
    """The rows that have no receipt yet, each chunk with the place of its first."""
    for first in range(reached, len(file.rows), ROWS_AT_ONCE):
        yield first, file.rows[first : first + ROWS_AT_ONCE]
