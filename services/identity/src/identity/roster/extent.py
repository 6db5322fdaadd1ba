"""How far a workbook reaches, found out before the reader of workbooks sets memory aside for it.

That reader holds a sheet as a full rectangle. A file of five kilobytes with one cell in the far corner would
ask for half a terabyte and take the whole process down; so the corner is looked up in a stream first.
"""

import re
from io import BytesIO
from typing import IO
from xml.parsers import expat
from zipfile import ZipFile

from msgspec import Struct

REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})", re.IGNORECASE)
LETTERS = 26


class Extent(Struct, frozen=True):
    rows: int
    columns: int
    unpacked: int


def extent(workbook: bytes, unpacked_at_most: int) -> Extent:
    """The farthest corner of any sheet; not looked for when the archive unpacks to more than the limit."""
    with ZipFile(BytesIO(workbook)) as archive:
        members = archive.infolist()
        unpacked = sum(member.file_size for member in members)
        corner = _Corner()
        for member in members if unpacked <= unpacked_at_most else ():
            with archive.open(member) as stream:
                _scan(stream, member.filename, corner)
    return Extent(corner.rows, corner.columns, unpacked)


def _scan(stream: IO[bytes], name: str, corner: "_Corner") -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = corner.element
    try:
        parser.ParseFile(stream)
    except expat.ExpatError:
        if name.lower().endswith(".xml"):  # pictures and printer settings may be what they like
            raise


class _Corner:
    def __init__(self) -> None:
        self.rows = self.columns = 0
        self._row = self._column = 0

    def element(self, name: str, attributes: dict[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "worksheet":
                self._row = 0
            case "row":
                self._row = int(attributes.get("r", self._row + 1))
                self._column = 0
            case "c":
                self._cell(attributes.get("r"))

    def _cell(self, reference: str | None) -> None:
        self._column += 1
        if reference is not None:
            self._row, self._column = _position(reference)
        self.rows, self.columns = max(self.rows, self._row), max(self.columns, self._column)


def _position(reference: str) -> tuple[int, int]:
    found = REFERENCE.fullmatch(reference)
    if not found:
        raise ValueError("a cell that is nowhere")
    column = 0
    for letter in found[1].upper():
        column = column * LETTERS + ord(letter) - ord("A") + 1
    return int(found[2]), column
