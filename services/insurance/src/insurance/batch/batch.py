"""The batch: whoever may take the step in a place settles many cases there, each by its own rules."""

from collections.abc import Iterator

from msgspec import Struct

from insurance.batch.events import BatchEvent, BatchSettled, CaseReceipt
from insurance.batch.terms import BatchAct
from insurance.items import (
    CONTRIBUTE,
    FIRST_REVIEW,
    INTAKE,
    PENSION_CLAIM,
    RECHECK,
    REVIEW,
    RURAL_PENSION_ENROLMENT,
)
from insurance.survival_certification.certifier import step_of
from jinbao.actor import Place
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk

STEPS = {
    BatchAct.SUBMISSIONS: INTAKE,
    BatchAct.FIRST_REVIEWS: FIRST_REVIEW,
    BatchAct.CONFIRMATIONS: RECHECK,
    BatchAct.CONTRIBUTIONS: CONTRIBUTE,
    BatchAct.INTERESTS: CONTRIBUTE,
}


class Settle(Struct, frozen=True):
    """What an act comes to, once each case has been tried; part of it, never asked alone."""

    batch: str
    act: BatchAct
    receipts: tuple[CaseReceipt, ...]
    more: bool


class Open(Struct, frozen=True):
    pass


class Settled(Struct, frozen=True):
    pass


Batch = Open | Settled


def decide(batch: Batch, command: Settle, desk: Desk[Place]) -> Iterator[BatchEvent]:
    place = desk.known
    match command.act:
        case BatchAct.CERTIFICATIONS:
            desk.must(step_of(desk.by, place, desk.on), PENSION_CLAIM, place)
        case BatchAct.SUSPENSIONS:
            desk.must(REVIEW, PENSION_CLAIM, place)
        case _:
            desk.must(STEPS[command.act], RURAL_PENSION_ENROLMENT, place)
    if isinstance(batch, Settled):
        raise Refused("OUT_OF_ORDER", asked=type(command).__name__, stands=type(batch).__name__)
    if not command.receipts:
        raise Refused("NOTHING_TO_DO")
    case = (command.batch, command.act, place.region, desk.on, desk.by.person)
    yield BatchSettled(*case, command.receipts, command.more)


def evolve(batch: Batch, event: BatchEvent) -> Batch:
    match batch:
        case Open():
            return Settled()
        case Settled():
            raise ValueError(f"{event} cannot follow {batch}")


BATCH = Decider[Batch, Settle, BatchEvent](Open(), decide, evolve)
