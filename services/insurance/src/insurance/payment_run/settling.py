"""What an act on lines of a run means for the streams in which they, the run and the accounts stand."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import replace
from sqlalchemy import select

from insurance.payment_run.chunk import CHUNK, ChunkCommand, Settle
from insurance.payment_run.commands import Outcome
from insurance.payment_run.debit import DEBIT, Debit
from insurance.payment_run.events import Line, LineEvent, LinePaid
from insurance.payment_run.key import key_of, run_of
from insurance.payment_run.register import LINES, case_of, chunk_of, line_of
from insurance.payment_run.run import RUN
from insurance.payment_run.stages import Moved, RunFacts
from insurance.pension.register import PENSIONS, terms_in
from jinbao.casework.overheard import overheard
from jinbao.decider import Refused
from jinbao.service import Enquiry, Part


def settled(
    enquiry: Enquiry, command: Any, outcomes: Sequence[Outcome], chunks: Mapping[int, int]
) -> Iterator[Part | Sequence[Part]]:
    """What was credited has left the account as well, in the same transaction."""
    moved: list[LineEvent] = []
    for chunk, of_lines in by_chunk(outcomes, lambda one: chunks[one.line]).items():
        settle = Settle(**key_of(command)._asdict(), outcomes=tuple(of_lines))
        part, heard = overheard(of_chunk(command, chunk, settle))
        yield part
        moved += heard.events
    paid = [event.line for event in moved if isinstance(event, LinePaid)]
    yield debits(enquiry, command, paid)
    yield tally(enquiry, command, paid=len(paid), returned=len(moved) - len(paid))


def tally(enquiry: Enquiry, command: Any, **moved: int) -> Part:
    """Whoever follows the run hears of it; and no bank file is made of lines that move meanwhile."""
    facts = RunFacts(enquiry.place(command.county))
    asked = replace(Moved(**key_of(command)._asdict()), **moved)
    return Part(stream_of(command), RUN, asked, lambda _state: facts)


def asked_of_run(enquiry: Enquiry, command: Any) -> Part:
    facts = RunFacts(enquiry.place(command.county))
    return Part(stream_of(command), RUN, command, lambda _state: facts)


def debits(enquiry: Enquiry, command: Any, paid: Sequence[Line]) -> Sequence[Part]:
    """Whoever draws on an account, by the shares of their grant."""
    drawing = [line for line in paid if any(one.parts.account for one in line.months)]
    rows = enquiry.connection.execute(
        select(PENSIONS).where(PENSIONS.c.id.in_([one.entitlement for one in drawing]))
    )
    shares = {row.id: terms_in(row).shares for row in rows}
    run = run_of(command)
    return [
        Part(f"rural-pension-account/{line.person}", DEBIT, Debit(run, line, shares[line.entitlement]))
        for line in drawing
    ]


def stream_of(command: Any) -> str:
    return case_of(run_of(command))


def of_chunk(command: Any, chunk: int, asked: ChunkCommand) -> Part:
    return Part(chunk_of(run_of(command), chunk), CHUNK, asked)


def chunks_of(enquiry: Enquiry, command: Any, numbers: Sequence[int]) -> Mapping[int, int]:
    """The chunk in which each line stands; raises LINE_UNKNOWN."""
    run, table = run_of(command), LINES.c
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
