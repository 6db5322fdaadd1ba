"""The claim to the pension: five hands of different persons, a decision that explains itself, its service."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from insurance.hands import Hand, ask_for, take, uses_one_person_exception
from insurance.items import APPROVE, FIRST_REVIEW, INTAKE, PENSION_CLAIM, RECHECK, REVIEW, SERVE
from insurance.law import RURAL_PENSION
from insurance.paper import PaperKind, must_complete
from insurance.rural_pension.commands import (
    AcceptClaim,
    AskToCompleteClaim,
    ClaimCommand,
    CompleteClaim,
    DecideClaim,
    FileClaim,
    RecheckClaim,
    RefuseClaim,
    ReturnClaim,
    ReviewClaim,
    ServeDecision,
    WithdrawClaim,
)
from insurance.rural_pension.events import (
    AppealEnds,
    ClaimAccepted,
    ClaimCompleted,
    ClaimEvent,
    ClaimFiled,
    ClaimFormCorrected,
    ClaimNotAccepted,
    ClaimRechecked,
    ClaimReturned,
    ClaimReviewed,
    ClaimToComplete,
    ClaimWithdrawn,
    DecisionServed,
    DeclaredChild,
    Denied,
    Granted,
)
from insurance.rural_pension.facts import Facts
from insurance.rural_pension.scheme import (
    PersonFacts,
    cited,
    must_be_alive,
    scheme_on,
    start_of_scheme,
    ways_to_appeal,
)
from insurance.rural_pension.terms import ClaimStop, Scheme
from jinbao.actor import Grant
from jinbao.calendar import NO_CITY_TABLE, CityTable, after_months, age_on
from jinbao.decider import Decider, Refused
from jinbao.decision import Appeal, DecidedBy, Decision, Occasion, appeal_ends
from jinbao.desk import Desk
from jinbao.events import Effective
from jinbao.replay import decide as work_out

ITEM = PENSION_CLAIM


class ClaimFacts(PersonFacts, frozen=True, kw_only=True):
    """What is known around a claim.

    ``claim`` is the id that the service gives it. ``other_claim`` says that the person has another one, open
    or granted. ``children`` are the living ones on record. ``facts`` are gathered when the claim is to be
    decided.
    """

    claim: str
    other_claim: bool = False
    children: frozenset[str] = frozenset()
    facts: Facts | None = None
    city: CityTable = NO_CITY_TABLE


class Dossier(Struct, frozen=True):
    """What goes with a claim from hand to hand; ``told`` says that the list of missing papers was given."""

    employee_pension: bool
    children: tuple[DeclaredChild, ...]
    hands: tuple[Hand, ...]
    told: bool = False

    def through(self, step: str, person: str, on: date) -> "Dossier":
        return replace(self, hands=(*self.hands, Hand(step, person, on)))


class NotFiled(Struct, frozen=True):
    pass


class WithApplicant(Struct, frozen=True):
    """Sent back, or waiting for the papers that are missing."""

    dossier: Dossier
    missing: tuple[PaperKind, ...] = ()


class AtTownship(Struct, frozen=True):
    dossier: Dossier


class AtReview(Struct, frozen=True):
    dossier: Dossier


class AtRecheck(Struct, frozen=True):
    dossier: Dossier


class AtApproval(Struct, frozen=True):
    dossier: Dossier


class Answered(Struct, frozen=True):
    """The office has said yes or no, but whom it concerns has not been told."""

    on: date
    appeals: tuple[Appeal, ...]


class Closed(Struct, frozen=True):
    pass


OnTheWay = AtTownship | AtReview | AtRecheck | AtApproval
Claim = NotFiled | WithApplicant | OnTheWay | Answered | Closed

STEPS = {AtTownship: FIRST_REVIEW, AtReview: REVIEW, AtRecheck: RECHECK, AtApproval: APPROVE}
STOPS: dict[ClaimStop, type[WithApplicant | AtTownship | AtReview | AtRecheck]] = {
    ClaimStop.APPLICANT: WithApplicant,
    ClaimStop.FIRST_REVIEW: AtTownship,
    ClaimStop.REVIEW: AtReview,
    ClaimStop.RECHECK: AtRecheck,
}
WAY = (*STOPS.values(), AtApproval)


def decide(claim: Claim, command: ClaimCommand, desk: Desk[ClaimFacts]) -> Iterator[ClaimEvent | Effective]:
    known, on, officer = desk.known, desk.on, desk.by.person
    case = (known.claim, known.person, known.place.region, on)

    match claim, command:
        case NotFiled(), FileClaim(children=children, papers=papers, consent=consent):
            ask_for(desk, ITEM, consent)
            must_be_claimable(known, on)
            must_name_all(known, children, on)
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
            if dossier.told:
                raise Refused("TOLD_ONCE")
            yield ClaimToComplete(*case, officer, missing)

        case WithApplicant(dossier, missing), CompleteClaim(papers=papers, consent=consent):
            ask_for(desk, ITEM, consent, dossier.hands)
            must_complete(missing, papers)
            form = corrected(dossier, command)
            yield ClaimCompleted(*case, form.employee_pension, form.children, papers, officer, consent)

        case AtReview(dossier), ReviewClaim():
            take(desk, REVIEW, ITEM, dossier.hands)
            yield ClaimReviewed(*case, officer)

        case AtRecheck(dossier), RecheckClaim():
            take(desk, RECHECK, ITEM, dossier.hands)
            yield ClaimRechecked(*case, officer)

        case AtTownship() | AtReview() | AtRecheck() | AtApproval(), ReturnClaim(to=to, reasons=reasons):
            take(desk, STEPS[type(claim)], ITEM, claim.dossier.hands)
            must_be_behind(to, claim)
            yield ClaimReturned(*case, officer, to, reasons)

        case AtApproval(dossier), DecideClaim():
            grant = take(desk, APPROVE, ITEM, dossier.hands)
            must_have_come_of_age(known, on)
            must_name_all(known, dossier.children, on)
            decision = decided(desk, grant)
            yield (Granted if decision.amount else Denied)(*case, decision, officer)

        case (
            (
                WithApplicant(dossier)
                | AtTownship(dossier)
                | AtReview(dossier)
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
            raise Refused("OUT_OF_ORDER", asked=type(command).__name__, stands=type(claim).__name__)


def must_be_claimable(known: ClaimFacts, on: date) -> None:
    """From a month before the sixtieth birthday on, by the living, where there is a scheme, and once."""
    must_be_alive(known, on)
    start_of_scheme(known, on)
    age, notice = known.parameter("pension_age", on), known.parameter("claim_notice", on)
    if age_on(after_months(on, notice.number), known.born) < age.number:
        raise Refused("CLAIM_TOO_EARLY", field="on", law=cited(age), age=age.number)
    if known.other_claim:
        raise Refused("CLAIM_OPEN", field="person")


def must_be_distinct(children: tuple[DeclaredChild, ...]) -> None:
    if len({child.person for child in children}) < len(children):
        raise Refused("CHILD_TWICE", field="children")


def must_name_all(known: ClaimFacts, children: tuple[DeclaredChild, ...], on: date) -> None:
    """Each once; whom the rural scheme found at sixty cannot pass over one on record (handbook 6.3)."""
    must_be_distinct(children)
    condition, age = known.parameter("children_condition", on), known.parameter("pension_age", on)
    found_at_sixty = age_on(start_of_scheme(known, on), known.born) >= age.number
    is_asked = condition.value is True and scheme_on(known, on) is Scheme.RURAL_RESIDENTS
    if found_at_sixty and is_asked and known.children - {child.person for child in children}:
        raise Refused("CHILD_NOT_NAMED", field="children", law=cited(condition))


def must_have_come_of_age(known: ClaimFacts, on: date) -> None:
    """A claim that came in early waits for the birthday, which only death keeps from coming."""
    age = known.parameter("pension_age", on)
    if known.died_on is None and age_on(on, known.born) < age.number:
        raise Refused("PENSION_AGE_AHEAD", field="on", law=cited(age), age=age.number)


def must_be_behind(to: ClaimStop, claim: OnTheWay) -> None:
    if WAY.index(STOPS[to]) >= WAY.index(type(claim)):
        raise Refused("RETURN_NOT_BACK", field="to")


def must_be_served_between(answered_on: date, served_on: date, on: date) -> None:
    if served_on < answered_on:
        raise Refused("SERVED_BEFORE_DECISION", field="served_on", decided_on=answered_on)
    if served_on > on:
        raise Refused("SERVED_IN_FUTURE", field="served_on")


def corrected(dossier: Dossier, command: CompleteClaim) -> Dossier:
    """The form as it stands once the applicant has put right what was wrong."""
    employee = dossier.employee_pension if command.employee_pension is None else command.employee_pension
    children = dossier.children if command.children is None else command.children
    must_be_distinct(children)
    return replace(dossier, employee_pension=employee, children=children)


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
    return AppealEnds(appeal, appeal_ends(appeal, served_on, known.law, known.city))


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
        case AtReview(dossier), ClaimReviewed(on=on, officer=officer):
            return AtRecheck(dossier.through(REVIEW, officer, on))
        case AtRecheck(dossier), ClaimRechecked(on=on, officer=officer):
            return AtApproval(dossier.through(RECHECK, officer, on))
        case AtTownship() | AtReview() | AtRecheck() | AtApproval(), ClaimReturned(on=on, to=to):
            return STOPS[to](claim.dossier.through(STEPS[type(claim)], event.officer, on))
        case AtApproval(), Granted(on=on, decision=decision) | Denied(on=on, decision=decision):
            return Answered(on, decision.appeals)
        case AtTownship() | WithApplicant(), ClaimNotAccepted(on=on, appeals=appeals):
            return Answered(on, appeals)
        case ((WithApplicant() | AtTownship() | AtReview() | AtRecheck() | AtApproval()), ClaimWithdrawn()):
            return Closed()
        case Answered(), DecisionServed():
            return Closed()
        case _:
            raise ValueError(f"{event} cannot follow {claim}")


CLAIM = Decider[Claim, ClaimCommand, ClaimEvent](NotFiled(), decide, evolve)
