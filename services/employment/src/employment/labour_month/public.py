"""What other services and integrators are told of the months of the register."""

from datetime import date
from typing import Any

from employment.labour_month import events
from employment.labour_month.events import Stock
from jinbao.calendar import Month
from jinbao.events import Event, Recorded


class LabourMonthLocked(Event, frozen=True, tag="employment.labour-month-locked.v1"):
    """The stock of a county at the end of a month, for good; ``missing`` are villages that had not spoken."""

    region: str
    month: Month
    locked_on: date
    stocks: tuple[Stock, ...]
    missing: tuple[str, ...]


def public_labour_month(recorded: Recorded[Any]) -> Event | None:
    match recorded.event:
        case events.Locked(region, month, on, _, stocks, missing):
            return LabourMonthLocked(region, month, on, stocks, missing)
        case _:
            return None
