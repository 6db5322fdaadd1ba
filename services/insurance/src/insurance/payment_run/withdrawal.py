"""What withdraws sums is written before a run sends them, or is decided again."""

from collections.abc import Iterator

from msgspec import Struct

from insurance.payment_run.events import RunEvent, SumsWithdrawn
from insurance.payment_run.key import key_of
from insurance.payment_run.run import RUN
from insurance.payment_run.stages import Run
from insurance.payment_run.terms import PaidBenefit
from jinbao.calendar import Month
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk


class Withdraw(Struct, frozen=True, kw_only=True):
    """What another act withdraws; part of it, never asked alone."""

    county: str
    month: Month
    benefit: PaidBenefit


def decide(_run: Run, command: Withdraw, desk: Desk[bool]) -> Iterator[RunEvent]:
    """Who may withdraw, the act has said; ``known`` is whether a line has gone since it was decided."""
    if desk.known:
        raise Refused("CONFLICT", retryable=True)
    yield SumsWithdrawn(*key_of(command), desk.on, desk.by.person)


WITHDRAWAL = Decider[Run, Withdraw, RunEvent](RUN.initial, decide, RUN.evolve)
