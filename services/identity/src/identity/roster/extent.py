"""How far a workbook reaches, found out before the reader of workbooks sets memory aside for it.

That reader holds a sheet as a full rectangle. A file of five kilobytes with one cell in the far corner would
ask for half a terabyte and take the whole process down; so the corner is looked up in a stream first.
"""

import re
from functools import cache
from io import BytesIO
from string import ascii_uppercase, digits
from typing import IO
from xml.parsers import expat
from zipfile import ZipFile

from msgspec import Struct

PIECE = 65_536
LETTERS = re.compile(r"[A-Z]{1,3}", re.IGNORECASE | re.ASCII)


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
        while piece := stream.read(PIECE):
            parser.Parse(piece)
        parser.Parse(b"", True)  # noqa: FBT003 - expat's own way to say that this was all
    except expat.ExpatError:
        if name.lower().endswith(".xml"):  # pictures and printer settings may be what they like
            raise


class _Corner:
    def __init__(self) -> None:
        self.rows = self.columns = 0
        self._row = self._column = 0

    def element(self, name: str, attributes: dict[str, str]) -> None:
        """Called for each of a million cells, so that what is not a cell is looked at last."""
        if name == "c" or name.endswith(":c"):
            self._cell(attributes.get("r"))
            return
        match name.rpartition(":")[2]:
            case "worksheet":
                self._row = 0
            case "row":
                self._row = int(attributes.get("r", self._row + 1))
                self._column = 0

    def _cell(self, reference: str | None) -> None:
        self._column += 1
        if reference is not None:
            letters = reference.rstrip(digits)
            self._row, self._column = int(reference[len(letters) :]), _column(letters)
        self.rows, self.columns = max(self.rows, self._row), max(self.columns, self._column)


@cache
def _column(letters: str) -> int:
    if not LETTERS.fullmatch(letters):
        raise ValueError("a cell that is nowhere")
    column = 0
    for letter in letters.upper():
        column = column * len(ascii_uppercase) + ascii_uppercase.index(letter) + 1
    return column
