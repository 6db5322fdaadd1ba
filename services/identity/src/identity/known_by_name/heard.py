"""What identity hears of work and of disputes: who works or is sent where, who disputes, and who sits."""

from datetime import date
from enum import StrEnum
from typing import TypeAlias

from jinbao.events import Event


class HireRegistered(Event, frozen=True, tag="employment.hire-registered.v1"):
    employment: str
    person: str
    employer: str


class EmploymentEnded(Event, frozen=True, tag="employment.employment-ended.v1"):
    """``ended_on`` is the last day."""

    employment: str
    ended_on: date


class RegistrationCorrected(Event, frozen=True, tag="employment.registration-corrected.v1"):
    """Without an end it goes on."""

    employment: str
    ended_on: date | None


class RegistrationAnnulled(Event, frozen=True, tag="employment.registration-annulled.v1"):
    employment: str


class ReferralMade(Event, frozen=True, tag="employment.referral-made.v1"):
    referral: str
    person: str
    employer: str


class ReferralOutcome(StrEnum):
    HIRED = "REFERRAL_HIRED"
    REJECTED = "REFERRAL_REJECTED"
    NO_SHOW = "REFERRAL_NO_SHOW"
    DECLINED = "DECLINED"


class ReferralResulted(Event, frozen=True, tag="employment.referral-resulted.v1"):
    referral: str
    outcome: ReferralOutcome
    on: date


class ReferralConfirmed(Event, frozen=True, tag="employment.referral-confirmed.v1"):
    """From now on the employer knows them by the registration of the hire."""

    referral: str
    since: date


class ReferralHireTakenBack(Event, frozen=True, tag="employment.referral-hire-taken-back.v1"):
    referral: str


class EmploymentFilesJoined(Event, frozen=True, tag="employment.files-joined.v1"):
    """From now on these cases, by their streams, are of ``person``."""

    person: str
    cases: tuple[str, ...]


class EmploymentFilesSeparated(Event, frozen=True, tag="employment.files-separated.v1"):
    person: str
    cases: tuple[str, ...]


class MediationRequested(Event, frozen=True, tag="labor-relations.mediation-requested.v1"):
    mediation: str
    workers: tuple[str, ...]
    others: tuple[str, ...]
    employers: tuple[str, ...]


class MediationContinued(Event, frozen=True, tag="labor-relations.mediation-continued.v1"):
    mediation: str
    heirs: tuple[str, ...]


class ArbitrationFiled(Event, frozen=True, tag="labor-relations.arbitration-filed.v1"):
    """The respondent does not know of it before it is accepted."""

    arbitration: str
    workers: tuple[str, ...]
    others: tuple[str, ...]
    employers: tuple[str, ...]


class ArbitrationAccepted(Event, frozen=True, tag="labor-relations.arbitration-accepted.v1"):
    arbitration: str


class ArbitrationAcceptanceAnnulled(
    Event, frozen=True, tag="labor-relations.arbitration-acceptance-annulled.v1"
):
    arbitration: str


class ArbitrationContinued(Event, frozen=True, tag="labor-relations.arbitration-continued.v1"):
    arbitration: str
    heirs: tuple[str, ...]


class PanelNamed(Event, frozen=True, tag="labor-relations.panel-named.v1"):
    arbitration: str
    sitting: tuple[str, ...]


OfWork: TypeAlias = (
    HireRegistered
    | EmploymentEnded
    | RegistrationCorrected
    | RegistrationAnnulled
    | ReferralMade
    | ReferralResulted
    | ReferralConfirmed
    | ReferralHireTakenBack
    | EmploymentFilesJoined
    | EmploymentFilesSeparated
)
OfDisputes: TypeAlias = (
    MediationRequested
    | MediationContinued
    | ArbitrationFiled
    | ArbitrationAccepted
    | ArbitrationAcceptanceAnnulled
    | ArbitrationContinued
    | PanelNamed
)
