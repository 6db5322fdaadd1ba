"""Who reaches the age of the pension in a month, and has not claimed it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, exists, select

from insurance.law import RURAL_PENSION
from insurance.rural_pension.answers import EnrolmentStage
from insurance.rural_pension.claim_register import CLAIMS, OVER
from insurance.rural_pension.enrolment_look_ups import visible
from insurance.rural_pension.enrolment_register import ENROLMENTS
from insurance.today.answers import Turning, TurningAnswer
from jinbao.calendar import Month, after_months, first_day, last_day, later, month_of
from jinbao.casework.people import PEOPLE
from jinbao.lists import after
from jinbao.paging import Listed, listed
from jinbao.service import Enquiry

ORDER = (PEOPLE.c.born, PEOPLE.c.person)


def turning(enquiry: Enquiry, keys: Sequence[Turning]) -> list[Listed[TurningAnswer]]:
    return [found(enquiry, ask) for ask in keys]


def found(enquiry: Enquiry, ask: Turning) -> Listed[TurningAnswer]:
    page = after(who_turn(enquiry, ask), ask, ORDER).order_by(*ORDER).limit(ask.first + 1)
    rows = enquiry.connection.execute(page).all()
    cut = listed(rows, ask, lambda row: (row.born.isoformat(), row.person))
    return Listed([shown(enquiry, row) for row in cut.rows], cut.cursors, cut.has_next, cut.has_previous)


def who_turn(enquiry: Enquiry, ask: Turning) -> Select[Any]:
    """The living, enrolled, without a claim that is open or granted."""
    first, last = births_of(ask.month or later(month_of(enquiry.today), 1), age_of_pension(enquiry.today))
    claimed = exists().where(CLAIMS.c.person == PEOPLE.c.person, CLAIMS.c.stage.not_in(OVER))
    statement = (
        select(PEOPLE.c.person, PEOPLE.c.born, ENROLMENTS.c.region)
        .join(ENROLMENTS, ENROLMENTS.c.person == PEOPLE.c.person)
        .where(
            PEOPLE.c.born.between(first, last),
            PEOPLE.c.died_on.is_(None),
            PEOPLE.c.merged_into.is_(None),
            ENROLMENTS.c.stage == EnrolmentStage.CONFIRMED,
            visible(enquiry),
            ~claimed,
        )
    )
    if ask.region:
        statement = statement.where(ENROLMENTS.c.region.in_(enquiry.authority.inside(ask.region)))
    return statement


def births_of(month: Month, age: int) -> tuple[date, date]:
    """The birthdays of those who reach an age in a month: who was born on 29 February does so in March."""
    born = later(month, -12 * age)
    first, last = first_day(born), last_day(born)
    if month.endswith("-02") and last_day(month).day < last.day:
        return first, last.replace(day=28)
    february = later(born, -1)
    if month.endswith("-03") and last_day(later(month, -1)).day < last_day(february).day:
        return last_day(february), last
    return first, last


def age_of_pension(today: date) -> int:
    return RURAL_PENSION.law.parameter("pension_age", today, known_by=today).number


def shown(enquiry: Enquiry, row: Row[Any]) -> TurningAnswer:
    notice = RURAL_PENSION.law.parameter("claim_notice", enquiry.today, known_by=enquiry.today).number
    turns_on = birthday(row.born, age_of_pension(enquiry.today))
    return TurningAnswer(row.person, row.region, turns_on, after_months(turns_on, -notice))


def birthday(born: date, age: int) -> date:
    month = later(month_of(born), 12 * age)
    if born.day > last_day(month).day:
        return first_day(later(month, 1))
    return first_day(month).replace(day=born.day)
