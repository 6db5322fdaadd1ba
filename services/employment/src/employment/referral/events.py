"""What can happen to a referral.  Kept for good: a change is a v2, never an edit.

Stream referral/<referral>.
"""

from datetime import date

from employment.referral.terms import ReferralOutcome, ReferralStage
from employment.unemployment.terms import OfferRefusal
from jinbao.events import Event


class Recommended(Event, frozen=True, tag="employment.referral.recommended.v1"):
    """To whom has a ``registration`` as unemployed it is an offer of work; ``region`` is their home."""

    referral: str
    person: str
    region: str
    on: date
    search: str
    vacancy: str
    employer: str
    registration: str | None
    officer: str


class Interviewed(Event, frozen=True, tag="employment.referral.interviewed.v1"):
    referral: str
    person: str
    region: str
    on: date
    held_on: date
    recorded_by: str


class Resulted(Event, frozen=True, tag="employment.referral.resulted.v1"):
    """``declined_for`` is why the person did not want it."""

    referral: str
    person: str
    region: str
    on: date
    outcome: ReferralOutcome
    declined_for: OfferRefusal | None
    told_by: str


class HireConfirmed(Event, frozen=True, tag="employment.referral.hire-confirmed.v1"):
    """The registration of employment says so: only now it counts."""

    referral: str
    person: str
    region: str
    on: date
    vacancy: str
    search: str
    registration: str | None
    employment: str
    since: date


class HireTakenBack(Event, frozen=True, tag="employment.referral.hire-taken-back.v1"):
    """That registration was annulled: the referral is where it was before, at ``stage``."""

    referral: str
    person: str
    region: str
    on: date
    vacancy: str
    search: str
    employment: str
    stage: ReferralStage


ReferralEvent = Recommended | Interviewed | Resulted | HireConfirmed | HireTakenBack
