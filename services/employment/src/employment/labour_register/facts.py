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


class LabourFacts(FileFacts, frozen=True, kw_only=True):
    enters_on: date
    leaves_on: date
    evidence: Evidence | None = None
