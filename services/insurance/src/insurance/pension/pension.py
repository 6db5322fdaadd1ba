"""The pension in payment: begun by a grant, raised with the law, held, ended, recalculated or revoked."""

from collections.abc import Iterator

from msgspec.structs import replace

from insurance.items import APPROVE, PENSION_CLAIM, REVIEW, SERVE
from insurance.pension import ending, raising, recalculating, revoking
from insurance.pension.commands import (
    AnnulRevocation,
    PensionCommand,
    RaisePension,
    RecalculatePension,
    ReinstatePension,
    ResumePension,
    RevokeGrant,
    ServePensionDecision,
    StopPension,
    SuspendPension,
)
from insurance.pension.due import Rate, Terms, with_rate
from insurance.pension.entitlement import born_by, differences, recalculated, terms_of, void
from insurance.pension.events import (
    Begun,
    GrantRevoked,
    PensionDecisionServed,
    PensionEvent,
    Raised,
    Recalculated,
    Reinstated,
    Resumed,
    RevocationAnnulled,
    Stands,
    Stopped,
    Suspended,
)
from insurance.pension.held import hold_of
from insurance.pension.recalculating import Corrected
from insurance.pension.standing import (
    Begin,
    Ended,
    Granted,
    Hold,
    InPayment,
    Lapsed,
    NotBegun,
    OnHold,
    Pension,
    PensionFacts,
    Revoked,
    stands,
)
from insurance.pension.terms import PensionStatus
from insurance.serving import ends_of, must_be_served_between, must_be_unserved
from jinbao.actor import Grant
from jinbao.calendar import month_of
from jinbao.casework.hands import out_of_order, take
from jinbao.decider import Decider
from jinbao.decision import DecidedBy, Decision, Occasion
from jinbao.desk import Desk
from jinbao.events import Effective

ITEM = PENSION_CLAIM


def decide(
    pension: Pension, command: PensionCommand | Begin, desk: Desk[PensionFacts]
) -> Iterator[PensionEvent | Effective]:
    known, on, officer = desk.known, desk.on, desk.by.person
    case = (known.person, known.place.region)

    match pension, command:
        case NotBegun() | Lapsed() | Revoked(), Begin(claim, decision, hands, payer):
            yield Begun(*case, payer, on, claim, hands, terms_of(decision), born_by(decision))

        case InPayment(terms) | OnHold(terms) | Ended(terms), RaisePension():
            grant = take(desk, APPROVE, ITEM)
            by, now = deciding(desk, grant), terms
            for rate in raising.raises(known.law, terms, on):
                decision = raise_decision(desk, terms, now, rate, by)
                before, now = now, replace(now, rates=with_rate(now.rates, rate))
                months = differences(before, now, month_of(on), known.proven_death)
                yield Raised(*case, on, decision, rate, months, officer, now)

        case InPayment() | OnHold() | Ended() | Lapsed(), RecalculatePension():
            grant = take(desk, APPROVE, ITEM)
            if known.corrected is not None:
                yield recalculation(desk, pension, known.corrected, deciding(desk, grant))

        case InPayment() | OnHold() | Ended(), RevokeGrant():
            yield revoking.revoked(pension, command, known, deciding(desk, take(desk, APPROVE, ITEM)))

        case Revoked(), AnnulRevocation():
            yield revoking.annulled(pension, command, known, deciding(desk, take(desk, APPROVE, ITEM)))

        case _, ServePensionDecision():
            take(desk, SERVE, ITEM)
            yield Effective(command.served_on, served(desk, command))

        case InPayment(), SuspendPension():
            yield ending.suspended(pension, command, known, deciding(desk, take(desk, REVIEW, ITEM)))

        case OnHold(), ResumePension():
            yield ending.resumed(pension, command, known, deciding(desk, take(desk, REVIEW, ITEM)))

        case InPayment(terms) | OnHold(terms) | Ended(terms), StopPension():
            found = ending.stopped(pension, command, known, deciding(desk, take(desk, APPROVE, ITEM)))
            if found.since != terms.stopped_from:
                yield found

        case Ended(), ReinstatePension():
            yield ending.reinstated(pension, command, known, deciding(desk, take(desk, APPROVE, ITEM)))

        case _:
            raise out_of_order(desk, ITEM, command, pension)


