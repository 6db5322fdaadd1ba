"""Events, and the envelope in which the ledger keeps them."""

from datetime import UTC, date, datetime
from typing import Generic, TypeVar
from uuid import UUID

from msgspec import Struct

E_co = TypeVar("E_co", covariant=True)
TIMED = 7
"""The version of those ids whose first bits say when they were made."""


class Event(Struct, frozen=True, gc=False):
    """Something that happened: final, complete in itself, free of names and addresses.

    A subclass carries a versioned tag, ``service.slice.happened.v1``. To change one, write ``v2`` and keep
    decoding ``v1``.
    """


class Effective(Struct, frozen=True):
    """An event that was true in the world from another day than the command's business date.

    ``cause`` is the event of which it is the consequence, where a person drew it.
    """

    on: date
    event: Event
    cause: str | None = None


class By(Struct, frozen=True, gc=False, omit_defaults=True):
    """Who acted: a person, for the office in which they sat, perhaps on behalf of somebody."""

    person: str
    office: str | None = None
    on_behalf_of: str | None = None


class Origin(Struct, frozen=True, gc=False):
    """The command that an event came from: the id its sender chose and the SHA-256 of what it asked."""

    id: str
    digest: str


class Recorded(Struct, Generic[E_co], frozen=True, gc=False, omit_defaults=True):
    """An event in its envelope: what happened, when, where in its stream, through whom and why.

    ``effective_on`` is the day from which it is true in the world, ``recorded_at`` the server's moment of
    knowing it, ``received_on`` the day on which an office is *said* to have received it on paper.
    ``command`` stands on the first event of a command. ``previous`` is the SHA-256 of the stored bytes of the
    event before it in the stream.
    """

    id: str
    stream: str
    version: int
    recorded_at: datetime
    effective_on: date
    by: By
    event: E_co
    command: Origin | None = None
    cause: str | None = None
    entry: str | None = None
    received_on: date | None = None
    trace: str | None = None
    previous: str | None = None

    @property
    def originator_id(self) -> str:
        """The name that the eventsourcing library has for the stream."""
        return self.stream

    @property
    def originator_version(self) -> int:
        """The name that the eventsourcing library has for the version."""
        return self.version


def type_of(event: Event | type[Event]) -> str:
    """The versioned tag under which an event is kept."""
    return str(event.__struct_config__.tag)


def moment_of(event: str) -> datetime | None:
    """When an event was recorded, to the millisecond, as its id says (UUIDv7); None of another id."""
    try:
        id_ = UUID(event)
    except ValueError:
        return None
    return datetime.fromtimestamp((id_.int >> 80) / 1000, UTC) if id_.version == TIMED else None
