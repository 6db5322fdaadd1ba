"""The scheme as it stands at a place: its law there, the day on which it started, the days outside a life."""

from datetime import date

from insurance.hands import CaseFacts
from insurance.law import RURAL_PENSION
from jinbao.decider import Refused
from jinbao.decision import Appeal
from jinbao.rules import Law, LocalParameter, Parameter


class PersonFacts(CaseFacts, frozen=True, kw_only=True):
    """What is known of the person whose case it is, and of the parameters that their region has set."""

    born: date
    died_on: date | None = None
    merged_into: str | None = None
    parameters: tuple[LocalParameter, ...] = ()

    @property
    def law(self) -> Law:
        return RURAL_PENSION.law.at(self.place.within, self.parameters)

    def parameter(self, name: str, on: date) -> Parameter:
        """What held there on a day, as far as it was known by then."""
        return self.law.parameter(name, on, known_by=on)


def start_of_scheme(known: PersonFacts, on: date) -> date:
    """The day on which the county's scheme started; refused before it, and until somebody has set it."""
    try:
        start = known.parameter("scheme_start", on).day
    except Refused:
        raise Refused("SCHEME_NOT_STARTED", field="on", place=known.place.region, on=on) from None
    if on < start:
        raise Refused("SCHEME_NOT_STARTED", field="on", place=known.place.region, on=on)
    return start


def must_be_alive(known: PersonFacts, on: date) -> None:
    """The living, under the file that goes on: of two files of one human being the other takes no more."""
    if known.merged_into is not None:
        raise Refused("PERSON_MERGED", field="person", survivor=known.merged_into)
    if on < known.born:
        raise Refused("BEFORE_BIRTH", field="on")
    if known.died_on is not None and on > known.died_on:
        raise Refused("AFTER_DEATH", field="on", died_on=known.died_on)


def must_be_a_grade(known: PersonFacts, grade: int, on: date) -> None:
    grades = known.parameter("grades", on)
    if grade not in grades.numbers:
        raise Refused("NOT_A_GRADE", field="grade", law=cited(grades), grade=grade)


def ways_to_appeal(known: PersonFacts, on: date) -> tuple[Appeal, ...]:
    """Reconsideration and suit, as the law of a day has them; their clocks start at service."""
    reconsideration = known.parameter("reconsideration_period", on)
    suit = known.parameter("suit_period", on)
    return (
        Appeal("reconsideration", reconsideration.number, reconsideration.unit, reconsideration.name),
        Appeal("suit", suit.number, suit.unit, suit.name),
    )


def cited(parameter: Parameter) -> str:
    """The document and article that a parameter rests on."""
    return f"{parameter.source.document} {parameter.source.article}".rstrip()
