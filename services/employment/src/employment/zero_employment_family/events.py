"""What can happen to a zero-employment family.  Kept for good: a change is a v2, never an edit.

Stream zero-employment-family/<family>; ``person`` is the member who applied.
"""

from datetime import date

from employment.zero_employment_family.terms import Excluded, PromiseEnd
from jinbao.casework.appeal import AppealEnds
from jinbao.casework.consent import Consent
from jinbao.casework.paper import CasePaper
from jinbao.casework.service_method import ServiceMethod
from jinbao.decision import Decision
from jinbao.events import Event


class Applied(Event, frozen=True, tag="employment.zero-employment-family.applied.v1"):
    family: str
    person: str
    region: str
    on: date
    household: str
    papers: tuple[CasePaper, ...]
    applied_by: str
    consent: Consent | None


class Withdrawn(Event, frozen=True, tag="employment.zero-employment-family.withdrawn.v1"):
    family: str
    person: str
    region: str
    on: date
    withdrawn_by: str


class Checked(Event, frozen=True, tag="employment.zero-employment-family.checked.v1"):
    """Who of the household does not count, as the community found it."""

    family: str
    person: str
    region: str
    on: date
    excluded: tuple[Excluded, ...]
    officer: str


class Confirmed(Event, frozen=True, tag="employment.zero-employment-family.confirmed.v1"):
    """From this day one of the ``members`` is owed a suitable job."""

    family: str
    person: str
    region: str
    on: date
    members: tuple[str, ...]
    decision: Decision
    officer: str


class NotConfirmed(Event, frozen=True, tag="employment.zero-employment-family.not-confirmed.v1"):
    family: str
    person: str
    region: str
    on: date
    decision: Decision
    officer: str


class DecisionServed(Event, frozen=True, tag="employment.zero-employment-family.decision-served.v1"):
    """An answer of the office reached whom it concerns (送达); by the law of that day the appeals end."""

    family: str
    person: str
    region: str
    on: date
    method: ServiceMethod
    officer: str
    appeals: tuple[AppealEnds, ...]


class JobProvided(Event, frozen=True, tag="employment.zero-employment-family.job-provided.v1"):
    """A member has been registered as hired, since that day; ``first``: nobody else of them had work."""

    family: str
    person: str
    region: str
    on: date
    member: str
    employment: str
    since: date
    first: bool


class JobLost(Event, frozen=True, tag="employment.zero-employment-family.job-lost.v1"):
    """``relapse``: nobody of the family has work any more, and the promise holds anew."""

    family: str
    person: str
    region: str
    on: date
    employment: str
    relapse: bool


class BecameStable(Event, frozen=True, tag="employment.zero-employment-family.became-stable.v1"):
    """Somebody has had work for so long that the family is no longer looked after; a relapse reopens it."""

    family: str
    person: str
    region: str
    on: date
    since: date
    decision: Decision
    officer: str


class PromiseEnded(Event, frozen=True, tag="employment.zero-employment-family.promise-ended.v1"):
    family: str
    person: str
    region: str
    on: date
    ground: PromiseEnd
    papers: tuple[CasePaper, ...]
    decision: Decision
    officer: str


ZeroEmploymentFamilyEvent = (
    Applied
    | Withdrawn
    | Checked
    | Confirmed
    | NotConfirmed
    | DecisionServed
    | JobProvided
    | JobLost
    | BecameStable
    | PromiseEnded
)
