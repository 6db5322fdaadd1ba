"""Which streams each command of a payment run concerns, and what must be known to decide it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from insurance.overheard import overheard
from insurance.payment_run import commands, register, waiting
from insurance.payment_run.chunk import CHUNK, ChunkCommand, List, Resend, Settle, Withhold
from insurance.payment_run.debit import DEBIT, Debit
from insurance.payment_run.events import Line, LinePaid
from insurance.payment_run.knowledge import (
    due_in,
    months_by_person,
    next_lines,
    not_due_any_more,
)
from insurance.payment_run.possible import OF_LINE, OF_RUN
from insurance.payment_run.register import LINES, case_of, chunk_of, line_of, run_of
from insurance.payment_run.run import RUN, Found, Preparing, RunFacts
from insurance.pension.register import PENSIONS, terms_in
from jinbao.commands import Command
from jinbao.decider import Refused
from jinbao.events import Recorded
from jinbao.register import Changes
from jinbao.service import Enquiry, Handler, LookUp, Part, Slice


def prepare(enquiry: Enquiry, command: commands.PrepareRun) -> Iterator[Part]:
    """What comes next is looked up by what the run has seen; its lines stand in a chunk of their own."""
    facts: list[RunFacts] = []
    place = enquiry.place(command.county)

    def known(state: Any) -> RunFacts:
        before = state if isinstance(state, Preparing) else Preparing()
        at = before.lines + 1
        found = next_lines(enquiry.connection, command.county, command.month, before.through, at)
        facts[:] = [RunFacts(place, found)]
        return facts[0]

    head, heard = overheard(Part(stream_of(command), RUN, command, known))
    yield head
    found: Found = facts[0].found
    if found.lines:
        [chunk] = [event.chunk for event in heard.events if hasattr(event, "chunk")]
        lines = List(county=command.county, month=command.month, lines=found.lines)
        yield of_chunk(command, chunk, lines)


def release(enquiry: Enquiry, command: commands.ReleaseRun) -> Iterator[Part]:
    withheld = not_due_any_more(enquiry.connection, run_of(command.county, command.month))
    facts = RunFacts(enquiry.place(command.county), withheld=withheld)
    yield Part(stream_of(command), RUN, command, lambda _state: facts)
    chunks = chunks_of(enquiry, command, [line.number for line in withheld])
    for chunk, lines in by_chunk(withheld, lambda line: chunks[line.number]).items():
        behind = Withhold(county=command.county, month=command.month, lines=tuple(lines))
        yield of_chunk(command, chunk, behind)


def record_returns(enquiry: Enquiry, command: commands.RecordReturns) -> Iterator[Part]:
    """What was credited has left the account as well, in the same transaction."""
    yield asked_of_run(enquiry, command)
    chunks = chunks_of(enquiry, command, [outcome.line for outcome in command.outcomes])
    paid: list[Line] = []
    for chunk, outcomes in by_chunk(command.outcomes, lambda one: chunks[one.line]).items():
        settle = Settle(county=command.county, month=command.month, outcomes=tuple(outcomes))
        part, heard = overheard(of_chunk(command, chunk, settle))
        yield part
        paid += [event.line for event in heard.events if isinstance(event, LinePaid)]
    yield from debits(enquiry, command, paid)


def repay(enquiry: Enquiry, command: commands.RepayLine) -> Iterator[Part]:
    yield asked_of_run(enquiry, command)
    [chunk] = chunks_of(enquiry, command, [command.line]).values()
    run = run_of(command.county, command.month)
    resend = Resend(
        county=command.county,
        month=command.month,
        line=command.line,
        account_confirmed_on=command.account_confirmed_on,
        is_due=command.line in due_in(enquiry.connection, run, [command.line]),
    )
    yield of_chunk(command, chunk, resend)


def asked_of_run(enquiry: Enquiry, command: Any) -> Part:
    facts = RunFacts(enquiry.place(command.county))
    return Part(stream_of(command), RUN, command, lambda _state: facts)


def debits(enquiry: Enquiry, command: Any, paid: Sequence[Line]) -> Iterator[Part]:
    """Whoever draws on an account, by the shares of their grant."""
    drawing = [line for line in paid if any(one.parts.account for one in line.months)]
    rows = enquiry.connection.execute(
        select(PENSIONS).where(PENSIONS.c.id.in_([one.person for one in drawing]))
    )
    shares = {row.id: terms_in(row).shares for row in rows}
    run = run_of(command.county, command.month)
    for line in drawing:
        debit = Debit(run, line, shares[line.person])
        yield Part(f"rural-pension-account/{line.person}", DEBIT, debit)


def stream_of(command: Any) -> str:
    return case_of(run_of(command.county, command.month))


def of_chunk(command: Any, chunk: int, asked: ChunkCommand) -> Part:
    return Part(chunk_of(run_of(command.county, command.month), chunk), CHUNK, asked)


def chunks_of(enquiry: Enquiry, command: Any, numbers: Sequence[int]) -> Mapping[int, int]:
    """The chunk in which each line stands; raises LINE_UNKNOWN."""
    run, table = run_of(command.county, command.month), LINES.c
    ids = [line_of(run, number) for number in numbers]
    rows = enquiry.connection.execute(select(table.number, table.chunk).where(table.id.in_(ids)))
    chunks = {row.number: row.chunk for row in rows}
    if missing := [number for number in numbers if number not in chunks]:
        raise Refused("LINE_UNKNOWN", field="line", line=missing[0])
    return chunks


def by_chunk(items: Iterable[Any], chunk_of: Any) -> Mapping[int, list[Any]]:
    chunks: dict[int, list[Any]] = defaultdict(list)
    for item in items:
        chunks[chunk_of(item)].append(item)
    return chunks


HANDLERS: Mapping[type[Command], Handler] = {
    commands.PrepareRun: prepare,
    commands.ReleaseRun: release,
    commands.RecordReturns: record_returns,
    commands.RepayLine: repay,
}


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    register.fold(changes, recorded)
    waiting.fold(changes, recorded)


SLICE = Slice(
    "payment-run",
    handlers=HANDLERS,
    look_ups={
        "run_by_id": LookUp(register.run_by_id),
        "find_runs": LookUp(register.find_runs),
        "run_actions": LookUp(OF_RUN.actions),
        "line_actions": LookUp(OF_LINE.actions),
        "totals_of_run": LookUp(register.totals_of_run),
        "lines_of_run": LookUp(register.lines_of_run, file=True),
        "line_by_id": LookUp(register.line_by_id, file=True),
        "payments_of": LookUp(register.payments_of, file=True),
        "months_by_person": LookUp(months_by_person, file=True),
    },
    fold=fold,
)
