"""The register of payment runs: how far each is, how each line stands, and what each month has had."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import BigInteger, Column, Date, Index, Integer, Table, Text, and_, or_
from sqlalchemy.sql.elements import ColumnElement

from insurance.payment_run.events import (
    ChunkListed,
    Line,
    LineListed,
    LinePaid,
    LineResent,
    LineReturned,
    LineWithheld,
    RunCancelled,
    RunOpened,
    RunPrepared,
    RunReleased,
)
from insurance.payment_run.key import ITEMS, run_of
from insurance.payment_run.terms import BankAnswer, LineState, RunStage
from insurance.tables import TABLES
from jinbao.events import Recorded
from jinbao.register import Changes, one_active
from jinbao.service import Enquiry

RUNS = Table(
    "payment_run",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("county", Text, nullable=False),
    Column("month", Text, nullable=False),
    Column("benefit", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("opened_on", Date, nullable=False),
    Column("prepared_by", Text, nullable=False),
    Column("released_on", Date),
    Column("released_by", Text),
    Column("chunks", Integer, nullable=False),
    Column("lines", Integer, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("withheld", Integer, nullable=False),
    Column("entitlements", Integer, nullable=False),
    Column("seen", Integer, nullable=False),
    Column("cancelled_on", Date),
    Column("cancelled_by", Text),
    Column("cancellation", Text),
    Index("payment_run_by_month", "month", "id"),
)
"""``lines`` and ``amount`` are counted chunk by chunk until the control totals take their place."""

one_active(
    "payment_run_open",
    RUNS.c.county,
    RUNS.c.benefit,
    where=RUNS.c.stage.in_([RunStage.PREPARING, RunStage.PREPARED]),
    refusal="RUN_OPEN",
    field="county",
)

LINES = Table(
    "payment_line",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("run", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("chunk", Integer, nullable=False),
    Column("benefit", Text, nullable=False),
    Column("entitlement", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("answer", Text),
    Column("withholding", Text),
    Column("file", Integer),
    Column("first_month", Text, nullable=False),
    Column("last_month", Text, nullable=False),
    Column("settled_on", Date),
    Index("payment_line_of_run", "run", "number", unique=True),
    Index("payment_line_to", "entitlement", "id"),
)

MONTHS = Table(
    "payment_month",
    TABLES.metadata,
    Column("line", Text, primary_key=True),
    Column("month", Text, primary_key=True),
    Column("entitlement", Text, nullable=False),
    Column("run", Text, nullable=False),
    Column("base", BigInteger, nullable=False),
    Column("top_up", BigInteger, nullable=False),
    Column("account", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
    Index("payment_month_of", "entitlement", "month"),
    Index("payment_month_of_run", "run"),
)
"""What each line has for each month; a month may be in several lines, when a raise came late.

