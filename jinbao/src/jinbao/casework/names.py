"""What places and offices are called, as identity published it; persons have no names here."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Column, Connection, Table, Text, select

from jinbao.casework.metadata import CASEWORK
from jinbao.register import Changes
from jinbao.service import Slice

NAMES = Table(
    "public_name",
    CASEWORK,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
)


def call(changes: Changes, id: str, name: str) -> None:
    """From now on a place or an office has this name."""
    changes.put(NAMES, id=id, name=name)


def names_of(connection: Connection, ids: Iterable[str]) -> Mapping[str, str]:
    """The names of those that are known."""
    rows = connection.execute(select(NAMES).where(NAMES.c.id.in_(list(ids))))
    return {row.id: row.name for row in rows}


SLICE = Slice("names", names=names_of)
