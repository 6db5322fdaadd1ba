"""A chunk of a run's lines: each has its own state, and none waits for another."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeAlias

from msgspec import Struct

from insurance.payment_run.commands import Outcome
from insurance.payment_run.events import (
    Line,
    LineEvent,
    LineListed,
    LinePaid,
    LineResent,
    LineReturned,
    LineWithheld,
)
from insurance.payment_run.key import RunKey, key_of
from insurance.payment_run.terms import BankAnswer, LineState, PaidBenefit, WithholdingGround
from jinbao.calendar import Month
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk


class Standing(Struct, frozen=True):
    line: Line
    state: LineState
    answer: BankAnswer | None = None


Chunk: TypeAlias = Mapping[int, Standing]


class OfChunk(Struct, frozen=True, kw_only=True):
    """What a command of the run means for one chunk; part of it, never asked alone."""

    county: str
    month: Month
    benefit: PaidBenefit


class List(OfChunk, frozen=True, kw_only=True):
    lines: tuple[Line, ...]


class Withhold(OfChunk, frozen=True, kw_only=True):
    lines: tuple[tuple[Line, WithholdingGround], ...]


class Settle(OfChunk, frozen=True, kw_only=True):
    outcomes: tuple[Outcome, ...]


class Resend(OfChunk, frozen=True, kw_only=True):
    line: int
    account_confirmed_on: date
    is_due: bool


ChunkCommand = List | Withhold | Settle | Resend


def decide(chunk: Chunk, command: ChunkCommand, desk: Desk[None]) -> Iterator[LineEvent]:
    """Who may do it, and whether it is the time, the run has said."""
    case, on = key_of(command), desk.on

    match command:
        case List(lines=lines):
            for line in lines:
                yield LineListed(*case, line)

        case Withhold(lines=lines):
            for line, ground in lines:
                yield LineWithheld(*case, line, ground)

        case Settle(outcomes=outcomes):
            for outcome in outcomes:
                standing = chunk[outcome.line]
                if is_news(standing, outcome):
                    yield settled(case, on, standing.line, outcome.answer)

        case Resend(line=number, account_confirmed_on=confirmed_on):
            standing = chunk[number]
            if standing.state is not LineState.BOUNCED:
                raise Refused("LINE_NOT_RETURNED", field="line", line=number)
            if not command.is_due:
                raise Refused("NO_LONGER_DUE", field="line", line=number)
            yield LineResent(*case, on, standing.line, confirmed_on, desk.by.person)


def is_news(standing: Standing, outcome: Outcome) -> bool:
    """A return file may be read twice; it may not say two things of one line."""
    if standing.state is LineState.SENT:
        return True
    if standing.answer is not outcome.answer:
        raise Refused("LINE_SETTLED", field="outcomes", line=outcome.line)
    return False


def settled(case: RunKey, on: date, line: Line, answer: BankAnswer) -> LineEvent:
    if answer is BankAnswer.CREDITED:
        return LinePaid(*case, on, line)
    return LineReturned(*case, on, line, answer)


def evolve(chunk: Chunk, event: LineEvent) -> Chunk:
    return {**chunk, event.line.number: standing(event)}


def standing(event: LineEvent) -> Standing:
    """A listed line is sent with its run: whoever asks for its settlement has been told that it was."""
    match event:
        case LineListed(line=line) | LineResent(line=line):
            return Standing(line, LineState.SENT)
        case LineWithheld(line=line):
            return Standing(line, LineState.WITHHELD)
        case LinePaid(line=line):
            return Standing(line, LineState.PAID, BankAnswer.CREDITED)
        case LineReturned(line=line, answer=answer):
            return Standing(line, LineState.BOUNCED, answer)


CHUNK = Decider[Chunk, ChunkCommand, LineEvent]({}, decide, evolve)
