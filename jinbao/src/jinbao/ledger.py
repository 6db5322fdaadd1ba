"""The ledger: the append-only store of one service, on the eventsourcing library and its own engine."""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import takewhile
from typing import Any, Generic, TypeVar, cast

import msgspec
import psycopg
from eventsourcing.application import Application
from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import (
    ApplicationRecorder,
    IntegrityError,
    Mapper,
    Notification,
    ProgrammingError,
    StoredEvent,
    Subscription,
    Transcoder,
)
from eventsourcing.utils import Environment, EnvType
from msgspec import Struct
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Engine,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    bindparam,
    create_engine,
    event,
    text,
)
from uuid_utils import uuid7

from jinbao.decider import Decider
from jinbao.events import By, Effective, Event, Origin, Recorded, type_of

S = TypeVar("S")
E = TypeVar("E")

APPEND_LOCK = 4711
STALL = "5s"


def open_engine(url: str) -> Engine:
    """The one engine of a service, for its ledger and its registers.

    SQLite runs in WAL with ``synchronous=FULL``: NORMAL lost acknowledged writes in a power cut. A
    transaction that writes says so when it begins: one that first reads and then writes fails under load.
    PostgreSQL ends a writer that froze while holding the append lock.
    """
    if url.startswith("sqlite"):
        engine = create_engine(url, connect_args={"timeout": 10, "check_same_thread": False}, pool_size=16)
        event.listen(engine, "connect", _sqlite_connected)
        event.listen(engine, "begin", _sqlite_begun)
        return engine
    options = f"-c idle_in_transaction_session_timeout={STALL} -c lock_timeout={STALL} -c timezone=UTC"
    return create_engine(url, connect_args={"options": options}, pool_size=16, max_overflow=8)


def writing(engine: Engine) -> Engine:
    """The engine for transactions that write: SQLite takes its lock at BEGIN."""
    return engine.execution_options(sqlite_begin="IMMEDIATE")


def reading(engine: Engine) -> Engine:
    """The engine for single reads, which need no transaction around them."""
    return engine.execution_options(isolation_level="AUTOCOMMIT")


def hold_appends(connection: Connection) -> None:
    """Nobody appends before this transaction ends. On SQLite its beginning has seen to that."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({APPEND_LOCK})")


def _sqlite_connected(raw: sqlite3.Connection, _record: object) -> None:
    raw.isolation_level = None  # the begin event below says BEGIN, not the driver
    raw.execute("PRAGMA journal_mode=WAL")
    raw.execute("PRAGMA synchronous=FULL")
    raw.execute("PRAGMA foreign_keys=ON")


def _sqlite_begun(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("isolation_level") != "AUTOCOMMIT":
        raw = cast("sqlite3.Connection", connection.connection.driver_connection)
        raw.execute(f"BEGIN {options.get('sqlite_begin', 'DEFERRED')}")


def ledger_table(metadata: MetaData) -> Table:
    """The table of events. Positions only grow: SQLite would hand one out twice without AUTOINCREMENT."""
    return Table(
        "ledger",
        metadata,
        Column("position", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
        Column("stream", Text, nullable=False),
        Column("version", Integer, nullable=False),
        Column("type", Text, nullable=False),
        Column("state", LargeBinary, nullable=False),
        Column("command", Text, unique=True),
        UniqueConstraint("stream", "version"),
        sqlite_autoincrement=True,
    )


class Stored(StoredEvent):
    """An event as it is kept, beside the envelope that it was made from."""

    recorded: Recorded[Any]

    def __init__(self, recorded: Recorded[Any], state: bytes) -> None:
        super().__init__(recorded.stream, recorded.version, type_of(recorded.event), state)
        object.__setattr__(self, "recorded", recorded)

    @property
    def columns(self) -> tuple[str, int, str, bytes, str | None]:
        """What the ledger's table keeps of it."""
        origin = self.recorded.command
        return (
            self.recorded.stream,
            self.originator_version,
            self.topic,
            self.state,
            origin.id if origin else None,
        )


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


_STREAMS = text(
    "SELECT stream, state FROM ledger WHERE stream IN :streams ORDER BY stream, version"
).bindparams(bindparam("streams", expanding=True, type_=Text))


_COLUMNS = "stream, version, type, state, command"
_INSERT_IN_TURN = (
    f"WITH turn AS MATERIALIZED (SELECT pg_advisory_xact_lock({APPEND_LOCK}))"  # noqa: S608 -- constants
    f" INSERT INTO ledger ({_COLUMNS}) SELECT e.* FROM turn, {{}} AS e RETURNING position"
)
_ONE_ROW = "(VALUES (%b::text, %b::int4, %b::text, %b::bytea, %b::text))"
_MANY_ROWS = "unnest(%b::text[], %b::int4[], %b::text[], %b::bytea[], %b::text[])"


