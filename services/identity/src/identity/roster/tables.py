"""Lines of cells out of a workbook (XLSX) or a comma-separated file (CSV), or why there are none."""

import csv
import zlib
from collections import deque
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO, TextIOWrapper
from typing import NamedTuple
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile

from msgspec import Struct
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from identity.roster.extent import extent
from jinbao.decider import Refused

Cell = str | int | float | bool | date | datetime | time | timedelta

MEGABYTE = 1024 * 1024
MOST_MEGABYTES = 40
MOST_MEGABYTES_UNPACKED = 200
MOST_ROWS = 120_000
MOST_COLUMNS = 256
MOST_CELLS = 5_000_000  # the reader of workbooks holds the whole rectangle, some thirty bytes a cell

ZIP = b"PK\x03\x04"
NOT_CSV = (b"\xd0\xcf\x11\xe0", b"<", b"%PDF")  # a workbook of before 2007, a web page named .xls, a scan
ENCODINGS = ("utf-8-sig", "gb18030")
UNREADABLE = (
    BadZipFile,
    CalamineError,
    ExpatError,
    LookupError,
    ValueError,
    RuntimeError,
    EOFError,
    OSError,
    zlib.error,
)


class Line(NamedTuple):
    number: int
    """As the person who made the file sees it, from one."""
    cells: list[Cell]
    merged: str = ""
    """The range of merged cells that it has a part in, such as H2:H3."""


class Table(Struct, frozen=True):
    lines: Callable[[], Iterator[Line]]
    other_sheets: tuple[str, ...] = ()


def table(content: bytes) -> Table:
    if len(content) > MOST_MEGABYTES * MEGABYTE:
        raise _too_large()
    if content.startswith(ZIP):
        return _workbook(content)
    if content.lstrip().startswith(NOT_CSV):
        raise Refused("ROSTER_NOT_A_WORKBOOK", field="file")
    return _comma_separated(content)


def _workbook(content: bytes) -> Table:
    try:
        reach = extent(content, MOST_MEGABYTES_UNPACKED * MEGABYTE)
    except UNREADABLE:
        raise Refused("ROSTER_NOT_A_WORKBOOK", field="file") from None
    if reach.unpacked > MOST_MEGABYTES_UNPACKED * MEGABYTE:
        raise _too_large()
    if reach.rows > MOST_ROWS or reach.columns > MOST_COLUMNS or reach.rows * reach.columns > MOST_CELLS:
        raise _too_large()
    try:
        return _first_sheet(CalamineWorkbook.from_filelike(BytesIO(content)))
    except UNREADABLE:
        raise Refused("ROSTER_NOT_A_WORKBOOK", field="file") from None


def _first_sheet(workbook: CalamineWorkbook) -> Table:
    names = [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
    ]
    if not names:
        raise Refused("ROSTER_EMPTY", field="file")
    sheet = workbook.get_sheet_by_name(names[0])
    return Table(lambda: _lines(sheet), tuple(names[1:]))


def _lines(sheet: CalamineSheet) -> Iterator[Line]:
    """Each merged range is told to all lines that it touches, however many and large the ranges are."""
    waiting = deque(sorted(sheet.merged_cell_ranges or ()))
    reach, merged = -1, ""
    for number, cells in enumerate(sheet.iter_rows()):
        while waiting and waiting[0][0][0] <= number:
            (top, left), (bottom, right) = waiting.popleft()
            if bottom > reach:
                reach, merged = bottom, _named(top, left, bottom, right)
        yield Line(number + 1, list(cells), merged if number <= reach else "")


def _named(*corners: int) -> str:
    from xlsxwriter.utility import xl_range  # noqa: PLC0415 - nobody who starts a platform has to wait for it

    return str(xl_range(*corners))


def _comma_separated(content: bytes) -> Table:
    encoding = _encoding(content)
    read = 0
    try:
        for line in _records(content, encoding):
            read = line.number
            if read > MOST_ROWS:
                raise _too_large()
    except csv.Error:
        raise Refused("ROSTER_BROKEN_CSV", field="file", line=read + 1) from None
    return Table(lambda: _records(content, encoding))


def _encoding(content: bytes) -> str:
    """UTF-8 with or without a mark, else GB18030, which office programs on Chinese Windows still write."""
    for encoding in ENCODINGS:
        try:
            text = TextIOWrapper(BytesIO(content), encoding=encoding)
            if not any("\0" in line for line in text):
                return encoding
        except UnicodeDecodeError:
            continue
    raise Refused("ROSTER_ENCODING", field="file")


def _records(content: bytes, encoding: str) -> Iterator[Line]:
    text = TextIOWrapper(BytesIO(content), encoding=encoding, newline="")
    reader = csv.reader(text, strict=True)
    first = 1
    for cells in reader:
        yield Line(first, list(cells))
        first = reader.line_num + 1


def _too_large() -> Refused:
    return Refused("ROSTER_TOO_LARGE", field="file", megabytes=MOST_MEGABYTES, rows=MOST_ROWS)