def raise_decision(desk: Desk[PensionFacts], stood: Terms, now: Terms, rate: Rate, by: Occasion) -> Decision:
    """Under a grant whose ceiling covers the amount."""
    desk.must(APPROVE, ITEM, desk.known.place, rate.base + rate.top_up + stood.account)
    return raising.decision_on(desk.known, stood, now, rate.since, by)


def recalculation(
    desk: Desk[PensionFacts], pension: Granted | Lapsed, corrected: Corrected, by: Occasion
) -> Recalculated:
    """What the grant is on the right facts, and what that changes for each month."""
    known, on = desk.known, desk.on
    granted = pension.before if isinstance(pension, Lapsed) else pension
    since = pension.certified_since if isinstance(pension, Lapsed) else known.certified_since
    terms = granted.terms
    decision = recalculating.decision_on(corrected, terms, known.rate_events, by, known.parameters)
    if decision.amount is not None:
        desk.must(APPROVE, ITEM, known.place, decision.amount.fen)
    stood, now = void(terms) if isinstance(pension, Lapsed) else terms, recalculated(terms, decision)
    months = differences(stood, now, month_of(on), known.proven_death)
    case = (known.person, known.place.region, on, corrected.claim, corrected.born)
    as_now = stands(granted if decision.amount else Lapsed(granted), since)
    return Recalculated(*case, decision, months, by.decided_by.person, as_now, now)


def deciding(desk: Desk[PensionFacts], grant: Grant) -> Occasion:
    """Who decides today, under which grant."""
    by = DecidedBy(desk.by.person, grant.office, grant.id)
    return raising.occasion_of(desk.known.person, desk.known.place.within, desk.on, by)


def served(desk: Desk[PensionFacts], command: ServePensionDecision) -> PensionDecisionServed:
    """By the law of the day of service the appeals end."""
    known, day = desk.known, command.served_on
    told = must_be_unserved(known.unserved, command.decision)
    must_be_served_between(told.on, day, desk.on)
    ends = ends_of(told.appeals, day, known.law)
    case = (known.person, known.place.region, day)
    return PensionDecisionServed(*case, told.id, command.method, desk.by.person, ends)


def evolve(pension: Pension, event: PensionEvent) -> Pension:
    match pension, event:
        case NotBegun() | Lapsed() | Revoked(), Begun(terms=terms):
            return InPayment(terms)
        case InPayment() | OnHold() | Ended(), Raised(terms=terms):
            return replace(pension, terms=terms)
        case InPayment(), Suspended(ground=ground, terms=terms, imprisoned_on=imprisoned_on):
            return OnHold(terms, ground, imprisoned_on)
        case OnHold(), Resumed(terms=terms):
            return InPayment(terms)
        case InPayment() | OnHold() | Ended(), Stopped(ground=lost, decision=decision, terms=terms) as stop:
            return Ended(terms, lost, hold_of(pension, decision), stop.certified_since)
        case Ended(held=Hold() as held), Reinstated(stands=Stands(PensionStatus.SUSPENDED), terms=terms):
            return OnHold(terms, held.ground, held.imprisoned_on)
        case Ended(), Reinstated(terms=terms):
            return InPayment(terms)
        case InPayment() | OnHold() | Ended() | Lapsed(), Recalculated(stands=now, terms=terms):
            granted = pension.before if isinstance(pension, Lapsed) else pension
            if now.status is PensionStatus.LAPSED:
                return Lapsed(granted, now.certified_since)
            return replace(granted, terms=terms)
        case InPayment() | OnHold() | Ended(), GrantRevoked(certified_since=certified_since):
            return Revoked(pension, certified_since)
        case Revoked(before), RevocationAnnulled():
            return before
        case _, PensionDecisionServed():
            return pension
        case _:
            raise ValueError(f"{event} cannot follow {pension}")


PENSION = Decider[Pension, PensionCommand | Begin, PensionEvent](NotBegun(), decide, evolve)
