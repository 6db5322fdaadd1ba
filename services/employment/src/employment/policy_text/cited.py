"""A version of a policy text as whoever cites it has to know it."""

from datetime import date

from msgspec import Struct


class KnownVersion(Struct, frozen=True):
    """Where it holds, when it is in force, and the event that says its words."""

    document: str
    region: str
    since: date
    until: date | None
    event: str

    def is_in_force(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on <= self.until)
