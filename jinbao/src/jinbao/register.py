"""Registers: what can be looked up, as tables that are folded from events and can be rebuilt from nothing."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import (
    JSON,
    Column,
    Connection,
    Engine,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    cast,
    func,
    inspect,
    select,
)
from sqlalchemy.exc import IntegrityError
from sqlalchemy.sql.elements import ColumnElement, quoted_name

from jinbao import bulk
from jinbao.bulk import Row
from jinbao.decider import Refused
from jinbao.engine import writing
from jinbao.events import Recorded
from jinbao.recorder import hold_appends

T = TypeVar("T")

Key: TypeAlias = tuple[Any, ...]

REFUSAL = "refusal"
ASIDE = "aside"
LIVE = "live"


def one_active(
    name: str, *columns: Column[Any], where: ColumnElement[bool], refusal: str, field: str
) -> Index:
    """At most one row for these columns while ``where`` holds; a second is refused with that code and field.

    The database decides such races: of any number of commands that arrive together exactly one comes in.
    """
    info = {REFUSAL: (refusal, field)}
    return Index(name, *columns, unique=True, sqlite_where=where, postgresql_where=where, info=info)


class _NotRebuilt(Exception):
    """A change concerns a table that is not being rebuilt."""


class Changes:
    """The changes that a page of events makes to registers, gathered row by row and written in bulk.

    A fold says ``put`` for a whole row, ``change`` for some columns of a row and ``remove``; it never reads,
    so that a page of a thousand events costs no more statements than one. ``run`` is for the rare change of
    many rows by condition.
    """

    def __init__(self, connection: Connection, aside: Mapping[str, Table] | None = None) -> None:
        self.connection = connection
        self._aside = aside
        self._puts: dict[Table, dict[Key, Row]] = {}
        self._changes: dict[Table, dict[Key, Row]] = {}
        self._removed: dict[Table, set[Key]] = {}

    def put(self, table: Table, **row: Any) -> None:
        """A whole row, new or in place of the one with its key; what it does not name gets its default."""
        if (of := self._of(table)) is None:
            return
        key = tuple([row[name] for name in bulk.key_names(of)])
        if removed := self._removed.get(of):
            removed.discard(key)
        if changes := self._changes.get(of):
            changes.pop(key, None)
        puts = self._puts.setdefault(of, {})
        puts.pop(key, None)
        puts[key] = row

    def change(self, table: Table, *key: Any, **columns: Any) -> None:
        """Some columns of the row with this key."""
        if (of := self._of(table)) is None:
            return
        if (puts := self._puts.get(of)) and (row := puts.pop(key, None)) is not None:
            puts[key] = {**row, **columns}
        else:
            self._changes.setdefault(of, {}).setdefault(key, {}).update(columns)

    def remove(self, table: Table, *key: Any) -> None:
        """The row with this key, if there is one."""
        if (of := self._of(table)) is None:
            return
        self._puts.get(of, {}).pop(key, None)
        self._changes.get(of, {}).pop(key, None)
        self._removed.setdefault(of, set()).add(key)

    def run(self, statement: Callable[[Callable[[Table], Table]], Any]) -> None:
        """A change of many rows by condition, after all that was gathered before it."""
        self.flush()
        with suppress(_NotRebuilt):
            self.connection.execute(statement(self._must_be))

    def _of(self, table: Table) -> Table | None:
        """The table to write to; none if others are rebuilt beside the live ones and this is not."""
        return table if self._aside is None else self._aside.get(table.name)

    def _must_be(self, table: Table) -> Table:
        if (of := self._of(table)) is None:
            raise _NotRebuilt
        return of

    def flush(self) -> None:
        """Write what was gathered, one statement for each table and kind of change.

        What ends comes before what begins, so that one command may close a case and open the next.
        """
        try:
            for table, removed in self._removed.items():
                bulk.delete(self.connection, table, [_found(table, key) for key in removed])
            for table, changes in self._changes.items():
                keyed = [{**columns, **_found(table, key)} for key, columns in changes.items()]
                bulk.update(self.connection, table, keyed)
            for table, puts in self._puts.items():
                bulk.upsert(self.connection, table, puts.values())
        except IntegrityError as error:
            raise _refusal_of(error, [*self._puts, *self._changes]) from error
        self._puts.clear()
        self._changes.clear()
        self._removed.clear()


def _found(table: Table, key: Key) -> Row:
    return {bulk.KEY + name: value for name, value in zip(bulk.key_names(table), key, strict=True)}


Fold: TypeAlias = Callable[[Changes, Recorded[Any]], None]


def _refusal_of(error: IntegrityError, tables: Sequence[Table]) -> Exception:
    """The refusal that a one-active rule stands for; the database's own error for any other constraint."""
    said = str(error.orig)
    for table in tables:
        for index in table.indexes:
            code, field = index.info.get(REFUSAL, (None, None))
            columns = ", ".join(f"{table.name}.{column.name}" for column in index.columns)
            if code and (str(index.name) in said or said.endswith(f"failed: {columns}")):
                return Refused(code, field=field)
    return error


