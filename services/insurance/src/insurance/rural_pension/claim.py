"""The claim to the pension: five hands of different persons, a decision that explains itself, its service."""

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from insurance.items import APPROVE, FIRST_REVIEW, INTAKE, PENSION_CLAIM, RECHECK, REVIEW, SERVE
from insurance.law import RURAL_PENSION
from insurance.rural_pension import publication
from insurance.rural_pension.claim_conditions import (
    ClaimFacts,
    corrected,
    must_be_behind,
    must_be_claimable,
    must_be_decidable,
    must_be_told_once,
)
from insurance.rural_pension.claim_states import (
    STEPS,
    STOPS,
    Answered,
    AtApproval,
    AtPublication,
    AtRecheck,
    AtReview,
    AtTownship,
    Claim,
    Closed,
    Dossier,
    NotFiled,
    WithApplicant,
)
from insurance.rural_pension.commands.claim import (
    AcceptClaim,
    AskToCompleteClaim,
    ClaimCommand,
    CompleteClaim,
    DecideClaim,
    FileClaim,
    PubliciseClaim,
    RecheckClaim,
    RecordObjection,
    RefuseClaim,
    ReturnClaim,
    ReviewClaim,
    ServeDecision,
    WithdrawClaim,
)
from insurance.rural_pension.events.claim import (
    ClaimAccepted,
    ClaimCompleted,
    ClaimEvent,
    ClaimFiled,
    ClaimFormCorrected,
    ClaimNotAccepted,
    ClaimObjected,
    ClaimPublicised,
    ClaimRechecked,
    ClaimReturned,
    ClaimReviewed,
    ClaimToComplete,
    ClaimWithdrawn,
    DecisionServed,
    Denied,
    Granted,
)
from insurance.rural_pension.scheme import (
    scheme_on,
    ways_to_appeal,
)
from insurance.rural_pension.terms import ClaimStop
from insurance.serving import must_be_served_between
from jinbao.actor import Grant
from jinbao.casework.appeal import AppealEnds
from jinbao.casework.hands import Hand, ask_for, out_of_order, take, uses_one_person_exception
from jinbao.casework.paper import must_complete
from jinbao.decider import Decider
from jinbao.decision import Appeal, DecidedBy, Decision, Occasion, appeal_ends
from jinbao.desk import Desk
from jinbao.events import Effective
from jinbao.replay import decide as work_out

ITEM = PENSION_CLAIM


def decide(claim: Claim, command: ClaimCommand, desk: Desk[ClaimFacts]) -> Iterator[ClaimEvent | Effective]:
    known, on, officer = desk.known, desk.on, desk.by.person
    case = (known.claim, known.person, known.place.region, on)

    match claim, command:
        case NotFiled(), FileClaim(children=children, papers=papers, consent=consent):
            ask_for(desk, ITEM, consent)
            must_be_claimable(known, children, on)
            yield ClaimFiled(
                *case, scheme_on(known, on), command.employee_pension, children, papers, officer, consent
            )

        case AtTownship(dossier), AcceptClaim():
            take(desk, FIRST_REVIEW, ITEM, dossier.hands)
            yield ClaimAccepted(*case, officer, uses_one_person_exception(desk, dossier.hands))

        case AtTownship(dossier) | WithApplicant(dossier), RefuseClaim(reasons=reasons):
            take(desk, FIRST_REVIEW, ITEM, dossier.hands)
            yield ClaimNotAccepted(*case, officer, reasons, ways_to_appeal(known, on))

        case AtTownship(dossier), AskToCompleteClaim(missing=missing):
            take(desk, FIRST_REVIEW, ITEM, dossier.hands)
            must_be_told_once(dossier)
            yield ClaimToComplete(*case, officer, missing)

        case WithApplicant(dossier, missing), CompleteClaim(papers=papers, consent=consent):
            ask_for(desk, ITEM, consent, dossier.hands)
            must_complete(missing, papers)
            form = corrected(dossier, command)
            yield ClaimCompleted(*case, form.employee_pension, form.children, papers, officer, consent)

        case AtReview(dossier), ReviewClaim():
            take(desk, REVIEW, ITEM, dossier.hands)
            yield ClaimReviewed(*case, officer, known.parameter("publication_days", on).number)

        case _, PubliciseClaim() | RecordObjection():
            yield from publication.decide(claim, command, desk)

        case AtRecheck(dossier), RecheckClaim():
            take(desk, RECHECK, ITEM, dossier.hands)
            publication.must_be_over(dossier, on)
            yield ClaimRechecked(*case, officer)

        case (
            (AtTownship() | AtReview() | AtPublication() | AtRecheck() | AtApproval()),
            ReturnClaim(to=to, reasons=reasons),
        ):
            take(desk, STEPS[type(claim)], ITEM, claim.dossier.hands)
            must_be_behind(to, claim)
            yield ClaimReturned(*case, officer, to, reasons)

        case AtApproval(dossier), DecideClaim():
            grant = take(desk, APPROVE, ITEM, dossier.hands)
            must_be_decidable(known, dossier.children, on)
            decision = decided(desk, grant)
            yield (Granted if decision.amount else Denied)(*case, decision, officer)

        case (
            (
                WithApplicant(dossier)
                | AtTownship(dossier)
                | AtReview(dossier)
                | AtPublication(dossier)
                | AtRecheck(dossier)
                | AtApproval(dossier)
            ),
            WithdrawClaim(consent=consent),
        ):
            ask_for(desk, ITEM, consent, dossier.hands)
            yield ClaimWithdrawn(*case, officer, consent)

        case Answered(answered_on, appeals), ServeDecision(served_on=served_on, method=method):
            take(desk, SERVE, ITEM)
            must_be_served_between(answered_on, served_on, on)
            ends = tuple(ends_on(appeal, served_on, known) for appeal in appeals)
            yield Effective(served_on, DecisionServed(*case[:3], served_on, method, officer, ends))

        case _:
            raise out_of_order(desk, ITEM, command, claim)


