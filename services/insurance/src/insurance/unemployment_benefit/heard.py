"""Jobs, registrations and refusals as the employment service published them, each with its event."""

from datetime import date
from typing import TypeAlias

from sqlalchemy import Boolean, Column, Date, Index, Table, Text

from insurance.tables import TABLES
from jinbao.calendar import legal_day
from jinbao.events import Event
from jinbao.published import Heard
from jinbao.register import Changes

SOURCE = "employment"


class HireRegistered(Event, frozen=True, tag="employment.hire-registered.v1"):
    employment: str
    person: str
    employer: str
    since: date
    registered_on: date


class EmploymentEnded(Event, frozen=True, tag="employment.employment-ended.v1"):
    employment: str
    person: str
    employer: str
    since: date
    ended_on: date
    reason: str
    involuntary: bool
    registered_on: date


class RegistrationCorrected(Event, frozen=True, tag="employment.registration-corrected.v1"):
    employment: str
    person: str
    employer: str
    since: date
    ended_on: date | None
    reason: str | None
    involuntary: bool | None


class RegistrationAnnulled(Event, frozen=True, tag="employment.registration-annulled.v1"):
    employment: str


class OwnWorkRegistered(Event, frozen=True, tag="employment.own-work-registered.v1"):
    employment: str
    person: str
    since: date


class OwnWorkEnded(Event, frozen=True, tag="employment.own-work-ended.v1"):
    employment: str
    ended_on: date
    reason: str


class UnemploymentRegistered(Event, frozen=True, tag="employment.unemployment-registered.v1"):
    registration: str
    person: str
    region: str
    registered_on: date


class UnemploymentCancelled(Event, frozen=True, tag="employment.unemployment-cancelled.v1"):
    """``since`` is the first day on which the person is not registered any more."""

    registration: str
    ground: str
    since: date


class UnemploymentReinstated(Event, frozen=True, tag="employment.unemployment-reinstated.v1"):
    registration: str


class UnemploymentRevoked(Event, frozen=True, tag="employment.unemployment-revoked.v1"):
    registration: str


class UnemploymentTransferred(Event, frozen=True, tag="employment.unemployment-transferred.v1"):
    registration: str
    region: str


class SuitableOfferRefused(Event, frozen=True, tag="employment.suitable-offer-refused.v1"):
    registration: str
    person: str
    refused_on: date
    proper_cause: bool


Hears: TypeAlias = (
    HireRegistered
    | EmploymentEnded
    | RegistrationCorrected
    | RegistrationAnnulled
    | OwnWorkRegistered
    | OwnWorkEnded
    | UnemploymentRegistered
    | UnemploymentCancelled
    | UnemploymentReinstated
    | UnemploymentRevoked
    | UnemploymentTransferred
    | SuitableOfferRefused
)

JOBS = Table(
    "job_known",
    TABLES.metadata,
    Column("employment", Text, primary_key=True),
    Column("person", Text, nullable=False),
    Column("employer", Text),
    Column("since", Date, nullable=False),
    Column("ended_on", Date),
    Column("reason", Text),
    Column("involuntary", Boolean),
    Column("event", Text, nullable=False),
    Column("known_on", Date, nullable=False),
    Index("job_known_of", "person", "since"),
)
"""Work for an employer, and own work, which has none; ``event`` told of it, on ``known_on``."""

HIRE, END = "HIRE", "END"

