"""What must be known to decide about an entry: the person, their ages, and what offices have on record."""

from datetime import date

from msgspec import Struct

from employment.facts import FileFacts
from employment.labour_register.terms import Doing, LabourSource


class Evidence(Struct, frozen=True):
    """What an office has on record about what somebody does; ``event`` is where it says so."""

    doing: Doing
    source: LabourSource
    event: str | None


class Registered(Struct, frozen=True):
    """They were registered as unemployed from a day on, until another."""

    since: date
    until: date | None

    def covers(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)


class LabourFacts(FileFacts, frozen=True, kw_only=True):
    enters_on: date
    leaves_on: date
    unemployed: tuple[Registered, ...] = ()
    evidence: Evidence | None = None
