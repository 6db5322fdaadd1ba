"""What other services and integrators are told of regions."""

from datetime import date
from typing import Any

from identity.region.events import Abolished, Established, Moved, Recoded, Renamed
from jinbao.events import Event, Recorded
from jinbao.identifiers import Level


class RegionEstablished(Event, frozen=True, tag="identity.region-established.v1"):
    """A region exists. ``above`` are the regions it lies in, from the nearest to the city."""

    region: str
    level: Level
    code: str
    name: str
    above: tuple[str, ...]
    since: date


class RegionRenamed(Event, frozen=True, tag="identity.region-renamed.v1"):
    """A region has another name from ``since`` on."""

    region: str
    name: str
    since: date


class RegionRecoded(Event, frozen=True, tag="identity.region-recoded.v1"):
    """A region has another division code from ``since`` on."""

    region: str
    code: str
    since: date


class RegionMoved(Event, frozen=True, tag="identity.region-moved.v1"):
    """A region lies in others from ``since`` on; ``above`` are all of them."""

    region: str
    above: tuple[str, ...]
    since: date


class RegionAbolished(Event, frozen=True, tag="identity.region-abolished.v1"):
    """A region is no more from ``since`` on; ``successors`` have what was its."""

    region: str
    successors: tuple[str, ...]
    since: date


def public_region(recorded: Recorded[Any]) -> Event | None:
    match recorded.event:
        case Established(region, level, _, code, name, above, since):
            return RegionEstablished(region, level, code, name, above, since)
        case Renamed(region, name, since):
            return RegionRenamed(region, name, since)
        case Recoded(region, code, since):
            return RegionRecoded(region, code, since)
        case Moved(region, above, since):
            return RegionMoved(region, above, since)
        case Abolished(region, successors, since):
            return RegionAbolished(region, successors, since)
        case _:
            return None
