"""What can happen to a statutory clock; every service keeps these events beside its own.

A clock is one stream for each kind and case, with one run after another in it.
"""

from datetime import date

from msgspec import Struct

from jinbao.events import Event
from jinbao.statutory_clock.terms import Counted, Due


class Run(Struct, frozen=True):
    """One run of a clock: what it measures in which case, by which law, and whose it is.

    ``each`` tells those apart that run side by side in one case, such as one for each party.
    """

    id: str
    kind: str
    case: str
    item: str
    step: str | None
    law: str
    region: str
    office: str | None
    person: str | None
    each: str | None = None


class OfClock(Event, frozen=True):
    """What happened to one run of a clock."""

    run: Run


class ClockStarted(OfClock, frozen=True, tag="jinbao.clock.started.v1"):
    """``since`` is the day of the event that sets it going, which is not counted."""

    since: date
    days: int
    counted: Counted
    due: Due


class ClockPaused(OfClock, frozen=True, tag="jinbao.clock.paused.v1"):
    """The days after this one do not count, until it goes on (期限中止)."""

    on: date
    ground: str | None


class ClockResumed(OfClock, frozen=True, tag="jinbao.clock.resumed.v1"):
    on: date
    due: Due


class ClockExtended(OfClock, frozen=True, tag="jinbao.clock.extended.v1"):
    """``days`` were added (期限延长), with those before ``in_all``; they count from the unrolled last day."""

    on: date
    days: int
    in_all: int
    approved_by: str
    due: Due


class ClockStopped(OfClock, frozen=True, tag="jinbao.clock.stopped.v1"):
    """What was to be done was done on this day, in time or not; ``expired`` says that it had run out."""

    on: date
    in_time: bool
    expired: bool


class ClockEnded(OfClock, frozen=True, tag="jinbao.clock.ended.v1"):
    """What was to be done need not be done any more (期限终止); ``expired`` says that it had run out."""

    on: date
    expired: bool


class ClockAnnulled(OfClock, frozen=True, tag="jinbao.clock.annulled.v1"):
    """What it ran from had never happened (期限撤销); ``expired`` says that it had run out."""

    on: date
    expired: bool


class ClockMoved(OfClock, frozen=True, tag="jinbao.clock.moved.v1"):
    """Its case went to another office; ``run`` says where it is from now on."""

    on: date


class ClockExpired(OfClock, frozen=True, tag="jinbao.clock.expired.v1"):
    """The last day passed, and as far as was known nothing had been done (期限届满)."""

    due: date


class ClockConfirmed(OfClock, frozen=True, tag="jinbao.clock.confirmed.v1"):
    """The calendar of the year has come, and the last day is certain."""

    due: Due


ClockEvent = (
    ClockStarted
    | ClockPaused
    | ClockResumed
    | ClockExtended
    | ClockStopped
    | ClockEnded
    | ClockAnnulled
    | ClockMoved
    | ClockExpired
    | ClockConfirmed
)
