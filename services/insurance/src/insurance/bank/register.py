"""The register of what goes to the bank and comes back: the files, and the receipt of each row."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct, to_builtins
from sqlalchemy import JSON, BigInteger, Boolean, Column, Connection, Date, Integer, Table, Text, func, select

from insurance.bank.events import ReturnReceiptsGiven, ReturnsRead
from insurance.payment_run.events import BankFileMade, BankFileTakenBack
from insurance.payment_run.key import run_of
from insurance.payment_run.register import LINES
from insurance.payment_run.stages import Total
from insurance.payment_run.terms import LineState
from insurance.tables import TABLES
from jinbao.events import Recorded
from jinbao.register import Changes

BANK_FILES = Table(
    "bank_file",
    TABLES.metadata,
    Column("run", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("digest", Text, nullable=False),
    Column("lines", Integer, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("made_on", Date, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("taken_back_on", Date),
    Column("taken_back_by", Text),
)

RETURN_FILES = Table(
    "return_file",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("run", Text, nullable=False),
    Column("answers", Text, nullable=False),
    Column("taken", Integer, nullable=False),
    Column("refused", Integer, nullable=False),
    Column("done", Boolean, nullable=False),
    Column("read_on", Date, nullable=False),
    Column("read_by", Text, nullable=False),
)
"""The id is that of the run with the SHA-256 of the file."""

RETURN_ROWS = Table(
    "return_row",
    TABLES.metadata,
    Column("file", Text, primary_key=True),
    Column("row", Integer, primary_key=True),
    Column("line", Integer),
    Column("answer", Text),
    Column("refused", Text),
    Column("params", JSON, nullable=False),
)


def return_file_of(run: str, file: str) -> str:
    return f"{run}/{file}"


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case BankFileMade() as event:
            make(changes, event)
        case BankFileTakenBack(on=on, officer=officer, number=number) as event:
            run = run_of(event)
            changes.change(BANK_FILES, run, number, taken_back_on=on, taken_back_by=officer)
            put_into(changes, run, None, was=number)
        case ReturnsRead() as event:
            read(changes, event)
        case ReturnReceiptsGiven(file=of_file, receipts=receipts) as event:
            for receipt in receipts:
                file = return_file_of(run_of(event), of_file)
                changes.put(RETURN_ROWS, file=file, **to_builtins(receipt))


def make(changes: Changes, event: BankFileMade) -> None:
    run = run_of(event)
    changes.put(
        BANK_FILES,
        run=run,
        number=event.number,
        digest=event.digest,
        lines=event.lines,
        amount=event.amount,
        made_on=event.on,
        made_by=event.officer,
        taken_back_on=None,
        taken_back_by=None,
    )
    put_into(changes, run, event.number, was=None)


def put_into(changes: Changes, run: str, file: int | None, *, was: int | None) -> None:
    """All sent lines that were in one file, or in none, are in another, or in none."""

    def move(of: Callable[[Table], Table]) -> Any:
        lines = of(LINES)
        found = (lines.c.run == run, lines.c.state == LineState.SENT, lines.c.file.is_not_distinct_from(was))
        return lines.update().where(*found).values(file=file)

    changes.run(move)


def read(changes: Changes, event: ReturnsRead) -> None:
    run = run_of(event)
    file = return_file_of(run, event.file)
    changes.put(
        RETURN_FILES,
        id=file,
        run=run,
        answers=event.answers,
        taken=event.taken,
        refused=event.refused,
        done=event.last,
        read_on=event.on,
        read_by=event.officer,
    )


class AtTheBank(Struct, frozen=True):
    """What of a run waits for a file, and how many lines of each file, by its digest, have moved on since."""

    waiting: Total = Total()
    answered: Mapping[str, int] = {}


def at_the_bank(connection: Connection, runs: Sequence[str]) -> dict[str, AtTheBank]:
    """Two statements for all of them."""
    table = LINES.c
    sums = select(table.run, table.file, func.count(), func.sum(table.amount))
    of_runs = (table.run.in_(runs), table.state == LineState.SENT)
    sent = {
        (run, file): Total(lines, int(amount))
        for run, file, lines, amount in connection.execute(
            sums.where(*of_runs).group_by(table.run, table.file)
        )
    }
    answered: dict[str, dict[str, int]] = {run: {} for run in runs}
    made = BANK_FILES.c
    standing = select(BANK_FILES).where(made.run.in_(runs), made.taken_back_on.is_(None))
    for row in connection.execute(standing.order_by(made.number)):
        answered[row.run][row.digest] = row.lines - sent.get((row.run, row.number), Total()).lines
    return {run: AtTheBank(sent.get((run, None), Total()), answered[run]) for run in runs}


def file_with(connection: Connection, run: str, digest: str) -> int | None:
    """The number of the file with this digest, unless it was taken back."""
    table = BANK_FILES.c
    standing = (table.run == run, table.digest == digest, table.taken_back_on.is_(None))
    return connection.scalar(select(table.number).where(*standing))


def next_file(connection: Connection, run: str) -> int:
    table = BANK_FILES.c
    return (connection.scalar(select(func.max(table.number)).where(table.run == run)) or 0) + 1
