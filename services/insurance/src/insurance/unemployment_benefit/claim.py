"""The claim: filed by the unemployed, handed through five hands of different persons, answered and served."""

from collections.abc import Iterator
from datetime import date

from insurance import items
from insurance.rural_pension.scheme import ways_to_appeal
from insurance.rural_pension.terms import ClaimStop
from insurance.serving import ends_of, must_be_served_between
from insurance.unemployment_benefit.claim_states import (
    STOPS,
    WAY,
    Answered,
    At,
    Claim,
    NotFiled,
    Owed,
    WithClaimant,
    evolve,
)
from insurance.unemployment_benefit.commands import (
    AskToCompleteUnemploymentClaim,
    CompleteUnemploymentClaim,
    DecideUnemploymentClaim,
    FileUnemploymentClaim,
    PassUnemploymentClaim,
    PayLivingGrant,
    RefuseUnemploymentClaim,
    ReturnUnemploymentClaim,
    ServeUnemploymentClaim,
    UnemploymentClaimCommand,
    WithdrawUnemploymentClaim,
)
from insurance.unemployment_benefit.events import (
    ClaimCompleted,
    ClaimDenied,
    ClaimEvent,
    ClaimFiled,
    ClaimGranted,
    ClaimNotAccepted,
    ClaimPassed,
    ClaimReturned,
    ClaimServed,
    ClaimToComplete,
    ClaimWithdrawn,
    LivingGrantPaid,
)
from insurance.unemployment_benefit.facts import ClaimFacts
from insurance.unemployment_benefit.terms import UnemploymentClaimKind
from insurance.unemployment_benefit.working_out import claim_decision, months_of
from jinbao.casework.hands import ask_for, out_of_order, take, uses_one_person_exception
from jinbao.casework.paper import must_complete
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk
from jinbao.events import Effective

ITEM = items.UNEMPLOYMENT


def decide(
    claim: Claim, command: UnemploymentClaimCommand, desk: Desk[ClaimFacts]
) -> Iterator[ClaimEvent | Effective]:
    known, on, officer = desk.known, desk.on, desk.by.person
    case = (known.claim, known.person, known.place.region, on)

    match claim, command:
        case NotFiled(), FileUnemploymentClaim(kind=kind, papers=papers, consent=consent):
            ask_for(desk, ITEM, consent)
            must_be_claimable(known, kind, on)
            yield ClaimFiled(*case, kind, papers, officer, consent)

        case At(items.FIRST_REVIEW, dossier), AskToCompleteUnemploymentClaim(missing=missing):
            take(desk, items.FIRST_REVIEW, ITEM, dossier.hands)
            if dossier.told:
                raise Refused("TOLD_ONCE")
            yield ClaimToComplete(*case, officer, missing)

        case WithClaimant(dossier, missing), CompleteUnemploymentClaim(papers=papers, consent=consent):
            ask_for(desk, ITEM, consent, dossier.hands)
            must_complete(missing, papers)
            yield ClaimCompleted(*case, papers, officer, consent)

        case (
            (At(items.FIRST_REVIEW, dossier) | WithClaimant(dossier)),
            RefuseUnemploymentClaim(reasons=reasons),
        ):
            take(desk, items.FIRST_REVIEW, ITEM, dossier.hands)
            yield ClaimNotAccepted(*case, officer, reasons, ways_to_appeal(known, on))

        case At(step, dossier), PassUnemploymentClaim() if step != items.APPROVE:
            take(desk, step, ITEM, dossier.hands)
            alone = step == items.FIRST_REVIEW and uses_one_person_exception(desk, dossier.hands)
            yield ClaimPassed(*case, step, officer, alone)

        case At(step, dossier), ReturnUnemploymentClaim(to=to, reasons=reasons):
            take(desk, step, ITEM, dossier.hands)
            if to is not ClaimStop.APPLICANT and WAY.index(STOPS[to]) >= WAY.index(step):
                raise Refused("RETURN_NOT_BACK", field="to")
            yield ClaimReturned(*case, officer, to, reasons)

        case At(items.APPROVE, dossier), DecideUnemploymentClaim():
            grant = take(desk, items.APPROVE, ITEM, dossier.hands)
            decision = claim_decision(desk, dossier.kind, grant)
            if decision.amount:
                yield ClaimGranted(*case, dossier.kind, months_of(decision), decision, officer)
            else:
                yield ClaimDenied(*case, decision, officer)

        case At(_, dossier) | WithClaimant(dossier), WithdrawUnemploymentClaim(consent=consent):
            ask_for(desk, ITEM, consent, dossier.hands)
            yield ClaimWithdrawn(*case, officer, consent)

        case Answered(decided_on, appeals, owed=owed), ServeUnemploymentClaim(
            served_on=served_on, method=method
        ):
            take(desk, items.SERVE, ITEM)
            must_be_served_between(decided_on, served_on, on)
            ends = ends_of(appeals, served_on, known.law)
            served = ClaimServed(*case[:3], served_on, method, officer, ends, bool(owed))
            yield Effective(served_on, served)

        case Owed(amount, dossier), PayLivingGrant():
            take(desk, items.PAY, ITEM, dossier.hands)
            yield LivingGrantPaid(*case, amount, officer)

        case _:
            raise out_of_order(desk, ITEM, command, claim)


def must_be_claimable(known: ClaimFacts, kind: UnemploymentClaimKind, on: date) -> None:
    """By the living, after a job that ended, once at a time, and not beside a benefit that runs."""
    if known.merged_into is not None:
        raise Refused("PERSON_MERGED", field="person", survivor=known.merged_into)
    if known.died_on is not None and on > known.died_on.value:
        raise Refused("AFTER_DEATH", field="on", died_on=known.died_on.value)
    if known.other_claim:
        raise Refused("UNEMPLOYMENT_CLAIM_OPEN", field="person")
    if known.job is None:
        raise Refused("NO_JOB_ENDED", field="person")
    if kind is UnemploymentClaimKind.BENEFIT and known.benefit_stands:
        raise Refused("UNEMPLOYMENT_BENEFIT_STANDS", field="person")


CLAIM = Decider[Claim, UnemploymentClaimCommand, ClaimEvent](NotFiled(), decide, evolve)