def cursor_table(metadata: MetaData) -> Table:
    """How far each follower has come in each ledger. Written in the same transaction as what it folded."""
    return Table(
        "cursor",
        metadata,
        Column("follower", Text, primary_key=True),
        Column("source", Text, primary_key=True),
        Column("epoch", Integer, nullable=False, server_default="1"),
        Column("position", Integer, nullable=False),
    )


def rebuild(
    engine: Engine,
    pages: Iterable[Sequence[T]],
    fold: Callable[[Changes, T], None],
    tables: Sequence[Table],
    progress: Callable[[int], None] = lambda _: None,
) -> Mapping[str, Table]:
    """Fold all events from nothing into tables beside the live ones; returns them by the live names."""
    metadata = MetaData()
    beside = {table.name: _aside(table, metadata) for table in tables}
    metadata.drop_all(engine)
    metadata.create_all(engine)
    for page in pages:
        with writing(engine).begin() as connection:
            changes = Changes(connection, beside)
            for one in page:
                fold(changes, one)
            changes.flush()
        progress(len(page))
    return beside


def _aside(table: Table, metadata: MetaData) -> Table:
    """The same table beside the live one, without the rules that its events have already met."""
    copy = table.to_metadata(metadata, name=f"{table.name}__{ASIDE}")
    copy.indexes = {index for index in copy.indexes if REFUSAL not in index.info}
    for index in copy.indexes:
        index.name = quoted_name(f"{index.name}__{ASIDE}", quote=None)
    copy.info = {LIVE: table}
    return copy


def outdated(engine: Engine, tables: Iterable[Table]) -> list[str]:
    """The tables that are missing in a database, or that another version has left with other columns."""
    names = {table: {name for name, *_ in found} for table, found in shapes(engine).items()}
    return [table.name for table in tables if names.get(table.name) != set(table.columns.keys())]


def shapes(engine: Engine) -> Mapping[str, frozenset[tuple[str, str, bool]]]:
    """The columns of each table that stands in a database: name, type, and whether it may be empty."""
    return {
        name: frozenset((one["name"], str(one["type"]), one["nullable"]) for one in columns)
        for (_, name), columns in inspect(engine).get_multi_columns().items()
    }


def differing(connection: Connection, live: Table, rebuilt: Table) -> int:
    """How many rows stand in only one of two tables of the same shape."""
    one, other = select(*_comparable(live)), select(*_comparable(rebuilt))
    rows = [counted.subquery() for counted in (one.except_(other), other.except_(one))]
    return sum(connection.scalars(select(func.count()).select_from(only)).one() for only in rows)


def _comparable(table: Table) -> list[ColumnElement[Any]]:
    """PostgreSQL compares text, not JSON."""
    return [cast(column, Text) if isinstance(column.type, JSON) else column for column in table.columns]


def swap(
    engine: Engine, beside: Mapping[str, Table], catch_up: Callable[[Changes], None] = lambda _: None
) -> None:
    """Make the live tables anew out of the rebuilt rows, in one transaction; the tables beside are dropped.

    So a table that another version has left gets the columns and the rules of this one. Meanwhile nothing is
    appended, so that ``catch_up`` can fold what was appended since the rebuilding ended.
    """
    with writing(engine).begin() as connection:
        hold_appends(connection)
        changes = Changes(connection, beside)
        catch_up(changes)
        changes.flush()
        for table in beside.values():
            live = table.info[LIVE]
            live.drop(connection)
            live.create(connection)
            connection.execute(live.insert().from_select(live.columns.keys(), select(*table.columns)))
    for table in beside.values():
        table.drop(engine)
