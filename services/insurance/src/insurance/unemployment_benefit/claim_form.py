"""The claim already filled: the job, the months paid, and what a decision would give today."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select

from insurance.items import UNEMPLOYMENT
from insurance.unemployment_benefit.answers import UnemploymentClaimForm
from insurance.unemployment_benefit.facts import ClaimFacts
from insurance.unemployment_benefit.knowledge import Case, belongs_to, claim_facts
from insurance.unemployment_benefit.terms import UnemploymentClaimKind
from insurance.unemployment_benefit.working_out import expected, months_of
from jinbao.casework.names import names_of
from jinbao.casework.people import PEOPLE
from jinbao.catalogue import in_words
from jinbao.decider import Refused
from jinbao.decision import DecidedBy, Decision
from jinbao.service import Enquiry

NOBODY = DecidedBy("", "", "")


def unemployment_claim_form(enquiry: Enquiry, keys: Sequence[str]) -> list[UnemploymentClaimForm | None]:
    """For oneself, and for who handles such claims where the person belongs."""
    seen = enquiry.connection.scalars(
        select(PEOPLE.c.person).where(
            PEOPLE.c.person.in_(keys),
            enquiry.sees(UNEMPLOYMENT, region=belongs_to(), person=PEOPLE.c.person),
        )
    )
    facts = claim_facts(enquiry, [Case(person, person) for person in seen], enquiry.today)
    names = names_of(enquiry.connection, {one.place.region for one in facts.values()})
    return [form_of(enquiry, facts[key], names) if key in facts else None for key in keys]


def form_of(enquiry: Enquiry, known: ClaimFacts, names: Mapping[str, str]) -> UnemploymentClaimForm:
    kind, job, registration = kind_for(known), known.job, known.registration
    decision, refused = tried(known, kind, enquiry.today)
    if refused:
        refused.names = names
    language = enquiry.call.language
    return UnemploymentClaimForm(
        person=known.person,
        region=known.place.region,
        kind=kind,
        employer=job.employer if job else None,
        ended_on=job.ended_on if job else None,
        end_reason=job.reason if job else None,
        involuntary=job.involuntary if job else None,
        registered_on=registration.registered_on if registration else None,
        months_paid=known.paid[kind].count if known.paid else 0,
        months_left_before=known.before.months_left if known.before else 0,
        months=months_of(decision) or None if decision else None,
        amount=decision.amount.fen if decision and decision.amount else None,
        payable_from=decision.payable_from if decision else None,
        reasons=tuple(reason.code for reason in decision.reasons) if decision else (),
        code=refused.code if refused else None,
        message=in_words(refused, language) if refused else None,
    )


def kind_for(known: ClaimFacts) -> UnemploymentClaimKind:
    """Whoever paid nothing themselves, and for whom the unit paid, is asked for the grant."""
    kinds = UnemploymentClaimKind
    paid = {kind: months.count for kind, months in known.paid.items()}
    return (
        kinds.LIVING_GRANT if paid.get(kinds.LIVING_GRANT, 0) > paid.get(kinds.BENEFIT, 0) else kinds.BENEFIT
    )


def tried(
    known: ClaimFacts, kind: UnemploymentClaimKind, today: date
) -> tuple[Decision | None, Refused | None]:
    """The same formula as in the decision; nothing is recorded."""
    try:
        return expected(known, kind, today, NOBODY), None
    except Refused as refused:
        return None, refused
