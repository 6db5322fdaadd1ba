"""All that the rest of the platform may know of identity: requests, answers and public events."""

from typing import Any

from identity.access.answers import EntryAnswer, GrantAnswer, GrantsIn, GrantsOf
from identity.access.commands import (
    CloseHistoricalEntry,
    CountersignHistoricalEntry,
    DelegateGrant,
    EndGrant,
    GiveGrant,
    GiveGrants,
    NewGrant,
    OpenHistoricalEntry,
)
from identity.access.public import public_access
from identity.region.answers import FindRegions, RegionAnswer, RegionChange, RegionsIn
from identity.region.commands import (
    EstablishRegion,
    ImportRegions,
    MergeRegions,
    MoveRegion,
    NewRegion,
    RecodeRegion,
    RenameRegion,
    SplitRegion,
)
from identity.region.public import public_region
from jinbao.events import Event, Recorded
from jinbao.identifiers import Kind, Level


def public(recorded: Recorded[Any]) -> Event | None:
    """What others are told of an event; most of what identity knows stays inside."""
    return public_region(recorded) or public_access(recorded)


__all__ = [
    "CloseHistoricalEntry",
    "CountersignHistoricalEntry",
    "DelegateGrant",
    "EndGrant",
    "EntryAnswer",
    "EstablishRegion",
    "FindRegions",
    "GiveGrant",
    "GiveGrants",
    "GrantAnswer",
    "GrantsIn",
    "GrantsOf",
    "ImportRegions",
    "Kind",
    "Level",
    "MergeRegions",
    "MoveRegion",
    "NewGrant",
    "NewRegion",
    "OpenHistoricalEntry",
    "RecodeRegion",
    "RegionAnswer",
    "RegionChange",
    "RegionsIn",
    "RenameRegion",
    "SplitRegion",
    "public",
]
