"""Registers folded anew beside the live ones, compared with them, and put in their place."""

from collections.abc import Callable, Mapping
from typing import Any, cast

from msgspec import Struct
from sqlalchemy import Table, func, select

from jinbao.events import Recorded
from jinbao.register import Changes, Fold, differing, swap
from jinbao.register import rebuild as fold_from_nothing
from jinbao.service import Service


class Rebuilt(Struct, frozen=True):
    """A register beside the live one: its rows, and how many stand in only one of the two."""

    name: str
    table: Table
    rows: int
    differed: int


class Noting:
    """Takes what a fold says, and notes of which tables it speaks.

    A table of which no event speaks is not a register of this ledger: it holds what was heard from another
    service, or what stands beside the ledger like the keys of persons, and must be left alone.
    """

    def __init__(self, changes: Changes, spoken_of: set[str]) -> None:
        self.changes, self.spoken_of = changes, spoken_of

    def put(self, table: Table, **row: Any) -> None:
        self.changes.put(self.note(table), **row)

    def change(self, table: Table, *key: Any, **columns: Any) -> None:
        self.changes.change(self.note(table), *key, **columns)

    def remove(self, table: Table, *key: Any) -> None:
        self.changes.remove(self.note(table), *key)

    def run(self, statement: Callable[[Callable[[Table], Table]], Any]) -> None:
        self.changes.run(lambda of: statement(lambda table: of(self.note(table))))

    def note(self, table: Table) -> Table:
        self.spoken_of.add(table.name)
        return table


def fold_anew(service: Service, progress: Callable[[int], None] = lambda _: None) -> list[Rebuilt]:
    """Every register of the service's own ledger, folded from its first event to its last."""
    spoken_of: set[str] = set()
    pages = ([recorded for _, recorded in page] for page in service.ledger.pages())
    tables = [table for table in service.tables.metadata.sorted_tables if table is not service.tables.ledger]
    beside = fold_from_nothing(service.engine, pages, noted(service.fold, spoken_of), tables, progress)
    for name, table in beside.items():
        if name not in spoken_of:
            table.drop(service.engine)
    return [compared(service, table, beside[table.name]) for table in tables if table.name in spoken_of]


def noted(fold: Fold, spoken_of: set[str]) -> Fold:
    def note(changes: Changes, recorded: Recorded[Any]) -> None:
        fold(cast("Changes", Noting(changes, spoken_of)), recorded)

    return note


def compared(service: Service, live: Table, rebuilt: Table) -> Rebuilt:
    with service.engine.connect() as connection:
        rows = connection.scalars(select(func.count()).select_from(rebuilt)).one()
        return Rebuilt(live.name, rebuilt, rows, differing(connection, live, rebuilt))


def put_in_place(service: Service, rebuilt: list[Rebuilt]) -> None:
    beside: Mapping[str, Table] = {one.name: one.table for one in rebuilt}
    swap(service.engine, beside)
