"""The register of authority: who may do what, where and when, and which papers may be entered."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import JSON, BigInteger, Boolean, Column, Date, Index, Table, Text, func, or_, select, tuple_

from identity.access.answers import EntryAnswer, GrantAnswer, GrantsIn, GrantsOf
from identity.access.events import (
    EntryClosed,
    EntryCountersigned,
    EntryOpened,
    GrantEnded,
    GrantGiven,
    OnePersonOfficeDeclared,
    OnePersonOfficeEnded,
)
from identity.items import ACCESS
from identity.tables import TABLES
from jinbao.actor import Grant
from jinbao.events import Recorded
from jinbao.paging import Listed, key_of, listed
from jinbao.register import Changes
from jinbao.service import Enquiry

GRANTS = Table(
    "access_grant",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("person", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("office", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("items", JSON, nullable=False),
    Column("steps", JSON, nullable=False),
    Column("since", Date, nullable=False),
    Column("until", Date),
    Column("ceiling", BigInteger),
    Column("source", Text, nullable=False),
    Column("delegated_from", Text),
    Index("access_grant_by_person", "person", "since", "id"),
    Index("access_grant_by_office", "office", "since", "id"),
    Index("access_grant_by_origin", "delegated_from"),
)

ENTRIES = Table(
    "access_entry",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("office", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("reason", Text, nullable=False),
    Column("opened_by", Text, nullable=False),
    Column("countersigned_by", Text),
    Column("closed", Boolean, nullable=False),
)

ONE_PERSON_OFFICES = Table(
    "access_one_person_office",
    TABLES.metadata,
    Column("office", Text, primary_key=True),
    Column("since", Date, nullable=False),
    Column("until", Date),
    Column("reason", Text, nullable=False),
)


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case GrantGiven(grant, delegated_from):
            changes.put(GRANTS, **row_of(grant), delegated_from=delegated_from)
            TABLES.authority.give(changes, grant)
        case GrantEnded(grant, until):
            changes.change(GRANTS, grant, until=until)
            TABLES.authority.end(changes, grant, until)
        case EntryOpened(entry, office, region, first_day, last_day, reason, opened_by):
            changes.put(
                ENTRIES,
                id=entry,
                office=office,
                region=region,
                first_day=first_day,
                last_day=last_day,
                reason=reason,
                opened_by=opened_by,
                countersigned_by=None,
                closed=False,
            )
            TABLES.authority.open_entry(changes, entry, office, first_day, last_day)
        case EntryCountersigned(entry, countersigned_by):
            changes.change(ENTRIES, entry, countersigned_by=countersigned_by)
            TABLES.authority.countersign_entry(changes, entry, countersigned_by)
        case EntryClosed(entry):
            changes.change(ENTRIES, entry, closed=True)
            TABLES.authority.close_entry(changes, entry)
        case OnePersonOfficeDeclared(office, _, since, until, reason):
            changes.put(ONE_PERSON_OFFICES, office=office, since=since, until=until, reason=reason)
        case OnePersonOfficeEnded(office, until):
            changes.change(ONE_PERSON_OFFICES, office, until=until)


def row_of(grant: Grant) -> dict[str, Any]:
    return {
        "id": grant.id,
        "person": grant.person,
        "role": grant.role,
        "office": grant.office,
        "region": grant.region,
        "items": list(grant.items),
        "steps": list(grant.steps),
        "since": grant.since,
        "until": grant.until,
        "ceiling": grant.ceiling,
        "source": grant.source,
    }


def grant_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[GrantAnswer | None]:
    """A grant is seen by who holds it and by those who manage access where it holds."""
    seen = enquiry.sees(ACCESS, region=GRANTS.c.region, person=GRANTS.c.person)
    rows = enquiry.connection.execute(select(GRANTS).where(GRANTS.c.id.in_(keys), seen))
    found = {row.id: answer(row) for row in rows}
    return [found.get(key) for key in keys]


def entry_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[EntryAnswer | None]:
    seen = enquiry.sees(ACCESS, region=ENTRIES.c.region, person=ENTRIES.c.opened_by)
    rows = enquiry.connection.execute(select(ENTRIES).where(ENTRIES.c.id.in_(keys), seen))
    found = {row.id: EntryAnswer(**row._mapping) for row in rows}  # noqa: SLF001 -- SQLAlchemy's public name for it
    return [found.get(key) for key in keys]


def grants_of(enquiry: Enquiry, keys: Sequence[GrantsOf]) -> list[Listed[GrantAnswer]]:
    below = grants_by(enquiry, GRANTS.c.person, [key.person for key in keys], keys[0])
    return [listed(below[key.person], key, sort_key) for key in keys]


def grants_in(enquiry: Enquiry, keys: Sequence[GrantsIn]) -> list[Listed[GrantAnswer]]:
    below = grants_by(enquiry, GRANTS.c.office, [key.office for key in keys], keys[0])
    return [listed(below[key.office], key, sort_key) for key in keys]


def grants_by(
    enquiry: Enquiry, column: Column[str], of: Sequence[str], ask: GrantsOf | GrantsIn
) -> dict[str, list[GrantAnswer]]:
    """One statement for all: the database numbers each one's grants, newest first."""
    order = (GRANTS.c.since.desc(), GRANTS.c.id.desc())
    number = func.row_number().over(partition_by=column, order_by=order).label("number")
    seen = enquiry.sees(ACCESS, region=GRANTS.c.region, person=GRANTS.c.person)
    statement = select(GRANTS, number).where(column.in_(of), seen)
    if ask.after:
        statement = statement.where(tuple_(GRANTS.c.since, GRANTS.c.id) < tuple_(*key_of(ask.after)))
    if day := ask.holding_on:
        statement = statement.where(
            GRANTS.c.since <= day, or_(GRANTS.c.until.is_(None), GRANTS.c.until >= day)
        )
    numbered = statement.subquery()
    below: dict[str, list[GrantAnswer]] = defaultdict(list)
    page = select(numbered).where(numbered.c.number <= ask.first + 1).order_by(numbered.c.number)
    for row in enquiry.connection.execute(page):
        below[getattr(row, column.name)].append(answer(row))
    return below