def decided(desk: Desk[ClaimFacts], grant: Grant) -> Decision:
    """What the law says, under a grant whose ceiling covers the amount."""
    decision = worked_out(desk.known, desk.on, _by(desk, grant))
    if decision.amount is None:
        return decision
    grant = desk.must(APPROVE, ITEM, desk.known.place, decision.amount.fen)
    return replace(decision, decided_by=_by(desk, grant))


def worked_out(known: ClaimFacts, on: date, by: DecidedBy) -> Decision:
    """The decision that these facts lead to, as the law stood and was known on the day."""
    if known.facts is None:
        raise ValueError("a claim is decided on facts, and nobody has gathered them")
    occasion = Occasion(about=known.person, within=known.place.within, on=on, known_by=on, decided_by=by)
    return work_out(RURAL_PENSION, occasion, known.facts.inputs(), known.parameters)


def ends_on(appeal: Appeal, served_on: date, known: ClaimFacts) -> AppealEnds:
    return AppealEnds(appeal, appeal_ends(appeal, served_on, known.law))


def _by(desk: Desk[ClaimFacts], grant: Grant) -> DecidedBy:
    return DecidedBy(desk.by.person, grant.office, grant.id)


def evolve(claim: Claim, event: ClaimEvent) -> Claim:
    match claim, event:
        case NotFiled(), ClaimFiled(employee_pension=employee, children=children):
            return AtTownship(Dossier(employee, children, (Hand(INTAKE, event.filed_by, event.on),)))
        case AtTownship(dossier), ClaimToComplete(on=on, officer=officer, missing=missing):
            told = replace(dossier.through(FIRST_REVIEW, officer, on), told=True)
            return WithApplicant(told, missing)
        case WithApplicant(dossier), ClaimCompleted(on=on, employee_pension=employee, children=children):
            form = replace(dossier, employee_pension=employee, children=children)
            return AtTownship(form.through(INTAKE, event.completed_by, on))
        case AtTownship(dossier), ClaimFormCorrected(on=on, corrected_by=person):
            form = replace(dossier, employee_pension=event.employee_pension, children=event.children)
            return AtTownship(form.through(INTAKE, person, on))
        case AtTownship(dossier), ClaimAccepted(on=on, officer=officer):
            return AtReview(dossier.through(FIRST_REVIEW, officer, on))
        case AtReview(dossier), ClaimReviewed(on=on, officer=officer, publication_days=days):
            reviewed = dossier.through(REVIEW, officer, on)
            return AtPublication(reviewed, days) if days else AtRecheck(reviewed)
        case AtPublication(dossier), ClaimPublicised(until=until):
            return AtRecheck(replace(dossier, public_until=until))
        case AtRecheck(dossier), ClaimObjected():
            return AtReview(replace(dossier, public_until=None))
        case AtRecheck(dossier), ClaimRechecked(on=on, officer=officer):
            return AtApproval(dossier.through(RECHECK, officer, on))
        case (
            (AtTownship() | AtReview() | AtPublication() | AtRecheck() | AtApproval()),
            ClaimReturned(on=on, to=to),
        ):
            back = claim.dossier.through(STEPS[type(claim)], event.officer, on)
            return STOPS[to](back if to is ClaimStop.RECHECK else replace(back, public_until=None))
        case AtApproval(), Granted(on=on, decision=decision) | Denied(on=on, decision=decision):
            return Answered(on, decision.appeals)
        case AtTownship() | WithApplicant(), ClaimNotAccepted(on=on, appeals=appeals):
            return Answered(on, appeals)
        case (
            (WithApplicant() | AtTownship() | AtReview() | AtPublication() | AtRecheck() | AtApproval()),
            ClaimWithdrawn(),
        ):
            return Closed()
        case Answered(), DecisionServed():
            return Closed()
        case _:
            raise ValueError(f"{event} cannot follow {claim}")


CLAIM = Decider[Claim, ClaimCommand, ClaimEvent](NotFiled(), decide, evolve)
