"""A grant that was got by what is false: revoked from its first month on, and given again in full."""

from insurance.items import APPROVE, UNEMPLOYMENT
from insurance.unemployment_benefit.benefit_states import InPayment, OnHold, Over, Revoked, status_of
from insurance.unemployment_benefit.commands import AnnulUnemploymentRevocation, RevokeUnemploymentBenefit
from insurance.unemployment_benefit.due import not_due, void
from insurance.unemployment_benefit.events import GrantRevoked, RevocationAnnulled
from insurance.unemployment_benefit.facts import Before, BenefitFacts
from insurance.unemployment_benefit.working_out import standing_decision
from jinbao.casework.hands import take
from jinbao.decider import Refused
from jinbao.desk import Desk


def revoke(
    benefit: InPayment | OnHold | Over, command: RevokeUnemploymentBenefit, desk: Desk[BenefitFacts]
) -> GrantRevoked:
    """One on which a later benefit rests stays until that is revoked; raises MONTHS_WENT_ON."""
    known, terms, ground, papers = desk.known, benefit.terms, command.ground, command.papers
    grant = take(desk, APPROVE, UNEMPLOYMENT)
    if isinstance(benefit, Over) and benefit.months:
        raise Refused("MONTHS_WENT_ON", field="benefit", months=benefit.months)
    decision = standing_decision(desk, terms, ground, papers[0], grant)
    back, now = coming_back(benefit, known.before), void(terms)
    before, months = (back.benefit, back.months_left) if back else (None, 0)
    case = (known.benefit, known.person, known.place.region, desk.on, ground, papers)
    around, overpaid = tuple(sorted(known.beside)), not_due(now)
    return GrantRevoked(*case, before, months, around, overpaid, decision, desk.by.person, now)


def coming_back(benefit: InPayment | OnHold | Over, before: Before | None) -> Before | None:
    """What the benefit had taken along; beside a later one that stands, nothing begins again for no month."""
    stands_alone = not isinstance(benefit, Over)
    return before if before and (stands_alone or before.months_left) else None


def annul(
    benefit: Revoked, command: AnnulUnemploymentRevocation, desk: Desk[BenefitFacts]
) -> RevocationAnnulled:
    """As long as no other benefit has used what this one gave back; raises USED_SINCE_REVOCATION."""
    known, stood, papers = desk.known, benefit.stood, command.papers
    grant = take(desk, APPROVE, UNEMPLOYMENT)
    months = known.beside.get(benefit.before, 0) if benefit.before else 0
    if tuple(sorted(known.beside)) != benefit.beside or months != benefit.months_back:
        raise Refused("USED_SINCE_REVOCATION", field="benefit")
    decision = standing_decision(desk, stood.terms, None, papers[0], grant)
    case = (known.benefit, known.person, known.place.region, desk.on)
    overpaid, outcome = not_due(stood.terms), (decision, desk.by.person, status_of(stood), stood.terms)
    return RevocationAnnulled(*case, command.ground, papers, benefit.before, overpaid, *outcome)
