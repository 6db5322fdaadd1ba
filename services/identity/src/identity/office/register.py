"""The register of offices: what they are, where they stand, to whom they answer, and since when."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from msgspec import convert
from sqlalchemy import Column, Date, Index, Select, Table, Text, or_, select
from sqlalchemy.sql.elements import ColumnElement

from identity.office.answers import (
    FindOffices,
    ManagementAnswer,
    OfficeAnswer,
    OfficeChange,
    OfficesBelow,
    OfficesOf,
    OnDay,
)
from identity.office.events import (
    Abolished,
    Approved,
    Established,
    FormChanged,
    ManagementSet,
    Merged,
    Planned,
    Renamed,
)
from identity.office.terms import OfficeKind, OfficeStatus
from identity.tables import TABLES
from jinbao.events import Recorded
from jinbao.lists import by_id, lists, of_each, page_of
from jinbao.paging import Listed
from jinbao.register import Changes
from jinbao.service import Enquiry

OFFICES = Table(
    "office",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("form", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("above", Text),
    Column("since", Date),
    Column("until", Date),
    Column("document", Text),
    Column("successor", Text),
    Index("office_by_region", "region", "kind"),
    Index("office_by_above", "above", "id"),
)

PAST = Table(
    "office_past",
    TABLES.metadata,
    Column("office", Text, primary_key=True),
    Column("since", Date, primary_key=True),
    Column("aspect", Text, primary_key=True),
    Column("value", Text, nullable=False),
    Column("document", Text, nullable=False),
)

MANAGEMENT = Table(
    "office_management",
    TABLES.metadata,
    Column("region", Text, primary_key=True),
    Column("since", Date, primary_key=True),
    Column("model", Text, nullable=False),
    Column("document", Text, nullable=False),
)

NAME, FORM, SUCCESSOR = "name", "form", "successor"


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case Planned(office, kind, name, region, form, above):
            put(
                changes,
                id=office,
                kind=kind,
                name=name,
                region=region,
                form=form,
                above=above,
                status=OfficeStatus.PLANNED,
            )
        case Approved(office, document):
            changes.change(OFFICES, office, status=OfficeStatus.APPROVED, document=document)
        case Established(office, kind, name, region, form, above, since, document):
            put(
                changes,
                id=office,
                kind=kind,
                name=name,
                region=region,
                form=form,
                above=above,
                since=since,
                document=document,
                status=OfficeStatus.ESTABLISHED,
            )
            remember(changes, office, since, document, {NAME: name, FORM: form})
        case Renamed(office, name, since, document):
            changes.change(OFFICES, office, name=name)
            remember(changes, office, since, document, {NAME: name})
        case FormChanged(office, form, since, document):
            changes.change(OFFICES, office, form=form)
            remember(changes, office, since, document, {FORM: form})
        case Merged(office, into, since, document):
            end(changes, office, OfficeStatus.MERGED, into, since, document)
        case Abolished(office, successor, since, document):
            end(changes, office, OfficeStatus.ABOLISHED, successor, since, document)
        case ManagementSet(region, model, since, document):
            changes.put(MANAGEMENT, region=region, since=since, model=model, document=document)


def put(changes: Changes, **row: Any) -> None:
    changes.put(OFFICES, **{column.name: None for column in OFFICES.columns} | row)


def end(
    changes: Changes, office: str, status: OfficeStatus, successor: str, since: date, document: str
) -> None:
    changes.change(OFFICES, office, status=status, until=since, successor=successor)
    remember(changes, office, since, document, {SUCCESSOR: successor})


def remember(changes: Changes, office: str, since: date, document: str, values: dict[str, str]) -> None:
    for aspect, value in values.items():
        changes.put(PAST, office=office, since=since, aspect=aspect, value=value, document=document)


# What a service asks.


def regions_of(
    enquiry: Enquiry, offices: Iterable[str], *, only: OfficeStatus | None = None
) -> dict[str, str]:
    """Where these offices stand; those that are not known, or not of this status, are left out."""
    statement = select(OFFICES.c.id, OFFICES.c.region).where(OFFICES.c.id.in_(sorted(set(offices))))
    if only:
        statement = statement.where(OFFICES.c.status == only)
    return {row.id: row.region for row in enquiry.connection.execute(statement)}


def stations_among(enquiry: Enquiry, offices: Iterable[str]) -> frozenset[str]:
    statement = select(OFFICES.c.id).where(
        OFFICES.c.id.in_(sorted(set(offices))), OFFICES.c.kind == OfficeKind.STATION
    )
    return frozenset(enquiry.connection.scalars(statement))


# What is asked from outside. Offices are public to whoever is signed in.


def answers() -> Select[Any]:
    return select(OFFICES, OFFICES.c.id.label("code"))


def existing(day: date | ColumnElement[date]) -> ColumnElement[bool]:
    """Established on that day and not ended yet; the day on which an office ends is its successor's."""
    return (OFFICES.c.since <= day) & or_(OFFICES.c.until.is_(None), OFFICES.c.until > day)


