"""How many people work where: different people, not rows, and those at work apart from those on the books."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from msgspec import convert
from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from identity.office.answers import OnDay
from identity.office.register import OFFICES
from identity.office.serving import asked
from identity.region.register import REGIONS
from identity.staff.answers import HeadCount
from identity.staff.register import APPOINTMENTS, CERTIFICATES, NOMINAL, PAST, WORK, holding, seen
from jinbao.service import Enquiry


def head_counts(enquiry: Enquiry, keys: Sequence[OnDay]) -> list[list[HeadCount]]:
    """By kind of office and of the place where it stands; one statement for all regions and days."""
    pairs, ask = asked(enquiry, keys)
    places = enquiry.authority.places
    statement = (
        select(
            ask.c.region,
            ask.c.day,
            OFFICES.c.kind.label("offices"),
            REGIONS.c.kind.label("place"),
            people().label("people"),
            people(APPOINTMENTS.c.full_time).label("full_time"),
            people(is_at_work(ask.c.day)).label("at_work"),
            people(is_certified(ask.c.day)).label("certified"),
        )
        .join_from(ask, places, places.c.within == ask.c.region)
        .join(APPOINTMENTS, APPOINTMENTS.c.region == places.c.region)
        .join(OFFICES, OFFICES.c.id == APPOINTMENTS.c.office)
        .join(REGIONS, REGIONS.c.id == APPOINTMENTS.c.region)
        .where(holding(ask.c.day), seen(enquiry))
        .group_by(ask.c.region, ask.c.day, OFFICES.c.kind, REGIONS.c.kind)
        .order_by(OFFICES.c.kind, REGIONS.c.kind)
    )
    counts: dict[tuple[str, date], list[HeadCount]] = defaultdict(list)
    for row in enquiry.connection.execute(statement):
        counts[row.region, row.day].append(convert(row, HeadCount, from_attributes=True))
    return [counts[pair] for pair in pairs]


def people(where: ColumnElement[bool] | None = None) -> ColumnElement[int]:
    counted: Any = APPOINTMENTS.c.person if where is None else case((where, APPOINTMENTS.c.person))
    return func.count(counted.distinct())


def is_at_work(day: ColumnElement[date]) -> ColumnElement[bool]:
    found = (
        select(PAST.c.value)
        .where(PAST.c.appointment == APPOINTMENTS.c.id, PAST.c.aspect == WORK, PAST.c.since <= day)
        .order_by(PAST.c.since.desc())
        .limit(1)
        .correlate_except(PAST)
        .scalar_subquery()
    )
    return func.coalesce(found, "") != NOMINAL


def is_certified(day: ColumnElement[date]) -> ColumnElement[bool]:
    valid = and_(
        CERTIFICATES.c.appointment == APPOINTMENTS.c.id,
        CERTIFICATES.c.since <= day,
        or_(CERTIFICATES.c.until.is_(None), CERTIFICATES.c.until >= day),
    )
    return select(CERTIFICATES.c.number).where(valid).correlate_except(CERTIFICATES).exists()
