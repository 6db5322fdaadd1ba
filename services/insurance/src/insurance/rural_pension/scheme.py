"""The scheme that takes a person in: by hukou and day, with its law at the place and the day of its start."""

from contextlib import suppress
from datetime import date
from typing import Protocol

from insurance.law import RURAL_PENSION
from insurance.rural_pension.terms import Scheme
from jinbao.casework.hands import CaseFacts
from jinbao.decider import Refused
from jinbao.decision import Appeal
from jinbao.rules import Law, LocalParameter, Parameter

GRADES = {
    Scheme.RURAL_RESIDENTS: "grades",
    Scheme.URBAN_RESIDENTS: "urban_grades",
    Scheme.ALL_RESIDENTS: "resident_grades",
}


class PersonFacts(CaseFacts, frozen=True, kw_only=True):
    """What is known of the person whose case it is, and of the parameters that their region has set.

    ``enrolled_in`` is the scheme that took them in, whatever became of their hukou since; ``submission`` is
    the form of enrolment that came in last, by the name that its sender gave it.
    """

    born: date
    rural_hukou: bool
    enrolled_in: Scheme | None = None
    submission: str | None = None
    died_on: date | None = None
    merged_into: str | None = None
    parameters: tuple[LocalParameter, ...] = ()

    @property
    def law(self) -> Law:
        return RURAL_PENSION.law.at(self.place.within, self.parameters)

    def parameter(self, name: str, on: date) -> Parameter:
        """What held there on a day, as far as it was known by then."""
        return self.law.parameter(name, on, known_by=on)


def introduced_by(known: PersonFacts) -> Scheme:
    """The scheme by which the law first came to people like this one: the rural or the urban."""
    if known.enrolled_in in (Scheme.RURAL_RESIDENTS, Scheme.URBAN_RESIDENTS):
        return known.enrolled_in
    return Scheme.RURAL_RESIDENTS if known.rural_hukou else Scheme.URBAN_RESIDENTS


def scheme_on(known: PersonFacts, on: date) -> Scheme:
    """The scheme of a person on a day: from the county's merger on there is one for all."""
    merged = on >= known.parameter("merger_day", on).day
    return Scheme.ALL_RESIDENTS if merged else introduced_by(known)


def start_of_scheme(known: PersonFacts, on: date) -> date:
    """The day on which the scheme came to the person; refused before it, and until the county has set one."""
    start = introduced_on(known, on)
    if start is None or on < start:
        raise Refused("SCHEME_NOT_STARTED", field="on", place=known.place.region, on=on)
    return start


def introduced_on(known: PersonFacts, on: date) -> date | None:
    """The day on which the scheme came to the person; none as long as the county has set no start."""
    return came_on(known.law, introduced_by(known), on)


def came_on(law: Law, scheme: Scheme, on: date) -> date | None:
    """To people with urban hukou with the urban scheme or the merger, but not before the county has begun.

    The formula works the same out step by step.
    """

    def day(name: str) -> date:
        return law.parameter(name, on, known_by=on).day

    try:
        start = day("scheme_start")
    except Refused:
        return None
    if scheme is Scheme.RURAL_RESIDENTS:
        return start
    return max(start, min(day("urban_scheme_start"), day("merger_day")))


def must_be_alive(known: PersonFacts, on: date) -> None:
    """The living, under the file that goes on: of two files of one human being the other takes no more."""
    if known.merged_into is not None:
        raise Refused("PERSON_MERGED", field="person", survivor=known.merged_into)
    if on < known.born:
        raise Refused("BEFORE_BIRTH", field="on")
    if known.died_on is not None and on > known.died_on:
        raise Refused("AFTER_DEATH", field="on", died_on=known.died_on)


def grades_on(known: PersonFacts, on: date) -> Parameter:
    return known.parameter(GRADES[scheme_on(known, on)], on)


def lowest_grade(known: PersonFacts, on: date) -> int:
    """Where no grades are known no amount is one."""
    with suppress(Refused):
        return min(grades_on(known, on).numbers)
    return 0


def must_be_a_grade(known: PersonFacts, grade: int, on: date, *, field: str = "grade") -> None:
    grades = grades_on(known, on)
    if grade not in grades.numbers:
        raise Refused("NOT_A_GRADE", field=field, law=grades.source.cited, grade=grade)


class KnowsParameters(Protocol):
    """Whoever knows what holds in a place on a day."""

    def parameter(self, name: str, on: date) -> Parameter: ...


def ways_to_appeal(known: KnowsParameters, on: date) -> tuple[Appeal, ...]:
    """Reconsideration and suit, as the law of a day has them; their clocks start at service."""
    reconsideration = known.parameter("reconsideration_period", on)
    suit = known.parameter("suit_period", on)
    return (
        Appeal("reconsideration", reconsideration.number, reconsideration.unit, reconsideration.name),
        Appeal("suit", suit.number, suit.unit, suit.name),
    )
