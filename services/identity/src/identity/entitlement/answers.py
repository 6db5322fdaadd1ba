"""What is answered concerning entitlements."""

from datetime import date

from msgspec import Struct

from identity.entitlement.terms import EntitlementKind


class EntitlementAnswer(Struct, frozen=True):
    """Since when until when somebody is on a list; ``feed`` is the file that says so."""

    kind: EntitlementKind
    since: date
    until: date | None
    feed: str
    line: int
