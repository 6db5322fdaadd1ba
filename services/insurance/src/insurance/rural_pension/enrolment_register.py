"""The register of enrolments: who is enrolled, since when, at which grade, and what is still to be done."""

from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Date,
    Index,
    Integer,
    Table,
    Text,
)

from insurance.items import FIRST_REVIEW, INTAKE, RECHECK, RURAL_PENSION_ENROLMENT, SERVE
from insurance.rural_pension.answers import (
    EnrolmentStage,
)
from insurance.rural_pension.enrolment import submission_of
from insurance.rural_pension.events.enrolment import (
    CategoryChanged,
    EnrolmentCompleted,
    EnrolmentConfirmed,
    EnrolmentDecisionServed,
    EnrolmentFirstReviewed,
    EnrolmentFormCorrected,
    EnrolmentMerged,
    EnrolmentMoved,
    EnrolmentNotAccepted,
    EnrolmentReturned,
    EnrolmentSeparated,
    EnrolmentSubmitted,
    EnrolmentToComplete,
    EnrolmentWithdrawn,
    GradeChosen,
)
from insurance.tables import TABLES
from jinbao.casework.answers import contested, served_on
from jinbao.casework.decided import keep, serve_last
from jinbao.casework.worklist import begins_anew, had_a_hand, waits_after, waits_no_more
from jinbao.events import Recorded
from jinbao.register import Changes

