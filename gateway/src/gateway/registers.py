"""Registers folded anew beside the live ones, compared with them, and put in their place."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from heapq import merge
from itertools import islice
from operator import itemgetter
from typing import Any, TypeAlias, cast

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Table, func, select

from gateway.settings import CannotStart
from jinbao.inbox import Inbox
from jinbao.published import headers_of
from jinbao.register import Changes, differing, shapes, swap
from jinbao.register import rebuild as fold_from_nothing
from jinbao.service import Service

PAGE = 2_000
Told: TypeAlias = Callable[[Changes], None]
"""What one event moves, of the service's own or heard from another."""


class Source(Struct, frozen=True):
    """An inbox of the service, and the service that it listens to."""

    inbox: Inbox
    service: Service


class Rebuilt(Struct, frozen=True):
    """A register beside the live one: its rows, and how many stand in only one of the two.

    Where another version has left the live one with other columns, the two cannot be compared.
    """

    name: str
    table: Table
    rows: int
    differed: int | None


class Noting:
    """Takes what a fold says, and notes of which tables it speaks.

    A table of which no event speaks is no register: it stands beside the ledger like the keys of persons, and
    must be left alone.
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


def fold_anew(
    service: Service, sources: Sequence[Source] = (), progress: Callable[[int], None] = lambda _: None
) -> list[Rebuilt]:
    """Every register of the service's own ledger, and of what it heard of its sources, folded anew.

    Raises CannotStart where another version has left a table of which no event speaks.
    """
    service.migrate()
    spoken_of: set[str] = set()

    def fold(changes: Changes, told: Told) -> None:
        told(cast("Changes", Noting(changes, spoken_of)))

    tables = [table for table in service.tables.metadata.sorted_tables if table is not service.tables.ledger]
    beside = fold_from_nothing(service.engine, all_told(service, sources), fold, tables, progress)
    stands = shapes(service.engine)
    left = {name for name, table in beside.items() if stands[name] != stands[table.name]}
    for name, table in beside.items():
        if name not in spoken_of | left:
            table.drop(service.engine)
    must_be_told(service, left - spoken_of)
    return [
        compared(service, table, beside[table.name], alike=table.name not in left)
        for table in tables
        if table.name in spoken_of | left
    ]


def all_told(service: Service, sources: Sequence[Source]) -> Iterator[list[Told]]:
    """In the order in which it was recorded, wherever that was: two sources may speak of one register."""
    several = (heard(source, service.has_heard(source.inbox.source)) for source in sources)
    in_order = merge(recorded_by(service), *several, key=itemgetter(0))
    while page := [told for _, told in islice(in_order, PAGE)]:
        yield page


def recorded_by(service: Service) -> Iterator[tuple[datetime, Told]]:
    for page in service.ledger.pages():
        for _, recorded in page:
            yield recorded.recorded_at, of(service.fold, recorded)


def heard(source: Source, reached: int) -> Iterator[tuple[datetime, Told]]:
    """What the inbox takes in up to a position, out of the ledger from which it comes."""
    inbox, other = source.inbox, source.service
    for page in other.ledger.pages():
        for at, recorded in page:
            if at > reached or (event := other.public(recorded)) is None:
                continue
            headers = headers_of(other.name, at, 0, recorded, event)
            one = inbox.hearing.understand(headers, msgspec.json.encode(event))
            if one.event is not None:
                yield one.recorded_at, of(inbox.take, one)


def of(fold: Callable[[Changes, Any], None], happened: Any) -> Told:
    return lambda changes: fold(changes, happened)


def must_be_told(service: Service, names: Iterable[str]) -> None:
    """A table that is made anew though no event speaks of it must be empty."""
    tables = service.tables.metadata.tables
    with service.engine.connect() as connection:
        lost = [name for name in sorted(names) if rows_in(connection, tables[name])]
    if lost:
        raise CannotStart(
            f"{', '.join(lost)} of {service.name} needs other columns, and no event tells what is in it."
        )


def compared(service: Service, live: Table, rebuilt: Table, *, alike: bool) -> Rebuilt:
    with service.engine.connect() as connection:
        differed = differing(connection, live, rebuilt) if alike else None
        return Rebuilt(live.name, rebuilt, rows_in(connection, rebuilt), differed)


def rows_in(connection: Connection, table: Table) -> int:
    return connection.scalars(select(func.count()).select_from(table)).one()


def put_in_place(service: Service, rebuilt: list[Rebuilt]) -> None:
    beside: Mapping[str, Table] = {one.name: one.table for one in rebuilt}
    swap(service.engine, beside)
