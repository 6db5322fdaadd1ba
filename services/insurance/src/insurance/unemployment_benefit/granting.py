"""What a grant does to benefits, and its revocation: in the same transaction the one before gives or gets."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from insurance.unemployment_benefit.benefit import BENEFIT
from insurance.unemployment_benefit.benefit_states import Begin, CarryBack, CarryOver
from insurance.unemployment_benefit.claim_register import case_of as claim_case
from insurance.unemployment_benefit.due import Terms
from insurance.unemployment_benefit.events import ClaimGranted, GrantRevoked, RevocationAnnulled
from insurance.unemployment_benefit.facts import BenefitFacts, ClaimFacts
from insurance.unemployment_benefit.knowledge import Case, benefit_facts, claim_facts, facts_of_grant
from insurance.unemployment_benefit.register import case_of
from insurance.unemployment_benefit.terms import UnemploymentClaimKind
from jinbao.calendar import month_of
from jinbao.casework.overheard import Overheard
from jinbao.casework.steps import INTAKE
from jinbao.casework.worklist import hands_on
from jinbao.service import Enquiry, Part


def given(facts: BenefitFacts, _state: Any) -> BenefitFacts:
    return facts


def begun_by(enquiry: Enquiry, heard: Overheard) -> Iterator[Part]:
    """Only a benefit is paid month by month; a living grant is paid at once."""
    for granted in heard.events:
        if isinstance(granted, ClaimGranted) and granted.kind is UnemploymentClaimKind.BENEFIT:
            known = claim_facts(enquiry, [Case(granted.claim, granted.person)], granted.on)[granted.claim]
            yield begun(enquiry, granted, known)
            if known.before:
                yield of_the_one_before(enquiry, known.before.benefit, CarryOver(granted.claim), granted.on)


def carried_by(enquiry: Enquiry, heard: Overheard) -> Iterator[Part]:
    """A benefit that is revoked gives back what it had taken along, and takes it again if annulled."""
    for event in heard.events:
        match event:
            case GrantRevoked(benefit, on=on, before=str(before)):
                yield of_the_one_before(enquiry, before, CarryBack(benefit), on)
            case RevocationAnnulled(benefit, on=on, before=str(before)):
                yield of_the_one_before(enquiry, before, CarryOver(benefit), on)


def of_the_one_before(enquiry: Enquiry, before: str, asked: CarryOver | CarryBack, on: date) -> Part:
    facts = benefit_facts(enquiry, [before], on)[before]
    return Part(case_of(before), BENEFIT, asked, partial(given, facts))


def begun(enquiry: Enquiry, granted: ClaimGranted, known: ClaimFacts) -> Part:
    """None of the hands that took part in the grant pays it."""
    registration, job, payable_from = known.registration, known.job, granted.decision.payable_from
    if registration is None or job is None or payable_from is None:
        raise ValueError("nobody is granted a benefit without a registration and a job that ended")
    hands = {*hands_on(enquiry.connection, claim_case(granted.claim), but=INTAKE), granted.officer}
    begin = Begin(
        payer=known.payer,
        hands=tuple(sorted(hands)),
        counted_until=month_of(job.ended_on),
        unemployed_since=registration.registered_on,
        terms=Terms(payable_from, granted.months),
    )
    facts = facts_of_grant(known, granted.claim, known.payer)
    return Part(case_of(granted.claim), BENEFIT, begin, partial(given, facts))
