"""A run seen together with one of its lines: what the office would say to a request about both."""

from collections.abc import Iterator

from msgspec import Struct

from insurance.payment_run.chunk import CHUNK, Chunk, Resend, Settle
from insurance.payment_run.commands import RecordReturns, RepayLine, RunCommand
from insurance.payment_run.events import LineEvent, RunEvent
from insurance.payment_run.key import key_of
from insurance.payment_run.run import RUN
from insurance.payment_run.stages import Run, RunFacts
from insurance.payment_run.terms import PaidBenefit
from jinbao.desk import Desk
from jinbao.events import Effective


class Sight(Struct, frozen=True, kw_only=True):
    """A county's run, and a line of it with the chunk in which it stands."""

    county: str
    month: str
    benefit: PaidBenefit
    run: Run
    line: int
    chunk: Chunk


class SightFacts(Struct, frozen=True):
    """What is known of the run, and whether the line, if it was returned, is still due as it stands."""

    run: RunFacts
    is_due: bool


def decide(
    sight: Sight, command: RunCommand, desk: Desk[SightFacts]
) -> Iterator[RunEvent | LineEvent | Effective]:
    """The run says whether it is the time, and the chunk what follows for the line."""
    yield from RUN.decide(sight.run, command, Desk(desk.by, desk.on, desk.known.run))
    of_chunk = key_of(sight)._asdict()
    match command:
        case RecordReturns(outcomes=outcomes):
            yield from CHUNK.decide(sight.chunk, Settle(**of_chunk, outcomes=outcomes), desk)
        case RepayLine(line=line, account_confirmed_on=on):
            resend = Resend(**of_chunk, line=line, account_confirmed_on=on, is_due=desk.known.is_due)
            yield from CHUNK.decide(sight.chunk, resend, desk)
