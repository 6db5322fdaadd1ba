"""The recorder: the eventsourcing library's store of events, inside the service's own transactions."""

import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from eventsourcing.persistence import (
    ApplicationRecorder,
    IntegrityError,
    Notification,
    ProgrammingError,
    StoredEvent,
    Subscription,
)
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
    text,
)

from jinbao.engine import reading
from jinbao.events import Recorded, type_of

if TYPE_CHECKING:
    import psycopg

APPEND_LOCK = 4711


def hold_appends(connection: Connection) -> None:
    """Nobody appends before this transaction ends. On SQLite its beginning has seen to that."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({APPEND_LOCK})")


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
        from psycopg.errors import UniqueViolation  # noqa: PLC0415 - a platform on SQLite starts without the driver

        try:
            positions = raw.execute(insert, values, prepare=True).fetchall()
        except UniqueViolation as error:
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

    def last_state(self) -> bytes | None:
        """The newest stored event of the whole ledger."""
        rows = self._fetch("SELECT state FROM ledger ORDER BY position DESC LIMIT 1", ())
        return rows[0][0] if rows else None

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
        raise NotImplementedError("followers take pages; see jinbao.relay")
