"""The ledger: what happened in a service, appended and never changed, on the eventsourcing library."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from datetime import date, datetime
from itertools import takewhile
from typing import Any, Generic, TypeVar, cast

import msgspec
from eventsourcing.application import Application
from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import IntegrityError, Mapper, StoredEvent, Transcoder
from eventsourcing.utils import Environment, EnvType
from msgspec import Struct
from sqlalchemy import Connection, Engine, text
from uuid_utils import uuid7

from jinbao.decider import Decider
from jinbao.engine import reading
from jinbao.events import By, Effective, Event, Origin, Recorded
from jinbao.recorder import Recorder, Stored

S = TypeVar("S")
E = TypeVar("E")

# A command's first event carries its id; the events behind it up to the next command's follow from it too.
_OF_COMMAND = text("""
    SELECT position, state FROM ledger
    WHERE position >= (SELECT position FROM ledger WHERE command = :command)
      AND position < coalesce(
        (SELECT min(position) FROM ledger
         WHERE position > (SELECT position FROM ledger WHERE command = :command) AND command IS NOT NULL),
        9223372036854775807)
    ORDER BY position
""")


class TaggedMapper(Mapper[str], Generic[E]):
    """Keeps an envelope as JSON, its event under a versioned tag instead of a Python path."""

    def __init__(self, transcoder: Transcoder, keeps: Any) -> None:
        super().__init__(transcoder)
        self.encode = msgspec.json.Encoder().encode
        self.decode = msgspec.json.Decoder(Recorded[keeps]).decode

    def to_stored_event(self, domain_event: DomainEventProtocol[str]) -> StoredEvent:
        return Stored(cast("Recorded[Any]", domain_event), self.encode(domain_event))

    def to_domain_event(self, stored_event: StoredEvent) -> DomainEventProtocol[str]:
        return cast("DomainEventProtocol[str]", self.decode(stored_event.state))


class Conflict(Exception):
    """Somebody else wrote to this stream first, or under this command id; look again before answering."""


class History(Struct, Generic[S], frozen=True):
    """A stream read to its end: the state it leads to, its length and the hash of its last stored event."""

    state: S
    version: int
    last: str | None


class Envelope(Struct, frozen=True):
    """What the events of one command have in common."""

    by: By
    on: date
    at: datetime
    command: Origin | None = None
    cause: str | None = None
    entry: str | None = None
    received_on: date | None = None
    trace: str | None = None


class Ledger(Application[str]):
    """The one append-only store of a service. ``keeps`` is the union of every event it may hold."""

    def __init__(self, name: str, engine: Engine, keeps: Any) -> None:
        self.keeps, self.engine = keeps, engine
        self.name = name
        super().__init__({"PERSISTENCE_MODULE": "eventsourcing.popo", "ORIGINATOR_ID_TYPE": "text"})

    def construct_env(self, name: str, env: EnvType | None = None) -> Environment:
        """Our settings come as arguments; nothing in the process environment may change where events go."""
        return Environment(name, env)

    def construct_recorder(self) -> Recorder:
        return Recorder(self.engine)

    def construct_mapper(self) -> TaggedMapper[Any]:
        return TaggedMapper(self.construct_transcoder(), self.keeps)

    @property
    def store(self) -> Recorder:
        return cast("Recorder", self.recorder)

    def within(self, engine: Engine) -> "Ledger":
        """The same ledger, read and written through another engine."""
        within = copy(self)
        within.engine, within.recorder = engine, Recorder(engine)
        return within

    def decode(self, state: bytes) -> Recorded[Any]:
        """The envelope that these stored bytes are."""
        return cast("TaggedMapper[Any]", self.mapper).decode(state)

    def recorded(self, stream: str, after: int = 0) -> list[Recorded[Any]]:
        """The events of a stream in order; an empty list if there are none."""
        decode = cast("TaggedMapper[Any]", self.mapper).decode
        return [decode(state) for state in self.store.states(stream, after)]

    def history(self, decider: Decider[S, Any, Any], stream: str) -> History[S]:
        """What has happened in a stream so far, folded to a state."""
        return self._folded(decider, self.store.states(stream))

    def histories(self, decider: Decider[S, Any, Any], streams: Sequence[str]) -> dict[str, History[S]]:
        """What has happened in each of many streams, in one statement."""
        return {
            stream: self._folded(decider, states) for stream, states in self.store.states_of(streams).items()
        }

    def _folded(self, decider: Decider[S, Any, Any], states: Sequence[bytes]) -> History[S]:
        if not states:
            return History(decider.initial, 0, None)
        decode = cast("TaggedMapper[Any]", self.mapper).decode
        state = decider.replay(decode(stored).event for stored in states)
        return History(state, len(states), hashed(states[-1]))

    def enveloped(
        self, stream: str, after: History[Any], events: Iterable[Event | Effective], envelope: Envelope
    ) -> Iterator[Stored]:
        """The events that follow a known history, each chained to the one before it, ready to be kept."""
        encode = cast("TaggedMapper[Any]", self.mapper).encode
        previous, origin = after.last, envelope.command
        for version, happened in enumerate(events, after.version + 1):
            one = happened if isinstance(happened, Effective) else Effective(envelope.on, happened)
            recorded = Recorded(
                id=str(uuid7()),
                stream=stream,
                version=version,
                recorded_at=envelope.at,
                effective_on=one.on,
                by=envelope.by,
                event=one.event,
                command=origin,
                cause=one.cause or envelope.cause,
                entry=envelope.entry,
                received_on=envelope.received_on,
                trace=envelope.trace,
                previous=previous,
            )
            state = encode(recorded)
            previous, origin = hashed(state), None
            yield Stored(recorded, state)

    def append(self, connection: Connection, events: Sequence[Stored]) -> Sequence[int]:
        """Keep events inside the caller's transaction; returns the position of each.

        Raises Conflict when one of their streams has moved on, or when their command has come before.
        """
        try:
            return self.store.insert_events(events, connection=connection)
        except IntegrityError as error:
            raise Conflict from error

    def answered(self, command_id: str) -> list[tuple[int, Recorded[Any]]]:
        """The events of a command that was already carried out, each with its position."""
        with reading(self.engine).connect() as connection:
            rows = connection.execute(_OF_COMMAND, {"command": command_id}).fetchall()
        events = [(row[0], self.decode(row[1])) for row in rows]
        return list(takewhile(lambda one: one[1].recorded_at == events[0][1].recorded_at, events))

    def last_recorded_at(self) -> datetime | None:
        """The moment at which the newest event was recorded; none if nothing has happened yet."""
        state = self.store.last_state()
        return self.decode(state).recorded_at if state else None

    def pages(self, after: int = 0, limit: int = 2_000) -> Iterator[list[tuple[int, Recorded[Any]]]]:
        """The whole ledger behind a position, in pages, in order of position."""
        while page := self.store.page(after, limit):
            yield [(position, self.decode(state)) for position, state in page]
            after = page[-1][0]


def hashed(state: bytes) -> str:
    """SHA-256, in hex, of an event's stored bytes: a link of the chain."""
    return hashlib.sha256(state).hexdigest()
