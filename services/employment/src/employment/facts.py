"""What every case has to know of whoever it is about, and what it asks of everybody alike."""

from datetime import date

from employment.law import law_of
from jinbao.calendar import age_on
from jinbao.casework.hands import CaseFacts
from jinbao.decider import Refused
from jinbao.rules import Law, LocalParameter


class FileFacts(CaseFacts, frozen=True, kw_only=True):
    """``died_on`` is there once the death is proven, by its event.

    ``merged_into`` is there where another file goes on.
    """

    died_on: date | None = None
    death_event: str = ""
    merged_into: str | None = None


class PersonFacts(FileFacts, frozen=True, kw_only=True):
    """Somebody of an age, and what their place has set."""

    born: date
    parameters: tuple[LocalParameter, ...] = ()

    @property
    def law(self) -> Law:
        return law_of(self.place.within, self.parameters)


def must_have_one_file(known: FileFacts, field: str = "person") -> None:
    if known.merged_into is not None:
        raise Refused("PERSON_MERGED", field=field, survivor=known.merged_into)


def must_live(known: FileFacts, field: str = "person") -> None:
    """A living person with one file."""
    must_have_one_file(known, field)
    if known.died_on is not None:
        raise Refused("PERSON_DIED", field=field, died_on=known.died_on)


def must_be_old_enough(known: PersonFacts, day: date, field: str = "person") -> None:
    """To work, by the law of the place on that day."""
    least = known.law.parameter("working_age", day)
    if age_on(day, known.born) < least.number:
        law = least.source.cited
        raise Refused("UNDER_WORKING_AGE", field=field, law=law, age=least.number)
