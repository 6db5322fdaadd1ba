"""What a single cell says, or why it cannot be taken as it stands."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any, TypeVar

from msgspec import Struct

from identity.roster.form import Column
from identity.roster.tables import Cell
from jinbao.decider import Refused
from jinbao.identifiers import Level, division, resident_id
from jinbao.money import Fen, yuan

W = TypeVar("W")

DATES = (
    re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"),
    re.compile(r"([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})"),
    re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})"),
)
FEN_IN_YUAN = 100
# What a spreadsheet makes of a long number when it saves a number cell as text.
SCIENTIFIC = re.compile(r"[0-9](?:\.[0-9]+)?[Ee]\+?[0-9]+")


class Fault(Struct, frozen=True):
    """Why a row stays out. It never repeats the cell: in a shifted row any may hold a name or a number."""

    code: str
    column: str
    params: dict[str, Any] = {}


class Unfit(Exception):
    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


def as_text(cell: Cell) -> str:
    """The cell as its reader sees it; a date without a time is written as 2010-01-05."""
    match cell:
        case str():
            return cell.strip()
        case bool():
            return str(cell).upper()
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case date() | time():
            return cell.isoformat()
        case _:
            return str(cell)


def is_number_cell(column: Column, cell: Cell) -> bool:
    """Whether digits were kept as a quantity: it has lost leading zeros, or all after the fifteenth."""
    if not column.digits:
        return False
    return bool(SCIENTIFIC.fullmatch(cell.strip())) if isinstance(cell, str) else True


def word(text: str, words: dict[str, W]) -> W:
    if text not in words:
        raise Unfit("ROSTER_UNKNOWN_WORD", words="、".join(_one_for_each_meaning(words)))
    return words[text]


def _one_for_each_meaning(words: dict[str, W]) -> Iterable[str]:
    return reversed({meaning: word for word, meaning in reversed(words.items())}.values())


def day(text: str) -> date:
    for form in DATES:
        if found := form.fullmatch(text):
            return _existing(*map(int, found.groups()))
    raise Unfit("ROSTER_DATE")


def _existing(year: int, month: int, of_month: int) -> date:
    try:
        return date(year, month, of_month)
    except ValueError:
        raise Unfit("ROSTER_DATE") from None


def whole_yuan(text: str) -> Fen | None:
    if not text:
        return None
    try:
        fen = yuan(text)
    except Refused:
        raise Unfit("ROSTER_GRADE") from None
    if fen <= 0 or fen % FEN_IN_YUAN:
        raise Unfit("ROSTER_GRADE")
    return fen


def identity_number(text: str, today: date) -> str:
    try:
        return resident_id(text, today).number
    except Refused as refused:
        raise Unfit(refused.code, **refused.params) from None


def village_code(text: str) -> str:
    try:
        read = division(text)
    except Refused as refused:
        raise Unfit(refused.code, **refused.params) from None
    if read.level is not Level.VILLAGE:
        raise Unfit("ROSTER_NOT_A_VILLAGE")
    return read.code
