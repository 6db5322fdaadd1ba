"""All that the rest of the platform may know of identity: requests, answers and public events."""

from typing import Any

from identity.region.answers import FindRegions, RegionAnswer, RegionChange, RegionsIn
from identity.region.commands import (
    EstablishRegion,
    ImportRegions,
    MergeRegions,
    MoveRegion,
    RecodeRegion,
    RenameRegion,
    SplitRegion,
)
from identity.region.public import public_region
from jinbao.events import Event, Recorded
from jinbao.identifiers import Kind, Level


def public(recorded: Recorded[Any]) -> Event | None:
    """What others are told of an event; most of what identity knows stays inside."""
    return public_region(recorded)


__all__ = [
    "EstablishRegion",
    "FindRegions",
    "ImportRegions",
    "Kind",
    "Level",
    "MergeRegions",
    "MoveRegion",
    "RecodeRegion",
    "RegionAnswer",
    "RegionChange",
    "RegionsIn",
    "RenameRegion",
    "SplitRegion",
    "public",
]
