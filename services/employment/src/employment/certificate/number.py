"""The number of a certificate: county, kind of hukou, a digit nobody could explain, year, and sequence."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from employment.certificate.events import NumberTaken
from employment.law import LAW
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk

LAST = 999_999
DOCUMENT = "人社部发〔2010〕75号"


class TakeNumber(Struct, frozen=True):
    """The next number of the county in the year; part of issuing, never asked alone.

    ``taken_over`` are those that papers from before already bear.
    """

    county: str
    year: int
    person: str
    taken_over: frozenset[int] = frozenset()


def following(taken: int, asked: TakeNumber) -> int:
    """The next one that no paper bears; raises NUMBERS_USED_UP."""
    free = next((one for one in range(taken + 1, LAST + 1) if one not in asked.taken_over), None)
    if free is None:
        raise Refused("NUMBERS_USED_UP", field="region", law=DOCUMENT, year=asked.year)
    return free


def decide(taken: int, asked: TakeNumber, _desk: Desk[None]) -> Iterator[NumberTaken]:
    yield NumberTaken(asked.county, asked.year, following(taken, asked), asked.person)


def evolve(_taken: int, event: NumberTaken) -> int:
    return event.sequence


NUMBERS = Decider[int, TakeNumber, NumberTaken](0, decide, evolve)
"""How many numbers a county has given out in a year; two that come together get two numbers."""


def written(sequence: int, code: str, *, rural: bool, on: date) -> str:
    """16 digits: county 6, hukou 1, check 1, year 2, sequence 6 (handbook 2.4)."""
    hukou = LAW.parameter("hukou_digit_rural" if rural else "hukou_digit_urban", on).number
    check = LAW.parameter("check_digit", on).number
    return f"{code[:6]}{hukou}{check}{on:%y}{sequence:06d}"


def series_of(code: str, year: int) -> str:
    """What the numbers of a county in a year have in common, whatever the hukou."""
    return f"{code[:6]}{year % 100:02d}"


def series_in(number: str) -> str:
    return number[:6] + number[8:10]


def sequence_in(number: str) -> int:
    return int(number[10:])
