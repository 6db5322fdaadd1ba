"""What other services and integrators are told of statutory clocks: that one ran out, and what came of it.

Every service publishes these beside its own events. That a clock started or was met in time nobody is told:
the case says so itself.
"""

from datetime import date
from typing import Any

from jinbao.events import Event, Recorded
from jinbao.statutory_clock.events import ClockAnnulled, ClockEnded, ClockExpired, ClockStopped


class OfClock(Event, frozen=True):
    """Which limit of which case it is, and who has to act."""

    clock: str
    kind: str
    case: str
    item: str
    region: str
    office: str | None


class StatutoryClockExpired(OfClock, frozen=True, tag="jinbao.clock-expired.v1"):
    """The last day of a statutory limit passed, and as far as the office knew nothing had been done."""

    due: date


class StatutoryClockStopped(OfClock, frozen=True, tag="jinbao.clock-stopped.v1"):
    """What a clock had been seen to run out for was done on a day; in time, if it was only entered late."""

    on: date
    in_time: bool


class StatutoryClockEnded(OfClock, frozen=True, tag="jinbao.clock-ended.v1"):
    """What a clock had been seen to run out for need not be done any more: the case is over."""

    on: date


class StatutoryClockAnnulled(OfClock, frozen=True, tag="jinbao.clock-annulled.v1"):
    """What a clock that had been seen to run out ran from had never happened."""

    on: date


def public_clock(recorded: Recorded[Any]) -> Event | None:
    match recorded.event:
        case ClockExpired(run, due):
            return StatutoryClockExpired(run.id, run.kind, run.case, run.item, run.region, run.office, due)
        case ClockStopped(run, on, in_time, expired=True):
            return StatutoryClockStopped(
                run.id, run.kind, run.case, run.item, run.region, run.office, on, in_time
            )
        case ClockEnded(run, on, expired=True):
            return StatutoryClockEnded(run.id, run.kind, run.case, run.item, run.region, run.office, on)
        case ClockAnnulled(run, on, expired=True):
            return StatutoryClockAnnulled(run.id, run.kind, run.case, run.item, run.region, run.office, on)
        case _:
            return None
