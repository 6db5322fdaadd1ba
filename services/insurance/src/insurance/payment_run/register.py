"""The register of payment runs: how far each is, how each line stands, and what each month has had."""

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import convert
from sqlalchemy import BigInteger, Column, Date, Index, Integer, Table, Text, func, select
from sqlalchemy.sql.elements import ColumnElement

from insurance.items import PENSION_CLAIM
from insurance.payment_run.answers import FindRuns, LineAnswer, LinesOf, PaymentsOf, RunAnswer, StateTotal
from insurance.payment_run.events import (
    ChunkListed,
    Line,
    LineListed,
    LinePaid,
    LineResent,
    LineReturned,
    LineWithheld,
    RunOpened,
    RunPrepared,
    RunReleased,
)
from insurance.payment_run.terms import BankAnswer, LineState, RunStage
from insurance.tables import TABLES
from jinbao.events import Recorded
from jinbao.lists import after, lists, shown
from jinbao.paging import Listed
from jinbao.register import Changes, one_active
from jinbao.service import Enquiry

RUNS = Table(
    "payment_run",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("county", Text, nullable=False),
    Column("month", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("opened_on", Date, nullable=False),
    Column("prepared_by", Text, nullable=False),
    Column("released_on", Date),
    Column("released_by", Text),
    Column("chunks", Integer, nullable=False),
    Column("lines", Integer, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("withheld", Integer, nullable=False),
    Index("payment_run_by_month", "month", "id"),
)
"""``lines`` and ``amount`` are counted chunk by chunk until the control totals take their place."""

one_active(
    "payment_run_open",
    RUNS.c.county,
    where=RUNS.c.stage != RunStage.RELEASED,
    refusal="RUN_OPEN",
)

LINES = Table(
    "payment_line",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("run", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("chunk", Integer, nullable=False),
    Column("person", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("answer", Text),
    Column("first_month", Text, nullable=False),
    Column("last_month", Text, nullable=False),
    Column("settled_on", Date),
    Index("payment_line_of_run", "run", "number", unique=True),
    Index("payment_line_to", "person", "id"),
)

MONTHS = Table(
    "payment_month",
    TABLES.metadata,
    Column("line", Text, primary_key=True),
    Column("month", Text, primary_key=True),
    Column("person", Text, nullable=False),
    Column("run", Text, nullable=False),
    Column("base", BigInteger, nullable=False),
    Column("top_up", BigInteger, nullable=False),
    Column("account", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
    Index("payment_month_of", "person", "month"),
    Index("payment_month_of_run", "run"),
)
"""What each line has for each month; a month may be in several lines, when a raise came late."""

LINES_IN_ORDER = (LINES.c.run, LINES.c.number)
RUNS_IN_ORDER = (RUNS.c.month, RUNS.c.id)


def run_of(county: str, month: str) -> str:
    return f"{county}/{month}"


def case_of(run: str) -> str:
    """The run as a case, by the name of its stream."""
    return f"payment-run/{run}"


def chunk_of(run: str, chunk: int) -> str:
    """The stream in which a chunk of its lines stands."""
    return f"payment-lines/{run}/{chunk}"


def line_of(run: str, number: int) -> str:
    return f"{run}/{number:06d}"


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case RunOpened(county, month, on, officer):
            changes.put(
                RUNS,
                id=run_of(county, month),
                county=county,
                month=month,
                stage=RunStage.PREPARING,
                opened_on=on,
                prepared_by=officer,
                released_on=None,
                released_by=None,
                chunks=0,
                lines=0,
                amount=0,
                withheld=0,
            )
        case ChunkListed() as event:
            count(changes, event)
        case RunPrepared(county, month, lines=lines, amount=amount):
            prepared = {"stage": RunStage.PREPARED, "lines": lines, "amount": amount}
            changes.change(RUNS, run_of(county, month), **prepared)
        case RunReleased() as event:
            release(changes, event)
        case LineListed(county, month, line):
            put_line(changes, run_of(county, month), chunk_in(recorded.stream), line)
        case LineWithheld(county, month, line):
            stand(changes, run_of(county, month), line, LineState.WITHHELD)
        case LinePaid(county, month, on, line):
            answered = {"answer": BankAnswer.CREDITED, "settled_on": on}
            stand(changes, run_of(county, month), line, LineState.PAID, **answered)
        case LineReturned(county, month, on, line, answer):
            stand(changes, run_of(county, month), line, LineState.BOUNCED, answer=answer, settled_on=on)
        case LineResent(county, month, line=line):
            stand(changes, run_of(county, month), line, LineState.SENT, answer=None, settled_on=None)


def count(changes: Changes, event: ChunkListed) -> None:
    """Progress: the run has some lines more."""

    def add(of: Callable[[Table], Table]) -> Any:
        runs = of(RUNS)
        more = {"lines": runs.c.lines + event.lines, "amount": runs.c.amount + event.amount}
        found = runs.c.id == run_of(event.county, event.month)
        return runs.update().where(found).values(chunks=event.chunk, **more)

    changes.run(add)


def release(changes: Changes, event: RunReleased) -> None:
    """Every listed line is sent; those that stay behind say so themselves, afterwards."""
    run = run_of(event.county, event.month)

    def send(table: Table) -> Callable[[Callable[[Table], Table]], Any]:
        return lambda of: of(table).update().where(of(table).c.run == run).values(state=LineState.SENT)

    changes.run(send(LINES))
    changes.run(send(MONTHS))
    changes.change(
        RUNS,
        run,
        stage=RunStage.RELEASED,
        released_on=event.on,
        released_by=event.officer,
        lines=event.lines,
        amount=event.amount,
        withheld=event.withheld,
    )


def put_line(changes: Changes, run: str, chunk: int, line: Line) -> None:
    key = line_of(run, line.number)
    changes.put(
        LINES,
        id=key,
        run=run,
        number=line.number,
        chunk=chunk,
        person=line.person,
        region=line.region,
        version=line.version,
        state=LineState.LISTED,
        amount=line.amount,
        answer=None,
        first_month=line.months[0].month,
        last_month=line.months[-1].month,
        settled_on=None,
    )
    for one in line.months:
        changes.put(
            MONTHS,
            line=key,
            month=one.month,
            person=line.person,
            run=run,
            base=one.parts.base,
            top_up=one.parts.top_up,
            account=one.parts.account,
            state=LineState.LISTED,
        )


def stand(changes: Changes, run: str, line: Line, state: LineState, **columns: Any) -> None:
    key = line_of(run, line.number)
    changes.change(LINES, key, state=state, **columns)
    for one in line.months:
        changes.change(MONTHS, key, one.month, state=state)


def chunk_in(stream: str) -> int:
    """The number of the chunk in the name of its stream."""
    return int(stream.rpartition("/")[2])


def run_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[RunAnswer | None]:
    rows = enquiry.connection.execute(select(RUNS).where(RUNS.c.id.in_(keys), runs_seen_by(enquiry)))
    found = {row.id: convert(row, RunAnswer, from_attributes=True) for row in rows}
    return [found.get(key) for key in keys]


def find_runs(enquiry: Enquiry, keys: Sequence[FindRuns]) -> list[Listed[RunAnswer]]:
    return [found(enquiry, ask) for ask in keys]


def found(enquiry: Enquiry, ask: FindRuns) -> Listed[RunAnswer]:
    statement = select(RUNS).where(runs_seen_by(enquiry))
    if ask.county:
        statement = statement.where(RUNS.c.county == ask.county)
    if ask.stage:
        statement = statement.where(RUNS.c.stage == ask.stage)
    newest_first = [column.desc() for column in RUNS_IN_ORDER]
    page = after(statement, ask, RUNS_IN_ORDER, newest_first=True).order_by(*newest_first)
    rows = enquiry.connection.execute(page.limit(ask.first + 1)).all()
    return shown(rows, ask, RUNS_IN_ORDER, RunAnswer)


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
        about="person",
        column=LINES.c.person,
        rows=lambda _: select(LINES).where(lines_seen_by(enquiry)),
        order=LINES_IN_ORDER,
        newest_first=True,
        answer=LineAnswer,
    )


def line_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[LineAnswer | None]:
    rows = enquiry.connection.execute(select(LINES).where(LINES.c.id.in_(keys), lines_seen_by(enquiry)))
    found = {row.id: convert(row, LineAnswer, from_attributes=True) for row in rows}
    return [found.get(key) for key in keys]


def runs_seen_by(enquiry: Enquiry) -> ColumnElement[bool]:
    seen: ColumnElement[bool] = enquiry.sees(PENSION_CLAIM, region=RUNS.c.county)
    return seen


def lines_seen_by(enquiry: Enquiry) -> ColumnElement[bool]:
    seen: ColumnElement[bool] = enquiry.sees(PENSION_CLAIM, region=LINES.c.region, person=LINES.c.person)
    return seen
