"""The decider of a statutory clock: it follows what happens in its case, and runs out by itself.

A clock never stands in the way of its case, but for one rule: what has run out cannot be extended.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from jinbao.decider import Decider, Refused
from jinbao.desk import Desk
from jinbao.events import Effective, Event
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
    Run,
)
from jinbao.statutory_clock.terms import PAUSED, Due, Span, Subject, Term

ONE_DAY = timedelta(days=1)


# What a clock is told.


class Start(Struct, frozen=True):
    """``run`` has the id of the stream as yet; the clock numbers its runs."""

    run: Run
    term: Term


class Pause(Struct, frozen=True):
    """That it stands still from a day on, and by which ground."""

    on: date
    ground: str | None


class Resume(Struct, frozen=True):
    """That it runs again from a day on."""

    on: date


class Extend(Struct, frozen=True):
    """That it runs so many days longer, and who has approved that."""

    on: date
    days: int
    approved_by: str


class Stop(Struct, frozen=True):
    """That what had to be done was done on a day."""

    on: date


class End(Struct, frozen=True):
    """That nothing has to be done any more, for the case is over."""

    on: date


class Annul(Struct, frozen=True):
    """That it should never have started."""

    on: date


class Move(Struct, frozen=True):
    """That another place, office or person has to do it from a day on."""

    on: date
    whose: Subject


class Expire(Struct, frozen=True):
    """That this day is over."""

    through: date


class Confirm(Struct, frozen=True):
    """That there is more calendar than there was."""


Turn: TypeAlias = Start | Pause | Resume | Extend | Stop | End | Annul | Move | Expire | Confirm


# Where it stands.


class Idle(Struct, frozen=True):
    """Nothing is measured; so many runs are over."""

    runs: int = 0


class Running(Struct, frozen=True):
    """A run by its number, with its term and its last day; ``expired`` once that is over."""

    run: Run
    number: int
    term: Term
    due: Due
    expired: bool = False


class Paused(Struct, frozen=True):
    """A run that stands still since a day."""

    was: Running
    since: date


State: TypeAlias = Idle | Running | Paused


def decide(state: State, turn: Turn, _: Desk[None]) -> Iterator[Event | Effective]:
    """What is entered late counts by its own day: in time stays in time, though the clock has expired."""
    match state, turn:
        case Idle(runs), Start(run, term):
            numbered = replace(run, id=f"{run.id}#{runs + 1}")
            due = term.due()
            told = ClockStarted(numbered, term.since, term.days, term.counted, due)
            yield Effective(term.since, told)
        case Running(due=due), Stop(on) | Pause(on) | Extend(on) if due.is_before(on):
            yield from expiry(state)
            yield from too_late(state, turn)
        case Running(run, _, term, expired=expired), Stop(on):
            ended = max(on, term.since)
            yield Effective(ended, ClockStopped(run, ended, in_time=True, expired=expired))
        case Paused(Running(run)), Stop(on):
            yield Effective(on, ClockStopped(run, on, in_time=True, expired=False))
        case Running(run, due=due, expired=expired), End(on):
            yield from expiry(state) if due.is_before(on) else ()
            yield Effective(on, ClockEnded(run, on, expired or due.is_before(on)))
        case Paused(Running(run)), End(on):
            yield Effective(on, ClockEnded(run, on, expired=False))
        case Running(run), Pause(on, ground):
            yield Effective(on, ClockPaused(run, on, ground))
        case Running(run, _, term), Extend(on, days, approver):
            longer = term.longer(days)
            due = longer.due()
            yield Effective(on, ClockExtended(run, on, days, longer.added, approver, due))
        case Paused(Running(run, _, term)), Extend(on, days, approver):
            yield Effective(on, ClockExtended(run, on, days, term.added + days, approver, PAUSED))
        case Paused(Running(run, _, term), since), Resume(on):
            due = term.without(Span(since, on)).due()
            yield Effective(on, ClockResumed(run, on, due))
        case Running(run, expired=expired) | Paused(Running(run, expired=expired)), Annul(on):
            yield Effective(on, ClockAnnulled(run, on, expired))
        case Running(run) | Paused(Running(run)), Move(on, whose):
            moved = replace(run, region=whose.region, office=whose.office)
            if moved != run:
                yield Effective(on, ClockMoved(moved, on))
        case Running(due=due), Expire(through) if due.is_before(through + ONE_DAY):
            yield from expiry(state)
        case Running(run, _, term, Due(provisional=True)), Confirm():
            due = term.due()
            if not due.provisional:
                yield ClockConfirmed(run, due)


def expiry(state: Running) -> Iterator[Effective]:
    """Once for each last day."""
    if state.due.day and not state.expired:
        yield Effective(state.due.day + ONE_DAY, ClockExpired(state.run, state.due.day))


def too_late(state: Running, turn: Turn) -> Iterator[Effective]:
    """After the last day it can be stopped, which is told as late, and not extended: raises CLOCK_RUN_OUT."""
    match turn:
        case Stop(on):
            yield Effective(on, ClockStopped(state.run, on, in_time=False, expired=True))
        case Extend():
            raise Refused("CLOCK_RUN_OUT", law=state.run.law, last_day=state.due.day)


def evolve(state: State, event: Event) -> State:
    match state, event:
        case Idle(runs), ClockStarted(run, since, days, counted, due):
            return Running(run, runs + 1, Term(since, days, counted), due)
        case Running(), ClockPaused(on=on):
            return Paused(state, on)
        case Paused(was, since), ClockResumed(on=on, due=due):
            return replace(was, term=was.term.without(Span(since, on)), due=due, expired=False)
        case Running(term=term), ClockExtended(days=days, due=due):
            return replace(state, term=term.longer(days), due=due, expired=False)
        case Paused(was), ClockExtended(days=days):
            return replace(state, was=replace(was, term=was.term.longer(days)))
        case Running(), ClockMoved(run):
            return replace(state, run=run)
        case Paused(was), ClockMoved(run):
            return replace(state, was=replace(was, run=run))
        case Running(), ClockConfirmed(due=due):
            return replace(state, due=due)
        case Running(), ClockExpired():
            return replace(state, expired=True)
        case (
            Running(number=number) | Paused(Running(number=number)),
            (ClockStopped() | ClockEnded() | ClockAnnulled()),
        ):
            return Idle(number)
    return state


CLOCK: Decider[State, Turn, Event] = Decider(Idle(), decide, evolve)
