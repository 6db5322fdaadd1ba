"""An unemployment registration: applied for, visited, decided, kept in contact, offered work, cancelled."""

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from employment import items
from employment.deciding import decision_of
from employment.facts import must_live
from employment.law import UNEMPLOYMENT as RULES
from employment.unemployment import events
from employment.unemployment.commands import (
    ApplyForUnemployment,
    CancelUnemployment,
    DecideUnemployment,
    OfferWork,
    RecordUnemploymentVisit,
    RefuseOffer,
    ReinstateUnemployment,
    ReportStatus,
    RevokeUnemployment,
    RuleOnRefusal,
    ServeUnemploymentAnswer,
    TakeOffer,
    TransferUnemployment,
    UnemploymentCommand,
    WithdrawUnemployment,
)
from employment.unemployment.contact import ContactGone, ContactHeard, take_contact_back, told_of_contact
from employment.unemployment.ending import cancelled, reinstated, revoked
from employment.unemployment.events import UnemploymentEvent
from employment.unemployment.facts import UnemploymentFacts, lapses_on, long_term_on
from employment.unemployment.stages import (
    NotApplied,
    Off,
    Offer,
    OnRegister,
    Pending,
    Unemployment,
    evolve,
)
from employment.unemployment.work import WorkTold, told_of_work
from jinbao.casework.hands import ask_for, out_of_order, take
from jinbao.casework.serving import serve
from jinbao.casework.steps import APPROVE, FIRST_REVIEW, INTAKE
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk
from jinbao.events import Effective

ITEM = items.EMPLOYMENT_REGISTRATION
D = Desk[UnemploymentFacts]
Asked: TypeAlias = UnemploymentCommand | WorkTold | ContactHeard | ContactGone


def decide(it: Unemployment, command: Asked, desk: D) -> Iterator[UnemploymentEvent | Effective]:
    match it:
        case OnRegister() if isinstance(command, WorkTold):
            yield from told_of_work(it, command, desk)
        case OnRegister() if isinstance(command, ContactHeard):
            yield from told_of_contact(it, command, desk)
        case OnRegister() if isinstance(command, ContactGone):
            yield from take_contact_back(it, command, desk)
        case _ if isinstance(command, WorkTold | ContactHeard | ContactGone):
            return
        case OnRegister():
            yield from on_register(it, command, desk)
        case Off():
            yield from off_register(it, command, desk)
        case _:
            yield from on_the_way(it, command, desk)


def on_the_way(it: Unemployment, command: UnemploymentCommand, desk: D) -> Iterator[UnemploymentEvent]:
    known, officer = desk.known, desk.by.person
    case = case_of(desk)
    match it, command:
        case NotApplied(), ApplyForUnemployment() as form:
            ask_for(desk, ITEM, form.consent)
            must_be_alone(known)
            yield events.Applied(
                *case, form.category, form.able, form.wants_work, form.papers, officer, form.consent
            )

        case Pending(hands=hands), RecordUnemploymentVisit(
            lives_here=here, without_work=without, insured=paid
        ):
            take(desk, INTAKE, ITEM, hands)
            yield events.Visited(*case, here, without, paid, officer)

        case Pending(category, hands, visited=True), DecideUnemployment():
            grant = take(desk, FIRST_REVIEW, ITEM, hands)
            must_be_alone(known)
            decision = decision_of(desk, RULES, grant, known.evidence)
            if decision.outcome == "granted":
                lapses, long_term = lapses_on(known.law, desk.on), long_term_on(known.law, desk.on)
                last_job = known.last_job
                yield events.Registered(
                    *case, category, known.spell, last_job, lapses, long_term, decision, officer
                )
            else:
                yield events.NotRegistered(*case, decision, officer)

        case Pending(visited=False), DecideUnemployment():
            desk.must(FIRST_REVIEW, ITEM, known.place)
            raise Refused("NOT_VISITED", field="registration", law="就业服务与就业管理规定 六十三")

        case Pending(), WithdrawUnemployment():
            if not desk.by.speaks_for(known.person):
                desk.must(INTAKE, ITEM, known.place)
            yield events.Withdrawn(*case, officer)

        case _:
            raise out_of_order(desk, ITEM, command, it)


