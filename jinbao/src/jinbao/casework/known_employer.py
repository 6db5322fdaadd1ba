"""An employer as a service knows it, in plain data: whoever decides needs no table."""

from datetime import date

from msgspec import Struct

BANKRUPT = "BANKRUPT"
"""Why an employer is no more, where a court has ended it."""


class KnownEmployer(Struct, frozen=True):
    """``agents`` may act for it on the day that was asked about."""

    employer: str
    region: str
    since: date
    insured_in: str | None = None
    insured_since: date | None = None
    closed_on: date | None = None
    closing: str | None = None
    closing_event: str | None = None
    agents: frozenset[str] = frozenset()
