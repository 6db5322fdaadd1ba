"""What other services are told of authority: they check it themselves, in their own tables."""

from datetime import date
from typing import Any

from identity.access import events
from jinbao.actor import Grant
from jinbao.events import Event, Recorded


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


class OnePersonOfficeDeclared(Event, frozen=True, tag="identity.one-person-office-declared.v1"):
    """In this office, which serves this region, one person may take in and accept."""

    office: str
    region: str
    since: date
    until: date | None


class OnePersonOfficeEnded(Event, frozen=True, tag="identity.one-person-office-ended.v1"):
    office: str
    until: date


def public_access(recorded: Recorded[Any]) -> Event | None:
    match recorded.event:
        case events.GrantGiven(grant):
            return GrantGiven(grant)
        case events.GrantEnded(grant, until):
            return GrantEnded(grant, until)
        case events.EntryOpened(entry, office, _, first_day, last_day):
            return HistoricalEntryOpened(entry, office, first_day, last_day)
        case events.EntryCountersigned(entry, countersigned_by):
            return HistoricalEntryCountersigned(entry, countersigned_by)
        case events.EntryClosed(entry):
            return HistoricalEntryClosed(entry)
        case events.OnePersonOfficeDeclared(office, region, since, until):
            return OnePersonOfficeDeclared(office, region, since, until)
        case events.OnePersonOfficeEnded(office, until):
            return OnePersonOfficeEnded(office, until)
        case _:
            return None
