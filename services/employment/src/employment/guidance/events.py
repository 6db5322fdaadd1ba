"""What can happen to vocational guidance.  Kept for good: a change is a v2, never an edit.

Stream guidance/<guidance>.
"""

from datetime import date

from employment.contact.terms import EntryError
from employment.guidance.terms import FollowUpEnd, GuidanceTalk
from employment.unemployment.terms import ContactWay
from jinbao.events import Event


class Given(Event, frozen=True, tag="employment.guidance.given.v1"):
    """``search`` and ``registration`` are their open search for work and spell without it, if any."""

    guidance: str
    person: str
    region: str
    office: str
    on: date
    way: ContactWay
    talk: GuidanceTalk
    search: str | None
    registration: str | None
    adviser: str


class Corrected(Event, frozen=True, tag="employment.guidance.corrected.v1"):
    """What was written down was not what was said; ``awaited`` if something is still to follow."""

    guidance: str
    person: str
    region: str
    on: date
    talk: GuidanceTalk
    awaited: bool
    officer: str


class FollowedUp(Event, frozen=True, tag="employment.guidance.followed-up.v1"):
    guidance: str
    person: str
    region: str
    on: date
    end: FollowUpEnd
    officer: str


class Annulled(Event, frozen=True, tag="employment.guidance.annulled.v1"):
    """It should not have been written down, and counts no more."""

    guidance: str
    person: str
    region: str
    on: date
    error: EntryError
    officer: str


GuidanceEvent = Given | Corrected | FollowedUp | Annulled
