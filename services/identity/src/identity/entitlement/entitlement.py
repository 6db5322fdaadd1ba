"""What stands of all that lists have told of one person: a later word replaces what it overlaps."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from identity.entitlement.events import EntitlementEvent, EntitlementTakenBack, EntitlementTold, Spell
from identity.entitlement.terms import EntitlementKind
from identity.items import CORRECT, PARTNER_FEED
from jinbao.actor import Place
from jinbao.decider import Decider
from jinbao.desk import Desk
from jinbao.events import Effective


class Tell(Struct, frozen=True):
    on: date
    person: str
    kind: EntitlementKind
    told: Spell
    step: str


class TakeBack(Struct, frozen=True):
    """``feed`` is the whole file."""

    on: date
    person: str
    kind: EntitlementKind
    feed: str


class Entitlement(Struct, frozen=True):
    """All that was told and not taken back, in the order in which it was."""

    told: tuple[Spell, ...] = ()


def decide(
    it: Entitlement, request: Tell | TakeBack, desk: Desk[Place]
) -> Iterator[EntitlementEvent | Effective]:
    match request:
        case Tell(person=person, kind=kind, told=told, step=step):
            desk.must(step, PARTNER_FEED, desk.known)
            stands = standing((*it.told, told))
            yield Effective(told.since, EntitlementTold(person, kind, told, stands))

        case TakeBack(person=person, kind=kind, feed=feed):
            desk.must(CORRECT, PARTNER_FEED, desk.known)
            yield EntitlementTakenBack(person, kind, feed, standing(without(it.told, feed)))


def standing(told: tuple[Spell, ...]) -> tuple[Spell, ...]:
    stands: tuple[Spell, ...] = ()
    for spell in told:
        stands = (*(one for one in stands if not overlaps(one, spell)), spell)
    return tuple(sorted(stands, key=lambda one: one.since))


def overlaps(one: Spell, other: Spell) -> bool:
    return one.since <= (other.until or date.max) and other.since <= (one.until or date.max)


def without(told: tuple[Spell, ...], feed: str) -> tuple[Spell, ...]:
    return tuple(one for one in told if one.feed.partition("/")[0] != feed)


def evolve(it: Entitlement, event: EntitlementEvent) -> Entitlement:
    match event:
        case EntitlementTold(told=told):
            return Entitlement((*it.told, told))
        case EntitlementTakenBack(feed=feed):
            return Entitlement(without(it.told, feed))


ENTITLEMENT = Decider[Entitlement, Tell | TakeBack, EntitlementEvent](Entitlement(), decide, evolve)
