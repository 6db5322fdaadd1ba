"""Regions in the graph."""

from datetime import date

import strawberry

from identity.contract import (
    EstablishRegion,
    FindRegions,
    ImportRegions,
    Kind,
    Level,
    MergeRegions,
    MoveRegion,
    RecodeRegion,
    RecodeRegions,
    RegionAnswer,
    RegionChange,
    RegionsIn,
    RenameRegion,
    SplitRegion,
)
from jinbao.graph import Connection, Node, ask, by_id, entity, link, mutation, references, value, words

words(Level, name="RegionLevel", description="Level of a region (行政层级).")
words(Kind, name="RegionKind", description="What a region is at township or village level (区划类型).")


@value(RegionChange)
class RegionPast:
    """From which day one aspect of a region had which value (区划沿革)."""

    since: date = strawberry.field(description="From which day.")
    aspect: str = strawberry.field(description="Which aspect: code, name, parent or successor.")
    value: str = strawberry.field(description="Its value from that day on.")


@entity("Region", look_up=("identity", "region_by_id"), source=RegionAnswer)
class Region(Node):
    """A city, county, township or village (行政区划), with the codes and names it ever had."""

    level: Level = strawberry.field(description="Level (层级).")
    kind: Kind | None = strawberry.field(description="What it is at township or village level (类型).")
    code: str = strawberry.field(description="Division code today (区划代码).")
    name: str = strawberry.field(description="Name today (名称).")
    since: date = strawberry.field(description="From which day it exists (设立日).")
    until: date | None = strawberry.field(description="The day on which it ended (撤销日).")

    @link("identity", "region_by_id", key="parent")
    def parent(self) -> references.Region | None:
        """The region it lies in (上级区划)."""

    @link("identity", "regions_in", ask=RegionsIn)
    def regions(self) -> Connection[references.Region] | None:
        """The regions that lie directly in it (下级区划)."""

    @link("identity", "region_past")
    def past(self) -> list[RegionPast] | None:
        """What it was called and coded, and in whom it lay, oldest first (沿革)."""


@strawberry.type
class Query:
    region = by_id(Region, "A region (行政区划) by its id.")

    @ask("identity", "find_regions", FindRegions)
    def regions(self) -> Connection[Region] | None:
        """Regions (行政区划) by level, beginning of the name, or a code they ever had."""


@strawberry.type
class Mutation:
    import_regions = mutation(ImportRegions, service="identity", gives=Region)
    establish_region = mutation(EstablishRegion, service="identity", gives=Region)
    rename_region = mutation(RenameRegion, service="identity", gives=Region)
    recode_region = mutation(RecodeRegion, service="identity", gives=Region)
    recode_regions = mutation(RecodeRegions, service="identity", gives=Region)
    move_region = mutation(MoveRegion, service="identity", gives=Region)
    merge_regions = mutation(MergeRegions, service="identity", gives=Region)
    split_region = mutation(SplitRegion, service="identity", gives=Region)
