"""What can happen to an entry of the labour-resource register.  Kept for good: a change is a v2.

Stream labour-register/<person>: one for each human being, wherever they live, however often they come back.
"""

from datetime import date

from employment.labour_register.terms import Doing, Education, Intention, LabourLeaving, LabourSource, Skill
from jinbao.casework.paper import CasePaper
from jinbao.events import Event


class PersonRegistered(Event, frozen=True, tag="employment.labour-register.person-registered.v1"):
    """Lives in the region since that day, or came of working age; ``leaves_on`` is the first day above it."""

    person: str
    region: str
    on: date
    stay: int
    since: date
    enters_on: date
    leaves_on: date
    officer: str


class ResidenceChanged(Event, frozen=True, tag="employment.labour-register.residence-changed.v1"):
    """Lives in the region now; where their hukou is, identity keeps."""

    person: str
    region: str
    on: date
    stay: int
    since: date
    officer: str


class PersonLeft(Event, frozen=True, tag="employment.labour-register.person-left.v1"):
    person: str
    region: str
    on: date
    stay: int
    since: date
    reason: LabourLeaving
    officer: str


class LeavingTakenBack(Event, frozen=True, tag="employment.labour-register.leaving-taken-back.v1"):
    """They had not left: the death was revoked, or the files were of two people after all."""

    person: str
    region: str
    on: date
    stay: int


class AgesCorrected(Event, frozen=True, tag="employment.labour-register.ages-corrected.v1"):
    """Another day of birth, or sex, gives other days for working age."""

    person: str
    region: str
    on: date
    enters_on: date
    leaves_on: date


class StatusStated(Event, frozen=True, tag="employment.labour-register.status-stated.v1"):
    """Counts from then on; what weighs less and was said of later days is ``superseded``."""

    person: str
    region: str
    on: date
    number: int
    doing: Doing
    source: LabourSource
    evidence: str | None
    superseded: tuple[int, ...]
    officer: str


class ConflictFound(Event, frozen=True, tag="employment.labour-register.conflict-found.v1"):
    """It contradicts what weighs more: somebody has to look, and nothing is overwritten."""

    person: str
    region: str
    on: date
    doing: Doing
    source: LabourSource
    against: int
    officer: str


class ConflictSettled(Event, frozen=True, tag="employment.labour-register.conflict-settled.v1"):
    person: str
    region: str
    on: date
    accepted: bool
    papers: tuple[CasePaper, ...]
    officer: str


class EducationRecorded(Event, frozen=True, tag="employment.labour-register.education-recorded.v1"):
    person: str
    region: str
    on: date
    education: Education
    officer: str


class SkillRecorded(Event, frozen=True, tag="employment.labour-register.skill-recorded.v1"):
    person: str
    region: str
    on: date
    skill: Skill
    officer: str


class IntentionRecorded(Event, frozen=True, tag="employment.labour-register.intention-recorded.v1"):
    person: str
    region: str
    on: date
    intentions: tuple[Intention, ...]
    officer: str


LabourRegisterEvent = (
    PersonRegistered
    | ResidenceChanged
    | PersonLeft
    | LeavingTakenBack
    | AgesCorrected
    | StatusStated
    | ConflictFound
    | ConflictSettled
    | EducationRecorded
    | SkillRecorded
    | IntentionRecorded
)
