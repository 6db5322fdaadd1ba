"""What a benefit has left goes into the next one, and comes back where that one is revoked."""

from msgspec.structs import replace

from insurance.unemployment_benefit.benefit_states import InPayment, OnHold, Over, status_of
from insurance.unemployment_benefit.due import remaining
from insurance.unemployment_benefit.events import CarriedBack, CarriedOver
from insurance.unemployment_benefit.facts import BenefitFacts
from jinbao.desk import Desk


def carried_over(benefit: InPayment | OnHold, into: str, desk: Desk[BenefitFacts]) -> CarriedOver:
    known, terms = desk.known, benefit.terms
    case = (known.benefit, known.person, known.place.region, desk.on)
    return CarriedOver(*case, into, remaining(terms), replace(terms, lapsed=True))


def carried_back(benefit: Over, desk: Desk[BenefitFacts]) -> CarriedBack:
    """What was decided in the meantime of months confirmed before stays."""
    known, before = desk.known, benefit.before
    case = (known.benefit, known.person, known.place.region, desk.on)
    again = replace(benefit.terms, lapsed=before.terms.lapsed)
    return CarriedBack(*case, benefit.into, benefit.months, status_of(before), again)
