"""Who has not paid a year that they can pay."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import and_, exists, false, or_, select
from sqlalchemy.sql.elements import ColumnElement

from insurance.law import RURAL_PENSION
from insurance.rural_pension.account_register import CONTRIBUTIONS, ENTRIES
from insurance.rural_pension.answers import ClaimStage, EnrolmentAnswer, EnrolmentStage
from insurance.rural_pension.claim_register import CLAIMS
from insurance.rural_pension.enrolment_look_ups import standing
from insurance.rural_pension.enrolment_register import ENROLMENTS, ORDER
from insurance.rural_pension.scheme import came_on
from insurance.rural_pension.terms import Scheme
from insurance.today.answers import Unpaid
from jinbao.calendar import after_months
from jinbao.casework.parameters import set_in
from jinbao.casework.people import PEOPLE
from jinbao.casework.places import COUNTIES
from jinbao.lists import page_of
from jinbao.paging import Listed
from jinbao.service import Enquiry

CAME_FIRST = (Scheme.RURAL_RESIDENTS, Scheme.URBAN_RESIDENTS)


def unpaid(enquiry: Enquiry, keys: Sequence[Unpaid]) -> list[Listed[EnrolmentAnswer]]:
    return [found(enquiry, ask) for ask in keys]


def found(enquiry: Enquiry, ask: Unpaid) -> Listed[EnrolmentAnswer]:
    statement = standing(enquiry).where(owes(enquiry, ask.region, ask.year or enquiry.today.year))
    return page_of(enquiry, statement, ask, ORDER, EnrolmentAnswer)


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
    """From the year of the sixteenth birthday on; who was sixty when the scheme came to them pays nothing."""
    law, today, born = RURAL_PENSION.law, enquiry.today, PEOPLE.c.born
    sixteen, sixty = (
        law.parameter(name, today, known_by=today).number for name in ("enrolment_age", "pension_age")
    )
    under_sixty = (
        and_(
            ENROLMENTS.c.region.in_(enquiry.authority.inside(county)),
            or_(
                and_(is_rural(), born > before(rural, sixty)),
                and_(~is_rural(), born > before(urban, sixty)),
            ),
        )
        for county, rural, urban in starts(enquiry)
    )
    of_person = (
        PEOPLE.c.person == ENROLMENTS.c.person,
        PEOPLE.c.died_on.is_(None),
        PEOPLE.c.merged_into.is_(None),
        born < date(year - sixteen + 1, 1, 1),
    )
    return exists().where(*of_person, or_(false(), *under_sixty))


def is_rural() -> ColumnElement[bool]:
    """Whom the rural scheme took in, or would have, had there been no other."""
    scheme = ENROLMENTS.c.scheme
    return or_(
        scheme == Scheme.RURAL_RESIDENTS,
        and_(scheme == Scheme.ALL_RESIDENTS, PEOPLE.c.rural_hukou),
    )


def before(day: date, years: int) -> date:
    return after_months(day, -12 * years)


def starts(enquiry: Enquiry) -> Iterator[tuple[str, date, date]]:
    """The days on which the rural and the urban scheme came to each county that has started."""
    today, connection = enquiry.today, enquiry.connection
    counties = list(connection.scalars(select(COUNTIES.c.region)))
    places = enquiry.authority.known_places(connection, counties)
    parameters = set_in(connection, {region for place in places.values() for region in place.within})
    for county, place in places.items():
        law = RURAL_PENSION.law.at(place.within, parameters)
        rural, urban = (came_on(law, scheme, today) for scheme in CAME_FIRST)
        if rural and urban:
            yield county, rural, urban
