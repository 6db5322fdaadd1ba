"""What can happen to a grant of authority, or to a batch of facts from paper."""

from datetime import date
from typing import TypeAlias

from jinbao.actor import Grant
from jinbao.events import Event


class GrantGiven(Event, frozen=True, tag="identity.access.grant-given.v1"):
    """``delegated_from`` is the grant of which this one is a delegation (授权委托)."""

    grant: Grant
    delegated_from: str | None = None


class GrantEnded(Event, frozen=True, tag="identity.access.grant-ended.v1"):
    """The last day on which it holds, and why it ends."""

    grant: str
    until: date
    reason: str


class EntryOpened(Event, frozen=True, tag="identity.access.historical-entry-opened.v1"):
    """An office is about to record facts of these days from its papers (历史补录)."""

    entry: str
    office: str
    region: str
    first_day: date
    last_day: date
    reason: str
    opened_by: str


class EntryCountersigned(Event, frozen=True, tag="identity.access.historical-entry-countersigned.v1"):
    """A second person vouches for the papers."""

    entry: str
    countersigned_by: str


class EntryClosed(Event, frozen=True, tag="identity.access.historical-entry-closed.v1"):
    """Nothing more is recorded under it."""

    entry: str


class OnePersonOfficeDeclared(Event, frozen=True, tag="identity.access.one-person-office-declared.v1"):
    """One person takes in and accepts in this office, as there is nobody else (domain handbook 4.2)."""

    office: str
    region: str
    since: date
    until: date | None
    reason: str


class OnePersonOfficeEnded(Event, frozen=True, tag="identity.access.one-person-office-ended.v1"):
    office: str
    until: date


GrantEvent: TypeAlias = GrantGiven | GrantEnded
EntryEvent: TypeAlias = EntryOpened | EntryCountersigned | EntryClosed
ExceptionEvent: TypeAlias = OnePersonOfficeDeclared | OnePersonOfficeEnded
AccessEvent: TypeAlias = GrantEvent | EntryEvent | ExceptionEvent
