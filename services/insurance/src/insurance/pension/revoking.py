"""A grant that should never have been given: revoked from its first month on, and given again in full."""

from insurance.pension.commands import AnnulRevocation, RevokeGrant
from insurance.pension.due import Terms
from insurance.pension.ending import outcome_of
from insurance.pension.entitlement import void
from insurance.pension.events import GrantRevoked, RevocationAnnulled
from insurance.pension.judging import decision_on, findings
from insurance.pension.standing import Granted, PensionFacts, Revoked, stands
from insurance.pension.terms import RevocationGround
from jinbao.casework.paper import CasePaper
from jinbao.decider import Refused
from jinbao.decision import Decision, Occasion


def revoked(pension: Granted, command: RevokeGrant, known: PensionFacts, by: Occasion) -> GrantRevoked:
    """Raises NOT_DRAWN_TWICE."""
    ground, papers, terms = command.ground, command.papers, pension.terms
    if ground is RevocationGround.DRAWN_TWICE and not known.draws_elsewhere:
        raise Refused("NOT_DRAWN_TWICE", field="ground")
    decision = of_grant(terms, ground, papers[0], known, by)
    decided, months, officer, now = outcome_of(decision, terms, void(terms), known.proven_death)
    case, since = (known.person, known.place.region, by.on), known.certified_since
    return GrantRevoked(*case, known.claim, ground, papers, decided, months, officer, now, since)


def annulled(
    pension: Revoked, command: AnnulRevocation, known: PensionFacts, by: Occasion
) -> RevocationAnnulled:
    ground, papers, terms = command.ground, command.papers, pension.before.terms
    decision = of_grant(terms, None, papers[0], known, by)
    decided, months, officer, _ = outcome_of(decision, void(terms), terms, known.proven_death)
    again = stands(pension.before, pension.certified_since)
    case = (known.person, known.place.region, by.on)
    return RevocationAnnulled(*case, known.claim, ground, papers, decided, months, officer, again, terms)


def of_grant(
    terms: Terms, found: RevocationGround | None, paper: CasePaper, known: PensionFacts, by: Occasion
) -> Decision:
    """Whether it should have been given, from its first month on."""
    return decision_on(known, terms, terms.payable_from, findings(RevocationGround, found, paper.id), by)
