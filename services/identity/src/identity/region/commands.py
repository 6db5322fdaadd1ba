"""What can be asked concerning regions."""

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

from jinbao.commands import Command, id_of, says


class NewRegion(Struct, frozen=True, kw_only=True):
    """A region of the list of division codes: level and kind follow from the code, its parent does not."""

    code: Annotated[str, says("Division code: 6, 9 or 12 digits (区划代码).")]
    name: Annotated[str, says("Name (名称).")]
    parent_code: Annotated[
        str | None, says("Code of the region it lies in; none for the city (上级代码).")
    ] = None
    since: Annotated[date, says("From which day it exists (设立日).")]


class ImportRegions(Command, frozen=True, kw_only=True):
    """Establish regions from the list of division codes, higher ones before those that lie in them."""

    regions: Annotated[tuple[NewRegion, ...], says("Regions, higher ones first (区划清单).")]


class EstablishRegion(Command, frozen=True, kw_only=True):
    """Establish one region (设立)."""

    region: Annotated[NewRegion, says("The new region (新区划).")]


class RenameRegion(Command, frozen=True, kw_only=True):
    """Give a region another name from a day on (更名)."""

    region: Annotated[str, id_of("Region", "Region (区划).")]
    name: Annotated[str, says("New name (新名称).")]
    since: Annotated[date, says("From which day (生效日).")]


class RecodeRegion(Command, frozen=True, kw_only=True):
    """Give a region another division code from a day on; the old one stays valid in old papers (变更代码)."""

    region: Annotated[str, id_of("Region", "Region (区划).")]
    code: Annotated[str, says("New division code (新代码).")]
    since: Annotated[date, says("From which day (生效日).")]


class NewCode(Struct, frozen=True, kw_only=True):
    """A region and the code that it gets."""

    region: Annotated[str, id_of("Region", "Region (区划).")]
    code: Annotated[str, says("New division code (新代码).")]


class RecodeRegions(Command, frozen=True, kw_only=True):
    """Give many regions other codes from one day on, as when a county becomes a district (批量变更代码)."""

    codes: Annotated[tuple[NewCode, ...], says("Regions and their new codes (代码清单).")]
    since: Annotated[date, says("From which day (生效日).")]


class MoveRegion(Command, frozen=True, kw_only=True):
    """Put a region under another parent from a day on (变更隶属)."""

    region: Annotated[str, id_of("Region", "Region (区划).")]
    parent: Annotated[str, id_of("Region", "The new parent (新上级).")]
    since: Annotated[date, says("From which day (生效日).")]


class MergeRegions(Command, frozen=True, kw_only=True):
    """Merge regions into another one of their level, which goes on with what lies in them (撤并)."""

    merged: Annotated[tuple[str, ...], Meta(min_length=1), id_of("Region", "Regions that end (被撤并区划).")]
    into: Annotated[str, id_of("Region", "Region that goes on (并入区划).")]
    since: Annotated[date, says("From which day (生效日).")]


class SplitRegion(Command, frozen=True, kw_only=True):
    """Split new regions off from one that goes on (析置)."""

    region: Annotated[str, id_of("Region", "Region that is split (原区划).")]
    parts: Annotated[tuple[NewRegion, ...], Meta(min_length=1), says("The new regions (新设区划).")]
