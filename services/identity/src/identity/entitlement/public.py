"""What other services and integrators are told of entitlements: all that stands, whenever it changes."""

from datetime import date
from typing import Any

from msgspec import Struct

from identity.entitlement import events
from identity.entitlement.terms import EntitlementKind
from jinbao.events import Event, Recorded


class EntitlementSpell(Struct, frozen=True):
    """``until`` is the last day; ``feed`` is the file and the line that say so."""

    since: date
    until: date | None
    feed: str


class EntitlementsStand(Event, frozen=True, tag="identity.entitlements-stand.v1"):
    """All spells of one kind that lists of other departments tell of a person, oldest first.

    It takes the place of what was said of the person and the kind before; none may be left.
    """

    person: str
    kind: EntitlementKind
    spells: tuple[EntitlementSpell, ...]


def public_entitlement(recorded: Recorded[Any]) -> Event | None:
    match recorded.event:
        case events.OfEntitlement(person, kind, stands):
            spells = tuple(EntitlementSpell(one.since, one.until, one.feed) for one in stands)
            return EntitlementsStand(person, kind, spells)
        case _:
            return None
