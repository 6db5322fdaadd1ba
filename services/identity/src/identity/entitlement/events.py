"""What can happen to an entitlement: lists tell of it, take it back, and it goes with the file of its person.

Streams entitlement/<person>/<kind>.
"""

from datetime import date
from typing import TypeAlias

from msgspec import Struct

from identity.entitlement.terms import EntitlementKind
from jinbao.events import Event


class Spell(Struct, frozen=True):
    """From when until when; ``feed`` is the file and the line that say so, ``region`` whose list it is."""

    since: date
    until: date | None
    feed: str
    region: str


class OfEntitlement(Event, frozen=True):
    """``stands`` is all that holds now, oldest first."""

    person: str
    kind: EntitlementKind
    stands: tuple[Spell, ...]


class EntitlementTold(OfEntitlement, frozen=True, tag="identity.entitlement.told.v1"):
    told: Spell


class EntitlementTakenBack(OfEntitlement, frozen=True, tag="identity.entitlement.taken-back.v1"):
    """The file was wrong: what it told never was, and what others told stands again."""

    feed: str


class EntitlementGivenOver(OfEntitlement, frozen=True, tag="identity.entitlement.given-over.v1"):
    """The person's file was merged into another: there it goes on, and nothing stands here."""

    survivor: str


class EntitlementJoined(OfEntitlement, frozen=True, tag="identity.entitlement.joined.v1"):
    """What lists had told of a file that was merged into this one."""

    merged: str
    told: tuple[Spell, ...]


class EntitlementParted(OfEntitlement, frozen=True, tag="identity.entitlement.parted.v1"):
    """The merged file has its own again."""

    merged: str


class EntitlementReturned(OfEntitlement, frozen=True, tag="identity.entitlement.returned.v1"):
    """The person's file stands by itself again, and with it what lists had told."""


EntitlementEvent: TypeAlias = (
    EntitlementTold
    | EntitlementTakenBack
    | EntitlementGivenOver
    | EntitlementJoined
    | EntitlementParted
    | EntitlementReturned
)
