"""What has to be known around a recognition, and which ground to end it is there."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from employment.difficulty.terms import DifficultyCategory
from employment.facts import PersonFacts
from jinbao.calendar import after_months
from jinbao.decision import Input
from jinbao.rules import Law


class Listing(Struct, frozen=True):
    """A list of another department names them, by an event; ``gone_from`` is the first day it does not."""

    since: date
    gone_from: date | None
    event: str

    def holds(self, on: date) -> bool:
        return self.since <= on and not self.is_gone(on)

    def is_gone(self, on: date) -> bool:
        return self.gone_from is not None and self.gone_from <= on


class DifficultyFacts(PersonFacts, frozen=True, kw_only=True):
    """What is known; ``work`` is what they do, by the events from which it is known.

    ``other`` is another recognition of the person that stands; ``evidence`` is what the decision rests on.
    """

    recognition: str
    registered: bool = False
    recognised_event: str = ""
    work: Mapping[str, str] = {}
    other: str | None = None
    evidence: tuple[Input, ...] = ()
    listings: Mapping[DifficultyCategory, Listing] = {}


def stable_on(law: Law, since: date) -> date:
    """The day from which work is stable (稳定就业): so many months after it began."""
    return after_months(since, law.parameter("stable_period", since).number)
