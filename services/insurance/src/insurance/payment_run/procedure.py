"""Which streams each command of a payment run concerns, and what must be known to decide it."""

from collections.abc import Generator, Iterator, Mapping, Sequence
from typing import Any

from insurance.payment_run import commands, look_ups, payout, register, waiting
from insurance.payment_run.chunk import List, Resend, Withhold
from insurance.payment_run.events import Line
from insurance.payment_run.key import key_of, run_of
from insurance.payment_run.knowledge import (
    entitlements_of,
    months_by_entitlement,
    next_lines,
    not_due_any_more,
    still_due_of,
)
from insurance.payment_run.possible import OF_LINE, OF_RUN
from insurance.payment_run.register import line_of
from insurance.payment_run.run import RUN
from insurance.payment_run.settling import (
    asked_of_run,
    by_chunk,
    chunks_of,
    of_chunk,
    settled,
    stream_of,
    tally,
)
from insurance.payment_run.stages import Found, NotOpened, Preparing, RunFacts, preparing
from insurance.payment_run.terms import WithholdingGround
from jinbao.casework.overheard import overheard
from jinbao.commands import Command
from jinbao.events import Recorded
from jinbao.register import Changes
from jinbao.service import Enquiry, Handler, LookUp, Part, Slice


def prepare(enquiry: Enquiry, command: commands.PrepareRun) -> Iterator[Part]:
    """Chunk after chunk, until as many are listed as was asked for or everybody has been looked at."""
    for _ in range(max(command.chunks, 1)):
        listed = yield from list_next(enquiry, command)
        if listed.all_seen:
            return


def list_next(enquiry: Enquiry, command: commands.PrepareRun) -> Generator[Part, None, Found]:
    """What comes next is looked up by what the run has seen; its lines stand in a chunk of their own."""
    facts: list[RunFacts] = []
    place = enquiry.place(command.county)

    def known(state: Any) -> RunFacts:
        before = preparing(state) if isinstance(state, NotOpened | Preparing) else Preparing()
        at = before.numbers + 1
        found = next_lines(enquiry.connection, key_of(command), before.through, at)
        of_county = (
            entitlements_of(enquiry.connection, key_of(command)) if isinstance(state, NotOpened) else 0
        )
        facts[:] = [RunFacts(place, found, entitlements=of_county)]
        return facts[0]

    head, heard = overheard(Part(stream_of(command), RUN, command, known))
    yield head
    found = facts[0].found
    if found.lines:
        [chunk] = [event.chunk for event in heard.events if hasattr(event, "chunk")]
        lines = List(**key_of(command)._asdict(), lines=found.lines)
        yield of_chunk(command, chunk, lines)
    return found


def release(enquiry: Enquiry, command: commands.ReleaseRun) -> Iterator[Part]:
    """What stays behind is looked up by the run as it stands, so that whatever is withdrawn later waits."""
    behind: list[tuple[Line, WithholdingGround]] = []
    place = enquiry.place(command.county)

    def known(_state: Any) -> RunFacts:
        behind[:] = not_due_any_more(enquiry.connection, run_of(command))
        return RunFacts(place, withheld=tuple(behind))

    yield Part(stream_of(command), RUN, command, known)
    chunks = chunks_of(enquiry, command, [line.number for line, _ in behind])
    for chunk, lines in by_chunk(behind, lambda one: chunks[one[0].number]).items():
        withhold = Withhold(**key_of(command)._asdict(), lines=tuple(lines))
        yield of_chunk(command, chunk, withhold)


def record_returns(enquiry: Enquiry, command: commands.RecordReturns) -> Iterator[Part | Sequence[Part]]:
    yield asked_of_run(enquiry, command)
    chunks = chunks_of(enquiry, command, [outcome.line for outcome in command.outcomes])
    yield from settled(enquiry, command, command.outcomes, chunks)


def repay(enquiry: Enquiry, command: commands.RepayLine) -> Iterator[Part]:
    """Whether it is due is looked up by the run as it stands, so that it cannot be withdrawn meanwhile."""
    yield asked_of_run(enquiry, command)
    yield tally(enquiry, command, resent=1)
    [chunk] = chunks_of(enquiry, command, [command.line]).values()
    line = run_of(command), command.line
    resend = Resend(
        **key_of(command)._asdict(),
        line=command.line,
        account_confirmed_on=command.account_confirmed_on,
        is_due=line_of(*line) in still_due_of(enquiry.connection, [line]),
    )
    yield of_chunk(command, chunk, resend)


def of_run(enquiry: Enquiry, command: Any) -> Iterator[Part]:
    yield asked_of_run(enquiry, command)


HANDLERS: Mapping[type[Command], Handler] = {
    commands.PrepareRun: prepare,
    commands.ReleaseRun: release,
    commands.CancelRun: of_run,
    commands.RecordReturns: record_returns,
    commands.RepayLine: repay,
}


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    register.fold(changes, recorded)
    waiting.fold(changes, recorded)
    payout.fold(changes, recorded)


SLICE = Slice(
    "payment-run",
    handlers=HANDLERS,
    look_ups={
        "run_by_id": LookUp(look_ups.run_by_id),
        "find_runs": LookUp(look_ups.find_runs),
        "run_actions": LookUp(OF_RUN.actions),
        "line_actions": LookUp(OF_LINE.actions),
        "totals_of_run": LookUp(look_ups.totals_of_run),
        "lines_of_run": LookUp(look_ups.lines_of_run, file=True),
        "line_by_id": LookUp(look_ups.line_by_id, file=True),
        "payout_by_line": LookUp(payout.payout_by_line, file=True),
        "payments_of": LookUp(look_ups.payments_of, file=True),
        "months_by_entitlement": LookUp(months_by_entitlement, file=True),
    },
    fold=fold,
)
