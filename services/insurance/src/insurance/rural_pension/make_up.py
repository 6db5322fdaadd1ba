"""Making up: which years before the scheme somebody may buy, and how many."""

from collections.abc import Set as AbstractSet
from datetime import date

from insurance.rural_pension.dues import AccountFacts
from insurance.rural_pension.scheme import cited, must_be_a_grade, must_be_alive, start_of_scheme
from jinbao.calendar import age_on
from jinbao.decider import Refused
from jinbao.money import Fen


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
        raise Refused("YEAR_BEFORE_AGE", field="year", law=cited(from_age), year=year, age=from_age.number)
    if year in paid:
        raise Refused("YEAR_ALREADY_PAID", field="year", year=year)
    must_have_room(known, paid, on)
    must_be_a_grade(known, amount, on, field="amount")


def must_have_room(known: AccountFacts, paid: AbstractSet[int], on: date) -> None:
    """Fifteen years in all, less those that are left to pay from the start until sixty.

    Who has paid more of those than there were room for has as much less to buy.
    """
    start, age = start_of_scheme(known, on), known.parameter("pension_age", on)
    limit = known.parameter("make_up_years", on)
    if (found_at := age_on(start, known.born)) >= age.number:
        raise Refused("NOTHING_TO_PAY", field="person", law=cited(age), age=age.number)
    bought = sum(year < start.year for year in paid)
    to_pay = max(age.number - found_at, len(paid) - bought)
    if bought >= (most := max(0, limit.number - to_pay)):
        raise Refused("NO_MORE_TO_MAKE_UP", field="year", law=cited(limit), most=most)