SUBMISSIONS = Table(
    "submission_known",
    TABLES.metadata,
    Column("employment", Text, primary_key=True),
    Column("of", Text, primary_key=True),
    Column("employer", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("told_on", Date, nullable=False),
    Index("submission_known_of", "person", "employer"),
)
"""When an employer told ``of`` a hire or an end, with its ``day``: for insurance as well (handbook 17.10)."""

REGISTRATIONS = Table(
    "unemployment_known",
    TABLES.metadata,
    Column("registration", Text, primary_key=True),
    Column("person", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("registered_on", Date, nullable=False),
    Column("event", Text, nullable=False),
    Column("cancelled_since", Date),
    Column("ground", Text),
    Column("cancelled_event", Text),
    Column("known_on", Date),
    Index("unemployment_known_of", "person", "registered_on"),
)

REFUSALS = Table(
    "refusal_known",
    TABLES.metadata,
    Column("event", Text, primary_key=True),
    Column("person", Text, nullable=False),
    Column("refused_on", Date, nullable=False),
    Column("known_on", Date, nullable=False),
    Index("refusal_known_of", "person", "refused_on"),
)
"""Suitable jobs and trainings that somebody refused without good cause."""

NOT_CANCELLED = dict.fromkeys(("cancelled_since", "ground", "cancelled_event", "known_on"))


def take(changes: Changes, heard: Heard) -> None:
    take_jobs(changes, heard)
    take_submissions(changes, heard)
    take_registrations(changes, heard)


def take_jobs(changes: Changes, heard: Heard) -> None:
    match heard.event:
        case HireRegistered(employment, person, employer, since):
            put_job(changes, heard, employment, person, employer, since)
        case OwnWorkRegistered(employment, person, since):
            put_job(changes, heard, employment, person, None, since)
        case EmploymentEnded() | RegistrationCorrected() as said:
            end = {"ended_on": said.ended_on, "reason": said.reason, "involuntary": said.involuntary}
            put_job(changes, heard, said.employment, said.person, said.employer, said.since, **end)
        case OwnWorkEnded(employment, ended_on, reason):
            changes.change(JOBS, employment, ended_on=ended_on, reason=reason)
        case RegistrationAnnulled(employment):
            changes.remove(JOBS, employment)


def put_job(
    changes: Changes,
    heard: Heard,
    employment: str,
    person: str,
    employer: str | None,
    since: date,
    **end: object,
) -> None:
    goes_on = dict.fromkeys(("ended_on", "reason", "involuntary"))
    job = {"employment": employment, "person": person, "employer": employer, "since": since}
    changes.put(JOBS, **job, **{**goes_on, **end}, event=heard.id, known_on=known_on(heard))


def take_submissions(changes: Changes, heard: Heard) -> None:
    """A correction moves the day, not when it was first told."""
    match heard.event:
        case HireRegistered(employment, person, employer, since, registered_on):
            told = {"employer": employer, "person": person, "day": since, "told_on": registered_on}
            changes.put(SUBMISSIONS, employment=employment, of=HIRE, **told)
        case EmploymentEnded(employment, person, employer, _, ended_on, registered_on=registered_on):
            told = {"employer": employer, "person": person, "day": ended_on, "told_on": registered_on}
            changes.put(SUBMISSIONS, employment=employment, of=END, **told)
        case RegistrationCorrected(employment, since=since, ended_on=ended_on):
            changes.change(SUBMISSIONS, employment, HIRE, day=since)
            if ended_on is None:
                changes.remove(SUBMISSIONS, employment, END)
            else:
                changes.change(SUBMISSIONS, employment, END, day=ended_on)
        case RegistrationAnnulled(employment):
            for of in (HIRE, END):
                changes.remove(SUBMISSIONS, employment, of)


def take_registrations(changes: Changes, heard: Heard) -> None:
    match heard.event:
        case UnemploymentRegistered(registration, person, region, registered_on):
            changes.put(
                REGISTRATIONS,
                registration=registration,
                person=person,
                region=region,
                registered_on=registered_on,
                event=heard.id,
                **NOT_CANCELLED,
            )
        case UnemploymentCancelled(registration, ground, since):
            cancelled = {"cancelled_since": since, "ground": ground, "cancelled_event": heard.id}
            changes.change(REGISTRATIONS, registration, **cancelled, known_on=known_on(heard))
        case UnemploymentReinstated(registration):
            changes.change(REGISTRATIONS, registration, **NOT_CANCELLED)
        case UnemploymentRevoked(registration):
            changes.remove(REGISTRATIONS, registration)
        case UnemploymentTransferred(registration, region):
            changes.change(REGISTRATIONS, registration, region=region)
        case SuitableOfferRefused(_, person, refused_on, proper_cause=False):
            refused = {"person": person, "refused_on": refused_on, "known_on": known_on(heard)}
            changes.put(REFUSALS, event=heard.id, **refused)


def known_on(heard: Heard) -> date:
    """The day on which it was told."""
    return legal_day(heard.recorded_at)
