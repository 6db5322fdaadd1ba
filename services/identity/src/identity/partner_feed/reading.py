"""Reads a partner's file; a cell that cannot be read keeps only its own row out."""

from datetime import date

from msgspec import Struct

from identity.partner_feed.forms import FORMS, Form
from identity.partner_feed.said import Said
from identity.partner_feed.terms import FeedKind
from identity.roster.cells import Fault
from identity.roster.reading import open_sheet
from identity.roster.rows import Reading
from jinbao.decider import Refused

MOST_ROWS = 2000
"""All rows of a file are recorded at once or not at all."""


class WrittenRow(Struct, frozen=True):
    """One row as it is written."""

    line: int
    name: str
    number: str
    document: str
    said: Said | None
    faults: tuple[Fault, ...]

    def __repr__(self) -> str:
        """What is printed ends in a log."""
        return f"WrittenRow(line={self.line})"


def written_rows(kind: FeedKind, content: bytes, dated: date) -> list[WrittenRow]:
    form = FORMS[kind]
    sheet = open_sheet(content, form.columns)
    lines = list(sheet.lines())
    if len(lines) > MOST_ROWS:
        raise Refused("FEED_TOO_LONG", field="file", rows=MOST_ROWS)
    return [_written(line.number, Reading(line, sheet.header), form, dated) for line in lines]


def _written(line: int, reading: Reading, form: Form, dated: date) -> WrittenRow:
    return WrittenRow(
        line=line,
        name=reading.text(form.name),
        number=reading.value_or_text(form.number, lambda text: form.read_number(text, dated)),
        document=reading.text(form.document) if form.document else "",
        said=form.said(reading, dated),
        faults=tuple(reading.faults),
    )
