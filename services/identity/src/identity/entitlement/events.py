"""What can happen to an entitlement: lists tell of it, and what a list told is taken back.

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


class EntitlementTold(Event, frozen=True, tag="identity.entitlement.told.v1"):
    """``stands`` is all that holds now, oldest first."""

    person: str
    kind: EntitlementKind
    told: Spell
    stands: tuple[Spell, ...]


class EntitlementTakenBack(Event, frozen=True, tag="identity.entitlement.taken-back.v1"):
    """The file was wrong: what it told never was, and what others told stands again."""

    person: str
    kind: EntitlementKind
    feed: str
    stands: tuple[Spell, ...]


EntitlementEvent: TypeAlias = EntitlementTold | EntitlementTakenBack
