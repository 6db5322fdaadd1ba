"""What can happen to an employment.  Kept for good: a change is a v2, never an edit.

Stream employment/<employment>, one for each employment or piece of own work of a person.
"""

from datetime import date

from employment.employment.terms import (
    CorrectionGround,
    HireHint,
    Job,
    JobEnd,
    OwnWorkEnd,
    OwnWorkKind,
    ToldBy,
)
from jinbao.casework.appeal import AppealEnds
from jinbao.casework.paper import CasePaper
from jinbao.casework.service_method import ServiceMethod
from jinbao.decision import Decision
from jinbao.events import Event


class HireRegistered(Event, frozen=True, tag="employment.employment.hire-registered.v1"):
    """``region`` is where the work is done. ``due`` was the last day in time; late ones keep their date.

    ``hint``: it may be no employment in the sense of labour law, which the office looks into.
    """

    employment: str
    person: str
    region: str
    on: date
    job: Job
    due: date
    late: bool
    papers: tuple[CasePaper, ...]
    registered_by: str
    hint: HireHint | None


class Ended(Event, frozen=True, tag="employment.employment.ended.v1"):
    """``involuntary`` follows from the reason; ``evidence`` is the event of insurance it rests on."""

    employment: str
    person: str
    region: str
    on: date
    job: Job
    end: JobEnd
    involuntary: bool
    due: date
    late: bool
    told_by: ToldBy
    evidence: str | None
    papers: tuple[CasePaper, ...]
    registered_by: str


class Corrected(Event, frozen=True, tag="employment.employment.corrected.v1"):
    """What was said before is superseded by this; it stays in the history.

    ``due`` and ``late`` are those of the hire's registration, by the date that is true; ``renewed`` if it
    tells of the next contract, made after the one that was known.
    """

    employment: str
    person: str
    region: str
    on: date
    job: Job
    end: JobEnd | None
    involuntary: bool | None
    due: date
    late: bool
    ground: CorrectionGround
    papers: tuple[CasePaper, ...]
    officer: str
    renewed: bool
    hint: HireHint | None


class Annulled(Event, frozen=True, tag="employment.employment.annulled.v1"):
    """There never was such an employment (撤销登记)."""

    employment: str
    person: str
    region: str
    on: date
    employer: str
    ground: CorrectionGround
    papers: tuple[CasePaper, ...]
    officer: str


class OwnWorkDeclared(Event, frozen=True, tag="employment.employment.own-work-declared.v1"):
    employment: str
    person: str
    region: str
    on: date
    kind: OwnWorkKind
    since: date
    papers: tuple[CasePaper, ...]
    declared_by: str


class OwnWorkConfirmed(Event, frozen=True, tag="employment.employment.own-work-confirmed.v1"):
    """``one_person_office``: the same person had taken the declaration in."""

    employment: str
    person: str
    region: str
    on: date
    kind: OwnWorkKind
    since: date
    papers: tuple[CasePaper, ...]
    decision: Decision
    officer: str
    one_person_office: bool


class OwnWorkNotConfirmed(Event, frozen=True, tag="employment.employment.own-work-not-confirmed.v1"):
    """The township does not register it, in writing, with the ways to contest that (不予登记)."""

    employment: str
    person: str
    region: str
    on: date
    papers: tuple[CasePaper, ...]
    decision: Decision
    officer: str


class DecisionServed(Event, frozen=True, tag="employment.employment.decision-served.v1"):
    """An answer of the office reached whom it concerns (送达); by the law of that day the appeals end."""

    employment: str
    person: str
    region: str
    on: date
    method: ServiceMethod
    officer: str
    appeals: tuple[AppealEnds, ...]


class OwnWorkStopped(Event, frozen=True, tag="employment.employment.own-work-stopped.v1"):
    """``evidence`` is the pension by which somebody has retired, where it rests on that."""

    employment: str
    person: str
    region: str
    on: date
    kind: OwnWorkKind
    ended_on: date
    reason: OwnWorkEnd
    evidence: str | None
    papers: tuple[CasePaper, ...]
    registered_by: str


EmploymentEvent = (
    HireRegistered
    | Ended
    | Corrected
    | Annulled
    | OwnWorkDeclared
    | OwnWorkConfirmed
    | OwnWorkNotConfirmed
    | DecisionServed
    | OwnWorkStopped
)
