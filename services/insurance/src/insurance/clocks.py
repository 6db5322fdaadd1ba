"""The clocks of the office's steps: until when each should be done, and which cases are late."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, timedelta
from functools import lru_cache

from insurance.item.procedure import CATALOGUE
from jinbao.calendar import after_working_days
from jinbao.decider import Refused

ONE_DAY = timedelta(days=1)
WORKING_DAYS: Mapping[tuple[str, str], int] = {
    (item.code, step.step): step.days
    for item in CATALOGUE.item
    for step in item.step
    if step.days and step.counted == "working"
}
"""How many each step of an item may take, where the catalogue sets it a clock."""


def due_on(item: str, step: str, since: date) -> date | None:
    """The last day in time; none without a clock, and while the year's calendar has not been published."""
    with suppress(Refused):
        return after_working_days(since, WORKING_DAYS[item, step]) if (item, step) in WORKING_DAYS else None
    return None


@lru_cache
def late_since(today: date) -> Mapping[tuple[str, str], date]:
    """For each step with a clock, the last day since which a case can have waited and be late."""
    return {clock: next(_late(*clock, today)) for clock in WORKING_DAYS}


def _late(item: str, step: str, today: date) -> Iterator[date]:
    since = today - ONE_DAY
    while True:
        due = due_on(item, step, since)
        if due and due < today:
            yield since
        since -= ONE_DAY
