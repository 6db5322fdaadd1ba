"""What fits whom, worked out by the database: first what must hold, then a score whose parts are shown.

Whoever is old enough, holds the certificate and would go there fits.  Hukou is no filter.
Persons in difficulty come first, whatever the score.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Column, ColumnElement, Subquery, and_, case, exists, func, literal, or_, select

from employment.difficulty.register import DIFFICULTIES
from employment.difficulty.terms import DifficultyStage
from employment.items import JOB_EXCHANGE
from employment.job_search.register import SEARCHES
from employment.job_search.terms import SearchStage
from employment.law import LAW
from employment.vacancy.look_ups import is_offered
from employment.vacancy.register import VACANCIES
from jinbao.calendar import after_months
from jinbao.casework.people import PEOPLE
from jinbao.service import Enquiry

V, S, D = VACANCIES.c, SEARCHES.c, DIFFICULTIES.c
STEPS = 3
"""The same village, township or county is near, each less than the one before."""


def pairs(enquiry: Enquiry, column: Column[str], keys: Sequence[str]) -> Subquery:
    """Each vacancy with each search that it fits, for the caller to see; ``column`` is one of the keys."""
    near, weight = nearness(enquiry, column, keys), weights(enquiry.today)
    points = parts(near.c.away, weight)
    given = {f"{name}_weight": literal(most) for name, most in weight.items()}
    total: ColumnElement[Any] = sum(points.values(), literal(0))
    first = case((D.id.is_not(None), 1), else_=0)
    columns = [one.label(name) for name, one in (dict(points) | given).items()]
    return (
        select(
            V.id.label("vacancy"),
            S.id.label("search"),
            S.person,
            D.id.label("recognition"),
            total.label("score"),
            first.label("first"),
            *columns,
        )
        .select_from(SEARCHES)
        .join(PEOPLE, PEOPLE.c.person == S.person)
        .join(VACANCIES, fits(enquiry))
        .outerjoin(DIFFICULTIES, and_(D.person == S.person, D.stage == DifficultyStage.RECOGNISED))
        .outerjoin(near, and_(near.c.home == S.region, near.c.work == V.region))
        .where(column.in_(keys), S.stage == SearchStage.LOOKING, is_able(enquiry.today), is_seen(enquiry))
        .subquery()
    )


def fits(enquiry: Enquiry) -> ColumnElement[bool]:
    """Offered today, with a certificate that suffices, in a place to which they would go."""
    places = enquiry.authority.places.c
    there = exists().where(places.region == V.region, places.within == S.within)
    return and_(is_offered(enquiry), V.skill_rank <= S.skill_rank, or_(S.within.is_(None), there))


def is_able(today: date) -> ColumnElement[bool]:
    """Alive, with a file of their own, and of working age."""
    years = LAW.parameter("working_age", today).number
    people = PEOPLE.c
    return and_(
        people.born <= after_months(today, -12 * years),
        people.died_on.is_(None),
        people.merged_into.is_(None),
    )


def is_seen(enquiry: Enquiry) -> ColumnElement[bool]:
    seen: ColumnElement[bool] = enquiry.sees(JOB_EXCHANGE, region=S.region, person=S.person)
    return seen


def parts(away: ColumnElement[Any], weight: Mapping[str, int]) -> Mapping[str, ColumnElement[Any]]:
    """What each aspect gives in points; nearness by the steps up to a place that holds home and work."""
    steps = case((away < STEPS, STEPS - away), else_=0)
    return {
        "work_points": case((S.occupation == V.occupation, weight["work"]), else_=0),
        "pay_points": case((V.wage >= S.wage, weight["pay"]), else_=0),
        "near_points": func.coalesce(steps, 0) * (weight["near"] // STEPS),
        "certificate_points": case((V.skill_rank == S.skill_rank, weight["certificate"]), else_=0),
    }


def weights(today: date) -> Mapping[str, int]:
    """How many points each aspect can give."""
    return {
        name: LAW.parameter(f"match_{name}", today).number for name in ("work", "pay", "near", "certificate")
    }


def nearness(enquiry: Enquiry, column: Column[str], keys: Sequence[str]) -> Subquery:
    """How many steps it is from each home up to the first region that also holds the place of work.

    Only from the homes, or to the places, of what was asked about.
    """
    home, work = enquiry.authority.places.alias("home"), enquiry.authority.places.alias("work")
    asked = column.table
    end = home.c.region if asked is SEARCHES else work.c.region
    return (
        select(
            home.c.region.label("home"), work.c.region.label("work"), func.min(home.c.distance).label("away")
        )
        .join(work, work.c.within == home.c.within)
        .where(end.in_(select(asked.c.region).where(column.in_(keys))))
        .group_by(home.c.region, work.c.region)
        .subquery()
    )
