"""What can happen to a month of the labour-resource register.  Kept for good: a change is a v2.

Stream labour-month/<region>:<month>, one for each village, township, county and city.
"""

from datetime import date
from typing import TypeAlias

from msgspec import Struct

from employment.labour_register.terms import LabourState
from jinbao.calendar import Month
from jinbao.events import Event


class Stock(Struct, frozen=True):
    """How many people of a village did this at the end of the month, as was known on the day of the lock."""

    village: str
    township: str
    status: LabourState
    persons: int


class Opened(Event, frozen=True, tag="employment.labour-month.opened.v1"):
    """The village is to report this month."""

    region: str
    month: Month
    on: date


class Submitted(Event, frozen=True, tag="employment.labour-month.submitted.v1"):
    """With ``unchanged`` every entry of the village is confirmed as it stands (整村无变动)."""

    region: str
    month: Month
    on: date
    reports_to: str
    unchanged: bool
    officer: str


class Checked(Event, frozen=True, tag="employment.labour-month.checked.v1"):
    region: str
    month: Month
    on: date
    reports_to: str
    villages: tuple[str, ...]
    officer: str


class Locked(Event, frozen=True, tag="employment.labour-month.locked.v1"):
    """These figures stand for good; later facts show in revised ones. ``missing`` are villages."""

    region: str
    month: Month
    on: date
    reports_to: str
    stocks: tuple[Stock, ...]
    missing: tuple[str, ...]
    officer: str


class Published(Event, frozen=True, tag="employment.labour-month.published.v1"):
    """``missing`` are the counties that had not locked the month."""

    region: str
    month: Month
    on: date
    counties: tuple[str, ...]
    missing: tuple[str, ...]
    officer: str


LabourMonthEvent: TypeAlias = Opened | Submitted | Checked | Locked | Published
