"""The register of enrolments: who is enrolled, since when, at which grade, and what is still to be done."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Date, Index, Integer, Table, Text, select, tuple_

from insurance.items import FIRST_REVIEW, RECHECK, RURAL_PENSION_ENROLMENT
from insurance.paper import PaperKind
from insurance.rural_pension.answers import EnrolmentAnswer, EnrolmentStage, FindEnrolments
from insurance.rural_pension.events import (
    CategoryChanged,
    EnrolmentCompleted,
    EnrolmentConfirmed,
    EnrolmentFirstReviewed,
    EnrolmentNotAccepted,
    EnrolmentReturned,
    EnrolmentSubmitted,
    EnrolmentToComplete,
    EnrolmentWithdrawn,
    GradeChosen,
)
from insurance.rural_pension.terms import EnrolmentCategory
from insurance.tables import TABLES
from insurance.worklist import had_a_hand, waits_for, waits_no_more
from jinbao.events import Recorded
from jinbao.paging import Listed, key_of, listed
from jinbao.register import Changes
from jinbao.service import Enquiry

ENROLMENTS = Table(
    "rural_pension_enrolment",
    TABLES.metadata,
    Column("person", Text, primary_key=True),
    Column("region", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("category", Text, nullable=False),
    Column("grade", BigInteger, nullable=False),
    Column("first_year", Integer, nullable=False),
    Column("submitted_on", Date, nullable=False),
    Column("confirmed_on", Date),
    Column("missing", JSON, nullable=False),
    Column("reasons", JSON, nullable=False),
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
                category=event.category,
                grade=event.grade,
                first_year=event.first_year,
                submitted_on=event.on,
                confirmed_on=None,
                missing=[],
                reasons=[],
                version=recorded.version,
                event=recorded.id,
            )
            wait(changes, FIRST_REVIEW, event)
            had_a_hand(changes, case_of(event.person), event.submitted_by)
        case EnrolmentToComplete() as event:
            move(changes, recorded, EnrolmentStage.TO_COMPLETE, missing=list(event.missing))
            waits_no_more(changes, case_of(event.person))
        case EnrolmentCompleted() as event:
            move(changes, recorded, EnrolmentStage.SUBMITTED, missing=[])
            wait(changes, FIRST_REVIEW, event)
        case EnrolmentFirstReviewed() as event:
            move(changes, recorded, EnrolmentStage.FIRST_REVIEWED, reasons=[])
            wait(changes, RECHECK, event)
            had_a_hand(changes, case_of(event.person), event.officer)
        case EnrolmentReturned() as event:
            move(changes, recorded, EnrolmentStage.RETURNED, reasons=list(event.reasons))
            wait(changes, FIRST_REVIEW, event)
        case EnrolmentConfirmed() as event:
            move(changes, recorded, EnrolmentStage.CONFIRMED, confirmed_on=event.on)
            waits_no_more(changes, case_of(event.person))
            had_a_hand(changes, case_of(event.person), event.officer)
            term(changes, event.person, event.first_year, GRADE, str(event.grade))
            term(changes, event.person, event.first_year, CATEGORY, event.category)
        case EnrolmentNotAccepted() as event:
            move(changes, recorded, EnrolmentStage.NOT_ACCEPTED, reasons=list(event.reasons))
            waits_no_more(changes, case_of(event.person))
        case EnrolmentWithdrawn() as event:
            move(changes, recorded, EnrolmentStage.WITHDRAWN)
            waits_no_more(changes, case_of(event.person))
        case GradeChosen() as event:
            changes.change(
                ENROLMENTS, event.person, grade=event.grade, version=recorded.version, event=recorded.id
            )
            term(changes, event.person, event.year, GRADE, str(event.grade))
        case CategoryChanged() as event:
            changes.change(
                ENROLMENTS, event.person, category=event.category, version=recorded.version, event=recorded.id
            )
            term(changes, event.person, event.year, CATEGORY, event.category)


def move(changes: Changes, recorded: Recorded[Any], stage: EnrolmentStage, **columns: Any) -> None:
    changes.change(
        ENROLMENTS,
        recorded.event.person,
        stage=stage,
        version=recorded.version,
        event=recorded.id,
        **columns,
    )


def wait(changes: Changes, step: str, event: Any) -> None:
    waits_for(
        changes,
        step,
        item=RURAL_PENSION_ENROLMENT,
        case=case_of(event.person),
        person=event.person,
        region=event.region,
        since=event.on,
    )


def term(changes: Changes, person: str, year: int, aspect: str, value: str) -> None:
    changes.put(TERMS, person=person, year=year, aspect=aspect, value=value)


def enrolment_by_person(enquiry: Enquiry, keys: Sequence[str]) -> list[EnrolmentAnswer | None]:
    seen = enquiry.sees(RURAL_PENSION_ENROLMENT, region=ENROLMENTS.c.region, person=ENROLMENTS.c.person)
    rows = enquiry.connection.execute(select(ENROLMENTS).where(ENROLMENTS.c.person.in_(keys), seen))
    found = {row.person: answer(row) for row in rows}
    return [found.get(key) for key in keys]


def find_enrolments(enquiry: Enquiry, keys: Sequence[FindEnrolments]) -> list[Listed[EnrolmentAnswer]]:
    return [found(enquiry, ask) for ask in keys]


def found(enquiry: Enquiry, ask: FindEnrolments) -> Listed[EnrolmentAnswer]:
    table = ENROLMENTS.c
    statement = select(ENROLMENTS).where(
        enquiry.sees(RURAL_PENSION_ENROLMENT, region=table.region, person=table.person)
    )
    if ask.region:
        statement = statement.where(table.region.in_(enquiry.authority.inside(ask.region)))
    if ask.stage:
        statement = statement.where(table.stage == ask.stage)
    if ask.category:
        statement = statement.where(table.category == ask.category)
    if ask.submitted_from:
        statement = statement.where(table.submitted_on >= ask.submitted_from)
    if ask.submitted_until:
        statement = statement.where(table.submitted_on <= ask.submitted_until)
    if ask.after:
        statement = statement.where(tuple_(table.region, table.person) > tuple_(*key_of(ask.after)))
    statement = statement.order_by(table.region, table.person).limit(ask.first + 1)
    return listed([answer(row) for row in enquiry.connection.execute(statement)], ask, sort_key)


def sort_key(enrolment: EnrolmentAnswer) -> tuple[str, str]:
    return enrolment.region, enrolment.id


def answer(row: Any) -> EnrolmentAnswer:
    return EnrolmentAnswer(
        id=row.person,
        region=row.region,
        stage=EnrolmentStage(row.stage),
        category=EnrolmentCategory(row.category),
        grade=row.grade,
        first_year=row.first_year,
        submitted_on=row.submitted_on,
        confirmed_on=row.confirmed_on,
        missing=tuple(PaperKind(kind) for kind in row.missing),
        reasons=tuple(row.reasons),
        version=row.version,
    )


def terms_in(enquiry: Enquiry, person: str, day: date) -> dict[str, str]:
    """Grade (in fen) and category that hold for an enrolled person in the year of that day."""
    rows = enquiry.connection.execute(
        select(TERMS).where(TERMS.c.person == person, TERMS.c.year <= day.year).order_by(TERMS.c.year)
    )
    return {row.aspect: row.value for row in rows}
