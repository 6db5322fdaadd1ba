"""What must be known to decide about a month: what those below have done, and what there is to count."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, select

from employment.labour_month.events import Stock
from employment.labour_month.month import MonthFacts, Rank
from employment.labour_month.register import MONTHS
from employment.labour_month.stock import stock
from employment.labour_register.terms import LabourState
from jinbao.actor import Place
from jinbao.calendar import Month, last_day
from jinbao.casework.places import COUNTIES
from jinbao.service import Enquiry

TABLE = MONTHS.c


def month_facts(enquiry: Enquiry, region: str, month: Month) -> MonthFacts:
    place = enquiry.place(region)
    match rank := rank_of(enquiry, place):
        case Rank.VILLAGE:
            return MonthFacts(place=place, rank=rank, locked=is_locked(enquiry, place.within[2], month))
        case Rank.TOWNSHIP:
            return MonthFacts(
                place=place,
                rank=rank,
                locked=is_locked(enquiry, place.within[1], month),
                **submitted(enquiry, region, month),
            )
        case Rank.COUNTY:
            return MonthFacts(place=place, rank=rank, **counted(enquiry, region, month))
        case Rank.CITY:
            return MonthFacts(place=place, rank=rank, **locked(enquiry, region, month))
        case _:
            return MonthFacts(place=place, rank=None)


def rank_of(enquiry: Enquiry, place: Place) -> Rank | None:
    return ranks_of(enquiry, [place])[place.region]


def ranks_of(enquiry: Enquiry, places: Collection[Place]) -> dict[str, Rank | None]:
    """By where the county is among the regions around each; a city has counties in it."""
    around = {region for place in places for region in place.within}
    counties = set(enquiry.connection.scalars(select(COUNTIES.c.region).where(COUNTIES.c.region.in_(around))))
    return {place.region: rank_among(counties, place) for place in places}


def rank_among(counties: set[str], place: Place) -> Rank | None:
    for steps, region in enumerate(place.within):
        if region in counties:
            return Rank(steps) if steps <= Rank.VILLAGE.value else None
    return Rank.CITY


def is_locked(enquiry: Enquiry, county: str, month: Month) -> bool:
    done = select(TABLE.id).where(TABLE.region == county, TABLE.month == month, TABLE.locked_on.is_not(None))
    return enquiry.connection.execute(done).first() is not None


def submitted(enquiry: Enquiry, township: str, month: Month) -> dict[str, Any]:
    """The villages that have submitted and wait for the check."""
    asked = select(TABLE.region, TABLE.submitted_by).where(
        TABLE.region.in_(enquiry.authority.inside(township)),
        TABLE.month == month,
        TABLE.submitted_on.is_not(None),
        TABLE.checked_on.is_(None),
    )
    rows = enquiry.connection.execute(asked.order_by(TABLE.region)).all()
    return {"below": tuple(row.region for row in rows), "hands": hands(row.submitted_by for row in rows)}


def counted(enquiry: Enquiry, county: str, month: Month) -> dict[str, Any]:
    """What the register says now of the last day of the month, and which villages have not spoken."""
    inside = enquiry.authority.inside(county)
    places = {row.region: row.township for row in enquiry.connection.execute(villages(enquiry, county))}
    asked = select(MONTHS).where(TABLE.region.in_(inside), TABLE.month == month)
    rows = enquiry.connection.execute(asked).all()
    spoken = {row.region for row in rows if row.submitted_on}
    stocks = tuple(
        Stock(row.region, places.get(row.region, county), LabourState(row.status), row.persons)
        for row in enquiry.connection.execute(stock(inside, last_day(month), enquiry.today))
    )
    missing = tuple(sorted(village for village in places if village not in spoken))
    return {"stocks": stocks, "missing": missing, "hands": hands(row.checked_by for row in rows)}


def locked(enquiry: Enquiry, city: str, month: Month) -> dict[str, Any]:
    inside = enquiry.authority.inside(city)
    counties = enquiry.connection.scalars(
        select(COUNTIES.c.region).where(COUNTIES.c.region.in_(inside)).order_by(COUNTIES.c.region)
    ).all()
    done = enquiry.connection.scalars(
        select(TABLE.region).where(
            TABLE.region.in_(inside), TABLE.month == month, TABLE.locked_on.is_not(None)
        )
    ).all()
    return {
        "below": tuple(one for one in counties if one in done),
        "missing": tuple(one for one in counties if one not in done),
    }


def villages(enquiry: Enquiry, region: str) -> Select[Any]:
    """The villages inside a region, each with its township: two steps below a county."""
    places, above = enquiry.authority.places, enquiry.authority.places.alias("above")
    return (
        select(places.c.region, above.c.within.label("township"))
        .join(COUNTIES, COUNTIES.c.region == places.c.within)
        .join(above, above.c.region == places.c.region)
        .where(
            places.c.distance == Rank.VILLAGE.value,
            above.c.distance == 1,
            places.c.region.in_(enquiry.authority.inside(region)),
        )
    )


def hands(officers: Any) -> tuple[str, ...]:
    return tuple(sorted({one for one in officers if one}))
