"""What is answered concerning regions, and the questions that have arguments."""

from datetime import date
from typing import Annotated

from msgspec import Struct

from jinbao.commands import id_of, says
from jinbao.identifiers import Kind, Level
from jinbao.paging import Page


class RegionAnswer(Struct, frozen=True):
    """A region as it stands today."""

    id: str
    level: Level
    kind: Kind | None
    code: str
    name: str
    parent: str | None
    since: date
    until: date | None


class RegionChange(Struct, frozen=True):
    """One line of a region's past: from which day which aspect of it had which value."""

    since: date
    aspect: str
    value: str


class RegionsIn(Page, frozen=True, kw_only=True):
    """Regions directly within another one, in order of their codes."""

    region: Annotated[str, id_of("Region", "Region they lie in (上级区划).")]
    existing_on: Annotated[date | None, says("Only those that exist on this day (存续日).")] = None


class FindRegions(Page, frozen=True, kw_only=True):
    """Regions by level, by the beginning of a name, or by a code that they had at any time."""

    level: Annotated[Level | None, says("Only this level (层级).")] = None
    name: Annotated[str | None, says("Beginning of the name (名称).")] = None
    code: Annotated[str | None, says("A whole code that it has or had (代码), of 6, 9 or 12 digits.")] = None
