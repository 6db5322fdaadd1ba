"""What can happen to an enrolment (参保登记), in the stream rural-pension-enrolment/<person>."""

from datetime import date

from msgspec import Struct

from insurance.rural_pension.events.declared import Correction
from insurance.rural_pension.terms import (
    EnrolmentCategory,
    NotAcceptedGround,
    ReturnGround,
    Scheme,
)
from jinbao.casework.appeal import AppealEnds
from jinbao.casework.consent import Consent
from jinbao.casework.paper import CasePaper, PaperKind
from jinbao.casework.service_method import ServiceMethod
from jinbao.decision import Appeal, Decision
from jinbao.events import Event
from jinbao.money import Fen


class EnrolmentSubmitted(Event, frozen=True, tag="insurance.rural-pension.enrolment-submitted.v1"):
    person: str
    region: str
    on: date
    scheme: Scheme
    category: EnrolmentCategory
    grade: Fen
    first_year: int
    student: bool
    employee_pension: bool
    papers: tuple[CasePaper, ...]
    submitted_by: str
    consent: Consent | None
    submission: str | None = None


class EnrolmentNotAccepted(Event, frozen=True, tag="insurance.rural-pension.enrolment-not-accepted.v1"):
    person: str
    region: str
    on: date
    officer: str
    reasons: tuple[NotAcceptedGround, ...]
    appeals: tuple[Appeal, ...]


class EnrolmentToComplete(Event, frozen=True, tag="insurance.rural-pension.enrolment-to-complete.v1"):
    person: str
    region: str
    on: date
    officer: str
    missing: tuple[PaperKind, ...]


class EnrolmentCompleted(Event, frozen=True, tag="insurance.rural-pension.enrolment-completed.v1"):
    person: str
    region: str
    on: date
    papers: tuple[CasePaper, ...]
    completed_by: str


class EnrolmentFormCorrected(Event, frozen=True, tag="insurance.rural-pension.enrolment-form-corrected.v1"):
    """A typing error was put right before acceptance (更正录入); the form stands as it is given here."""

    person: str
    region: str
    on: date
    category: EnrolmentCategory
    grade: Fen
    student: bool
    employee_pension: bool
    corrections: tuple[Correction, ...]
    corrected_by: str


class EnrolmentFirstReviewed(Event, frozen=True, tag="insurance.rural-pension.enrolment-first-reviewed.v1"):
    """``one_person_office`` says that the exception was used: the same person had taken the form in."""

    person: str
    region: str
    on: date
    officer: str
    one_person_office: bool


class EnrolmentReturned(Event, frozen=True, tag="insurance.rural-pension.enrolment-returned.v1"):
    person: str
    region: str
    on: date
    officer: str
    reasons: tuple[ReturnGround, ...]


class EnrolmentConfirmed(Event, frozen=True, tag="insurance.rural-pension.enrolment-confirmed.v1"):
    person: str
    region: str
    on: date
    scheme: Scheme
    category: EnrolmentCategory
    grade: Fen
    first_year: int
    officer: str


class EnrolmentWithdrawn(Event, frozen=True, tag="insurance.rural-pension.enrolment-withdrawn.v1"):
    person: str
    region: str
    on: date
    withdrawn_by: str
    consent: Consent | None


class GradeChosen(Event, frozen=True, tag="insurance.rural-pension.grade-chosen.v1"):
    """``year`` is the first contribution year for which the grade holds."""

    person: str
    region: str
    on: date
    year: int
    grade: Fen
    chosen_by: str
    consent: Consent | None


class CategoryChanged(Event, frozen=True, tag="insurance.rural-pension.category-changed.v1"):
    """``year`` is the first contribution year for which the category holds."""

    person: str
    region: str
    on: date
    year: int
    category: EnrolmentCategory
    papers: tuple[CasePaper, ...]
    officer: str


class EnrolmentMoved(Event, frozen=True, tag="insurance.rural-pension.enrolment-moved.v1"):
    """The insurance relation and the account follow the person to another place (关系转移)."""

    person: str
    region: str
    on: date
    left: str
    officer: str


class MovedEntry(Struct, frozen=True):
    """An entry by its number in the account that ends, and by that under which it goes on."""

    was: int
    goes_on: int


class EnrolmentMerged(Event, frozen=True, tag="insurance.rural-pension.enrolment-merged.v1"):
    """Two enrolments were of one person (重复参保合并): this one ends, its account goes on in the other.

    ``refunded`` are the entries of years that both have paid; the person gets ``refund`` back, as decided;
    subsidies were due once. ``undone`` are the months of a second pension that the account had borne.
    """

    person: str
    region: str
    on: date
    into: str
    moved: tuple[MovedEntry, ...]
    refunded: tuple[int, ...]
    refund: Fen
    undone: tuple[int, ...]
    officer: str
    decision: Decision


class EnrolmentSeparated(Event, frozen=True, tag="insurance.rural-pension.enrolment-separated.v1"):
    """They were two people after all (撤销合并): this enrolment goes on by itself, with what was its own.

    ``withdrawn`` is the refund of the merger, where it had not been paid and is owed no more.
    """

    person: str
    region: str
    on: date
    of: str
    withdrawn: str | None
    officer: str
    decision: Decision


class EnrolmentDecisionServed(Event, frozen=True, tag="insurance.rural-pension.enrolment-decision-served.v1"):
    """The last answer about an enrolment reached whom it concerns (送达); by that day's law appeals end."""

    person: str
    region: str
    on: date
    method: ServiceMethod
    officer: str
    appeals: tuple[AppealEnds, ...]


EnrolmentEvent = (
    EnrolmentSubmitted
    | EnrolmentNotAccepted
    | EnrolmentToComplete
    | EnrolmentCompleted
    | EnrolmentFormCorrected
    | EnrolmentFirstReviewed
    | EnrolmentReturned
    | EnrolmentConfirmed
    | EnrolmentWithdrawn
    | GradeChosen
    | CategoryChanged
    | EnrolmentMoved
    | EnrolmentMerged
    | EnrolmentSeparated
    | EnrolmentDecisionServed
)
