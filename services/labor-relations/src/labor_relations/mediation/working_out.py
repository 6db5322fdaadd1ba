"""What the law gives for a claim that is being mediated, as a decision that is kept and can be checked."""

from jinbao.decider import Refused
from jinbao.decision import DecidedBy, Occasion
from jinbao.desk import Desk
from labor_relations.entitlement.calculation import work_out
from labor_relations.mediation.commands import WorkOutClaim
from labor_relations.mediation.events import ClaimWorkedOut
from labor_relations.mediation.facts import MediationFacts
from labor_relations.mediation.stages import Dossier
from labor_relations.mediation.steps import ITEM, MEDIATE


def worked_out(dossier: Dossier, command: WorkOutClaim, desk: Desk[MediationFacts]) -> ClaimWorkedOut:
    """What is claimed stays the claimant's to say; this says what the law gives."""
    if command.claim >= len(dossier.claims):
        raise Refused("CLAIM_NOT_IN_CASE", field="claim")
    claim, known, on = dossier.claims[command.claim], desk.known, desk.on
    facts = dossier.facts.get(claim.worker)
    if facts is None:
        raise Refused("FACTS_NOT_ESTABLISHED", field="claim")
    grant = desk.must(MEDIATE, ITEM, known.place)
    by = DecidedBy(desk.by.person, grant.office, grant.id)
    occasion = Occasion(about=claim.worker, within=known.place.within, on=on, known_by=on, decided_by=by)
    decision = work_out(claim.kind, facts, occasion, known.sources[claim.worker], known.parameters)
    case = (known.person, known.place.region, on, desk.by.person)
    return ClaimWorkedOut(*case, command.claim, decision, dossier.parties.readers)
