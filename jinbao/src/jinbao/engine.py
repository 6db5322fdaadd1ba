"""The one engine of a service, and the ways in which it reads and writes."""

import sqlite3
from typing import cast

from sqlalchemy import Connection, Engine, create_engine, event

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
