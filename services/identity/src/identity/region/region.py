"""The region: from which day it has which name, code and parent, and what follows it when it ends.

What a region is called and coded and where it lies is told in the order of its days, up to today.
"""

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from identity.items import MANAGE, REGION
from identity.region.events import Abolished, Established, Moved, Recoded, RegionEvent, Renamed
from jinbao.actor import Place
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk
from jinbao.events import Effective
from jinbao.identifiers import Level, division

LIES_IN = {
    Level.CITY: None,
    Level.COUNTY: Level.CITY,
    Level.TOWNSHIP: Level.COUNTY,
    Level.VILLAGE: Level.TOWNSHIP,
}


class Parent(Struct, frozen=True):
    """A region as others see it that lie in it, come out of it or go into it."""

    level: Level
    place: Place


class Establish(Struct, frozen=True):
    """One region out of whatever list it came in."""

    region: str
    code: str
    name: str
    since: date
    parent: Parent | None
    split_off: Parent | None = None


class Rename(Struct, frozen=True):
    name: str
    since: date


class Recode(Struct, frozen=True):
    code: str
    since: date


class Move(Struct, frozen=True):
    parent: Parent
    since: date


class MergeInto(Struct, frozen=True):
    successor: Parent
    since: date


class NotEstablished(Struct, frozen=True):
    pass


class Existing(Struct, frozen=True):
    """From which days it is called, coded and situated as it is."""

    region: str
    level: Level
    since: date
    named: date
    coded: date
    lying: date


class Ended(Struct, frozen=True):
    pass


Request: TypeAlias = Establish | Rename | Recode | Move | MergeInto
Region: TypeAlias = NotEstablished | Existing | Ended


def decide(region: Region, request: Request, desk: Desk[Place]) -> Iterator[Effective]:
    """The desk knows where the region lies today: it moves along with the regions above it."""
    match region, request:
        case NotEstablished(), Establish():
            yield Effective(request.since, established(request, desk))

        case Existing(), Rename(name, since):
            must_manage(region, since, region.named, desk)
            yield Effective(since, Renamed(region.region, name, since))

        case Existing(), Recode(code, since):
            must_manage(region, since, region.coded, desk)
            must_be_of_level(code, region.level)
            yield Effective(since, Recoded(region.region, division(code).code, since))

        case Existing(), Move(parent, since):
            must_manage(region, since, region.lying, desk)
            desk.must(MANAGE, REGION, parent.place)
            must_lie_in(parent, region.level)
            yield Effective(since, Moved(region.region, parent.place.within, since))

        case Existing(), MergeInto(successor, since):
            must_manage(region, since, max(region.named, region.coded, region.lying), desk)
            must_follow(successor, region, desk)
            yield Effective(since, Abolished(region.region, (successor.place.region,), since))

        case Existing(), _:
            raise Refused("REGION_EXISTS", field="code")

        case _:
            raise Refused("REGION_ENDED", field="region")


def established(request: Establish, desk: Desk[Place]) -> Established:
    """A code says what level and kind a region is; its parent must be of the level above."""
    parent, of = request.parent, division(request.code, field="code")
    must_lie_in(parent, of.level)
    desk.must(MANAGE, REGION, desk.known)
    must_have_come(request.since, desk)
    predecessors: tuple[str, ...] = ()
    if origin := request.split_off:
        desk.must(MANAGE, REGION, origin.place)
        must_be_of_level(request.code, origin.level)
        predecessors = (origin.place.region,)
    above = parent.place.within if parent else ()
    return Established(
        request.region, of.level, of.kind, of.code, request.name, above, request.since, predecessors
    )


def must_manage(region: Existing, since: date, last: date, desk: Desk[Place]) -> None:
    """``last`` is from when what shall change is as it is."""
    desk.must(MANAGE, REGION, desk.known)
    if since < region.since:
        raise Refused("REGION_NOT_YET", field="since", since=region.since)
    if since < last:
        raise Refused("REGION_CHANGED_LATER", field="since", last=last)
    must_have_come(since, desk)


def must_have_come(since: date, desk: Desk[Place]) -> None:
    if since > desk.on:
        raise Refused("SINCE_IN_FUTURE", field="since", since=since)


def must_follow(successor: Parent, region: Existing, desk: Desk[Place]) -> None:
    """A region goes on in another one of its level."""
    if successor.place.region == region.region:
        raise Refused("REGION_INTO_ITSELF", field="into")
    desk.must(MANAGE, REGION, successor.place)
    if successor.level is not region.level:
        raise Refused("REGION_LEVEL", field="into", level=region.level)


def must_lie_in(parent: Parent | None, level: Level) -> None:
    if (parent.level if parent else None) is not LIES_IN.get(level):
        raise Refused("REGION_LEVEL", field="parentCode", level=level)


def must_be_of_level(code: str, level: Level) -> None:
    if division(code, field="code").level is not level:
        raise Refused("REGION_LEVEL", field="code", level=level)


def evolve(region: Region, event: RegionEvent) -> Region:
    match region, event:
        case NotEstablished(), Established():
            since = event.since
            return Existing(event.region, event.level, since, named=since, coded=since, lying=since)
        case Existing(), Renamed(since=since):
            return replace(region, named=since)
        case Existing(), Recoded(since=since):
            return replace(region, coded=since)
        case Existing(), Moved(since=since):
            return replace(region, lying=since)
        case Existing(), Abolished():
            return Ended()
        case _:
            return region


REGION_HISTORY = Decider[Region, Request, RegionEvent](NotEstablished(), decide, evolve)
