"""Opens a roster file: finds the columns, refuses what is no roster, and then yields row after row."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from hashlib import sha256
from typing import Any
from unicodedata import normalize

from msgspec import Struct

from identity.roster.cells import Fault, as_text
from identity.roster.form import COLUMNS, Column
from identity.roster.rows import Header, RosterRow, roster_row, row_key
from identity.roster.tables import Cell, Line, Table, table
from jinbao.decider import Refused

__all__ = ["Fault", "Note", "Roster", "RosterRow", "file_hash", "open_roster", "open_sheet", "row_key"]


class Note(Struct, frozen=True):
    """Something in the file that was left aside and does no harm."""

    code: str
    params: dict[str, Any]


class Roster(Struct, frozen=True, kw_only=True):
    """A file that can be read. Each call of `rows` begins anew and holds one row at a time."""

    file_hash: str
    notes: tuple[Note, ...]
    rows: Callable[[], Iterator[RosterRow]]
    count: Callable[[], int]
    """How many rows there are, found out without reading what they say."""


class Opened(Struct, frozen=True):
    """A sheet whose columns have been found; each call of `lines` begins anew."""

    header: Header
    notes: tuple[Note, ...]
    lines: Callable[[], Iterator[Line]]


def open_roster(content: bytes, today: date) -> Roster:
    """Refuses the whole file where none of its rows can be trusted; faults of rows come with the rows."""
    sheet = open_sheet(content, COLUMNS)
    return Roster(
        file_hash=file_hash(content),
        notes=sheet.notes,
        rows=lambda: (roster_row(line, sheet.header, today) for line in sheet.lines()),
        count=lambda: sum(1 for _ in sheet.lines()),
    )


def open_sheet(content: bytes, columns: Sequence[Column]) -> Opened:
    """A sheet of any form, with these columns in whatever order; raises Refused where one is missing."""
    sheet = table(content)
    first = next(_written(sheet), None)
    if first is None:
        raise _empty(sheet)
    titles = [_title(cell) for cell in first.cells]
    wanted = [column.header for column in columns]
    if not {*titles} & {*wanted}:
        raise Refused("ROSTER_NO_HEADER", field="file", line=first.number, column=wanted[0])
    if first.merged:
        raise Refused("ROSTER_MERGED_CELLS", field="file", cells=first.merged)
    header = _header(first.number, titles, wanted)
    if next(_data(sheet, header), None) is None:
        raise _empty(sheet)
    notes = (*_ignored_sheets(sheet), *_ignored_columns(titles, wanted))
    return Opened(header, notes, lambda: _data(sheet, header))


def _empty(sheet: Table) -> Refused:
    """The list may stand on a sheet that is not read."""
    if sheet.other_sheets:
        return Refused("ROSTER_FIRST_SHEET_EMPTY", field="file", sheet="、".join(sheet.other_sheets))
    return Refused("ROSTER_EMPTY", field="file")


def file_hash(content: bytes) -> str:
    return sha256(content).hexdigest()


def _header(line: int, titles: list[str], wanted: list[str]) -> Header:
    missing = [title for title in wanted if title not in titles]
    if missing:
        raise Refused("ROSTER_MISSING_COLUMN", field="file", column="、".join(missing))
    twice = [title for title, count in Counter(titles).items() if count > 1 and title in wanted]
    if twice:
        raise Refused("ROSTER_COLUMN_TWICE", field="file", column="、".join(twice))
    # A workbook gives its titles as many cells as its longest row has, and the last of them are blank.
    width = max(place for place, title in enumerate(titles, start=1) if title)
    return Header(line, width, {title: titles.index(title) for title in wanted})


def _title(cell: Cell) -> str:
    """Headers are set with spaces between the characters (姓　名) as often as without."""
    return "".join(normalize("NFKC", as_text(cell)).split())


def _written(sheet: Table) -> Iterator[Line]:
    return (line for line in sheet.lines() if any(map(as_text, line.cells)))


def _data(sheet: Table, header: Header) -> Iterator[Line]:
    return (line for line in _written(sheet) if line.number > header.line)


def _ignored_sheets(sheet: Table) -> Iterator[Note]:
    return (Note("ROSTER_SHEET_IGNORED", {"sheet": name}) for name in sheet.other_sheets)


def _ignored_columns(titles: list[str], wanted: list[str]) -> Iterator[Note]:
    return (
        Note("ROSTER_COLUMN_IGNORED", {"column": title}) for title in titles if title and title not in wanted
    )
