"""The register of statutory clocks: each run, until when it runs, and how it ended."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    select,
)
from sqlalchemy.sql.elements import ColumnElement

from jinbao.events import Recorded
from jinbao.register import Changes
from jinbao.statutory_clock.events import (
    ClockAnnulled,
    ClockConfirmed,
    ClockEnded,
    ClockExpired,
    ClockExtended,
    ClockMoved,
    ClockPaused,
    ClockResumed,
    ClockStarted,
    ClockStopped,
    OfClock,
    Run,
)
from jinbao.statutory_clock.terms import PAUSED, ClockState, Due

OPEN = (ClockState.RUNNING, ClockState.PAUSED, ClockState.EXPIRED)
"""Whoever has to act has not done so yet."""

NOT_EXPIRED: dict[str, Any] = {"expired_on": None, "expired_at": None}
WAITING = date.max
"""Where a due day that nobody can know yet stands in a list: at its end."""


CLOCKS = Table(
    "statutory_clock",
    MetaData(),
    Column("id", Text, primary_key=True),
    Column("stream", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("case", Text, nullable=False),
    Column("item", Text, nullable=False),
    Column("step", Text),
    Column("law", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("office", Text),
    Column("person", Text),
    Column("each", Text),
    Column("state", Text, nullable=False),
    Column("since", Date, nullable=False),
    Column("days", Integer, nullable=False),
    Column("counted", Text, nullable=False),
    Column("extended_by", Integer, nullable=False),
    Column("due", Date),
    Column("provisional", Boolean, nullable=False),
    Column("listed_by", Date, nullable=False),
    Column("paused_on", Date),
    Column("ground", Text),
    Column("expired_on", Date),
    Column("expired_at", DateTime(timezone=True)),
    Column("ended_on", Date),
    Index("statutory_clock_by_case", "case", "state"),
    Index("statutory_clock_by_due", "state", "provisional", "listed_by", "id"),
    Index("statutory_clock_by_region", "region", "state", "listed_by", "id"),
)
"""As every service has it among its own tables."""


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    """Move the register by what happened to a clock; every other event is passed by."""
    if not isinstance(recorded.event, OfClock):
        return
    match recorded.event:
        case ClockStarted(run, since, days, counted, due):
            changes.put(
                CLOCKS,
                id=run.id,
                stream=recorded.stream,
                kind=run.kind,
                case=run.case,
                item=run.item,
                step=run.step,
                law=run.law,
                region=run.region,
                office=run.office,
                person=run.person,
                each=run.each,
                state=ClockState.RUNNING,
                since=since,
                days=days,
                counted=counted,
                extended_by=0,
                **until(due),
                paused_on=None,
                ground=None,
                **NOT_EXPIRED,
                ended_on=None,
            )
        case ClockPaused(run, on, ground):
            paused = {"paused_on": on, "ground": ground}
            move(changes, run, ClockState.PAUSED, **until(PAUSED), **paused, **NOT_EXPIRED)
        case ClockExtended(run, in_all=in_all, due=due) if due == PAUSED:
            move(changes, run, ClockState.PAUSED, extended_by=in_all)
        case ClockExtended(run, in_all=in_all, due=due):
            move(changes, run, ClockState.RUNNING, extended_by=in_all, **until(due), **NOT_EXPIRED)
        case ClockResumed(run, _, due):
            move(changes, run, ClockState.RUNNING, paused_on=None, **until(due))
        case ClockConfirmed(run, due):
            move(changes, run, ClockState.RUNNING, **until(due))
        case ClockEnded(run, on):
            move(changes, run, ClockState.ENDED, ended_on=on)
        case ClockAnnulled(run, on):
            move(changes, run, ClockState.ANNULLED, ended_on=on)
        case ClockMoved(run):
            changes.change(CLOCKS, run.id, region=run.region, office=run.office)
        case ClockExpired(run, due):
            seen = {"expired_on": due, "expired_at": recorded.recorded_at}
            move(changes, run, ClockState.EXPIRED, **seen)
        case ClockStopped(run, on, in_time):
            met = ClockState.MET if in_time else ClockState.LATE
            move(changes, run, met, ended_on=on)


def move(changes: Changes, run: Run, state: ClockState, **columns: Any) -> None:
    changes.change(CLOCKS, run.id, state=state, **columns)


def until(due: Due) -> dict[str, Any]:
    return {"due": due.day, "provisional": due.provisional, "listed_by": due.day or WAITING}


def open_in(connection: Connection, kind: str, case: str) -> Sequence[str]:
    """The streams of the clocks of a kind that run in a case."""
    running = select(CLOCKS.c.stream).where(CLOCKS.c.case == case, CLOCKS.c.kind == kind, is_open())
    return connection.scalars(running).all()


def is_open() -> ColumnElement[bool]:
    return CLOCKS.c.state.in_(OPEN)


def is_past(day: date) -> ColumnElement[bool]:
    """Open, and its last day is over on that day, whether or not that has been recorded yet."""
    return is_open() & ~CLOCKS.c.provisional & (CLOCKS.c.due < day)
