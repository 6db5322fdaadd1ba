"""What can happen to a vacancy.  Kept for good: a change is a v2, never an edit.

Stream vacancy/<vacancy>.
"""

from datetime import date

from employment.vacancy.terms import ClosingReason, Opening
from jinbao.casework.paper import CasePaper
from jinbao.events import Event
from jinbao.money import Fen


class Drafted(Event, frozen=True, tag="employment.vacancy.drafted.v1"):
    """``region`` is where the work is done, in this and all that follow."""

    vacancy: str
    employer: str
    region: str
    on: date
    opening: Opening
    drafted_by: str


class Revised(Event, frozen=True, tag="employment.vacancy.revised.v1"):
    """What stood before holds no more, and has to be checked again."""

    vacancy: str
    employer: str
    region: str
    on: date
    opening: Opening
    revised_by: str


class Checked(Event, frozen=True, tag="employment.vacancy.checked.v1"):
    """Nothing against it was found; ``minimum_wage`` is what it was held against, in force since that day."""

    vacancy: str
    employer: str
    region: str
    on: date
    minimum_wage: Fen
    in_force_from: date
    officer: str


class Published(Event, frozen=True, tag="employment.vacancy.published.v1"):
    """``until`` is the last day on which it is offered; published anew, what is filled remains so."""

    vacancy: str
    employer: str
    region: str
    on: date
    opening: Opening
    filled: int
    until: date
    officer: str


class PlaceFilled(Event, frozen=True, tag="employment.vacancy.place-filled.v1"):
    """Somebody who was sent there has been registered as hired; ``filled`` counts all of them."""

    vacancy: str
    employer: str
    region: str
    on: date
    employment: str
    filled: int
    full: bool


class PlaceFreed(Event, frozen=True, tag="employment.vacancy.place-freed.v1"):
    """The hire that had filled it was annulled; ``reopened`` if it had been full and so off the board."""

    vacancy: str
    employer: str
    region: str
    on: date
    employment: str
    filled: int
    reopened: bool
    published_on: date


class Closed(Event, frozen=True, tag="employment.vacancy.closed.v1"):
    vacancy: str
    employer: str
    region: str
    on: date
    reason: ClosingReason
    closed_by: str


class Withdrawn(Event, frozen=True, tag="employment.vacancy.withdrawn.v1"):
    """What it said was false (虚假招聘信息)."""

    vacancy: str
    employer: str
    region: str
    on: date
    papers: tuple[CasePaper, ...]
    officer: str


VacancyEvent = Drafted | Revised | Checked | Published | PlaceFilled | PlaceFreed | Closed | Withdrawn
