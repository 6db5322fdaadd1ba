"""What can be looked up of payment runs and their lines, within what the caller may see."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select

from insurance.payment_run.answers import FindRuns, LineAnswer, LinesOf, PaymentsOf, RunAnswer, StateTotal
from insurance.payment_run.register import LINES, RUNS, lines_seen_by, runs_seen_by
from insurance.payment_run.terms import LineState
from jinbao.lists import by_id, lists, page_of
from jinbao.paging import Listed
from jinbao.service import Enquiry

LINES_IN_ORDER = (LINES.c.run, LINES.c.number)
RUNS_IN_ORDER = (RUNS.c.month, RUNS.c.id)


def run_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[RunAnswer | None]:
    return by_id(enquiry, keys, select(RUNS).where(runs_seen_by(enquiry)), RunAnswer)


def find_runs(enquiry: Enquiry, keys: Sequence[FindRuns]) -> list[Listed[RunAnswer]]:
    return [found(enquiry, ask) for ask in keys]


def found(enquiry: Enquiry, ask: FindRuns) -> Listed[RunAnswer]:
    statement = select(RUNS).where(runs_seen_by(enquiry))
    if ask.county:
        statement = statement.where(RUNS.c.county == ask.county)
    if ask.stage:
        statement = statement.where(RUNS.c.stage == ask.stage)
    if ask.benefit:
        statement = statement.where(RUNS.c.benefit == ask.benefit)
    return page_of(enquiry, statement, ask, RUNS_IN_ORDER, RunAnswer, newest_first=True)


def totals_of_run(enquiry: Enquiry, keys: Sequence[str]) -> list[list[StateTotal]]:
    """The lines of each run by how they stand; one statement for all."""
    table = LINES.c
    statement = (
        select(table.run, table.state, func.count().label("lines"), func.sum(table.amount).label("amount"))
        .join(RUNS, RUNS.c.id == table.run)
        .where(table.run.in_(keys), runs_seen_by(enquiry))
        .group_by(table.run, table.state)
        .order_by(table.run, table.state)
    )
    totals: dict[str, list[StateTotal]] = {key: [] for key in keys}
    for row in enquiry.connection.execute(statement):
        totals[row.run].append(StateTotal(LineState(row.state), row.lines, int(row.amount)))
    return [totals[key] for key in keys]


def lines_of_run(enquiry: Enquiry, keys: Sequence[LinesOf]) -> list[Listed[LineAnswer]]:
    def rows(ask: LinesOf) -> Any:
        statement = select(LINES).where(lines_seen_by(enquiry))
        return statement if ask.state is None else statement.where(LINES.c.state == ask.state)

    return lists(
        enquiry,
        keys,
        about="run",
        column=LINES.c.run,
        rows=rows,
        order=(LINES.c.number,),
        answer=LineAnswer,
    )


def payments_of(enquiry: Enquiry, keys: Sequence[PaymentsOf]) -> list[Listed[LineAnswer]]:
    return lists(
        enquiry,
        keys,
        about="entitlement",
        column=LINES.c.entitlement,
        rows=lambda _: select(LINES).where(lines_seen_by(enquiry)),
        order=LINES_IN_ORDER,
        newest_first=True,
        answer=LineAnswer,
    )


def line_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[LineAnswer | None]:
    return by_id(enquiry, keys, select(LINES).where(lines_seen_by(enquiry)), LineAnswer)
