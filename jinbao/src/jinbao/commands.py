"""Commands: what can be asked of an office, as plain data."""

from datetime import date

from msgspec import Struct


class Command(Struct, frozen=True, kw_only=True):
    """A request in the imperative. Its business date comes in with it: rules never ask the clock.

    ``received_on`` is the day on which the office is said to have received a paper: a claim, shown as such.
    """

    on: date
    received_on: date | None = None
