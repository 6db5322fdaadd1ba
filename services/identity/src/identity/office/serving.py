"""Who serves a village on a day: its own station, else the township's centre, else the county's bureau.

Domain handbook 17.7 and 9.5.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from msgspec import convert
from sqlalchemy import Date, Text, and_, case, column, func, or_, select, values
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.sql.selectable import CTE

from identity.office.answers import BlindSpots, OfficeAnswer, OnDay
from identity.office.register import FORM, OFFICES, PAST, answers, existing
from identity.office.terms import OfficeForm, OfficeKind
from identity.region.register import REGIONS
from jinbao.identifiers import Kind, Level
from jinbao.service import Enquiry

SERVING = (OfficeKind.STATION, OfficeKind.CENTRE, OfficeKind.BUREAU)


def asked(enquiry: Enquiry, keys: Sequence[OnDay]) -> tuple[list[tuple[str, date]], CTE]:
    """The regions and days that are asked about, also as a table to join with."""
    pairs = [(key.region, key.on or enquiry.today) for key in keys]
    table = values(column("region", Text), column("day", Date)).data(sorted(set(pairs)))
    return pairs, table.cte("asked")


def is_there(day: ColumnElement[date]) -> ColumnElement[bool]:
    """An office exists on that day, and there is a body or at least a plate."""
    form = (
        select(PAST.c.value)
        .where(PAST.c.office == OFFICES.c.id, PAST.c.aspect == FORM, PAST.c.since <= day)
        .order_by(PAST.c.since.desc())
        .limit(1)
        .correlate_except(PAST)
        .scalar_subquery()
    )
    return and_(existing(day), form != OfficeForm.NONE)


def serving_office(enquiry: Enquiry, keys: Sequence[OnDay]) -> list[OfficeAnswer | None]:
    """The nearest office that is there on the day; one statement for all regions and days."""
    pairs, ask = asked(enquiry, keys)
    places = enquiry.authority.places
    nearest = func.row_number().over(
        partition_by=(ask.c.region, ask.c.day), order_by=(places.c.distance, OFFICES.c.since, OFFICES.c.id)
    )
    offices = (
        answers()
        .add_columns(ask.c.region.label("asked"), ask.c.day, nearest.label("nearest"))
        .join_from(ask, places, places.c.region == ask.c.region)
        .join(OFFICES, OFFICES.c.region == places.c.within)
        .where(OFFICES.c.kind.in_(SERVING), is_there(ask.c.day))
        .subquery()
    )
    rows = enquiry.connection.execute(select(offices).where(offices.c.nearest == 1))
    found = {(row.asked, row.day): convert(row, OfficeAnswer, from_attributes=True) for row in rows}
    return [found.get(pair) for pair in pairs]


def blind_spots(enquiry: Enquiry, keys: Sequence[OnDay]) -> list[BlindSpots]:
    """Communities and villages without a station of their own (盲区), counted by the database."""
    pairs, ask = asked(enquiry, keys)
    places = enquiry.authority.places
    station = (
        select(OFFICES.c.id)
        .where(OFFICES.c.region == REGIONS.c.id, OFFICES.c.kind == OfficeKind.STATION, is_there(ask.c.day))
        .correlate_except(OFFICES)
    )
    without = case((station.exists(), 0), else_=1)
    statement = (
        select(ask.c.region, ask.c.day, *counted(REGIONS.c.kind == Kind.COMMUNITY, without))
        .add_columns(*counted(REGIONS.c.kind != Kind.COMMUNITY, without))
        .join_from(ask, places, places.c.within == ask.c.region)
        .join(REGIONS, REGIONS.c.id == places.c.region)
        .where(
            REGIONS.c.level == Level.VILLAGE,
            REGIONS.c.since <= ask.c.day,
            or_(REGIONS.c.until.is_(None), REGIONS.c.until > ask.c.day),
        )
        .group_by(ask.c.region, ask.c.day)
    )
    counts = {(row[0], row[1]): BlindSpots(*row[2:]) for row in enquiry.connection.execute(statement)}
    return [counts.get(pair, BlindSpots(0, 0, 0, 0)) for pair in pairs]


def counted(kind: ColumnElement[bool], without: ColumnElement[int]) -> list[ColumnElement[Any]]:
    return [func.sum(case((kind, 1), else_=0)), func.sum(case((kind, without), else_=0))]
