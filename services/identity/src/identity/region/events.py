"""What can happen to a region. Kept for good: a change is a v2, never an edit."""

from datetime import date
from typing import TypeAlias

from jinbao.events import Event
from jinbao.identifiers import Kind, Level


class Established(Event, frozen=True, tag="identity.region.established.v1"):
    """``above`` are the regions it lies in, from the nearest to the city."""

    region: str
    level: Level
    kind: Kind | None
    code: str
    name: str
    above: tuple[str, ...]
    since: date
    predecessors: tuple[str, ...] = ()


class Renamed(Event, frozen=True, tag="identity.region.renamed.v1"):
    region: str
    name: str
    since: date


class Recoded(Event, frozen=True, tag="identity.region.recoded.v1"):
    region: str
    code: str
    since: date


class Moved(Event, frozen=True, tag="identity.region.moved.v1"):
    region: str
    above: tuple[str, ...]
    since: date


class Abolished(Event, frozen=True, tag="identity.region.abolished.v1"):
    """Its people and cases follow to the successors."""

    region: str
    successors: tuple[str, ...]
    since: date


RegionEvent: TypeAlias = Established | Renamed | Recoded | Moved | Abolished
