"""What must be known to decide about an entry: the person, their ages, and what offices have on record."""

from datetime import date

from msgspec import Struct

from employment.labour_register.terms import Doing, LabourSource
from jinbao.casework.hands import CaseFacts


class Evidence(Struct, frozen=True):
    """What an office has on record about what somebody does; ``event`` is where it says so."""

    doing: Doing
    source: LabourSource
    event: str | None


class LabourFacts(CaseFacts, frozen=True, kw_only=True):
    enters_on: date
    leaves_on: date
    died_on: date | None = None
    merged_into: str | None = None
    evidence: Evidence | None = None
