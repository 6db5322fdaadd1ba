"""The places and offices that a service knows, and who may do what there, as identity published it."""

from datetime import date
from typing import TypeAlias

from sqlalchemy import Column, Connection, Date, Table, Text, or_, select

from jinbao.actor import Grant
from jinbao.authority import Authority
from jinbao.casework.metadata import CASEWORK
from jinbao.casework.names import call
from jinbao.events import Event
from jinbao.identifiers import Level
from jinbao.published import Heard
from jinbao.register import Changes


class RegionEstablished(Event, frozen=True, tag="identity.region-established.v1"):
    region: str
    level: Level
    name: str
    above: tuple[str, ...]
    code: str = ""


class RegionRecoded(Event, frozen=True, tag="identity.region-recoded.v1"):
    region: str
    code: str


class RegionRenamed(Event, frozen=True, tag="identity.region-renamed.v1"):
    region: str
    name: str


class RegionMoved(Event, frozen=True, tag="identity.region-moved.v1"):
    region: str
    above: tuple[str, ...]


class GrantGiven(Event, frozen=True, tag="identity.grant-given.v1"):
    grant: Grant


class GrantEnded(Event, frozen=True, tag="identity.grant-ended.v1"):
    grant: str
    until: date


class HistoricalEntryOpened(Event, frozen=True, tag="identity.historical-entry-opened.v1"):
    entry: str
    office: str
    first_day: date
    last_day: date


class HistoricalEntryCountersigned(Event, frozen=True, tag="identity.historical-entry-countersigned.v1"):
    entry: str
    countersigned_by: str


class HistoricalEntryClosed(Event, frozen=True, tag="identity.historical-entry-closed.v1"):
    entry: str


class OfficeEstablished(Event, frozen=True, tag="identity.office-established.v1"):
    office: str
    name: str


class OfficeRenamed(Event, frozen=True, tag="identity.office-renamed.v1"):
    office: str
    name: str


class OnePersonOfficeDeclared(Event, frozen=True, tag="identity.one-person-office-declared.v1"):
    office: str
    since: date
    until: date | None


class OnePersonOfficeEnded(Event, frozen=True, tag="identity.one-person-office-ended.v1"):
    office: str
    until: date


OfPlaces: TypeAlias = (
    RegionEstablished
    | RegionRecoded
    | RegionRenamed
    | RegionMoved
    | OfficeEstablished
    | OfficeRenamed
    | GrantGiven
    | GrantEnded
    | HistoricalEntryOpened
    | HistoricalEntryCountersigned
    | HistoricalEntryClosed
    | OnePersonOfficeDeclared
    | OnePersonOfficeEnded
)

COUNTIES = Table(
    "county_known", CASEWORK, Column("region", Text, primary_key=True), Column("code", Text, nullable=False)
)
"""The regions on whose level a scheme is run (县、区), with the code that each has today."""

ONE_PERSON_OFFICES = Table(
    "one_person_office",
    CASEWORK,
    Column("office", Text, primary_key=True),
    Column("since", Date, nullable=False),
    Column("until", Date),
)


def take(authority: Authority, changes: Changes, heard: Heard) -> None:
    match heard.event:
        case RegionEstablished(region, level, name, above, code):
            authority.situate(changes, region, above)
            call(changes, region, name)
            if level is Level.COUNTY:
                changes.put(COUNTIES, region=region, code=code)
        case RegionRecoded(region, code):
            changes.change(COUNTIES, region, code=code)
        case RegionRenamed(known, name) | OfficeEstablished(known, name) | OfficeRenamed(known, name):
            call(changes, known, name)
        case RegionMoved(region, above):
            authority.move(changes, region, above)
        case GrantGiven(grant):
            authority.give(changes, grant)
        case GrantEnded(grant, until):
            authority.end(changes, grant, until)
        case HistoricalEntryOpened(entry, office, first_day, last_day):
            authority.open_entry(changes, entry, office, first_day, last_day)
        case HistoricalEntryCountersigned(entry, countersigned_by):
            authority.countersign_entry(changes, entry, countersigned_by)
        case HistoricalEntryClosed(entry):
            authority.close_entry(changes, entry)
        case OnePersonOfficeDeclared(office, since, until):
            changes.put(ONE_PERSON_OFFICES, office=office, since=since, until=until)
        case OnePersonOfficeEnded(office, until):
            changes.change(ONE_PERSON_OFFICES, office, until=until)


def is_one_person_office(connection: Connection, office: str | None, on: date) -> bool:
    """Whether the exception of handbook 4.2 is on record for the office on that day."""
    offices = ONE_PERSON_OFFICES.c
    held = select(offices.office).where(
        offices.office == office, offices.since <= on, or_(offices.until.is_(None), offices.until >= on)
    )
    return connection.execute(held).first() is not None
