"""What can be looked up of enrolments, and what is known of a person asks of one."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import BigInteger, Select, Text, and_, cast, exists, or_, select
from sqlalchemy.sql.elements import ColumnElement

from insurance.asked import AskedAct
from insurance.items import RURAL_PENSION_ENROLMENT
from insurance.pension.register import draws_twice
from insurance.rural_pension.answers import ClaimStage, EnrolmentAnswer, EnrolmentStage, FindEnrolments
from insurance.rural_pension.claim_register import CLAIMS
from insurance.rural_pension.enrolment_register import CATEGORY, ENROLMENTS, GRADE, ORDER, case_of
from insurance.rural_pension.listed_category import held, proposed_category
from jinbao.casework.people import PEOPLE
from jinbao.casework.worklist import acted_in
from jinbao.lists import by_id, page_of
from jinbao.paging import Listed
from jinbao.service import Enquiry


def enrolment_by_person(enquiry: Enquiry, keys: Sequence[str]) -> list[EnrolmentAnswer | None]:
    return by_id(enquiry, keys, enrolments(enquiry).where(read_by(enquiry)), EnrolmentAnswer)


def find_enrolments(enquiry: Enquiry, keys: Sequence[FindEnrolments]) -> list[Listed[EnrolmentAnswer]]:
    return [found(enquiry, ask) for ask in keys]


def found(enquiry: Enquiry, ask: FindEnrolments) -> Listed[EnrolmentAnswer]:
    statement, table = standing(enquiry), ENROLMENTS.c
    if ask.region:
        statement = statement.where(table.region.in_(enquiry.authority.inside(ask.region)))
    if ask.stage:
        statement = statement.where(table.stage == ask.stage)
    if ask.scheme:
        statement = statement.where(table.scheme == ask.scheme)
    if ask.category:
        statement = statement.where(held(CATEGORY, table.category, enquiry.today.year) == ask.category)
    if ask.moved_away is not None:
        gone = moved_away()
        statement = statement.where(gone if ask.moved_away else ~gone)
    if ask.merger_pending is not None:
        pending = merger_pending()
        statement = statement.where(pending if ask.merger_pending else ~pending)
    if ask.submitted_from:
        statement = statement.where(table.submitted_on >= ask.submitted_from)
    if ask.submitted_until:
        statement = statement.where(table.submitted_on <= ask.submitted_until)
    return page_of(enquiry, statement, ask, ORDER, EnrolmentAnswer)


def moved_away() -> ColumnElement[bool]:
    return known_of_person(has_moved_away())


def merger_pending() -> ColumnElement[bool]:
    return known_of_person(or_(*merger_asks().values()))


def known_of_person(asked: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(PEOPLE.c.person == ENROLMENTS.c.person, asked)


def has_moved_away() -> ColumnElement[bool]:
    """An enrolment kept where the hukou is not any more; a pension stays with its payer."""
    granted = exists().where(CLAIMS.c.person == ENROLMENTS.c.person, CLAIMS.c.stage == ClaimStage.GRANTED)
    return and_(
        ENROLMENTS.c.stage == EnrolmentStage.CONFIRMED,
        PEOPLE.c.hukou_region != ENROLMENTS.c.region,
        PEOPLE.c.died_on.is_(None),
        ~granted,
    )


def merger_asks() -> Mapping[AskedAct, ColumnElement[bool]]:
    """An enrolment that goes on under a file that ended, or that ended under a file that goes on.

    Of two pensions the second ends first.
    """
    stage, into = ENROLMENTS.c.stage, PEOPLE.c.merged_into
    goes_on = and_(stage == EnrolmentStage.CONFIRMED, into.is_not(None))
    return {
        AskedAct.MERGE_ENROLMENTS: and_(goes_on, ~draws_twice()),
        AskedAct.SEPARATE_ENROLMENTS: and_(stage == EnrolmentStage.MERGED, into.is_(None)),
    }


def standing(enquiry: Enquiry) -> Select[Any]:
    """The enrolments that the caller may see."""
    return enrolments(enquiry).where(visible(enquiry))


def enrolments(enquiry: Enquiry) -> Select[Any]:
    """Each with the grade and the category of this year."""
    table = ENROLMENTS.c
    changing: dict[str, ColumnElement[Any]] = {
        GRADE: cast(held(GRADE, cast(table.grade, Text), enquiry.today.year), BigInteger),
        CATEGORY: held(CATEGORY, table.category, enquiry.today.year),
    }
    return select(
        *(column for column in table if column.name not in changing),
        table.person.label("id"),
        *(value.label(name) for name, value in changing.items()),
        proposed_category(enquiry).label("proposed_category"),
    )


def read_by(enquiry: Enquiry) -> ColumnElement[bool]:
    """Also by whoever acted in it before it moved."""
    acted = acted_in(enquiry, RURAL_PENSION_ENROLMENT, case_of("") + ENROLMENTS.c.person)
    return visible(enquiry) | acted


def visible(enquiry: Enquiry) -> ColumnElement[bool]:
    seen: ColumnElement[bool] = enquiry.sees(
        RURAL_PENSION_ENROLMENT, region=ENROLMENTS.c.region, person=ENROLMENTS.c.person
    )
    return seen
