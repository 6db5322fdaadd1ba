"""What a row of a feed says, by its kind; name and number stand beside it, sealed."""

from datetime import date
from typing import TypeAlias

from msgspec import Struct

from identity.person.terms import DeathEvidence


class DeathSaid(Struct, frozen=True, tag="death"):
    died_on: date
    evidence: DeathEvidence


class EntitlementSaid(Struct, frozen=True, tag="entitlement"):
    """``until`` is the last day, where the list has one."""

    since: date
    until: date | None


Said: TypeAlias = DeathSaid | EntitlementSaid
