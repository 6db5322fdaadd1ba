"""Who has not paid a year that they can pay."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import and_, exists, false, or_, select
from sqlalchemy.sql.elements import ColumnElement

from insurance.law import RURAL_PENSION
from insurance.parameter.register import set_in
from insurance.people import COUNTIES, PEOPLE
from insurance.rural_pension.account_register import CONTRIBUTIONS, ENTRIES
from insurance.rural_pension.answers import ClaimStage, EnrolmentAnswer, EnrolmentStage
from insurance.rural_pension.claim_register import CLAIMS
from insurance.rural_pension.enrolment_register import ENROLMENTS, ORDER, standing
from insurance.today.answers import Unpaid
from jinbao.decider import Refused
from jinbao.lists import after, shown
from jinbao.paging import Listed
from jinbao.service import Enquiry


def unpaid(enquiry: Enquiry, keys: Sequence[Unpaid]) -> list[Listed[EnrolmentAnswer]]:
    return [found(enquiry, ask) for ask in keys]


def found(enquiry: Enquiry, ask: Unpaid) -> Listed[EnrolmentAnswer]:
    statement = standing(enquiry).where(owes(enquiry, ask.region, ask.year or enquiry.today.year))
    page = after(statement, ask, ORDER).order_by(*ORDER).limit(ask.first + 1)
    return shown(enquiry.connection.execute(page).all(), ask, ORDER, EnrolmentAnswer)


def owes(enquiry: Enquiry, region: str | None, year: int) -> ColumnElement[bool]:
    """The living and enrolled to whom no pension was granted, for a year that is theirs and not paid."""
    entries, claims, person = ENTRIES.c, CLAIMS.c, ENROLMENTS.c.person
    paid = exists().where(
        entries.person == person,
        entries.year == year,
        entries.kind.in_(CONTRIBUTIONS),
        entries.reversed_by.is_(None),
    )
    granted = exists().where(claims.person == person, claims.stage == ClaimStage.GRANTED)
    within = [ENROLMENTS.c.region.in_(enquiry.authority.inside(region))] if region else []
    return and_(
        ENROLMENTS.c.stage == EnrolmentStage.CONFIRMED,
        ENROLMENTS.c.first_year <= year,
        can_pay(enquiry, year),
        ~paid,
        ~granted,
        *within,
    )


def can_pay(enquiry: Enquiry, year: int) -> ColumnElement[bool]:
    """From the year of the sixteenth birthday on; who was sixty when the scheme started pays nothing."""
    law, today = RURAL_PENSION.law, enquiry.today
    sixteen, sixty = (
        law.parameter(name, today, known_by=today).number for name in ("enrolment_age", "pension_age")
    )
    old_enough = PEOPLE.c.born < date(year - sixteen + 1, 1, 1)
    under_sixty = (
        and_(
            ENROLMENTS.c.region.in_(enquiry.authority.inside(county)),
            PEOPLE.c.born > start.replace(year=start.year - sixty),
        )
        for county, start in starts(enquiry).items()
    )
    alive = (
        PEOPLE.c.died_on.is_(None),
        PEOPLE.c.merged_into.is_(None),
        old_enough,
        or_(false(), *under_sixty),
    )
    return exists().where(PEOPLE.c.person == ENROLMENTS.c.person, *alive)


def starts(enquiry: Enquiry) -> dict[str, date]:
    """The day on which the scheme started in each county where somebody has set it."""
    counties = list(enquiry.connection.scalars(select(COUNTIES.c.region)))
    places = enquiry.authority.known_places(enquiry.connection, counties)
    parameters = set_in(enquiry.connection, {region for place in places.values() for region in place.within})
    known: dict[str, date] = {}
    for county, place in places.items():
        law = RURAL_PENSION.law.at(place.within, parameters)
        try:
            known[county] = law.parameter("scheme_start", enquiry.today, known_by=enquiry.today).day
        except Refused:
            continue
    return known