def on_register(
    it: OnRegister, command: UnemploymentCommand, desk: D
) -> Iterator[UnemploymentEvent | Effective]:
    known, on, officer = desk.known, desk.on, desk.by.person
    case = case_of(desk)
    match command:
        case ReportStatus(way=way, still_seeking=still_seeking):
            must_be_theirs(desk)
            last = max(on, it.last_contact)
            lapses = lapses_on(known.law, last)
            yield events.ContactMade(*case, way, still_seeking, last, lapses, None, officer)

        case OfferWork(what=what, employer=employer, vacancy=vacancy):
            take(desk, INTAKE, ITEM)
            yield events.OfferMade(*case, f"{len(it.offers) + 1}", what, employer, vacancy, officer)

        case TakeOffer(offer=offer):
            must_be_theirs(desk)
            must_be_open(it, offer)
            yield events.OfferTaken(*case, offer, officer)

        case RefuseOffer(offer=offer, reason=reason):
            must_be_theirs(desk)
            yield events.OfferRefused(*case, offer, must_be_open(it, offer).kind, reason, officer)

        case RuleOnRefusal(offer=offer, proper_cause=proper_cause):
            take(desk, FIRST_REVIEW, ITEM)
            refused = must_be_refused(it, offer)
            enough = it.refusals + (not proper_cause) >= known.law.parameter("refusals_to_cancel", on).number
            day = refused.refused_on or on
            yield events.RefusalRuled(*case, offer, refused.kind, day, proper_cause, enough, officer)

        case CancelUnemployment():
            yield cancelled(it, command, desk, take(desk, APPROVE, ITEM))

        case RevokeUnemployment():
            yield revoked(it, command, desk, take(desk, APPROVE, ITEM))

        case TransferUnemployment(region=region, since=since):
            yield Effective(since, moved(it, region, since, desk))

        case _:
            raise out_of_order(desk, ITEM, command, it)


def off_register(it: Off, command: UnemploymentCommand, desk: D) -> Iterator[UnemploymentEvent | Effective]:
    known, officer = desk.known, desk.by.person
    match command:
        case ServeUnemploymentAnswer(served_on=served_on, method=method) if not it.served:
            ends = serve(desk, ITEM, it.on, served_on, it.appeals, desk.known.law)
            case = (known.registration, known.person, known.place.region, served_on)
            yield Effective(served_on, events.DecisionServed(*case, method, officer, ends))

        case ReinstateUnemployment() if it.before is not None and it.ground is not None:
            grant = take(desk, APPROVE, ITEM)
            must_be_alone(known)
            yield reinstated(it.before, it.ground, command, desk, grant)

        case _:
            raise out_of_order(desk, ITEM, command, it)


def case_of(desk: D) -> tuple[str, str, str, date]:
    known = desk.known
    return known.registration, known.person, known.place.region, desk.on


def moved(it: OnRegister, region: str, since: date, desk: D) -> events.Transferred:
    """Registration and intake follow the person (handbook 17.3): the new place asks for it."""
    known, on, officer = desk.known, desk.on, desk.by.person
    if known.new_place is None:
        raise ValueError("nobody looked up where it goes")
    desk.must(FIRST_REVIEW, ITEM, known.new_place)
    if region == known.place.region:
        raise Refused("NOTHING_TO_DO")
    if not it.registered_on <= since <= on:
        raise Refused("GROUND_OUTSIDE", field="since", registered_on=it.registered_on)
    return events.Transferred(
        known.registration, known.person, region, on, known.place.region, since, officer
    )


def must_be_theirs(desk: D) -> None:
    """Told by the person, or to an office."""
    if not desk.by.speaks_for(desk.known.person):
        desk.must(INTAKE, ITEM, desk.known.place)


def must_be_alone(known: UnemploymentFacts) -> None:
    """Of a living person with one file, registered nowhere else: a second is pointed to where it was."""
    must_live(known)
    if other := known.elsewhere:
        if other.region == known.place.region:
            raise Refused("ALREADY_REGISTERED", field="person", place_name=other.place_name)
        raise Refused("REGISTERED_ELSEWHERE", field="person", place_name=other.place_name)


def must_be_open(it: OnRegister, offer: str) -> Offer:
    found = it.offers.get(offer)
    if found is None or found.taken or found.refused_on is not None:
        raise Refused("OFFER_NOT_OPEN", field="offer")
    return found


def must_be_refused(it: OnRegister, offer: str) -> Offer:
    found = it.offers.get(offer)
    if found is None or found.refused_on is None or found.proper_cause is not None:
        raise Refused("OFFER_NOT_REFUSED", field="offer")
    return found


UNEMPLOYMENT = Decider[Unemployment, Asked, UnemploymentEvent](NotApplied(), decide, evolve)
