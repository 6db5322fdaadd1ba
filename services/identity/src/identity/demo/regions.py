"""The city's regions: 10 counties, 186 townships and streets, 304 communities, 2,955 villages."""

from collections.abc import Iterator
from datetime import date

from identity.demo.chance import apportion, chance
from identity.demo.counties import COUNTIES, County
from identity.demo.facts import CodeChange, Region, RegionKind
from identity.demo.names import SUFFIX, community_names, town_names, village_names

CITY = "511500"
PILOT_COUNTY = "511526"

# Yibin became a prefecture-level city in the second half of the nineties; the day is ours.
SINCE = date(1997, 1, 1)

# The handbook gives the years of these two changes; the days are ours.
CODE_CHANGES = (
    CodeChange(code="511522", new_code="511503", new_name="南溪区", on=date(2011, 1, 1)),
    CodeChange(code="511521", new_code="511504", new_name="叙州区", on=date(2018, 1, 1)),
)

FIRST_STREET, FIRST_TOWN, FIRST_TOWNSHIP = 1, 100, 200
FIRST_COMMUNITY, FIRST_VILLAGE = 1, 201

COMMUNITY_WEIGHT = {RegionKind.STREET: 12, RegionKind.TOWN: 3, RegionKind.RURAL_TOWNSHIP: 1}
VILLAGE_WEIGHT = {RegionKind.STREET: 0, RegionKind.TOWN: 6, RegionKind.RURAL_TOWNSHIP: 5}


def regions() -> tuple[Region, ...]:
    """Parents come before their children."""
    return tuple(_regions())


def _regions() -> Iterator[Region]:
    yield Region(code=CITY, name="宜宾市", kind=RegionKind.CITY, parent=None, since=SINCE)
    units = sum(county.streets + county.towns + county.townships for county in COUNTIES)
    names = iter(town_names(units, chance("names of townships")))
    for county in COUNTIES:
        yield Region(code=county.code, name=county.name, kind=RegionKind.COUNTY, parent=CITY, since=SINCE)
        townships = [
            Region(code=code, name=next(names) + SUFFIX[kind], kind=kind, parent=county.code, since=SINCE)
            for code, kind in _township_codes(county)
        ]
        yield from townships
        yield from _below(county, townships)


def _township_codes(county: County) -> Iterator[tuple[str, RegionKind]]:
    numbered = (
        (RegionKind.STREET, FIRST_STREET, county.streets),
        (RegionKind.TOWN, FIRST_TOWN, county.towns),
        (RegionKind.RURAL_TOWNSHIP, FIRST_TOWNSHIP, county.townships),
    )
    for kind, first, count in numbered:
        for number in range(first, first + count):
            yield f"{county.code}{number:03}", kind


def _below(county: County, townships: list[Region]) -> Iterator[Region]:
    communities = apportion(county.communities, [COMMUNITY_WEIGHT[place.kind] for place in townships])
    villages = apportion(county.villages, [VILLAGE_WEIGHT[place.kind] for place in townships])
    for township, community_count, village_count in zip(townships, communities, villages, strict=True):
        luck = chance(f"names below {township.code}")
        names = community_names(community_count, luck)
        yield from _numbered(township, RegionKind.COMMUNITY, FIRST_COMMUNITY, names)
        yield from _numbered(township, RegionKind.VILLAGE, FIRST_VILLAGE, village_names(village_count, luck))


def _numbered(township: Region, kind: RegionKind, first: int, names: list[str]) -> Iterator[Region]:
    for number, name in enumerate(names, start=first):
        code = f"{township.code}{number:03}"
        yield Region(code=code, name=name, kind=kind, parent=township.code, since=SINCE)
