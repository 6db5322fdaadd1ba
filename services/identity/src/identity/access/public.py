"""What other services are told of authority: they check it themselves, in their own tables."""

from datetime import date
from typing import Any

from identity.access import events
from jinbao.actor import Grant
from jinbao.events import Event, Recorded


class GrantGiven(Event, frozen=True, tag="identity.grant-given.v1"):
    """Somebody may do what the grant says, where it says, from its first day on."""

    grant: Grant


class GrantEnded(Event, frozen=True, tag="identity.grant-ended.v1"):
    """``until`` is the last day on which the grant holds."""

    grant: str
    until: date


class HistoricalEntryOpened(Event, frozen=True, tag="identity.historical-entry-opened.v1"):
    """An office may enter what happened from ``first_day`` to ``last_day`` as of its true day."""

    entry: str
    office: str
    first_day: date
    last_day: date


class HistoricalEntryCountersigned(Event, frozen=True, tag="identity.historical-entry-countersigned.v1"):
    """A second official has confirmed what was entered late."""

    entry: str
    countersigned_by: str


class HistoricalEntryClosed(Event, frozen=True, tag="identity.historical-entry-closed.v1"):
    """Nothing more can be entered under it."""

    entry: str


class OnePersonOfficeDeclared(Event, frozen=True, tag="identity.one-person-office-declared.v1"):
    """In this office, which serves this region, one person may take in and accept."""

    office: str
    region: str
    since: date
    until: date | None


class OnePersonOfficeEnded(Event, frozen=True, tag="identity.one-person-office-ended.v1"):
    """``until`` is the last day on which one person may act alone in the office."""

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
