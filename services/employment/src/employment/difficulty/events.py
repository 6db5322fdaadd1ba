"""What can happen to a recognition as in difficulty.  Kept for good: a change is a v2, never an edit.

Stream difficulty/<recognition>, one for each application.
"""

from datetime import date

from employment.difficulty.terms import DifficultyCategory, DifficultyEnd
from jinbao.casework.appeal import AppealEnds
from jinbao.casework.consent import Consent
from jinbao.casework.paper import CasePaper
from jinbao.casework.service_method import ServiceMethod
from jinbao.decision import Decision
from jinbao.events import Event


class Applied(Event, frozen=True, tag="employment.difficulty.applied.v1"):
    """The first of ``claims`` is the primary one."""

    recognition: str
    person: str
    region: str
    on: date
    claims: tuple[DifficultyCategory, ...]
    papers: tuple[CasePaper, ...]
    applied_by: str
    consent: Consent | None


class Withdrawn(Event, frozen=True, tag="employment.difficulty.withdrawn.v1"):
    recognition: str
    person: str
    region: str
    on: date
    withdrawn_by: str


class HouseholdChecked(Event, frozen=True, tag="employment.difficulty.household-checked.v1"):
    """Which of the claims the community found to be so at home (入户调查)."""

    recognition: str
    person: str
    region: str
    on: date
    found: tuple[DifficultyCategory, ...]
    officer: str


class Publicised(Event, frozen=True, tag="employment.difficulty.publicised.v1"):
    """For everybody to see and object to (公示), through the day ``until``."""

    recognition: str
    person: str
    region: str
    on: date
    until: date
    officer: str


class Objected(Event, frozen=True, tag="employment.difficulty.objected.v1"):
    recognition: str
    person: str
    region: str
    on: date
    papers: tuple[CasePaper, ...]
    recorded_by: str


class ObjectionRechecked(Event, frozen=True, tag="employment.difficulty.objection-rechecked.v1"):
    """Another officer looked into it (异议复查)."""

    recognition: str
    person: str
    region: str
    on: date
    upheld: bool
    officer: str


class Recognised(Event, frozen=True, tag="employment.difficulty.recognised.v1"):
    """All categories that were found to be met; age was tested on this day, and counts no more afterwards."""

    recognition: str
    person: str
    region: str
    on: date
    categories: tuple[DifficultyCategory, ...]
    primary: DifficultyCategory
    decision: Decision
    officer: str


class NotRecognised(Event, frozen=True, tag="employment.difficulty.not-recognised.v1"):
    recognition: str
    person: str
    region: str
    on: date
    decision: Decision
    officer: str


class DecisionServed(Event, frozen=True, tag="employment.difficulty.decision-served.v1"):
    """An answer of the office reached whom it concerns (送达); by the law of that day the appeals end."""

    recognition: str
    person: str
    region: str
    on: date
    method: ServiceMethod
    officer: str
    appeals: tuple[AppealEnds, ...]


class WorkBegan(Event, frozen=True, tag="employment.difficulty.work-began.v1"):
    """They have been registered as hired, since that day."""

    recognition: str
    person: str
    region: str
    on: date
    employment: str
    since: date


class WorkEnded(Event, frozen=True, tag="employment.difficulty.work-ended.v1"):
    recognition: str
    person: str
    region: str
    on: date
    employment: str


class Ended(Event, frozen=True, tag="employment.difficulty.ended.v1"):
    """``since`` is the true first day on which they are no longer in difficulty."""

    recognition: str
    person: str
    region: str
    on: date
    ground: DifficultyEnd
    since: date
    papers: tuple[CasePaper, ...]
    decision: Decision
    officer: str


class Revoked(Event, frozen=True, tag="employment.difficulty.revoked.v1"):
    """It was got by what is false (撤销认定), and never held."""

    recognition: str
    person: str
    region: str
    on: date
    papers: tuple[CasePaper, ...]
    decision: Decision
    officer: str


DifficultyEvent = (
    Applied
    | Withdrawn
    | HouseholdChecked
    | Publicised
    | Objected
    | ObjectionRechecked
    | Recognised
    | NotRecognised
    | DecisionServed
    | WorkBegan
    | WorkEnded
    | Ended
    | Revoked
)
