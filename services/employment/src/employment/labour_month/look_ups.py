"""What can be looked up of the months: how they stand, their figures, and who has not spoken."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Integer, Select, and_, cast, func, literal, or_, select

from employment.items import LABOUR_REGISTER
from employment.labour_month.answers import (
    FindLabourMonths,
    LabourFigures,
    LabourFiguresAnswer,
    LabourMonthAnswer,
    LabourVillageAnswer,
    LabourVillages,
    StatusFigures,
)
from employment.labour_month.knowledge import villages
from employment.labour_month.register import MONTHS, STOCKS
from employment.labour_month.stock import stock
from employment.labour_register.terms import LabourState
from jinbao.calendar import last_day
from jinbao.lists import by_id, page_of
from jinbao.paging import Listed
from jinbao.service import Enquiry

DEFINITION = "labour-stock.v1"
"""Persons of working age, each once, by where they live on the last day of the month."""

TABLE = MONTHS.c
ORDER = (TABLE.month, TABLE.region)


def month_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[LabourMonthAnswer | None]:
    return by_id(enquiry, keys, seen(enquiry), LabourMonthAnswer)


def find_months(enquiry: Enquiry, keys: Sequence[FindLabourMonths]) -> list[Listed[LabourMonthAnswer]]:
    return [months(enquiry, ask) for ask in keys]


def months(enquiry: Enquiry, ask: FindLabourMonths) -> Listed[LabourMonthAnswer]:
    statement = seen(enquiry)
    if ask.region:
        statement = statement.where(TABLE.region.in_(enquiry.authority.inside(ask.region)))
    if ask.month:
        statement = statement.where(TABLE.month == ask.month)
    return page_of(enquiry, statement, ask, ORDER, LabourMonthAnswer, newest_first=True)


def seen(enquiry: Enquiry) -> Select[Any]:
    return select(MONTHS).where(enquiry.sees(LABOUR_REGISTER, region=TABLE.region))


def figures(enquiry: Enquiry, keys: Sequence[LabourFigures]) -> list[LabourFiguresAnswer]:
    return [figures_of(enquiry, ask) for ask in keys]


def figures_of(enquiry: Enquiry, ask: LabourFigures) -> LabourFiguresAnswer:
    """As locked from what was kept, as revised by counting what was known by then; neither from the other."""
    known_by = ask.known_by or enquiry.today
    locked = by(enquiry, kept(enquiry, ask), "status")
    revised = by(enquiry, counted(enquiry, ask), "status")
    there = villages_in_month(enquiry, ask.region, ask.month).subquery()
    count = enquiry.connection.execute(select(func.count(), func.count(there.c.submitted_on))).one()
    is_kept = enquiry.connection.execute(has_locked(enquiry, ask)).first() is not None
    lines = tuple(
        StatusFigures(status, locked[status] if is_kept else None, revised[status])
        for status in LabourState
        if locked[status] or revised[status]
    )
    return LabourFiguresAnswer(
        region=ask.region,
        month=ask.month,
        definition=DEFINITION,
        known_by=known_by,
        lines=lines,
        locked=locked.total() if is_kept else None,
        revised=revised.total(),
        villages=count[0],
        submitted=count[1],
        missing=count[0] - count[1],
    )


def by(enquiry: Enquiry, statement: Select[Any], column: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for row in enquiry.connection.execute(statement):
        found[getattr(row, column)] += row.persons
    return found


def kept(enquiry: Enquiry, ask: Any) -> Select[Any]:
    """What counties have locked, in the places as they were then."""
    stocks = STOCKS.c
    around = (stocks.village, stocks.township, stocks.county, stocks.city)
    seen_there: Any = enquiry.sees(LABOUR_REGISTER, region=stocks.village)
    return select(stocks.village.label("region"), stocks.status, stocks.persons).where(
        stocks.month == ask.month, or_(*(one == ask.region for one in around)), seen_there
    )


def counted(enquiry: Enquiry, ask: Any) -> Select[Any]:
    known_by = getattr(ask, "known_by", None) or enquiry.today
    places = enquiry.authority.places.c
    seen_there: Any = enquiry.sees(LABOUR_REGISTER, region=places.region)
    regions = enquiry.authority.inside(ask.region).where(seen_there)
    return stock(regions, last_day(ask.month), known_by)


def has_locked(enquiry: Enquiry, ask: LabourFigures) -> Select[Any]:
    """Whether a county that the region lies in, or that lies in it, has locked the month."""
    places = enquiry.authority.places.c
    around = select(places.within).where(places.region == ask.region)
    near = or_(TABLE.region.in_(around), TABLE.region.in_(enquiry.authority.inside(ask.region)))
    return select(TABLE.id).where(TABLE.month == ask.month, TABLE.locked_on.is_not(None), near)


def villages_in_month(enquiry: Enquiry, region: str, month: str) -> Select[Any]:
    there = villages(enquiry, region).subquery()
    seen_there: Any = enquiry.sees(LABOUR_REGISTER, region=there.c.region)
    said = and_(TABLE.region == there.c.region, TABLE.month == month)
    columns = (TABLE.submitted_on, TABLE.unchanged, TABLE.checked_on)
    return select(there.c.region, *columns).outerjoin(MONTHS, said).where(seen_there)


def labour_villages(enquiry: Enquiry, keys: Sequence[LabourVillages]) -> list[Listed[LabourVillageAnswer]]:
    return [villages_of(enquiry, ask) for ask in keys]


def villages_of(enquiry: Enquiry, ask: LabourVillages) -> Listed[LabourVillageAnswer]:
    there: Any = villages_in_month(enquiry, ask.region, ask.month).subquery()
    locked = total(kept(enquiry, ask), "locked")
    revised = total(counted(enquiry, ask), "revised")
    statement = (
        select(
            there,
            there.c.submitted_on.is_(None).label("missing"),
            locked.c.persons.label("locked"),
            func.coalesce(revised.c.persons, literal(0)).label("revised"),
        )
        .outerjoin(locked, locked.c.region == there.c.region)
        .outerjoin(revised, revised.c.region == there.c.region)
    )
    if ask.missing:
        statement = statement.where(there.c.submitted_on.is_(None))
    return page_of(enquiry, statement, ask, (there.c.region,), LabourVillageAnswer)


def total(statement: Select[Any], name: str) -> Any:
    rows = statement.order_by(None).subquery()
    summed = select(rows.c.region, cast(func.sum(rows.c.persons), Integer).label("persons"))
    return summed.group_by(rows.c.region).subquery(name)
