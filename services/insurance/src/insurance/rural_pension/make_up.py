"""Making up: which years before the scheme somebody may buy, and how many."""

from collections.abc import Set as AbstractSet
from datetime import date

from msgspec import Struct

from insurance.rural_pension.dues import AccountFacts
from insurance.rural_pension.scheme import must_be_a_grade, must_be_alive, start_of_scheme
from jinbao.calendar import age_on
from jinbao.decider import Refused
from jinbao.money import Fen


class Room(Struct, frozen=True):
    """How many years somebody may buy in all, and how many of them they have bought."""

    most: int
    bought: int

    @property
    def left(self) -> int:
        return max(0, self.most - self.bought)


def must_be_bought(known: AccountFacts, year: int, amount: Fen, paid: AbstractSet[int], on: date) -> None:
    """Nobody owes a year before the scheme, but whom it found near sixty may buy some (handbook 6.3).

    Each is one of those since the sixteenth birthday, and costs what a grade of the day costs.
    """
    must_be_alive(known, on)
    if known.pension_granted:
        raise Refused("PENSION_GRANTED", field="person")
    start, from_age = start_of_scheme(known, on), known.parameter("enrolment_age", on)
    if year >= start.year:
        raise Refused("YEAR_OF_SCHEME", field="year", year=year, start=start)
    if year < known.born.year + from_age.number:
        raise Refused(
            "YEAR_BEFORE_AGE", field="year", law=from_age.source.cited, year=year, age=from_age.number
        )
    if year in paid:
        raise Refused("YEAR_ALREADY_PAID", field="year", year=year)
    must_be_room(known, paid, on)
    must_be_a_grade(known, amount, on, field="amount")


def must_be_room(known: AccountFacts, paid: AbstractSet[int], on: date) -> None:
    limit, age = known.parameter("make_up_years", on), known.parameter("pension_age", on)
    if age_at_start(known, on) >= age.number:
        raise Refused("NOTHING_TO_PAY", field="person", law=age.source.cited, age=age.number)
    room = room_of(known, paid, on)
    if not room.left:
        raise Refused("NO_MORE_TO_MAKE_UP", field="year", law=limit.source.cited, most=room.most)


def room_of(known: AccountFacts, paid: AbstractSet[int], on: date) -> Room:
    """Fifteen years in all, less those that are left to pay from the start until sixty.

    Who has paid more of those than were left has as much less to buy; who was sixty needs none.
    """
    start, age = start_of_scheme(known, on), known.parameter("pension_age", on)
    bought = sum(year < start.year for year in paid)
    years_left = age.number - age_at_start(known, on)
    if years_left <= 0:
        return Room(0, bought)
    to_pay = max(years_left, len(paid) - bought)
    return Room(max(0, known.parameter("make_up_years", on).number - to_pay), bought)


def age_at_start(known: AccountFacts, on: date) -> int:
    return age_on(start_of_scheme(known, on), known.born)
