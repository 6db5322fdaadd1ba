"""What stands of all that lists have told of one person: a later word replaces what it overlaps."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from identity.entitlement.events import (
    EntitlementEvent,
    EntitlementGivenOver,
    EntitlementJoined,
    EntitlementParted,
    EntitlementReturned,
    EntitlementTakenBack,
    EntitlementTold,
    Spell,
)
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


class GiveOver(Struct, frozen=True):
    """To the file into which the person's was merged."""

    on: date
    person: str
    kind: EntitlementKind
    survivor: str


class Join(Struct, frozen=True):
    on: date
    person: str
    kind: EntitlementKind
    merged: str
    told: tuple[Spell, ...]


class Leave(Struct, frozen=True):
    """With the file that had been merged."""

    on: date
    person: str
    kind: EntitlementKind
    merged: str


class Return(Struct, frozen=True):
    on: date
    person: str
    kind: EntitlementKind


Request: TypeAlias = Tell | TakeBack | GiveOver | Join | Leave | Return


class Entitlement(Struct, frozen=True):
    """All that was told and not taken back, in the order in which it was; what was joined goes before."""

    told: tuple[Spell, ...] = ()
    joined: Mapping[str, tuple[Spell, ...]] = {}
    given_over: bool = False

    @property
    def stands(self) -> tuple[Spell, ...]:
        return () if self.given_over else standing((*chain(*self.joined.values()), *self.told))


def decide(it: Entitlement, request: Request, desk: Desk[Place]) -> Iterator[EntitlementEvent | Effective]:
    """Whether two files are one is decided of the files; what lists have told goes with them."""
    match request:
        case Tell(person=person, kind=kind, told=told, step=step):
            desk.must(step, PARTNER_FEED, desk.known)
            stands = replace(it, told=(*it.told, told)).stands
            yield Effective(told.since, EntitlementTold(person, kind, stands, told))

        case TakeBack(person=person, kind=kind, feed=feed):
            desk.must(CORRECT, PARTNER_FEED, desk.known)
            yield EntitlementTakenBack(person, kind, without(it, feed).stands, feed)

        case GiveOver(person=person, kind=kind, survivor=survivor):
            yield EntitlementGivenOver(person, kind, (), survivor)

        case Join(person=person, kind=kind, merged=merged, told=told):
            stands = replace(it, joined={**it.joined, merged: told}).stands
            yield EntitlementJoined(person, kind, stands, merged, told)

        case Leave(person=person, kind=kind, merged=merged):
            yield EntitlementParted(person, kind, apart(it, merged).stands, merged)

        case Return(person=person, kind=kind):
            yield EntitlementReturned(person, kind, replace(it, given_over=False).stands)


def standing(told: tuple[Spell, ...]) -> tuple[Spell, ...]:
    stands: tuple[Spell, ...] = ()
    for spell in told:
        stands = (*(one for one in stands if not overlaps(one, spell)), spell)
    return tuple(sorted(stands, key=lambda one: one.since))


def overlaps(one: Spell, other: Spell) -> bool:
    return one.since <= (other.until or date.max) and other.since <= (one.until or date.max)


def without(it: Entitlement, feed: str) -> Entitlement:
    def of_others(told: tuple[Spell, ...]) -> tuple[Spell, ...]:
        return tuple(one for one in told if one.feed.partition("/")[0] != feed)

    joined = {merged: of_others(told) for merged, told in it.joined.items()}
    return replace(it, told=of_others(it.told), joined=joined)


def apart(it: Entitlement, merged: str) -> Entitlement:
    return replace(it, joined={one: told for one, told in it.joined.items() if one != merged})


def evolve(it: Entitlement, event: EntitlementEvent) -> Entitlement:
    match event:
        case EntitlementTold(told=told):
            return replace(it, told=(*it.told, told))
        case EntitlementTakenBack(feed=feed):
            return without(it, feed)
        case EntitlementGivenOver():
            return replace(it, given_over=True)
        case EntitlementJoined(merged=merged, told=told):
            return replace(it, joined={**it.joined, merged: told})
        case EntitlementParted(merged=merged):
            return apart(it, merged)
        case EntitlementReturned():
            return replace(it, given_over=False)


ENTITLEMENT = Decider[Entitlement, Request, EntitlementEvent](Entitlement(), decide, evolve)


def stream_of(person: str, kind: EntitlementKind) -> str:
    return f"entitlement/{person}/{kind}"
