"""The demo city's regions as commands, and by which ids they are known afterwards."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby

from gateway.demo.loading import FOUNDER, Step
from identity.contract import FindRegions, ImportRegions, NewCode, NewRegion, RecodeRegions, RenameRegion
from identity.demo.facts import DemoCity
from jinbao.service import Service

MOST = 100


def regions(city: DemoCity, on: date) -> Iterator[Step]:
    """County after county, each with all that lies in it."""
    for county, within in groupby(city.regions, key=lambda region: region.code[:6]):
        new = tuple(
            NewRegion(code=one.code, name=one.name, parent_code=one.parent, since=one.since) for one in within
        )
        yield Step(
            name=f"regions/{county}",
            service="identity",
            command=ImportRegions(on=on, regions=new),
            call=FOUNDER,
            weight=len(new),
        )


def code_changes(city: DemoCity, ids: Mapping[str, str], on: date) -> Iterator[Step]:
    """A county's new name and code, and the new codes of all that lies in it, from the same day."""
    for change in city.code_changes:
        county = ids[change.code]
        yield Step(
            name=f"renamed/{change.code}",
            service="identity",
            command=RenameRegion(on=on, region=county, name=change.new_name, since=change.on),
            call=FOUNDER,
        )
        below = tuple(
            NewCode(region=ids[region.code], code=change.new_code + region.code[6:])
            for region in city.regions
            if region.code.startswith(change.code)
        )
        yield Step(
            name=f"recoded/{change.code}",
            service="identity",
            command=RecodeRegions(on=on, codes=below, since=change.on),
            call=FOUNDER,
            weight=len(below),
        )


def ids_by_code(identity: Service, city: DemoCity) -> dict[str, str]:
    """The id of each region by the code that it had first."""
    first = {change.new_code: change.code for change in city.code_changes}
    ids: dict[str, str] = {}
    ask = FindRegions(first=MOST)
    while True:
        (page,) = identity.look_up("find_regions", [ask], FOUNDER)
        for region in page.rows:
            county = region.code[:6]
            ids[first.get(county, county) + region.code[6:]] = region.id
        if not page.has_next:
            return ids
        ask = FindRegions(first=MOST, after=page.cursors[-1])