def office_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[OfficeAnswer | None]:
    return by_id(enquiry, keys, answers(), OfficeAnswer)


def office_past(enquiry: Enquiry, keys: Sequence[str]) -> list[list[OfficeChange]]:
    """All that was ever said of each office, oldest first."""
    past = select(PAST).order_by(PAST.c.since, PAST.c.aspect)
    return of_each(enquiry, keys, past, PAST.c.office, OfficeChange)


def offices_of(enquiry: Enquiry, keys: Sequence[OfficesOf]) -> list[Listed[OfficeAnswer]]:
    return lists(
        enquiry,
        keys,
        about="region",
        column=OFFICES.c.region,
        rows=offices_on,
        order=(OFFICES.c.id,),
        answer=OfficeAnswer,
    )


def offices_below(enquiry: Enquiry, keys: Sequence[OfficesBelow]) -> list[Listed[OfficeAnswer]]:
    return lists(
        enquiry,
        keys,
        about="office",
        column=OFFICES.c.above,
        rows=offices_on,
        order=(OFFICES.c.id,),
        answer=OfficeAnswer,
    )


def offices_on(ask: OfficesOf | OfficesBelow) -> Select[Any]:
    return answers().where(existing(ask.existing_on)) if ask.existing_on else answers()


def find_offices(enquiry: Enquiry, keys: Sequence[FindOffices]) -> list[Listed[OfficeAnswer]]:
    return [found(enquiry, ask) for ask in keys]


def found(enquiry: Enquiry, ask: FindOffices) -> Listed[OfficeAnswer]:
    statement = answers()
    places = enquiry.authority.places
    if ask.within:
        inside = select(places.c.region).where(places.c.within == ask.within)
        statement = statement.where(OFFICES.c.region.in_(inside))
    if ask.kind:
        statement = statement.where(OFFICES.c.kind == ask.kind)
    if ask.form:
        statement = statement.where(OFFICES.c.form == ask.form)
    if ask.name:
        statement = statement.where(OFFICES.c.name.startswith(ask.name, autoescape=True))
    return page_of(enquiry, statement, ask, (OFFICES.c.id,), OfficeAnswer)


def management_on(enquiry: Enquiry, keys: Sequence[OnDay]) -> list[ManagementAnswer | None]:
    """What a county has said last by that day."""
    regions = {key.region for key in keys}
    statement = select(MANAGEMENT).where(MANAGEMENT.c.region.in_(regions)).order_by(MANAGEMENT.c.since)
    said: dict[str, list[ManagementAnswer]] = defaultdict(list)
    for row in enquiry.connection.execute(statement):
        said[row.region].append(convert(row, ManagementAnswer, from_attributes=True))
    return [
        next((one for one in reversed(said[key.region]) if one.since <= (key.on or enquiry.today)), None)
        for key in keys
    ]
