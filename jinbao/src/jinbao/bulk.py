"""Writing many rows of a table with one statement, compiled once and fed to the driver as it stands."""

from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter
from typing import Any, TypeAlias

from msgspec import Struct
from sqlalchemy import Connection, Dialect, Table, bindparam
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.compiler import SQLCompiler

Row: TypeAlias = dict[str, Any]
Names: TypeAlias = tuple[str, ...]

KEY = "key__"  # before the name of a key column whose row is looked for, not written


class Prepared(Struct, frozen=True):
    """A statement as the driver takes it, and how a row is arranged for it."""

    sql: str
    arranged: Callable[[Row], Any]


def upsert(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Whole rows, new or in place of those with their keys; what a row does not name gets its default."""
    _write(connection, table, "upsert", _upsert, rows)


def update(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Some columns of rows that are found by their keys, which have the prefix."""
    _write(connection, table, "update", _update, rows)


def delete(connection: Connection, table: Table, keys: Iterable[Row]) -> None:
    """Rows that are found by their keys, which have the prefix."""
    _write(connection, table, "delete", _delete, keys)


def key_names(table: Table) -> Names:
    """The columns by which a row is known."""
    names: Names | None = table.info.get("key_names")
    if names is None:
        names = table.info["key_names"] = tuple(column.name for column in table.primary_key)
    return names


def insert_into(table: Table, dialect: str) -> Any:
    """An insert that can say what happens to a row that is there already."""
    if dialect == "postgresql":
        from sqlalchemy.dialects import postgresql  # noqa: PLC0415 - 0.1 s that only its users need to wait

        return postgresql.insert(table)
    return sqlite.insert(table)


def _write(
    connection: Connection,
    table: Table,
    kind: str,
    build: Callable[[str, Table, Names], Any],
    rows: Iterable[Row],
) -> None:
    prepared: dict[Any, Prepared] = table.info.setdefault("prepared", {})
    dialect = connection.dialect
    for names, alike in _by_columns(rows):
        if (statement := prepared.get((kind, dialect.name, names))) is None:
            statement = _prepare(build(dialect.name, table, names), table, dialect)
            prepared[kind, dialect.name, names] = statement
        arranged = [statement.arranged(row) for row in alike]
        connection.exec_driver_sql(statement.sql, arranged if len(arranged) > 1 else arranged[0])


def _by_columns(rows: Iterable[Row]) -> Iterator[tuple[Names, list[Row]]]:
    groups: dict[Names, list[Row]] = {}
    for row in rows:
        groups.setdefault(tuple(row), []).append(row)
    return iter(groups.items())


def _upsert(dialect: str, table: Table, names: Names) -> Any:
    keys = key_names(table)
    insert = insert_into(table, dialect).values({name: bindparam(name) for name in names})
    rest = {column.name: insert.excluded[column.name] for column in table.c if column.name not in keys}
    if not rest:
        return insert.on_conflict_do_nothing(index_elements=list(keys))
    return insert.on_conflict_do_update(index_elements=list(keys), set_=rest)


def _update(_: str, table: Table, names: Names) -> Any:
    values: dict[str, Any] = {name: bindparam(name) for name in names if not name.startswith(KEY)}
    return _of_key(table.update().values(values), table)


def _delete(_: str, table: Table, _names: Names) -> Any:
    return _of_key(table.delete(), table)


def _of_key(statement: Any, table: Table) -> Any:
    for name in key_names(table):
        statement = statement.where(table.c[name] == bindparam(KEY + name))
    return statement


def _prepare(statement: Any, table: Table, dialect: Dialect) -> Prepared:
    compiled: SQLCompiler = statement.compile(dialect=dialect)
    names = compiled.positiontup or list(compiled.binds)
    types = {name: table.c[name.removeprefix(KEY)].type for name in names}
    converts = {name: type_.dialect_impl(dialect).bind_processor(dialect) for name, type_ in types.items()}
    return Prepared(str(compiled), _arranging(names, converts, named=compiled.positiontup is None))


def _arranging(names: list[str], converts: dict[str, Any], *, named: bool) -> Callable[[Row], Any]:
    if any(converts.values()):
        steps = [(name, converts[name] or _unchanged) for name in names]
        if named:
            return lambda row: {name: convert(row[name]) for name, convert in steps}
        return lambda row: tuple([convert(row[name]) for name, convert in steps])
    if named:
        return _unchanged
    if len(names) == 1:
        return lambda row: (row[names[0]],)
    return itemgetter(*names)


def _unchanged(value: Any) -> Any:
    return value
