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


class ClockStarted(Event, frozen=True, tag="jinbao.clock.started.v1"):
    """``since`` is the day of the event that sets it going, which is not counted."""

    run: Run
    since: date
    days: int
    counted: Counted
    due: Due


class ClockPaused(Event, frozen=True, tag="jinbao.clock.paused.v1"):
    """The days after this one do not count, until it goes on (期限中止)."""

    run: Run
    on: date
    ground: str | None


class ClockResumed(Event, frozen=True, tag="jinbao.clock.resumed.v1"):
    run: Run
    on: date
    due: Due


class ClockExtended(Event, frozen=True, tag="jinbao.clock.extended.v1"):
    """``days`` were added (期限延长), with those before ``in_all``; they count from the unrolled last day."""

    run: Run
    on: date
    days: int
    in_all: int
    approved_by: str
    due: Due


class ClockStopped(Event, frozen=True, tag="jinbao.clock.stopped.v1"):
    """What was to be done was done on this day, in time or not; ``expired`` says that it had run out."""

    run: Run
    on: date
    in_time: bool
    expired: bool


class ClockEnded(Event, frozen=True, tag="jinbao.clock.ended.v1"):
    """What was to be done need not be done any more (期限终止); ``expired`` says that it had run out."""

    run: Run
    on: date
    expired: bool


class ClockAnnulled(Event, frozen=True, tag="jinbao.clock.annulled.v1"):
    """What it ran from had never happened (期限撤销); ``expired`` says that it had run out."""

    run: Run
    on: date
    expired: bool


class ClockMoved(Event, frozen=True, tag="jinbao.clock.moved.v1"):
    """Its case went to another office; ``run`` says where it is from now on."""

    run: Run
    on: date


class ClockExpired(Event, frozen=True, tag="jinbao.clock.expired.v1"):
    """The last day passed, and as far as was known nothing had been done (期限届满)."""

    run: Run
    due: date


class ClockConfirmed(Event, frozen=True, tag="jinbao.clock.confirmed.v1"):
    """The calendar of the year has come, and the last day is certain."""

    run: Run
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