ENROLMENTS = Table(
    "rural_pension_enrolment",
    TABLES.metadata,
    Column("person", Text, primary_key=True),
    Column("region", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("scheme", Text, nullable=False),
    Column("category", Text, nullable=False),
    Column("grade", BigInteger, nullable=False),
    Column("first_year", Integer, nullable=False),
    Column("merged_into", Text),
    Column("submitted_on", Date, nullable=False),
    Column("submission", Text),
    Column("confirmed_on", Date),
    Column("confirmed_event", Text),
    Column("missing", JSON, nullable=False),
    Column("reasons", JSON, nullable=False),
    Column("appeals", JSON, nullable=False),
    Column("decision", Text),
    Column("served_on", Date),
    Column("version", Integer, nullable=False),
    Column("event", Text, nullable=False),
    Index("rural_pension_enrolment_by_region", "region", "stage", "person"),
)

TERMS = Table(
    "rural_pension_enrolment_term",
    TABLES.metadata,
    Column("person", Text, primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("aspect", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
"""From which year an enrolled person has which grade (in fen) and which category."""

GRADE, CATEGORY = "grade", "category"
ORDER = (ENROLMENTS.c.region, ENROLMENTS.c.person)


def case_of(person: str) -> str:
    """The case in the worklist; the same name as its stream."""
    return f"rural-pension-enrolment/{person}"


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case EnrolmentSubmitted() as event:
            changes.put(
                ENROLMENTS,
                person=event.person,
                region=event.region,
                stage=EnrolmentStage.SUBMITTED,
                scheme=event.scheme,
                category=event.category,
                grade=event.grade,
                first_year=event.first_year,
                submitted_on=event.on,
                submission=submission_of(recorded),
                merged_into=None,
                confirmed_on=None,
                confirmed_event=None,
                missing=[],
                reasons=[],
                appeals=[],
                decision=None,
                served_on=None,
                version=recorded.version,
                event=recorded.id,
            )
            wait(changes, FIRST_REVIEW, event)
            had_a_hand(changes, case_of(event.person), INTAKE, event.submitted_by)
        case EnrolmentToComplete() as event:
            move(changes, recorded, EnrolmentStage.TO_COMPLETE, missing=list(event.missing))
            waits_no_more(changes, case_of(event.person))
            had_a_hand(changes, case_of(event.person), FIRST_REVIEW, event.officer)
        case EnrolmentCompleted() as event:
            move(changes, recorded, EnrolmentStage.SUBMITTED, missing=[])
            wait(changes, FIRST_REVIEW, event)
            had_a_hand(changes, case_of(event.person), INTAKE, event.completed_by)
        case EnrolmentFormCorrected() as event:
            happened(changes, recorded, category=event.category, grade=event.grade)
            had_a_hand(changes, case_of(event.person), INTAKE, event.corrected_by)
        case EnrolmentFirstReviewed() as event:
            move(changes, recorded, EnrolmentStage.FIRST_REVIEWED, reasons=[])
            wait(changes, RECHECK, event)
            had_a_hand(changes, case_of(event.person), FIRST_REVIEW, event.officer)
        case EnrolmentReturned() as event:
            move(changes, recorded, EnrolmentStage.RETURNED, reasons=list(event.reasons))
            wait(changes, FIRST_REVIEW, event)
            had_a_hand(changes, case_of(event.person), RECHECK, event.officer)
        case EnrolmentConfirmed() as event:
            confirmed = {"confirmed_on": event.on, "confirmed_event": recorded.id}
            move(changes, recorded, EnrolmentStage.CONFIRMED, scheme=event.scheme, **confirmed)
            waits_no_more(changes, case_of(event.person))
            had_a_hand(changes, case_of(event.person), RECHECK, event.officer)
            term(changes, event.person, event.first_year, GRADE, str(event.grade))
            term(changes, event.person, event.first_year, CATEGORY, event.category)
        case EnrolmentNotAccepted() as event:
            answer = {"reasons": list(event.reasons), **contested(event.appeals)}
            move(changes, recorded, EnrolmentStage.NOT_ACCEPTED, **answer)
            begins_anew(changes, case_of(event.person))
            wait(changes, SERVE, event)
        case EnrolmentWithdrawn() as event:
            move(changes, recorded, EnrolmentStage.WITHDRAWN)
            begins_anew(changes, case_of(event.person))
        case _:
            go_on(changes, recorded)


def go_on(changes: Changes, recorded: Recorded[Any]) -> None:
    """What becomes of an enrolment that was answered."""
    match recorded.event:
        case GradeChosen() as event:
            happened(changes, recorded)
            term(changes, event.person, event.year, GRADE, str(event.grade))
        case CategoryChanged() as event:
            happened(changes, recorded)
            term(changes, event.person, event.year, CATEGORY, event.category)
        case EnrolmentMoved() as event:
            happened(changes, recorded, region=event.region)
        case EnrolmentMerged(into=into):
            decided(changes, recorded, into, stage=EnrolmentStage.MERGED, merged_into=into)
        case EnrolmentSeparated(of=of):
            decided(changes, recorded, of, stage=EnrolmentStage.CONFIRMED, merged_into=None)
        case EnrolmentDecisionServed() as event:
            served(changes, recorded, event)


def decided(changes: Changes, recorded: Recorded[Any], other: str, **columns: Any) -> None:
    """The other file is of the same person, or was taken for it: it reads the decision too."""
    event = recorded.event
    keep(changes, recorded, RURAL_PENSION_ENROLMENT, event.decision, (other,))
    happened(changes, recorded, decision=recorded.id, **contested(event.decision.appeals), **columns)
    wait(changes, SERVE, event)


def served(changes: Changes, recorded: Recorded[Any], event: EnrolmentDecisionServed) -> None:
    serve_last(changes, recorded.stream, event.appeals, event.on)
    happened(changes, recorded, **served_on(event.on, event.appeals))
    waits_no_more(changes, case_of(event.person))


def move(changes: Changes, recorded: Recorded[Any], stage: EnrolmentStage, **columns: Any) -> None:
    """A case under way follows the person to a new place: handbook 17.3."""
    happened(changes, recorded, stage=stage, region=recorded.event.region, **columns)


def happened(changes: Changes, recorded: Recorded[Any], **columns: Any) -> None:
    changes.change(ENROLMENTS, recorded.event.person, version=recorded.version, event=recorded.id, **columns)


def wait(changes: Changes, step: str, event: Any) -> None:
    waits_after(changes, step, event, item=RURAL_PENSION_ENROLMENT, case=case_of(event.person))


def term(changes: Changes, person: str, year: int, aspect: str, value: str) -> None:
    changes.put(TERMS, person=person, year=year, aspect=aspect, value=value)