class Recorder(ApplicationRecorder):
    """Keeps events in the service's own database; writes only inside a transaction that the caller opened."""

    def __init__(self, engine: Engine) -> None:
        self._reading = reading(engine)
        self._postgres = engine.dialect.name == "postgresql"
        mark = "%s" if self._postgres else "?"
        self._select_stream = (
            f"SELECT state FROM ledger WHERE stream = {mark} AND version > {mark} ORDER BY version"  # noqa: S608 -- only a placeholder is put in
        )
        self._select_page = (
            f"SELECT position, state FROM ledger WHERE position > {mark} ORDER BY position LIMIT {mark}"  # noqa: S608 -- only a placeholder is put in
        )

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Sequence[int]:
        connection: Connection | None = kwargs.get("connection")
        if connection is None:
            raise ProgrammingError("the ledger writes only inside a transaction of the service")
        raw = connection.connection.driver_connection
        events = cast("Sequence[Stored]", stored_events)
        if self._postgres:
            return self._insert_postgres(cast("psycopg.Connection[Any]", raw), events)
        return self._insert_sqlite(cast("sqlite3.Connection", raw), events)

    def _insert_sqlite(self, raw: sqlite3.Connection, events: Sequence[Stored]) -> Sequence[int]:
        insert = f"INSERT INTO ledger ({_COLUMNS}) VALUES (?,?,?,?,?)"  # noqa: S608 -- constant columns
        try:
            return [cast("int", raw.execute(insert, event.columns).lastrowid) for event in events]
        except sqlite3.IntegrityError as error:
            raise IntegrityError(error) from error

    def _insert_postgres(self, raw: "psycopg.Connection[Any]", events: Sequence[Stored]) -> Sequence[int]:
        # The lock makes the order of positions the order of commits, so that no follower can step over an
        # event that is still being committed. One statement, because every round trip is held under the lock.
        rows = [event.columns for event in events]
        one = len(rows) == 1  # as usual; arrays would cost the driver more than all the rest
        values = rows[0] if one else [list(column) for column in zip(*rows, strict=True)]
        insert = _INSERT_IN_TURN.format(_ONE_ROW if one else _MANY_ROWS)
        try:
            positions = raw.execute(insert, values, prepare=True).fetchall()
        except psycopg.errors.UniqueViolation as error:
            raise IntegrityError(error) from error
        return [row[0] for row in positions]

    def states(self, stream: str, after: int = 0) -> list[bytes]:
        """The stored bytes of a stream, in order of their versions."""
        return [row[0] for row in self._fetch(self._select_stream, (stream, after))]

    def states_of(self, streams: Sequence[str]) -> dict[str, list[bytes]]:
        """The same for many streams in one statement; a stream without events has an empty list."""
        states: dict[str, list[bytes]] = {stream: [] for stream in streams}
        with self._reading.connect() as connection:
            for stream, state in connection.execute(_STREAMS, {"streams": list(streams)}):
                states[stream].append(bytes(state))
        return states

    def page(self, after: int, limit: int) -> list[tuple[int, bytes]]:
        """The next stored events of the whole ledger, each with its position."""
        return self._fetch(self._select_page, (after, limit))

    def _fetch(self, select: str, values: tuple[Any, ...]) -> list[Any]:
        """Rows as the driver gives them: SQLAlchemy's cost as much as all the rest of a replay."""
        with self._reading.connect() as connection:
            raw = connection.connection.driver_connection
            if self._postgres:
                return cast("psycopg.Connection[Any]", raw).execute(select, values, binary=True).fetchall()
            return cast("sqlite3.Connection", raw).execute(select, values).fetchall()

    def select_events(
        self,
        originator_id: object,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredEvent]:
        where, having = "stream = :stream AND version > :gt", {"stream": originator_id, "gt": gt or 0}
        if lte is not None:
            where, having = f"{where} AND version <= :lte", {**having, "lte": lte}
        order = (
            f"ORDER BY version {'DESC' if desc else 'ASC'}{'' if limit is None else f' LIMIT {int(limit)}'}"
        )
        return [
            StoredEvent(row[1], row[2], row[3], bytes(row[4])) for row in self._rows(where, order, having)
        ]

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        first = (start or 0) + (0 if inclusive_of_start else 1)
        where, having = "position >= :first", {"first": first}
        if stop is not None:
            where, having = f"{where} AND position <= :stop", {**having, "stop": stop}
        order = f"ORDER BY position LIMIT {int(limit)}"
        rows = self._rows(where, order, having)
        return [
            Notification(row[1], row[2], row[3], bytes(row[4]), id=row[0])
            for row in rows
            if not topics or row[3] in topics
        ]

    def _rows(self, where: str, order: str, having: dict[str, Any]) -> Sequence[Any]:
        select = f"SELECT position, {_COLUMNS} FROM ledger WHERE {where} {order}"  # noqa: S608 -- values are bound
        with self._reading.connect() as connection:
            return connection.execute(text(select), having).fetchall()

    def max_notification_id(self) -> int | None:
        with self._reading.connect() as connection:
            return connection.exec_driver_sql("SELECT max(position) FROM ledger").scalar()

    def subscribe(self, gt: int | None = None, topics: Sequence[str] = ()) -> Subscription[Any]:
        raise NotImplementedError("followers take pages; see jinbao.follower")


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
            on, event = (
                (happened.on, happened.event) if isinstance(happened, Effective) else (envelope.on, happened)
            )
            recorded = Recorded(
                id=str(uuid7()),
                stream=stream,
                version=version,
                recorded_at=envelope.at,
                effective_on=on,
                by=envelope.by,
                event=event,
                command=origin,
                cause=envelope.cause,
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

    def pages(self, after: int = 0, limit: int = 2_000) -> Iterator[list[tuple[int, Recorded[Any]]]]:
        """The whole ledger behind a position, in pages, in order of position."""
        while page := self.store.page(after, limit):
            yield [(position, self.decode(state)) for position, state in page]
            after = page[-1][0]


def hashed(state: bytes) -> str:
    """SHA-256, in hex, of an event's stored bytes: a link of the chain."""
    return hashlib.sha256(state).hexdigest()
