"""What can be asked of an unemployment registration, each with a request that stands for its kind."""

from collections.abc import Mapping, Sequence
from functools import partial

from msgspec.structs import replace

from employment.known import About
from employment.unemployment import commands
from employment.unemployment.knowledge import unemployment_facts
from employment.unemployment.look_ups import TABLE, seen
from employment.unemployment.register import case_of
from employment.unemployment.stages import OnRegister
from employment.unemployment.terms import CancellationGround, ContactWay, OfferKind, OfferRefusal
from employment.unemployment.unemployment import ITEM, UNEMPLOYMENT
from jinbao.actor import Place
from jinbao.casework.possible import (
    EVERY_PAPER,
    KindOfCase,
    Possible,
    Standing,
    request_of,
    standing_in,
    today,
)
from jinbao.casework.service_method import ServiceMethod
from jinbao.casework.steps import FIRST_REVIEW
from jinbao.service import Enquiry


def registrations(enquiry: Enquiry, keys: Sequence[str]) -> Mapping[str, Standing]:
    rows = enquiry.connection.execute(seen(enquiry).where(TABLE.id.in_(keys)))
    cases = [About(row.id, row.person, row.region) for row in rows]
    streams = {case.case: case_of(case.case) for case in cases}
    places, known = where_they_decide(enquiry), unemployment_facts(enquiry, cases, enquiry.today)
    moving = {
        case.case: replace(known[case.case], new_place=elsewhere(places, case.region)) for case in cases
    }
    return standing_in(enquiry, UNEMPLOYMENT, streams, moving)


def where_they_decide(enquiry: Enquiry) -> list[Place]:
    """Where the caller may take a registration over: it is the new place that asks for it."""
    actor, on = enquiry.actor, enquiry.today
    places = enquiry.authority.known_places(enquiry.connection, [grant.region for grant in actor.grants])
    return [place for place in places.values() if any(actor.may(FIRST_REVIEW, ITEM, place, on))]


def elsewhere(places: Sequence[Place], region: str) -> Place:
    return next((place for place in places if place.region != region), NOWHERE)


def any_offer(it: Standing, *, refused: bool) -> str:
    """One that stands as the request needs it, where there is one."""
    offers = it.state.offers if isinstance(it.state, OnRegister) else {}
    fitting = (
        offer
        for offer, said in offers.items()
        if not said.taken and said.proper_cause is None and (said.refused_on is not None) == refused
    )
    return next(fitting, "")


asking = partial(request_of, "registration")
NOWHERE = Place("", ())
OPEN_OFFER, REFUSED_OFFER = partial(any_offer, refused=False), partial(any_offer, refused=True)

OF_UNEMPLOYMENT = KindOfCase(
    UNEMPLOYMENT.decide,
    (
        Possible("withdrawUnemployment", asking(commands.WithdrawUnemployment)),
        Possible(
            "recordUnemploymentVisit",
            asking(commands.RecordUnemploymentVisit, lives_here=True, without_work=True, insured=False),
        ),
        Possible("decideUnemployment", asking(commands.DecideUnemployment)),
        Possible(
            "serveUnemploymentAnswer",
            asking(commands.ServeUnemploymentAnswer, served_on=today, method=ServiceMethod.DIRECT),
        ),
        Possible("reportStatus", asking(commands.ReportStatus, way=ContactWay.IN_PERSON)),
        Possible("offerWork", asking(commands.OfferWork, what=OfferKind.JOB)),
        Possible("takeOffer", asking(commands.TakeOffer, offer=OPEN_OFFER)),
        Possible("refuseOffer", asking(commands.RefuseOffer, offer=OPEN_OFFER, reason=OfferRefusal.WAGE)),
        Possible("ruleOnRefusal", asking(commands.RuleOnRefusal, offer=REFUSED_OFFER, proper_cause=True)),
        Possible(
            "cancelUnemployment",
            asking(
                commands.CancelUnemployment,
                ground=CancellationGround.STABLE_INCOME,
                since=today,
                papers=EVERY_PAPER,
            ),
        ),
        Possible(
            "transferUnemployment",
            asking(commands.TransferUnemployment, region=lambda it: it.known.new_place.region, since=today),
        ),
        Possible("reinstateUnemployment", asking(commands.ReinstateUnemployment, papers=EVERY_PAPER)),
        Possible("revokeUnemployment", asking(commands.RevokeUnemployment, papers=EVERY_PAPER)),
    ),
    registrations,
)
