"""Which category lists of other departments speak for, where the enrolment says another."""

from typing import Any

from sqlalchemy import Date, Text, and_, case, exists, func, literal, null, select
from sqlalchemy.sql.elements import ColumnElement

from insurance.rural_pension.answers import ClaimStage, EnrolmentStage
from insurance.rural_pension.claim_register import CLAIMS
from insurance.rural_pension.enrolment_register import CATEGORY, ENROLMENTS, TERMS
from insurance.rural_pension.terms import EnrolmentCategory
from jinbao.casework.entitlements import LISTED, LOW_INCOME, SEVERELY_DISABLED, is_gone, is_listed
from jinbao.service import Enquiry

DISABLED, LOW, ORDINARY = (
    EnrolmentCategory.SEVERELY_DISABLED,
    EnrolmentCategory.LOW_INCOME,
    EnrolmentCategory.ORDINARY,
)


def held(aspect: str, first: ColumnElement[str], year: int) -> ColumnElement[str]:
    """What holds in a year: the latest that was set by then, else what the form said."""
    latest = select(TERMS.c.value).where(
        TERMS.c.person == ENROLMENTS.c.person, TERMS.c.aspect == aspect, TERMS.c.year <= year
    )
    return func.coalesce(latest.order_by(TERMS.c.year.desc()).limit(1).scalar_subquery(), first)


def proposed_category(enquiry: Enquiry) -> ColumnElement[str | None]:
    """None where the lists agree or say nothing: whoever proved it by a paper is left alone."""
    on = enquiry.today
    category = held(CATEGORY, ENROLMENTS.c.category, on.year + 1)  # what was changed for the next year, too
    disabled, low = on_list(SEVERELY_DISABLED, is_listed(on)), on_list(LOW_INCOME, is_listed(on))
    able = and_(category == DISABLED, on_list(SEVERELY_DISABLED, is_gone(on)))
    granted = exists().where(CLAIMS.c.person == ENROLMENTS.c.person, CLAIMS.c.stage == ClaimStage.GRANTED)
    return case(
        (ENROLMENTS.c.stage != EnrolmentStage.CONFIRMED, null()),
        (granted, null()),
        (and_(disabled, category != DISABLED), said(DISABLED)),
        (and_(low, category == ORDINARY), said(LOW)),
        (and_(able, low), said(LOW)),
        (able, said(ORDINARY)),
        (and_(category == LOW, on_list(LOW_INCOME, is_gone(on))), said(ORDINARY)),
        else_=null(),
    )


def listed_since() -> ColumnElement[Any]:
    """The day on which the last word of a list was known."""
    known = select(func.max(LISTED.c.known_on, type_=Date)).where(LISTED.c.person == ENROLMENTS.c.person)
    return known.scalar_subquery()


def on_list(kind: str, when: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(LISTED.c.person == ENROLMENTS.c.person, LISTED.c.kind == kind, when)


def said(category: EnrolmentCategory) -> ColumnElement[str]:
    return literal(category, Text)
