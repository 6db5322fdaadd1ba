"""What can be looked up of bank files and return files; the lines of a file only by whoever pays."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, Select, Table, select

from insurance.bank.answers import (
    BankFileAnswer,
    BankOrder,
    LinesToSend,
    LineToSend,
    ReturnFileAnswer,
    ReturnRowAnswer,
    ReturnRowsOf,
)
from insurance.bank.register import (
    BANK_FILES,
    RETURN_FILES,
    RETURN_ROWS,
    at_the_bank,
    file_with,
    next_file,
)
from insurance.items import PAY
from insurance.payment_run.key import ITEMS
from insurance.payment_run.register import LINES, RUNS, runs_seen_by
from insurance.payment_run.terms import LineState, PaidBenefit, RunStage
from jinbao.decider import NotAuthorised, Refused
from jinbao.lists import by_id, lists, of_each
from jinbao.paging import Listed
from jinbao.service import Enquiry


def bank_files_by_run(enquiry: Enquiry, keys: Sequence[str]) -> list[list[BankFileAnswer]]:
    """Every file of each run, the first one first; one statement for all."""
    files = of_runs(enquiry, BANK_FILES).order_by(BANK_FILES.c.number)
    return of_each(enquiry, keys, files, BANK_FILES.c.run, BankFileAnswer)


def return_files_by_run(enquiry: Enquiry, keys: Sequence[str]) -> list[list[ReturnFileAnswer]]:
    files = of_runs(enquiry, RETURN_FILES).order_by(RETURN_FILES.c.id)
    return of_each(enquiry, keys, files, RETURN_FILES.c.run, ReturnFileAnswer)


def of_runs(enquiry: Enquiry, table: Table) -> Select[Any]:
    """The rows of a table of what is in runs, of those that the caller may see."""
    return select(table).join(RUNS, RUNS.c.id == table.c.run).where(runs_seen_by(enquiry))


def return_file_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[ReturnFileAnswer | None]:
    return by_id(enquiry, keys, of_runs(enquiry, RETURN_FILES), ReturnFileAnswer)


def return_rows_of(enquiry: Enquiry, keys: Sequence[ReturnRowsOf]) -> list[Listed[ReturnRowAnswer]]:
    def rows(ask: ReturnRowsOf) -> Any:
        files = select(RETURN_ROWS).join(RETURN_FILES, RETURN_FILES.c.id == RETURN_ROWS.c.file)
        statement = files.join(RUNS, RUNS.c.id == RETURN_FILES.c.run).where(runs_seen_by(enquiry))
        if ask.refused is None:
            return statement
        refused = RETURN_ROWS.c.refused
        return statement.where(refused.is_not(None) if ask.refused else refused.is_(None))

    return lists(
        enquiry,
        keys,
        about="file",
        column=RETURN_ROWS.c.file,
        rows=rows,
        order=(RETURN_ROWS.c.row,),
        answer=ReturnRowAnswer,
    )


def bank_order(enquiry: Enquiry, keys: Sequence[LinesToSend]) -> list[BankOrder | Refused]:
    """The lines of a file that is made or given again; each file is asked for by itself."""
    rows = enquiry.connection.execute(select(RUNS).where(RUNS.c.id.in_([key.run for key in keys])))
    runs = {row.id: row for row in rows}
    unknown = Refused("NOT_FOUND", field="run")
    return [ordered(enquiry, key, runs[key.run]) if key.run in runs else unknown for key in keys]


def ordered(enquiry: Enquiry, asked: LinesToSend, row: Row[Any]) -> BankOrder | Refused:
    """Once a line of a file has moved on, the file is not given again: it would not be the same."""
    connection, run, benefit = enquiry.connection, asked.run, PaidBenefit(row.benefit)
    item = ITEMS[benefit]
    try:
        enquiry.actor.must(PAY, item, enquiry.place(row.county), enquiry.today)
    except NotAuthorised as refused:
        return refused
    if row.stage != RunStage.RELEASED:
        return Refused("RUN_NOT_RELEASED", field="run")
    file = None if asked.digest is None else file_with(connection, run, asked.digest)
    if asked.digest is not None and file is None:
        return Refused("BANK_FILE_UNKNOWN", field="digest")
    if answered := at_the_bank(connection, [run])[run].answered.get(asked.digest or "", 0):
        return Refused("BANK_FILE_ANSWERED", lines=answered)
    number = next_file(connection, run) if file is None else file
    table = LINES.c
    of_file = (table.run == run, table.state == LineState.SENT, table.file.is_not_distinct_from(file))
    columns = select(table.number, table.person, table.amount).where(*of_file).order_by(table.number)
    lines = tuple(LineToSend(*line) for line in connection.execute(columns))
    return BankOrder(row.county, row.month, benefit, item, number, lines)
