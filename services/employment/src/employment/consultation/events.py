"""What can happen to a consultation.  Kept for good: a change is a v2, never an edit.

Stream consultation/<consultation>.  ``person`` is nobody where the caller gave no name; ``office`` is whose
officer acts.
"""

from datetime import date

from employment.consultation.terms import Cited, EscalationReason, UnansweredFor
from employment.contact.terms import EntryError, ServiceTopic
from employment.unemployment.terms import ContactWay
from jinbao.events import Event


class Asked(Event, frozen=True, tag="employment.consultation.asked.v1"):
    consultation: str
    person: str | None
    region: str
    office: str
    on: date
    topic: ServiceTopic
    way: ContactWay
    question: str
    officer: str


class Answered(Event, frozen=True, tag="employment.consultation.answered.v1"):
    """``told`` if the asker was still there; ``corrects`` is the answer whose place it takes."""

    consultation: str
    person: str | None
    region: str
    office: str
    on: date
    topic: ServiceTopic
    number: int
    text: str
    cites: tuple[Cited, ...]
    told: bool
    by_county: bool
    corrects: int | None
    officer: str


class Escalated(Event, frozen=True, tag="employment.consultation.escalated.v1"):
    consultation: str
    person: str | None
    region: str
    office: str
    on: date
    reason: EscalationReason
    officer: str


class NotAnswerable(Event, frozen=True, tag="employment.consultation.not-answerable.v1"):
    """``referred_to`` is who may know."""

    consultation: str
    person: str | None
    region: str
    office: str
    on: date
    reason: UnansweredFor
    referred_to: str | None
    officer: str


class AskerTold(Event, frozen=True, tag="employment.consultation.asker-told.v1"):
    consultation: str
    person: str | None
    region: str
    office: str
    on: date
    way: ContactWay
    officer: str


class Withdrawn(Event, frozen=True, tag="employment.consultation.withdrawn.v1"):
    """The asker does not want to know any more; they were there all the same, and count."""

    consultation: str
    person: str | None
    region: str
    on: date
    withdrawn_by: str


class Annulled(Event, frozen=True, tag="employment.consultation.annulled.v1"):
    """It should not have been written down, and counts no more."""

    consultation: str
    person: str | None
    region: str
    on: date
    error: EntryError
    officer: str


ConsultationEvent = Asked | Answered | Escalated | NotAnswerable | AskerTold | Withdrawn | Annulled