``entitlement`` is what is paid: a pension by the id of the person, or another benefit by its own.
"""


def case_of(run: str) -> str:
    """The run as a case, by the name of its stream."""
    return f"payment-run/{run}"


def chunk_of(run: str, chunk: int) -> str:
    """The stream in which a chunk of its lines stands."""
    return f"payment-lines/{run}/{chunk}"


def line_of(run: str, number: int) -> str:
    return f"{run}/{number:06d}"


def number_of(line: str) -> tuple[str, int]:
    """The run and the number that a line is known by."""
    run, _, number = line.rpartition("/")
    return run, int(number)


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case RunOpened(county, month, benefit, on, officer, entitlements) as event:
            changes.put(
                RUNS,
                id=run_of(event),
                county=county,
                month=month,
                benefit=benefit,
                stage=RunStage.PREPARING,
                opened_on=on,
                prepared_by=officer,
                released_on=None,
                released_by=None,
                chunks=0,
                lines=0,
                amount=0,
                withheld=0,
                entitlements=entitlements,
                seen=0,
                cancelled_on=None,
                cancelled_by=None,
                cancellation=None,
            )
        case ChunkListed() as event:
            count(changes, event)
        case RunPrepared(lines=lines, amount=amount) as event:
            prepared = {"stage": RunStage.PREPARED, "lines": lines, "amount": amount}
            changes.change(RUNS, run_of(event), **prepared)
        case RunReleased() as event:
            release(changes, event)
        case RunCancelled() as event:
            cancel(changes, event)
        case LineListed() as event:
            put_line(changes, event, chunk_in(recorded.stream))
        case LineWithheld(line=line, ground=ground) as event:
            stand(changes, run_of(event), line, LineState.WITHHELD, withholding=ground)
        case LinePaid(on=on, line=line) as event:
            answered = {"answer": BankAnswer.CREDITED, "settled_on": on}
            stand(changes, run_of(event), line, LineState.PAID, **answered)
        case LineReturned(on=on, line=line, answer=answer) as event:
            stand(changes, run_of(event), line, LineState.BOUNCED, answer=answer, settled_on=on)
        case LineResent(line=line) as event:
            again = {"answer": None, "settled_on": None, "file": None}
            stand(changes, run_of(event), line, LineState.SENT, **again)


def count(changes: Changes, event: ChunkListed) -> None:
    """Progress: the run has some lines more."""

    def add(of: Callable[[Table], Table]) -> Any:
        runs = of(RUNS)
        more = {
            "chunks": runs.c.chunks + 1,
            "lines": runs.c.lines + event.lines,
            "amount": runs.c.amount + event.amount,
            "seen": runs.c.seen + event.seen,
        }
        return runs.update().where(runs.c.id == run_of(event)).values(**more)

    changes.run(add)


def release(changes: Changes, event: RunReleased) -> None:
    """Every listed line is sent; those that stay behind say so themselves, afterwards."""
    run = run_of(event)

    every_listed(changes, run, LineState.SENT)
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


def cancel(changes: Changes, event: RunCancelled) -> None:
    run = run_of(event)
    every_listed(changes, run, LineState.CANCELLED)
    changes.change(
        RUNS,
        run,
        stage=RunStage.CANCELLED,
        cancelled_on=event.on,
        cancelled_by=event.officer,
        cancellation=event.ground,
    )


def every_listed(changes: Changes, run: str, state: LineState) -> None:
    """Those of a run of the same month that was cancelled before stay as they are."""

    def move(table: Table) -> Callable[[Callable[[Table], Table]], Any]:
        def of_run(of: Callable[[Table], Table]) -> Any:
            listed = (of(table).c.run == run, of(table).c.state == LineState.LISTED)
            return of(table).update().where(*listed).values(state=state)

        return of_run

    changes.run(move(LINES))
    changes.run(move(MONTHS))


def put_line(changes: Changes, event: LineListed, chunk: int) -> None:
    line, run = event.line, run_of(event)
    key = line_of(run, line.number)
    changes.put(
        LINES,
        id=key,
        run=run,
        number=line.number,
        chunk=chunk,
        benefit=event.benefit,
        entitlement=line.entitlement,
        person=line.person,
        region=line.region,
        version=line.version,
        state=LineState.LISTED,
        amount=line.amount,
        answer=None,
        withholding=None,
        file=None,
        first_month=line.months[0].month,
        last_month=line.months[-1].month,
        settled_on=None,
    )
    for one in line.months:
        changes.put(
            MONTHS,
            line=key,
            month=one.month,
            entitlement=line.entitlement,
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


def runs_seen_by(enquiry: Enquiry) -> ColumnElement[bool]:
    return seen_by(enquiry, RUNS.c.benefit, region=RUNS.c.county)


def lines_seen_by(enquiry: Enquiry) -> ColumnElement[bool]:
    return seen_by(enquiry, LINES.c.benefit, region=LINES.c.region, person=LINES.c.person)


def seen_by(enquiry: Enquiry, paid: Column[str], **of_row: Column[str]) -> ColumnElement[bool]:
    """Whoever handles the item under which a benefit is paid, and whoever is paid."""
    return or_(*(and_(paid == benefit, enquiry.sees(item, **of_row)) for benefit, item in ITEMS.items()))
