"""The one engine of a service, and the ways in which it reads and writes."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Protocol, cast

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

STALL = "5s"
WAY = "500ms"
LOCK_NOT_AVAILABLE = "55P03"


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


class Writer(Protocol):
    """Whoever opens transactions that write."""

    def begin(self) -> AbstractContextManager[Connection]: ...


def one_writer(engine: Engine) -> Writer:
    """Transactions that write, one at a time where the store has one writer."""
    return Turns(engine) if engine.dialect.name == "sqlite" else writing(engine)


class Turns:
    """SQLite has one writer at a time: waiting for a turn here is fair and wakes at once, its own is neither.

    The one writer keeps its connection, for the pool costs as much as an insert.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = writing(engine)
        self._turn = threading.Lock()
        self._connection: Connection | None = None

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        with self._turn:
            self._connection = self._connection or self._engine.connect()
            with self._connection.begin():
                yield self._connection


class OneTransaction:
    """Stands for an engine where all that is read and written is to be in one open transaction.

    What is written together is so far one savepoint, so that a refusal takes back its own and no more.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.dialect = connection.dialect

    def execution_options(self, **_: Any) -> "OneTransaction":
        return self

    @contextmanager
    def connect(self) -> Iterator[Connection]:
        yield self._connection

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        with self._connection.begin_nested():
            yield self._connection


def reading(engine: Engine) -> Engine:
    """The engine for single reads, which need no transaction around them."""
    return engine.execution_options(isolation_level="AUTOCOMMIT")


def give_way(connection: Connection) -> None:
    """This transaction gives up before PostgreSQL looks for deadlocks, and never costs another its own."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{WAY}'")


def has_given_way(error: DBAPIError) -> bool:
    """Whether that is why it failed."""
    return getattr(error.orig, "sqlstate", None) == LOCK_NOT_AVAILABLE


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