def sort_key(grant: GrantAnswer) -> tuple[str, str]:
    return grant.since.isoformat(), grant.id


def answer(row: Any) -> GrantAnswer:
    return GrantAnswer(
        id=row.id,
        person=row.person,
        role=row.role,
        office=row.office,
        region=row.region,
        items=tuple(row.items),
        steps=tuple(row.steps),
        since=row.since,
        until=row.until,
        ceiling=row.ceiling,
        source=row.source,
        delegated_from=row.delegated_from,
    )


def held(enquiry: Enquiry, person: str) -> tuple[Grant, ...]:
    """All grants of a person, in whatever office."""
    rows = enquiry.connection.execute(select(GRANTS).where(GRANTS.c.person == person))
    return tuple(grant_of(row) for row in rows)


def known_grant(enquiry: Enquiry, grant: str) -> tuple[Grant, bool] | None:
    """A grant, and whether it is itself a delegation."""
    row = enquiry.connection.execute(select(GRANTS).where(GRANTS.c.id == grant)).first()
    return (grant_of(row), row.delegated_from is not None) if row else None


def delegations(enquiry: Enquiry, grant: str) -> list[str]:
    """The grants that were delegated from this one."""
    return list(enquiry.connection.scalars(select(GRANTS.c.id).where(GRANTS.c.delegated_from == grant)))


def grant_of(row: Any) -> Grant:
    return Grant(
        id=row.id,
        person=row.person,
        role=row.role,
        office=row.office,
        region=row.region,
        items=tuple(row.items),
        steps=tuple(row.steps),
        since=row.since,
        until=row.until,
        ceiling=row.ceiling,
        source=row.source,
    )


def region_of_entry(enquiry: Enquiry, entry: str) -> str | None:
    return enquiry.connection.scalar(select(ENTRIES.c.region).where(ENTRIES.c.id == entry))
