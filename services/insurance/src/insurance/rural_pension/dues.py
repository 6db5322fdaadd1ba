"""What a year of contribution costs: whether it can be paid, who pays which part, and what the state adds."""

from contextlib import suppress
from datetime import date

from msgspec import Struct

from insurance.law import RURAL_PENSION
from insurance.rural_pension.scheme import (
    PersonFacts,
    grades_on,
    must_be_a_grade,
    must_be_alive,
    scheme_on,
    start_of_scheme,
)
from insurance.rural_pension.terms import EnrolmentCategory, Scheme
from jinbao.calendar import age_on
from jinbao.decider import Refused
from jinbao.money import Fen
from jinbao.rules import Parameter


class AccountFacts(PersonFacts, frozen=True, kw_only=True):
    """What is known of an account's holder; grade and category are those of the year in question."""

    grade: Fen | None = None
    category: EnrolmentCategory = EnrolmentCategory.ORDINARY
    pension_granted: bool = False


class Dues(Struct, frozen=True):
    """A year's parts: ``personal`` and ``for_disabled`` make up the grade, ``subsidy`` comes on top."""

    grade: Fen
    personal: Fen
    for_disabled: Fen
    disabled_by: Parameter | None
    subsidy_by: Parameter


def dues_of(known: AccountFacts, year: int, on: date) -> Dues:
    """What is due for a year that is paid on a day, by the law of that day."""
    must_be_payable(known, year, on)
    if known.grade is None:
        raise Refused("NO_GRADE_CHOSEN", field="year", year=year)
    must_be_a_grade(known, known.grade, on)
    paid_by = _paid_for_disabled(known, on)
    lowest = min(grades_on(known, on).numbers)
    part = min(paid_by.number, lowest) if paid_by else 0
    return Dues(known.grade, known.grade - part, part, paid_by, _subsidy(known, known.grade, on))


def personal_part(known: AccountFacts, year: int, on: date) -> Fen:
    """What the person pays for a year at their grade, and nothing where the year cannot be paid."""
    with suppress(Refused):
        return dues_of(known, year, on).personal
    return 0


def must_be_payable(known: AccountFacts, year: int, on: date) -> None:
    """A year of the scheme that has begun, from the sixteenth birthday's on.

    Who was old enough for the pension when the scheme started pays nothing. Who lacks years at sixty goes on
    paying until the pension is granted (handbook 6.15).
    """
    must_be_alive(known, on)
    start = start_of_scheme(known, on)
    if year > on.year:
        raise Refused("YEAR_NOT_BEGUN", field="year", year=year)
    if year < start.year:
        raise Refused("YEAR_BEFORE_SCHEME", field="year", year=year, start=start)
    from_age, until_age = known.parameter("enrolment_age", on), known.parameter("pension_age", on)
    if year < known.born.year + from_age.number:
        raise Refused(
            "YEAR_BEFORE_AGE", field="year", law=from_age.source.cited, year=year, age=from_age.number
        )
    if age_on(start, known.born) >= until_age.number:
        raise Refused("NOTHING_TO_PAY", field="person", law=until_age.source.cited, age=until_age.number)
    if known.pension_granted:
        raise Refused("PENSION_GRANTED", field="person")


def must_match(amount: Fen, dues: Dues) -> None:
    """A year is paid by its grade, in one payment."""
    if amount < 0:
        raise Refused("NEGATIVE_AMOUNT", field="amount")
    if amount > dues.personal:
        raise Refused("OVER_GRADE", field="amount", due=dues.personal)
    if amount < dues.personal:
        raise Refused("UNDER_GRADE", field="amount", due=dues.personal)


def _paid_for_disabled(known: AccountFacts, on: date) -> Parameter | None:
    """国发〔2009〕32号, 四: part or all of the lowest grade; how much, the place says."""
    if known.category is EnrolmentCategory.SEVERELY_DISABLED:
        return known.parameter("paid_for_disabled", on)
    return None


def _subsidy(known: AccountFacts, grade: Fen, on: date) -> Parameter:
    """The nation's minimum, or what the place gives where that is more."""
    name = "subsidy_minimum_higher" if _is_higher_grade(known, grade, on) else "subsidy_minimum"
    national = RURAL_PENSION.law.parameter(name, on, known_by=on)
    return max(national, known.parameter(name, on), key=lambda subsidy: subsidy.number)


def _is_higher_grade(known: AccountFacts, grade: Fen, on: date) -> bool:
    """Before the merger there was one subsidy for every grade, and so there is where it came early."""
    if scheme_on(known, on) is not Scheme.ALL_RESIDENTS:
        return False
    try:
        return grade >= known.parameter("subsidy_higher_grade", on).number
    except Refused:
        return False
