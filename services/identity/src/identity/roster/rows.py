"""One line of the sheet becomes one row of the roster, with every fault in it and not just the first."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from hashlib import sha256
from itertools import islice
from typing import TypeVar

from msgspec import Struct, json

from identity.roster import form
from identity.roster.cells import (
    Fault,
    Unfit,
    as_text,
    day,
    identity_number,
    is_number_cell,
    village_code,
    whole_yuan,
    word,
)
from identity.roster.form import COLUMNS, Category, Column, Relation
from identity.roster.tables import Line
from jinbao.identifiers import Sex
from jinbao.money import Fen

V = TypeVar("V")


class RosterRow(Struct, frozen=True, kw_only=True):
    """One person's enrolment as written. A cell that cannot be read is None, or the text as it stands."""

    line: int
    key: str
    name: str
    sex: Sex | None
    id_number: str
    ethnicity: str
    village: str
    residence: str
    phone: str
    household: str
    relation: Relation | None
    category: Category | None
    grade: Fen | None
    applied_on: date | None
    bank: str
    account: str
    handler: str
    faults: tuple[Fault, ...]

    def __repr__(self) -> str:
        """Nearly all of it is personal data, and what is printed ends in a log."""
        return f"RosterRow(line={self.line}, faults={self.faults})"


class Header(Struct, frozen=True):
    line: int
    width: int
    places: dict[str, int]
    """Where each column of the form stands."""


def roster_row(line: Line, header: Header, today: date) -> RosterRow:
    reading = Reading(line, header)
    return RosterRow(
        line=line.number,
        name=reading.text(form.NAME),
        sex=reading.value(form.SEX, partial(word, words=form.SEXES)),
        id_number=reading.value_or_text(form.ID_NUMBER, partial(identity_number, today=today)),
        ethnicity=reading.text(form.ETHNICITY),
        village=reading.value_or_text(form.VILLAGE, village_code),
        residence=reading.text(form.RESIDENCE),
        phone=reading.text(form.PHONE),
        household=reading.text(form.HOUSEHOLD),
        relation=reading.value(form.RELATION, partial(word, words=form.RELATIONS)),
        category=reading.value(form.CATEGORY, partial(word, words=form.CATEGORIES)),
        grade=reading.value(form.GRADE, whole_yuan),
        applied_on=reading.value(form.APPLIED_ON, day),
        bank=reading.text(form.BANK),
        account=reading.text(form.ACCOUNT),
        handler=reading.text(form.HANDLER),
        key=row_key(reading.normal),
        faults=tuple(reading.faults),
    )


def row_key(normal: Mapping[str, str]) -> str:
    """The same for the same row in another order of columns, another file, or another kind of file."""
    return sha256(json.encode([normal[column.header] for column in COLUMNS])).hexdigest()


def in_chunks(rows: Iterator[RosterRow], at_once: int) -> Iterator[list[RosterRow]]:
    while chunk := list(islice(rows, at_once)):
        yield chunk


class Reading:
    """Goes through one line, remembers what is wrong with it, and how each cell is written in normal form."""

    def __init__(self, line: Line, header: Header) -> None:
        self._cells = line.cells
        self._places = header.places
        self.normal: dict[str, str] = {}
        self.faults: list[Fault] = []
        if any(map(as_text, line.cells[header.width :])):
            self.faults.append(Fault("ROSTER_SHIFTED_ROW", ""))
        if line.merged:
            self.faults.append(Fault("ROSTER_MERGED_CELLS", "", {"cells": line.merged}))

    def text(self, column: Column) -> str:
        place = self._places[column.header]
        cell = self._cells[place] if place < len(self._cells) else ""
        text = as_text(cell)
        self.normal[column.header] = text
        if not text and column.required:
            self._fault(column, Unfit("ROSTER_CELL_EMPTY"))
        if text and is_number_cell(column, cell):
            self._fault(column, Unfit("ROSTER_NUMBER_CELL"))
            return ""
        return text

    def value(self, column: Column, read: Callable[[str], V]) -> V | None:
        text = self.text(column)
        if not text:
            return None
        try:
            value = read(text)
        except Unfit as unfit:
            self._fault(column, unfit)
            return None
        self.normal[column.header] = str(value)
        return value

    def value_or_text(self, column: Column, read: Callable[[str], str]) -> str:
        value = self.value(column, read)
        return self.normal[column.header] if value is None else value

    def _fault(self, column: Column, unfit: Unfit) -> None:
        self.faults.append(Fault(unfit.code, column.header, {"column": column.header, **unfit.params}))
