"""How many people of working age lived where and did what on a day, as far as it was known on another."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, and_, func, or_, select

from employment.labour_register.register import ENTRIES, SPELLS, STAYS


def stock(regions: Any, on: date, known_by: date) -> Select[Any]:
    """Persons, each once, by village and status; without those who have left or are above working age."""
    lived = STAYS.alias("lived")
    concerned = STAYS.c.person.in_(select(lived.c.person).where(lived.c.region.in_(regions)))
    stay = last_word(STAYS, on, known_by, concerned)
    said = last_word(SPELLS, on, known_by, SPELLS.c.person.in_(select(stay.c.person)))
    there = and_(stay.c.rank == 1, stay.c.left_reason.is_(None), stay.c.region.in_(regions))
    of_age = and_(ENTRIES.c.enters_on <= on, ENTRIES.c.leaves_on > on)
    return (
        select(stay.c.region, said.c.status, func.count().label("persons"))
        .join(said, and_(said.c.person == stay.c.person, said.c.rank == 1))
        .join(ENTRIES, ENTRIES.c.person == stay.c.person)
        .where(there, of_age)
        .group_by(stay.c.region, said.c.status)
        .order_by(stay.c.region, said.c.status)
    )


def last_word(table: Any, on: date, known_by: date, concerned: ColumnElement[bool]) -> Subquery:
    """What was true on a day, by person, the last word first, without what was known later."""
    rows = table.c
    rank = func.row_number().over(partition_by=rows.person, order_by=(rows.since.desc(), rows.number.desc()))
    return (
        select(table, rank.label("rank"))
        .where(
            concerned,
            rows.since <= on,
            rows.known_on <= known_by,
            or_(rows.withdrawn_on.is_(None), rows.withdrawn_on > known_by),
        )
        .subquery()
    )
