"""What is said of statutory clocks: how they count, where they stand, and when they run out."""

from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from jinbao.calendar import after_working_days, due_in_days, working_days_between
from jinbao.decider import Refused


class Counted(StrEnum):
    """Whether days of rest count (期限计算方式).

    NATURAL and WORKING end on a day of work. UNROLLED are natural days that end as they are, where nothing
    has to be done on the last one: after it something else is open (handbook 7.3).
    """

    NATURAL = "NATURAL_DAYS"
    WORKING = "WORKING_DAYS"
    UNROLLED = "UNROLLED_DAYS"


NATURAL, WORKING, UNROLLED = Counted


class ClockState(StrEnum):
    """Where a statutory clock stands (期限状态); ENDED says that nothing has to be done any more."""

    RUNNING = "CLOCK_RUNNING"
    PAUSED = "CLOCK_PAUSED"
    EXPIRED = "CLOCK_EXPIRED"
    MET = "CLOCK_MET"
    LATE = "CLOCK_LATE"
    ENDED = "CLOCK_ENDED"
    ANNULLED = "CLOCK_ANNULLED"


class Span(Struct, frozen=True):
    """Days that do not count: those after the first, up to the last and with it."""

    first: date
    last: date


class Due(Struct, frozen=True):
    """The last day in time.

    Without the calendar of its year a limit in natural days is given as it is, and marked provisional; one
    in working days waits (handbook 14a). A clock that is paused has none.
    """

    day: date | None
    provisional: bool = False

    def is_before(self, day: date) -> bool:
        """Whether the clock had run out by that day; nobody can say so of a provisional one."""
        return not self.provisional and self.day is not None and self.day < day


PAUSED = Due(None)


class Term(Struct, frozen=True):
    """So many days from one that is not counted itself, without those of the pauses (handbook 2.6).

    Days that are added later count from the unrolled last day (handbook 17.12).
    """

    since: date
    days: int
    counted: Counted
    added: int = 0
    pauses: tuple[Span, ...] = ()

    def longer(self, days: int) -> "Term":
        return replace(self, added=self.added + days)

    def without(self, pause: Span) -> "Term":
        return replace(self, pauses=(*self.pauses, pause))

    def due(self) -> Due:
        if self.counted is not WORKING:
            paused = sum((pause.last - pause.first).days for pause in self.pauses)
            days = self.days + self.added + paused
            if self.counted is UNROLLED:
                return Due(self.since + timedelta(days=days))
            deadline = due_in_days(days, self.since, "")
            return Due(deadline.day, deadline.provisional)
        try:
            paused = sum(working_days_between(pause.first, pause.last) for pause in self.pauses)
            return Due(after_working_days(self.since, self.days + self.added + paused))
        except Refused:
            return Due(None, provisional=True)


class Subject(Struct, frozen=True):
    """Whose clock it is: where, of which office if of one, and about whom."""

    region: str
    office: str | None = None
    person: str | None = None
