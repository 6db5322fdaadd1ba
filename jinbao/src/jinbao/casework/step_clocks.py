"""The clocks of the steps of items: until when each should be done, and which cases are late."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, timedelta
from functools import cached_property, lru_cache

from jinbao.calendar import after_working_days
from jinbao.casework.item import Catalogue
from jinbao.decider import Refused

ONE_DAY = timedelta(days=1)


class StepClocks:
    """How many working days each step of an item may take, where the catalogue sets it a clock."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.late_since = lru_cache(self._late_since)

    @cached_property
    def working_days(self) -> Mapping[tuple[str, str], int]:
        return {
            (item.code, step.step): step.days
            for item in self.catalogue.item
            for step in item.step
            if step.days and step.counted == "working"
        }

    def due_on(self, item: str, step: str, since: date) -> date | None:
        """The last day in time; none without a clock, and while the year's calendar is not published."""
        if (days := self.working_days.get((item, step))) is None:
            return None
        with suppress(Refused):
            return after_working_days(since, days)
        return None

    def _late_since(self, today: date) -> Mapping[tuple[str, str], date]:
        """For each step with a clock, the last day since which a case can have waited and be late."""
        return {clock: next(self._late(*clock, today)) for clock in self.working_days}

    def _late(self, item: str, step: str, today: date) -> Iterator[date]:
        since = today - ONE_DAY
        while True:
            due = self.due_on(item, step, since)
            if due and due < today:
                yield since
            since -= ONE_DAY
