"""What other services and integrators are told of collective contracts: since when each binds, until when."""

from datetime import date
from typing import Any

from jinbao.events import Event, Recorded
from jinbao.statutory_clock.events import ClockExpired
from labor_relations.collective_contract import events
from labor_relations.collective_contract.facts import REVIEW_CLOCK, TERM_CLOCK
from labor_relations.collective_contract.terms import CollectiveKind, CollectiveStage, InForceBy


class CollectiveContractSubmitted(Event, frozen=True, tag="labor-relations.collective-contract-submitted.v1"):
    """An employer has submitted a collective contract, for the first time or again."""

    contract: str
    employer: str
    region: str
    kind: CollectiveKind
    since: date
    until: date
    submitted_on: date


class CollectiveContractObjected(Event, frozen=True, tag="labor-relations.collective-contract-objected.v1"):
    """The office has objected to what was submitted last."""

    contract: str
    region: str
    reasons: tuple[str, ...]
    on: date


class CollectiveContractInForce(Event, frozen=True, tag="labor-relations.collective-contract-in-force.v1"):
    """What was submitted last is in force since that day."""

    contract: str
    region: str
    on: date
    by: InForceBy


class CollectiveContractOver(Event, frozen=True, tag="labor-relations.collective-contract-over.v1"):
    """It holds no more, or never came into force; ``on`` is its last day, or that of the act."""

    contract: str
    region: str
    stage: CollectiveStage
    on: date


class CollectiveContractRestored(Event, frozen=True, tag="labor-relations.collective-contract-restored.v1"):
    """An end, or a change, was taken back: what was in force before is so until that day."""

    contract: str
    region: str
    until: date


def public_collective_contract(recorded: Recorded[Any]) -> Event | None:
    contract = recorded.stream.partition("/")[2]
    match recorded.event:
        case events.Submitted(person, region, on, text=text):
            terms = (text.kind, text.since, text.until)
            return CollectiveContractSubmitted(contract, person, region, *terms, on)
        case events.Objected(region=region, on=on, decision=decision):
            reasons = tuple(one.code for one in decision.reasons)
            return CollectiveContractObjected(contract, region, reasons, on)
        case events.Agreed(region=region, on=on):
            return CollectiveContractInForce(contract, region, on, InForceBy.OPINION)
        case ClockExpired(run, due) if run.kind == REVIEW_CLOCK:
            return CollectiveContractInForce(run.case.partition("/")[2], run.region, due, InForceBy.SILENCE)
        case ClockExpired(run, due) if run.kind == TERM_CLOCK:
            return CollectiveContractOver(
                run.case.partition("/")[2], run.region, CollectiveStage.EXPIRED, due
            )
        case events.Withdrawn(region=region, on=on, before=None):
            return CollectiveContractOver(contract, region, CollectiveStage.WITHDRAWN, on)
        case events.RegistrationAnnulled(region=region, on=on):
            return CollectiveContractOver(contract, region, CollectiveStage.ANNULLED, on)
        case events.Terminated(region=region, since=since):
            return CollectiveContractOver(contract, region, CollectiveStage.TERMINATED, since)
        case events.Withdrawn(region=region, before=before) if before:
            return CollectiveContractRestored(contract, region, before.until)
        case events.TerminationAnnulled(region=region, until=until):
            return CollectiveContractRestored(contract, region, until)
        case _:
            return None
