"""Where a mediation can stand, and how what happens leads from one state to the next."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from labor_relations.dispute.claims import Claim
from labor_relations.dispute.parties import Parties
from labor_relations.entitlement.facts import WorkFacts
from labor_relations.mediation import events
from labor_relations.mediation.events import MediationEvent, Promise


class Dossier(Struct, frozen=True):
    """What goes with a mediation as long as it lasts; ``facts`` are those of each worker's employment."""

    parties: Parties
    claims: tuple[Claim, ...]
    requested_on: date
    last_act_on: date
    facts: Mapping[str, WorkFacts] = {}


class NotRequested(Struct, frozen=True):
    pass


class Requested(Struct, frozen=True):
    dossier: Dossier


class UnderWay(Struct, frozen=True):
    """Accepted; ``sessions`` counts the meetings."""

    dossier: Dossier
    sessions: int = 0


class Agreed(Struct, frozen=True):
    """Binding on both sides, until it is performed or not."""

    dossier: Dossier
    promises: tuple[Promise, ...]


class Over(Struct, frozen=True):
    """Performed, breached, failed, withdrawn, or never taken on."""

    dossier: Dossier


Mediation = NotRequested | Requested | UnderWay | Agreed | Over


def evolve(mediation: Mediation, event: MediationEvent) -> Mediation:
    match mediation, event:
        case NotRequested(), events.MediationRequested(_, _, on, _, parties, claims):
            return Requested(Dossier(parties, claims, on, on))
        case Requested(dossier), events.MediationAccepted(on=on):
            return UnderWay(replace(dossier, last_act_on=on))
        case UnderWay(dossier), events.MediationHeld(on=on, session=session):
            return UnderWay(replace(dossier, last_act_on=on), session)
        case UnderWay(dossier), events.WorkFactsEstablished(on=on, worker=worker, facts=facts):
            known = {**dossier.facts, worker: facts}
            return replace(mediation, dossier=replace(dossier, last_act_on=on, facts=known))
        case UnderWay(dossier), events.ClaimWorkedOut(on=on):
            return replace(mediation, dossier=replace(dossier, last_act_on=on))
        case UnderWay(dossier), events.AgreementReached(on=on, promises=promises):
            return Agreed(replace(dossier, last_act_on=on), promises)
        case Requested(dossier) | UnderWay(dossier) | Agreed(dossier), events.WorkerSucceeded(
            parties=parties
        ):
            return replace(mediation, dossier=replace(dossier, parties=parties))
        case ((Requested(dossier) | UnderWay(dossier) | Agreed(dossier)), _):
            return Over(dossier)
    raise ValueError(f"{event} cannot follow {mediation}")
