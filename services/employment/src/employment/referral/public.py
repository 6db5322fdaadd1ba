"""What other services and integrators are told of referrals."""

from datetime import date
from typing import Any

from employment.referral import events
from employment.referral.terms import ReferralOutcome
from jinbao.events import Event, Recorded


class ReferralMade(Event, frozen=True, tag="employment.referral-made.v1"):
    """Somebody was sent to a vacancy; ``region`` is where they live."""

    referral: str
    person: str
    region: str
    vacancy: str
    employer: str
    on: date


class ReferralResulted(Event, frozen=True, tag="employment.referral-resulted.v1"):
    """What came of it as it was told; a hire counts once it is confirmed."""

    referral: str
    person: str
    region: str
    outcome: ReferralOutcome
    on: date


class ReferralConfirmed(Event, frozen=True, tag="employment.referral-confirmed.v1"):
    """The registration of employment confirms the hire."""

    referral: str
    person: str
    region: str
    vacancy: str
    employment: str
    since: date


class ReferralHireTakenBack(Event, frozen=True, tag="employment.referral-hire-taken-back.v1"):
    """The registration that had confirmed the hire was annulled; it counts no more."""

    referral: str
    person: str
    region: str
    vacancy: str
    employment: str
    on: date


def public_referral(recorded: Recorded[Any]) -> Event | None:
    match recorded.event:
        case events.Recommended(referral, person, region, on, vacancy=vacancy, employer=employer):
            return ReferralMade(referral, person, region, vacancy, employer, on)
        case events.Resulted(referral, person, region, on, outcome):
            return ReferralResulted(referral, person, region, outcome, on)
        case events.HireConfirmed(referral, person, region) as event:
            return ReferralConfirmed(referral, person, region, event.vacancy, event.employment, event.since)
        case events.HireTakenBack(referral, person, region, on, vacancy) as event:
            return ReferralHireTakenBack(referral, person, region, vacancy, event.employment, on)
        case _:
            return None
