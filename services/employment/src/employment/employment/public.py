"""What other services and integrators are told of employment: one submission, heard wherever it matters."""

from datetime import date
from typing import Any

from employment.employment import events
from employment.employment.terms import Contract, EndReason, OwnWorkEnd, OwnWorkKind
from jinbao.events import Event, Recorded
from jinbao.money import Fen


class HireRegistered(Event, frozen=True, tag="employment.hire-registered.v1"):
    """An employer registered that it has hired somebody.

    ``region`` is where the work is done, ``since`` the true first day, ``registered_on`` the day on which the
    employer told it: one submission that the clocks of hire registration, insurance and labour use all count.
    """

    employment: str
    person: str
    employer: str
    user_unit: str | None
    region: str
    since: date
    registered_on: date
    late: bool
    contract: Contract | None
    wage: Fen | None


class EmploymentEnded(Event, frozen=True, tag="employment.employment-ended.v1"):
    """``ended_on`` is the true last day; only an involuntary end opens unemployment benefit."""

    employment: str
    person: str
    employer: str
    user_unit: str | None
    region: str
    since: date
    ended_on: date
    reason: EndReason
    involuntary: bool
    registered_on: date
    late: bool
    contract: Contract | None
    wage: Fen | None


class RegistrationCorrected(Event, frozen=True, tag="employment.registration-corrected.v1"):
    """The registration as it holds now, in place of all that was said before; without an end it goes on."""

    employment: str
    person: str
    employer: str
    user_unit: str | None
    region: str
    since: date
    ended_on: date | None
    reason: EndReason | None
    involuntary: bool | None
    corrected_on: date
    contract: Contract | None
    wage: Fen | None


class RegistrationAnnulled(Event, frozen=True, tag="employment.registration-annulled.v1"):
    """There never was such an employment."""

    employment: str
    person: str
    employer: str
    annulled_on: date


class OwnWorkRegistered(Event, frozen=True, tag="employment.own-work-registered.v1"):
    """Somebody works for themselves, or flexibly."""

    employment: str
    person: str
    kind: OwnWorkKind
    region: str
    since: date
    registered_on: date


class OwnWorkEnded(Event, frozen=True, tag="employment.own-work-ended.v1"):
    """Somebody works for themselves, or flexibly, no more."""

    employment: str
    person: str
    kind: OwnWorkKind
    region: str
    ended_on: date
    reason: OwnWorkEnd
    registered_on: date


def public_employment(recorded: Recorded[Any]) -> Event | None:
    match recorded.event:
        case events.HireRegistered(employment, person, region, on, job, late=late):
            return HireRegistered(
                employment,
                person,
                job.employer,
                job.user_unit,
                region,
                job.since,
                on,
                late,
                job.contract,
                job.wage,
            )
        case events.Ended(employment, person, region, on, job, end, involuntary, late=late):
            return EmploymentEnded(
                employment=employment,
                person=person,
                employer=job.employer,
                user_unit=job.user_unit,
                region=region,
                since=job.since,
                ended_on=end.ended_on,
                reason=end.reason,
                involuntary=involuntary,
                registered_on=on,
                late=late,
                contract=job.contract,
                wage=job.wage,
            )
        case events.Corrected(employment, person, region, on, job, end, involuntary):
            return RegistrationCorrected(
                employment=employment,
                person=person,
                employer=job.employer,
                user_unit=job.user_unit,
                region=region,
                since=job.since,
                ended_on=end.ended_on if end else None,
                reason=end.reason if end else None,
                involuntary=involuntary,
                corrected_on=on,
                contract=job.contract,
                wage=job.wage,
            )
        case events.Annulled(employment, person, _, on, employer):
            return RegistrationAnnulled(employment, person, employer, on)
        case events.OwnWorkConfirmed(employment, person, region, on, kind, since):
            return OwnWorkRegistered(employment, person, kind, region, since, on)
        case events.OwnWorkStopped(employment, person, region, on, kind, ended_on, reason):
            return OwnWorkEnded(employment, person, kind, region, ended_on, reason, on)
        case _:
            return None
