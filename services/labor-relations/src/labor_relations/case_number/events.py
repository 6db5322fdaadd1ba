"""What can happen to case numbers.  Kept for good: a change is a v2, never an edit.

Streams case-series/<office>/<series> for the prefix, case-number/<office>/<series>/<year> for the numbers.
"""

from datetime import date

from jinbao.events import Event
from labor_relations.case_number.terms import CaseSeries, NumberCancellation


class PrefixSet(Event, frozen=True, tag="labor-relations.case-number.prefix-set.v1"):
    """From now on an office numbers its cases of this kind under this prefix."""

    office: str
    series: CaseSeries
    region: str
    prefix: str
    on: date


class NumberGiven(Event, frozen=True, tag="labor-relations.case-number.given.v1"):
    """The next number of the year, to one case and to no other ever again."""

    office: str
    series: CaseSeries
    prefix: str
    year: int
    number: int
    case: str


class NumberCancelled(Event, frozen=True, tag="labor-relations.case-number.cancelled.v1"):
    """A number that stays empty and visible: nobody else gets it (作废案号)."""

    office: str
    series: CaseSeries
    prefix: str
    year: int
    number: int
    case: str
    ground: NumberCancellation


CaseNumberEvent = PrefixSet | NumberGiven | NumberCancelled
