"""What can be looked up of the register: by the station and the offices above it, and by the person."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, Table, and_, case, func, select

from employment.items import LABOUR_REGISTER
from employment.labour_month.register import MONTHS
from employment.labour_register.answers import (
    FindLabourResources,
    LabourEntryAnswer,
    LabourSkillAnswer,
    LabourSpellAnswer,
)
from employment.labour_register.register import ENTRIES, SKILLS, SPELLS, case_of
from employment.labour_register.terms import LabourLeaving
from jinbao.casework.answers import HistoryLine
from jinbao.casework.history import history_of_seen
from jinbao.casework.people import PEOPLE
from jinbao.lists import by_id, of_each, page_of
from jinbao.paging import Listed
from jinbao.service import Enquiry

TABLE = ENTRIES.c
ORDER = (TABLE.entered_on, TABLE.person)


def entry_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[LabourEntryAnswer | None]:
    return by_id(enquiry, keys, seen(enquiry), LabourEntryAnswer)


def find_entries(enquiry: Enquiry, keys: Sequence[FindLabourResources]) -> list[Listed[LabourEntryAnswer]]:
    return [found(enquiry, ask) for ask in keys]


def found(enquiry: Enquiry, ask: FindLabourResources) -> Listed[LabourEntryAnswer]:
    statement, there = seen(enquiry), in_register(enquiry)
    if ask.region:
        statement = statement.where(TABLE.region.in_(enquiry.authority.inside(ask.region)))
    if ask.status:
        statement = statement.where(SPELLS.c.status == ask.status)
    if ask.in_register is not None:
        statement = statement.where(there if ask.in_register else ~there)
    if ask.disputed:
        statement = statement.where(TABLE.disputed.is_not(None))
    return page_of(enquiry, statement, ask, ORDER, LabourEntryAnswer, newest_first=True)


def spells_of(enquiry: Enquiry, keys: Sequence[str]) -> list[list[LabourSpellAnswer]]:
    """All that was ever said of each, oldest first."""
    spells = of_entries(enquiry, SPELLS).order_by(SPELLS.c.since, SPELLS.c.number)
    return of_each(enquiry, keys, spells, SPELLS.c.person, LabourSpellAnswer)


def skills_of(enquiry: Enquiry, keys: Sequence[str]) -> list[list[LabourSkillAnswer]]:
    skills = of_entries(enquiry, SKILLS).order_by(SKILLS.c.acquired_on, SKILLS.c.event)
    return of_each(enquiry, keys, skills, SKILLS.c.person, LabourSkillAnswer)


def of_entries(enquiry: Enquiry, table: Table) -> Select[Any]:
    """The rows of a table of those entries that the caller may see."""
    return select(table).join(ENTRIES, TABLE.person == table.c.person).where(visible(enquiry))


def entry_history(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HistoryLine]]:
    visible_entries = select(TABLE.person.label("id")).where(visible(enquiry))
    return history_of_seen(enquiry, keys, visible_entries, case_of)


def visible(enquiry: Enquiry) -> Any:
    return enquiry.sees(LABOUR_REGISTER, region=TABLE.region, person=TABLE.person)


def in_register(enquiry: Enquiry) -> Any:
    """Nobody has to take out by hand whom the calendar takes out."""
    return and_(TABLE.left_on.is_(None), TABLE.leaves_on > enquiry.today)


def seen(enquiry: Enquiry) -> Select[Any]:
    """Each entry with what counts today, and the last month that the village has submitted."""
    over_age = and_(TABLE.left_on.is_(None), TABLE.leaves_on <= enquiry.today)
    spell = SPELLS.alias("holding")
    counts = (
        select(spell.c.number)
        .where(spell.c.person == TABLE.person, spell.c.withdrawn_on.is_(None), spell.c.since <= enquiry.today)
        .order_by(spell.c.since.desc(), spell.c.number.desc())
        .limit(1)
        .scalar_subquery()
    )
    months = MONTHS.c
    confirmed = select(func.max(months.month)).where(
        months.region == TABLE.region,
        months.submitted_on.is_not(None),
        months.ends_on >= TABLE.entered_on,
    )
    columns = [one for one in TABLE if one.name not in {"left_on", "left_reason"}]
    return (
        select(
            *columns,
            TABLE.person.label("id"),
            PEOPLE.c.hukou_region,
            case((over_age, TABLE.leaves_on), else_=TABLE.left_on).label("left_on"),
            case((over_age, LabourLeaving.OVER_AGE.value), else_=TABLE.left_reason).label("left_reason"),
            *(SPELLS.c[name] for name in DOING),
            TABLE.disputed["doing"]["status"].as_string().label("disputed_status"),
            TABLE.disputed["source"].as_string().label("disputed_source"),
            confirmed.scalar_subquery().label("confirmed_month"),
        )
        .join(PEOPLE, PEOPLE.c.person == TABLE.person)
        .outerjoin(SPELLS, and_(SPELLS.c.person == TABLE.person, SPELLS.c.number == counts))
        .where(visible(enquiry))
    )


DOING = ("status", "since", "source", "employer", "place", "occupation", "income")
