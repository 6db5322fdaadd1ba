"""What other services and integrators are told of mediations: that they are, and how they ended; no names."""

from datetime import date
from typing import Any

from jinbao.events import Event, Recorded
from jinbao.statutory_clock.events import ClockExpired
from labor_relations.dispute.terms import ClaimKind
from labor_relations.mediation import events
from labor_relations.mediation.steps import CLOCK
from labor_relations.mediation.terms import MediationStage


class MediationRequested(Event, frozen=True, tag="labor-relations.mediation-requested.v1"):
    """A labour dispute is to be mediated: between whom, and about what.

    ``others`` go on for workers who died, run an employer, or speak for a side.
    """

    mediation: str
    region: str
    workers: tuple[str, ...]
    others: tuple[str, ...]
    employers: tuple[str, ...]
    kinds: tuple[ClaimKind, ...]
    requested_on: date


class MediationContinued(Event, frozen=True, tag="labor-relations.mediation-continued.v1"):
    """A worker has died, and near relatives go on: all who do by now."""

    mediation: str
    region: str
    heirs: tuple[str, ...]


class MediationEnded(Event, frozen=True, tag="labor-relations.mediation-ended.v1"):
    """How a mediation ended, on that day: with an agreement or without one."""

    mediation: str
    region: str
    stage: MediationStage
    on: date


class MediationAgreementClosed(Event, frozen=True, tag="labor-relations.mediation-agreement-closed.v1"):
    """What was agreed on was performed, or breached: then arbitration is open."""

    mediation: str
    region: str
    stage: MediationStage
    on: date


def public_mediation(recorded: Recorded[Any]) -> Event | None:
    mediation = recorded.stream.partition("/")[2]
    match recorded.event:
        case events.MediationRequested(_, region, on, _, parties, claims):
            kinds = tuple(dict.fromkeys(one.kind for one in claims))
            between = (parties.workers, parties.others, parties.employers)
            return MediationRequested(mediation, region, *between, kinds, on)
        case events.WorkerSucceeded(region=region, parties=parties):
            return MediationContinued(mediation, region, tuple(sorted(parties.heirs)))
        case events.MediationNotAccepted(region=region, on=on):
            return MediationEnded(mediation, region, MediationStage.NOT_ACCEPTED, on)
        case events.AgreementReached(region=region, on=on):
            return MediationEnded(mediation, region, MediationStage.AGREEMENT_REACHED, on)
        case events.MediationFailed(region=region, on=on):
            return MediationEnded(mediation, region, MediationStage.FAILED, on)
        case events.MediationWithdrawn(region=region, on=on):
            return MediationEnded(mediation, region, MediationStage.WITHDRAWN, on)
        case ClockExpired(run, due) if run.kind == CLOCK:
            case = run.case.partition("/")[2]
            return MediationEnded(case, run.region, MediationStage.TIMED_OUT, due)
        case events.AgreementPerformed(region=region, on=on):
            return MediationAgreementClosed(mediation, region, MediationStage.PERFORMED, on)
        case events.AgreementBreached(region=region, on=on):
            return MediationAgreementClosed(mediation, region, MediationStage.BREACHED, on)
        case _:
            return None
