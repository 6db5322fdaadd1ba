"""The region: from which day it has which name, code and parent, and what follows it when it ends."""

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from msgspec import Struct

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
    """The region that another one lies in, or shall lie in."""

    level: Level
    place: Place


class Establish(Struct, frozen=True):
    """One region out of whatever list it came in."""

    region: str
    code: str
    name: str
    since: date
    parent: Parent | None
    predecessors: tuple[str, ...] = ()


class Rename(Struct, frozen=True):
    name: str
    since: date


class Recode(Struct, frozen=True):
    code: str
    since: date


class Move(Struct, frozen=True):
    parent: Parent
    since: date


class Abolish(Struct, frozen=True):
    successors: tuple[str, ...]
    since: date


class NotEstablished(Struct, frozen=True):
    pass


class Existing(Struct, frozen=True):
    region: str
    level: Level
    since: date
    above: tuple[str, ...]

    @property
    def place(self) -> Place:
        return Place(self.region, (self.region, *self.above))


class Ended(Struct, frozen=True):
    pass


Request: TypeAlias = Establish | Rename | Recode | Move | Abolish
Region: TypeAlias = NotEstablished | Existing | Ended


def decide(region: Region, request: Request, desk: Desk[None]) -> Iterator[Effective]:
    match region, request:
        case NotEstablished(), Establish():
            yield Effective(request.since, established(request, desk))

        case Existing(), Rename(name, since):
            must_manage(region, since, desk)
            yield Effective(since, Renamed(region.region, name, since))

        case Existing(), Recode(code, since):
            must_manage(region, since, desk)
            must_be_of_level(code, region.level)
            yield Effective(since, Recoded(region.region, code, since))

        case Existing(), Move(parent, since):
            must_manage(region, since, desk)
            desk.must(MANAGE, REGION, parent.place)
            must_lie_in(parent, region.level)
            yield Effective(since, Moved(region.region, parent.place.within, since))

        case Existing(), Abolish(successors, since):
            must_manage(region, since, desk)
            yield Effective(since, Abolished(region.region, successors, since))

        case Existing(), _:
            raise Refused("REGION_EXISTS", field="code")

        case _:
            raise Refused("REGION_ENDED", field="region")


def established(request: Establish, desk: Desk[None]) -> Established:
    """A code says what level and kind a region is; its parent must be of the level above."""
    parent, of = request.parent, division(request.code, field="code")
    desk.must(MANAGE, REGION, parent.place if parent else Place(request.region, (request.region,)))
    must_lie_in(parent, of.level)
    above = parent.place.within if parent else ()
    return Established(
        request.region, of.level, of.kind, of.code, request.name, above, request.since, request.predecessors
    )


def must_manage(region: Existing, since: date, desk: Desk[None]) -> None:
    desk.must(MANAGE, REGION, region.place)
    if since < region.since:
        raise Refused("REGION_NOT_YET", field="since", since=region.since)


def must_lie_in(parent: Parent | None, level: Level) -> None:
    if (parent.level if parent else None) is not LIES_IN.get(level):
        raise Refused("REGION_LEVEL", field="parentCode", level=level)


def must_be_of_level(code: str, level: Level) -> None:
    if division(code, field="code").level is not level:
        raise Refused("REGION_LEVEL", field="code", level=level)


def evolve(region: Region, event: RegionEvent) -> Region:
    match region, event:
        case NotEstablished(), Established():
            return Existing(event.region, event.level, event.since, event.above)
        case Existing(), Moved(above=above):
            return Existing(region.region, region.level, region.since, above)
        case Existing(), Abolished():
            return Ended()
        case _:
            return region


REGION_HISTORY = Decider[Region, Request, RegionEvent](NotEstablished(), decide, evolve)
