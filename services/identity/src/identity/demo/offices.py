"""The city's offices on four levels, and which of them serves each village and community."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from identity.demo.chance import chance
from identity.demo.counties import COUNTIES
from identity.demo.equipment import equipped
from identity.demo.facts import Form, Office, OfficeKind, Region, RegionKind, Serving
from identity.demo.regions import CITY, SINCE

BUREAUS_SINCE = date(2001, 1, 1)
AGENCIES_SINCE = date(2003, 1, 1)
CENTRES_SINCE = date(2003, 9, 1)  # the paper: "2003年至今"
STATIONS_SINCE = date(2009, 1, 1)

TOWNSHIPS = (RegionKind.STREET, RegionKind.TOWN, RegionKind.RURAL_TOWNSHIP)
STATIONED = frozenset({"511526100201", "511526100202"})
STATIONLESS = frozenset({"511526200201"})

RURAL_PENSION, SOCIAL_INSURANCE = "rural-pension", "social-insurance"
EMPLOYMENT, ARBITRATION = "employment", "arbitration"
OF_A_COUNTY = (
    (RURAL_PENSION, OfficeKind.RURAL_PENSION_AGENCY, "农村社会养老保险中心"),
    (SOCIAL_INSURANCE, OfficeKind.SOCIAL_INSURANCE_AGENCY, "社会保险事业管理局"),
    (EMPLOYMENT, OfficeKind.EMPLOYMENT_AGENCY, "就业服务管理局"),
    (ARBITRATION, OfficeKind.ARBITRATION_COMMISSION, "劳动争议仲裁委员会"),
)
"""What answers to each county's bureau: the end of its code, its kind, and its name after the county's."""


class Found(Struct, frozen=True):
    """The offices, in an order where what stands above comes first."""

    offices: tuple[Office, ...]
    servings: tuple[Serving, ...]


def bureau_of(region: str) -> str:
    return f"{region}-bureau"


def rural_pension_agency_of(county: str) -> str:
    return f"{county}-{RURAL_PENSION}"


def social_insurance_agency_of(county: str) -> str:
    return f"{county}-{SOCIAL_INSURANCE}"


def employment_agency_of(county: str) -> str:
    return f"{county}-{EMPLOYMENT}"


def arbitration_commission_of(county: str) -> str:
    return f"{county}-{ARBITRATION}"


def fund_supervision_of(city: str) -> str:
    return f"{city}-fund-supervision"


def government_of(township: str) -> str:
    return f"{township}-government"


def centre_of(township: str) -> str:
    return f"{township}-centre"


def station_of(place: str) -> str:
    return f"{place}-station"


def is_one_person(township: RegionKind) -> bool:
    """Every 乡 has exactly one officer, as the paper says of "很多鄉鎮"; streets and towns have more."""
    return township is RegionKind.RURAL_TOWNSHIP


def found(regions: tuple[Region, ...]) -> Found:
    names = {region.code: region.name for region in regions}
    stations = tuple(_station(place, names) for place in _stationed(regions))
    offices = equipped((*_city(), *_counties(), *_townships(regions), *stations))
    return Found(offices, tuple(_servings(regions, {station.region for station in stations})))


def _stationed(regions: tuple[Region, ...]) -> list[Region]:
    """281 communities and 1,277 villages, by lot within each county."""
    chosen: set[str] = set()
    for county in COUNTIES:
        luck = chance(f"stations of {county.code}")
        communities = _codes(regions, county.code, RegionKind.COMMUNITY)
        villages = _codes(regions, county.code, RegionKind.VILLAGE)
        chosen.update(luck.sample(communities, county.communities - county.stationless_communities))
        certain = [code for code in villages if code in STATIONED]
        open_to_lot = [code for code in villages if code not in STATIONED | STATIONLESS]
        chosen.update(certain, luck.sample(open_to_lot, county.village_stations - len(certain)))
    return [region for region in regions if region.code in chosen]


def _codes(regions: tuple[Region, ...], county: str, kind: RegionKind) -> list[str]:
    return [region.code for region in regions if region.kind is kind and region.code.startswith(county)]


def _city() -> Iterator[Office]:
    yield Office(
        code=bureau_of(CITY),
        name="宜宾市人力资源和社会保障局",
        kind=OfficeKind.CITY_BUREAU,
        region=CITY,
        above=None,
        since=BUREAUS_SINCE,
    )
    yield Office(
        code=fund_supervision_of(CITY),
        name="宜宾市社会保险基金监督机构",
        kind=OfficeKind.FUND_SUPERVISION,
        region=CITY,
        above=bureau_of(CITY),
        since=AGENCIES_SINCE,
    )


def _counties() -> Iterator[Office]:
    for county in COUNTIES:
        yield Office(
            code=bureau_of(county.code),
            name=f"{county.name}人力资源和社会保障局",
            kind=OfficeKind.COUNTY_BUREAU,
            region=county.code,
            above=bureau_of(CITY),
            since=BUREAUS_SINCE,
        )
        for office, kind, name in OF_A_COUNTY:
            yield Office(
                code=f"{county.code}-{office}",
                name=f"{county.name}{name}",
                kind=kind,
                region=county.code,
                above=bureau_of(county.code),
                since=AGENCIES_SINCE,
            )


def _townships(regions: tuple[Region, ...]) -> Iterator[Office]:
    for township in regions:
        if township.kind not in TOWNSHIPS:
            continue
        street = township.kind is RegionKind.STREET
        yield Office(
            code=government_of(township.code),
            name=township.name + ("办事处" if street else "人民政府"),
            kind=OfficeKind.TOWNSHIP_GOVERNMENT,
            region=township.code,
            above=None,
            since=SINCE,
        )
        yield Office(
            code=centre_of(township.code),
            name=f"{township.name}就业和社会保障服务中心",
            kind=OfficeKind.TOWNSHIP_CENTRE,
            region=township.code,
            above=bureau_of(township.code[:6]),
            since=CENTRES_SINCE,
            form=Form.PLATE_ONLY if is_one_person(township.kind) else Form.INDEPENDENT,
        )


def _station(place: Region, names: dict[str, str]) -> Office:
    township = place.code[:9]
    return Office(
        code=station_of(place.code),
        name=f"{names[township]}{place.name}就业和社会保障服务站",
        kind=OfficeKind.STATION,
        region=place.code,
        above=centre_of(township),
        since=STATIONS_SINCE,
    )


def _servings(regions: tuple[Region, ...], stationed: set[str]) -> Iterator[Serving]:
    for region in regions:
        if region.code in stationed:
            yield Serving(region=region.code, office=station_of(region.code), since=STATIONS_SINCE)
        elif region.kind in (RegionKind.COMMUNITY, RegionKind.VILLAGE):
            yield Serving(region=region.code, office=centre_of(region.code[:9]), since=CENTRES_SINCE)
