"""The office's calendar: which day it legally is, in which month, and on which day a limit ends.

The day on which something happens is never counted. Working days come from the State Council's yearly
notice; where the city knows better, or sooner, its own table wins (``city``).
"""

from calendar import FRIDAY, monthrange
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import count as counting_from
from itertools import islice
from typing import Annotated, TypeAlias, TypeVar
from zoneinfo import ZoneInfo

from chinese_calendar import holidays, workdays
from msgspec import Meta, Struct

from jinbao.decider import Refused

SHANGHAI = ZoneInfo("Asia/Shanghai")
PUBLISHED = frozenset(day.year for day in holidays)

# "2010-07": readable in a file, and text that sorts as time does.
Month: TypeAlias = Annotated[str, Meta(pattern="^[0-9]{4}-(0[1-9]|1[0-2])$", max_length=7)]
Said = TypeVar("Said")


class CityTable(Struct, frozen=True):
    """What the city knows besides the published calendar.

    A year in ``years`` counts as published: its weekdays are worked and its weekends are not, except as said.
    """

    worked: frozenset[date] = frozenset()
    rested: frozenset[date] = frozenset()
    years: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        if self.worked & self.rested:
            raise ValueError("the city table says of one day that it is worked and that it is not")


city = CityTable()
"""The table of this process, which a platform is told when it starts (JINBAO_CALENDAR); law only reads it."""


class Deadline(Struct, frozen=True):
    """The last day on which something is in time, and the law that says so.

    A limit in natural days that ends on a day of rest ends on the next working day. While that cannot be
    known, for want of a published calendar, it is given as it is and marked provisional.
    """

    day: date
    provisional: bool
    law: str


def legal_day(moment: datetime) -> date:
    """The day that it is in China at a given moment."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone belongs to no legal day")
    return moment.astimezone(SHANGHAI).date()


def age_on(day: date, born: date) -> int:
    """Full years of life (周岁); someone born on 29 February turns a year older on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def month_of(day: date) -> Month:
    """The month in which a day lies: 2010-07."""
    return day.isoformat()[:7]


def month_after(day: date) -> Month:
    """The month from which a benefit is paid to somebody who qualifies on this day (次月起)."""
    return later(month_of(day), 1)


def later(month: Month, count: int) -> Month:
    """The month so many months later, or earlier if the count is negative."""
    year, index = divmod(_index(month) + count, 12)
    return f"{year:04d}-{index + 1:02d}"


def months_between(first: Month, last: Month) -> int:
    """How many months the last comes after the first."""
    return _index(last) - _index(first)


def spells(said: Iterable[tuple[Month, Said]]) -> list[tuple[Month, Month, Said]]:
    """Months in a row of which the same is said, by the first and the last of them; they come in order."""
    found: list[tuple[Month, Month, Said]] = []
    for month, what in said:
        if found and found[-1][1:] == (later(month, -1), what):
            found[-1] = (found[-1][0], month, what)
        else:
            found.append((month, month, what))
    return found


def first_day(month: Month) -> date:
    """The first day of a month."""
    return date.fromisoformat(f"{month}-01")


def last_day(month: Month) -> date:
    """The last day of a month."""
    return first_day(later(month, 1)) - timedelta(days=1)


def after_months(day: date, count: int) -> date:
    """The corresponding day so many months later; the month's last where it has no such day."""
    month = first_day(later(month_of(day), count))
    return month.replace(day=min(day.day, monthrange(month.year, month.month)[1]))


def is_working_day(day: date) -> bool:
    """Whether people work on a day; raises CALENDAR_NOT_PUBLISHED for a year that has no calendar yet."""
    worked = _worked(day)
    if worked is None:
        raise Refused("CALENDAR_NOT_PUBLISHED", year=day.year, retryable=True)
    return worked


def after_working_days(day: date, count: int) -> date:
    """The last of so many working days after a day."""
    if count < 1:
        raise ValueError("a limit in working days has at least one")
    following = (day + timedelta(days=n) for n in counting_from(1))
    return next(islice((each for each in following if is_working_day(each)), count - 1, None))


def working_days_between(day: date, last: date) -> int:
    """How many working days come after a day, up to the last and with it."""
    return sum(is_working_day(day + timedelta(days=n)) for n in range(1, (last - day).days + 1))


def due_in_days(count: int, after: date, law: str) -> Deadline:
    """A limit in natural days. An extension counts with it from the same day, never from a rolled one."""
    return _rolled(after + timedelta(days=count), law)


def due_in_months(count: int, after: date, law: str) -> Deadline:
    """A limit in months, which ends on the corresponding day and then rolls as one in days does."""
    return _rolled(after_months(after, count), law)


def _rolled(last: date, law: str) -> Deadline:
    day = last
    while (worked := _worked(day)) is False:
        day += timedelta(days=1)
    if worked is None:
        return Deadline(last, provisional=True, law=law)
    return Deadline(day, provisional=False, law=law)


def _worked(day: date) -> bool | None:
    """Whether the offices work on a day; None as long as nobody has said so."""
    if day in city.worked:
        return True
    if day in city.rested:
        return False
    if day.year in PUBLISHED or day.year in city.years:
        # The library's own is_workday looks for its first and last year on every call: 50 us each.
        return day in workdays or (day.weekday() <= FRIDAY and day not in holidays)
    return None


def _index(month: Month) -> int:
    return int(month[:4]) * 12 + int(month[5:]) - 1
