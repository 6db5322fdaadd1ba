"""The register of authority: who may do what, where and when, and which papers may be entered."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from msgspec import convert
from msgspec.structs import asdict
from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    Index,
    Select,
    Table,
    Text,
    and_,
    or_,
    select,
)
from sqlalchemy.sql.elements import ColumnElement

from identity.access.answers import EntriesIn, EntryAnswer, GrantAnswer, GrantsIn, GrantsOf, OnePersonAnswer
from identity.access.events import (
    EntryClosed,
    EntryCountersigned,
    EntryOpened,
    GrantEnded,
    GrantGiven,
    OnePersonOfficeDeclared,
    OnePersonOfficeEnded,
)
from identity.access.grant import Held
from identity.items import ACCESS
from identity.tables import TABLES
from jinbao.actor import Grant
from jinbao.events import Recorded
from jinbao.lists import by_id, lists
from jinbao.paging import Listed
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
    Index("access_entry_by_office", "office", "first_day", "id"),
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
            changes.put(GRANTS, **asdict(grant), delegated_from=delegated_from)
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


def grant_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[GrantAnswer | None]:
    """A grant is seen by who holds it and by those who manage access where it holds."""
    seen = enquiry.sees(ACCESS, region=GRANTS.c.region, person=GRANTS.c.person)
    return by_id(enquiry, keys, select(GRANTS).where(seen), GrantAnswer)


def entry_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[EntryAnswer | None]:
    seen = enquiry.sees(ACCESS, region=ENTRIES.c.region, person=ENTRIES.c.opened_by)
    countersigned = ENTRIES.c.countersigned_by.is_not(None).label("countersigned")
    return by_id(enquiry, keys, select(ENTRIES, countersigned).where(seen), EntryAnswer)


def entries_in(enquiry: Enquiry, keys: Sequence[EntriesIn]) -> list[Listed[EntryAnswer]]:
    seen = enquiry.sees(ACCESS, region=ENTRIES.c.region, person=ENTRIES.c.opened_by)
    countersigned = ENTRIES.c.countersigned_by.is_not(None).label("countersigned")

    def rows(ask: EntriesIn) -> Select[Any]:
        statement = select(ENTRIES, countersigned).where(seen)
        return statement if ask.closed is None else statement.where(ENTRIES.c.closed == ask.closed)

    return lists(
        enquiry,
        keys,
        about="office",
        column=ENTRIES.c.office,
        rows=rows,
        order=(ENTRIES.c.first_day, ENTRIES.c.id),
        newest_first=True,
        answer=EntryAnswer,
    )


def grants_of(enquiry: Enquiry, keys: Sequence[GrantsOf]) -> list[Listed[GrantAnswer]]:
    return grants_by(enquiry, keys, "person", GRANTS.c.person)


def grants_in(enquiry: Enquiry, keys: Sequence[GrantsIn]) -> list[Listed[GrantAnswer]]:
    return grants_by(enquiry, keys, "office", GRANTS.c.office)


def grants_by(
    enquiry: Enquiry, keys: Sequence[GrantsOf] | Sequence[GrantsIn], about: str, column: Column[str]
) -> list[Listed[GrantAnswer]]:
    seen = enquiry.sees(ACCESS, region=GRANTS.c.region, person=GRANTS.c.person)

    def rows(ask: GrantsOf | GrantsIn) -> Select[Any]:
        statement = select(GRANTS).where(seen)
        return statement.where(holding(ask.holding_on)) if ask.holding_on else statement

    return lists(
        enquiry,
        keys,
        about=about,
        column=column,
        rows=rows,
        order=(GRANTS.c.since, GRANTS.c.id),
        newest_first=True,
        answer=GrantAnswer,
    )


def holding(day: date) -> ColumnElement[bool]:
    return and_(GRANTS.c.since <= day, or_(GRANTS.c.until.is_(None), GRANTS.c.until >= day))


def held_by(enquiry: Enquiry, persons: Iterable[str]) -> dict[str, list[Held]]:
    """All that these persons hold, in whatever office, with the places of it."""
    wanted = sorted(set(persons))
    rows = enquiry.connection.execute(select(GRANTS).where(GRANTS.c.person.in_(wanted)))
    grants = [convert(row, Grant, from_attributes=True) for row in rows]
    places = enquiry.authority.known_places(enquiry.connection, [grant.region for grant in grants])
    held: dict[str, list[Held]] = defaultdict(list)
    for grant in grants:
        held[grant.person].append(Held(grant, places[grant.region]))
    return held


def known_grant(enquiry: Enquiry, grant: str) -> GrantAnswer | None:
    """A grant as it stands, whoever asks."""
    row = enquiry.connection.execute(select(GRANTS).where(GRANTS.c.id == grant)).first()
    return convert(row, GrantAnswer, from_attributes=True) if row else None


def grants_held(enquiry: Enquiry, person: str, office: str, day: date) -> list[GrantAnswer]:
    """What a person still holds for an office on that day or gets later, whoever asks."""
    rows = enquiry.connection.execute(
        select(GRANTS)
        .where(GRANTS.c.person == person, GRANTS.c.office == office)
        .where(or_(GRANTS.c.until.is_(None), GRANTS.c.until >= day))
        .order_by(GRANTS.c.id)
    )
    return [convert(row, GrantAnswer, from_attributes=True) for row in rows]


def one_person_offices(enquiry: Enquiry, offices: Iterable[str]) -> set[str]:
    """Those of these offices that are left to one person today."""
    wanted = sorted(set(offices))
    statement = select(ONE_PERSON_OFFICES.c.office).where(
        ONE_PERSON_OFFICES.c.office.in_(wanted),
        or_(ONE_PERSON_OFFICES.c.until.is_(None), ONE_PERSON_OFFICES.c.until >= enquiry.today),
    )
    return set(enquiry.connection.scalars(statement))


def delegations(enquiry: Enquiry, grants: Sequence[str]) -> list[str]:
    """The grants that were delegated from these."""
    return list(enquiry.connection.scalars(select(GRANTS.c.id).where(GRANTS.c.delegated_from.in_(grants))))


def region_of_entry(enquiry: Enquiry, entry: str) -> str | None:
    return enquiry.connection.scalar(select(ENTRIES.c.region).where(ENTRIES.c.id == entry))


def one_person_office(enquiry: Enquiry, keys: Sequence[str]) -> list[OnePersonAnswer | None]:
    """What was put on record last for each office; it is public, so that nobody wonders."""
    return by_id(enquiry, keys, select(ONE_PERSON_OFFICES), OnePersonAnswer, ONE_PERSON_OFFICES.c.office)
