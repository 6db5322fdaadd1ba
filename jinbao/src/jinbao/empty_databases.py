"""Empty databases that tests lend each other: making one costs more than many a test."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from shutil import copyfile
from typing import Self
from uuid import uuid4

import psycopg
from psycopg.rows import scalar_row
from psycopg.sql import SQL, Identifier
from sqlalchemy import URL, make_url

ALONE = SQL(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
EMPTIED = SQL("""
DO $$
DECLARE one record; filled boolean;
BEGIN
    FOR one IN SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM %I)', one.name) INTO filled;
        IF filled THEN EXECUTE format('DELETE FROM %I', one.name); END IF;
    END LOOP;
    FOR one IN SELECT sequencename AS name FROM pg_sequences WHERE schemaname = 'public' LOOP
        EXECUTE format('ALTER SEQUENCE %I RESTART', one.name);
    END LOOP;
END $$
""")
SHAPE = SQL("""
SELECT coalesce(md5(string_agg(line, E'\\n' ORDER BY line)), '') FROM (
    SELECT concat_ws(' ', relname, relkind, attname, atttypid, attnotnull, pg_get_indexdef(c.oid)) AS line
    FROM pg_class c LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'i', 'S')
) AS lines
""")

MADE_OF = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT GLOB 'sqlite_*' ORDER BY rowid"


@dataclass
class EmptyDatabase:
    """A database between two tests: nothing in its tables, whose shape nobody has changed."""

    name: str
    shape: str = ""


@dataclass
class EmptyDatabases:
    """A database on PostgreSQL for each kind of borrower, who makes the same tables as the one before."""

    server: URL
    _free: dict[str, EmptyDatabase] = field(default_factory=dict)

    @classmethod
    @contextmanager
    def on(cls, url: str) -> Iterator[Self]:
        """Those on one server, dropped at the end."""
        databases = cls(make_url(url))
        yield databases
        for database in databases._free.values():
            databases._drop(database)

    @contextmanager
    def lent_to(self, borrower: str) -> Iterator[str]:
        """The URL of an empty database; who changes the shape of tables that were there gets no successor."""
        database = self._free.pop(borrower, None) or self._create()
        yield self.server.set(database=database.name).render_as_string(hide_password=False)
        if (shape := self._emptied(database)) == database.shape or not database.shape:
            self._free[borrower] = EmptyDatabase(database.name, shape)
        else:
            self._drop(database)

    def _create(self) -> EmptyDatabase:
        database = EmptyDatabase(f"test_{uuid4().hex}")
        with self._connected(self.server) as connection:
            connection.execute(SQL("CREATE DATABASE {}").format(Identifier(database.name)))
        return database

    def _emptied(self, database: EmptyDatabase) -> str:
        """Empty it, and give the shape of what is left: its tables and their indexes."""
        with self._connected(self.server.set(database=database.name)) as connection:
            connection.execute(ALONE)
            connection.execute(EMPTIED)
            with connection.cursor(row_factory=scalar_row) as cursor:
                return str(cursor.execute(SHAPE).fetchone())

    def _drop(self, database: EmptyDatabase) -> None:
        with self._connected(self.server) as connection:
            connection.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(database.name)))

    def _connected(self, url: URL) -> psycopg.Connection:
        plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
        return psycopg.connect(plain, autocommit=True)


@dataclass(frozen=True)
class EmptyFile:
    """A file with tables in which nothing stands."""

    path: Path
    shape: tuple[str, ...]


@dataclass
class EmptyFiles:
    """A file of SQLite for each kind of borrower, who gets a copy of it."""

    folder: Path
    _kept: dict[str, EmptyFile] = field(default_factory=dict)

    @contextmanager
    def lent_to(self, borrower: str, path: Path) -> Iterator[str]:
        """The URL of an empty database at this path; who changes the shape of tables gets no successor."""
        kept = self._kept.pop(borrower, None)
        if kept:
            copyfile(kept.path, path)
        yield f"sqlite:///{path}"
        shape = self._shape(path)
        if kept is None or kept.shape == shape:
            self._kept[borrower] = kept or self._emptied(shape)

    def _shape(self, path: Path) -> tuple[str, ...]:
        with closing(sqlite3.connect(path)) as used:
            return tuple(sql for (sql,) in used.execute(MADE_OF))

    def _emptied(self, shape: tuple[str, ...]) -> EmptyFile:
        kept = EmptyFile(self.folder / f"{uuid4().hex}.db", shape)
        with closing(sqlite3.connect(kept.path)) as connection:
            connection.executescript(";".join(("PRAGMA journal_mode=WAL", *shape)))
        return kept
