"""What can happen to somebody's search for work.  Kept for good: a change is a v2, never an edit.

Stream job-search/<search>.
"""

from datetime import date

from employment.job_search.terms import SearchEnd, Wish
from jinbao.casework.consent import Consent
from jinbao.events import Event


class Begun(Event, frozen=True, tag="employment.job-search.begun.v1"):
    """``region`` is where they live."""

    search: str
    person: str
    region: str
    on: date
    wish: Wish
    begun_by: str
    consent: Consent | None


class Changed(Event, frozen=True, tag="employment.job-search.changed.v1"):
    search: str
    person: str
    region: str
    on: date
    wish: Wish
    changed_by: str


class Ended(Event, frozen=True, tag="employment.job-search.ended.v1"):
    search: str
    person: str
    region: str
    on: date
    reason: SearchEnd
    ended_by: str


class GoesOn(Event, frozen=True, tag="employment.job-search.goes-on.v1"):
    """The work that had ended it was none: the hire was annulled."""

    search: str
    person: str
    region: str
    on: date


JobSearchEvent = Begun | Changed | Ended | GoesOn
