"""How many officers of which kind sit where: the paper's head counts as posts to be filled.

The paper prints 581 full-time officers, but its own parts say otherwise: 305 in the townships and 277 in
the communities make 582. The demo city has 582 and leaves the difference to be found (handbook 10, row 16).
"""

from collections.abc import Iterator

from msgspec import Struct

from identity.demo.cast import CAST
from identity.demo.chance import chance
from identity.demo.counties import COUNTIES
from identity.demo.equipment import is_community_station, is_village_station
from identity.demo.facts import Duty, Form, Office, OfficeKind, OfficerKind
from identity.demo.regions import FIRST_STREET, FIRST_TOWN

# Half of the 582 are graduate assistants, as the paper says; the other kinds are invented.
TOWNSHIP_KINDS = (
    (OfficerKind.ESTABLISHED, 96),
    (OfficerKind.GRADUATE_ASSISTANT, 160),
    (OfficerKind.CONTRACTED, 34),
    (OfficerKind.WELFARE_POST, 15),
    (OfficerKind.PART_TIME_CADRE, 103),
)
COMMUNITY_KINDS = (
    (OfficerKind.GRADUATE_ASSISTANT, 131),
    (OfficerKind.CONTRACTED, 60),
    (OfficerKind.WELFARE_POST, 86),
    (OfficerKind.PART_TIME_CADRE, 110),
)
TOWNSHIP_CERTIFIED = 61  # one fifth of 305
COMMUNITY_CERTIFIED = 55  # one fifth of 277

STREET_OR_TOWN_STAFF = 3
COUNTY_SEAT_STAFF = 4

COMMUNITY_STAFF = sum(count for _, count in COMMUNITY_KINDS)

COUNTY_SEATS = frozenset(
    f"{county.code}{FIRST_STREET if county.streets else FIRST_TOWN:03}" for county in COUNTIES
)

OFFICIAL_DUTIES = {
    OfficeKind.CITY_BUREAU: (Duty.CITY, Duty.CITY),
    OfficeKind.FUND_SUPERVISION: (Duty.AUDIT,),
    OfficeKind.COUNTY_BUREAU: (Duty.APPROVAL,),
    # A second reviewer stands in when the first is away; a second payer releases what the first has listed.
    OfficeKind.RURAL_PENSION_AGENCY: (
        Duty.REVIEW,
        Duty.REVIEW,
        Duty.RECHECK,
        Duty.PAYMENT,
        Duty.PAYMENT,
    ),
    OfficeKind.SOCIAL_INSURANCE_AGENCY: (
        Duty.COLLECTION,
        Duty.REVIEW,
        Duty.RECHECK,
        Duty.PAYMENT,
        Duty.PAYMENT,
    ),
    OfficeKind.EMPLOYMENT_AGENCY: (Duty.EMPLOYMENT, Duty.EMPLOYMENT),
    # A panel has three; the head names it, and decides whether one of them has to stand back.
    OfficeKind.ARBITRATION_COMMISSION: (
        Duty.CASE_FILING,
        Duty.ARBITRATION,
        Duty.ARBITRATION,
        Duty.ARBITRATION,
        Duty.COMMISSION_HEAD,
    ),
}

YUAN = 100
PAY = {
    OfficerKind.ESTABLISHED: 1_800 * YUAN,
    OfficerKind.GRADUATE_ASSISTANT: 1_000 * YUAN,  # "多数區縣僅按最低標準1000元執行"
    OfficerKind.CONTRACTED: 650 * YUAN,
    OfficerKind.WELFARE_POST: 650 * YUAN,
    OfficerKind.PART_TIME_CADRE: 0,  # paid for the other post
}
VILLAGE_SERVICE_PAY = 50 * YUAN


class Post(Struct, frozen=True, kw_only=True):
    """What somebody is going to be appointed to."""

    office: Office
    kind: OfficerKind
    duties: tuple[Duty, ...]
    monthly_pay: int
    full_time: bool
    certified: bool


def posts(offices: tuple[Office, ...]) -> Iterator[Post]:
    yield from _bureaus_and_agencies(offices)
    yield from _centres(offices)
    yield from _communities(offices)
    yield from _villages(offices)


def _bureaus_and_agencies(offices: tuple[Office, ...]) -> Iterator[Post]:
    for office in offices:
        for duty in OFFICIAL_DUTIES.get(office.kind, ()):
            kind = OfficerKind.ESTABLISHED
            yield Post(
                office=office,
                kind=kind,
                duties=(duty,),
                monthly_pay=PAY[kind],
                full_time=True,
                certified=True,
            )


def _centres(offices: tuple[Office, ...]) -> Iterator[Post]:
    chairs = [
        office
        for office in offices
        if office.kind is OfficeKind.TOWNSHIP_CENTRE
        for _ in range(_centre_staff(office))
    ]
    duties = (Duty.INTAKE, Duty.ACCEPTANCE)  # a centre also serves the villages that have no station
    yield from _filled(chairs, TOWNSHIP_KINDS, duties, TOWNSHIP_CERTIFIED)


def _centre_staff(centre: Office) -> int:
    if centre.form is Form.PLATE_ONLY:
        return 1
    return COUNTY_SEAT_STAFF if centre.region in COUNTY_SEATS else STREET_OR_TOWN_STAFF


def _communities(offices: tuple[Office, ...]) -> Iterator[Post]:
    stations = [office for office in offices if is_community_station(office)]
    seconds = chance("community staff").sample(stations, COMMUNITY_STAFF - len(stations))
    yield from _filled([*stations, *seconds], COMMUNITY_KINDS, (Duty.INTAKE,), COMMUNITY_CERTIFIED)


def _filled(
    chairs: list[Office], kinds: tuple[tuple[OfficerKind, int], ...], duties: tuple[Duty, ...], certified: int
) -> Iterator[Post]:
    """Deals out kinds and certificates by lot; the cast, who must be able to act, draw first."""
    luck = chance(f"kinds of {len(chairs)} officers")
    stars = {part.office for part in CAST}
    dealt = sorted(chairs, key=lambda office: (office.code not in stars, luck.random()))
    drawn = [kind for kind, count in kinds for _ in range(count)]
    full_time = sum(count for kind, count in kinds if kind is not OfficerKind.PART_TIME_CADRE)
    drawing_first = sum(office.code in stars for office in chairs)
    holders = {
        *range(drawing_first),
        *luck.sample(range(drawing_first, full_time), certified - drawing_first),
    }
    for turn, (office, kind) in enumerate(zip(dealt, drawn, strict=True)):
        yield Post(
            office=office,
            kind=kind,
            duties=duties,
            monthly_pay=PAY[kind],
            full_time=turn < full_time,
            certified=turn in holders,
        )


def _villages(offices: tuple[Office, ...]) -> Iterator[Post]:
    """Nobody works full time for a village; three counties pay fifty yuan a month for the service."""
    paying = {county.code for county in COUNTIES if county.buys_village_service}
    for office in offices:
        if is_village_station(office):
            bought = office.region[:6] in paying
            kind = OfficerKind.CONTRACTED if bought else OfficerKind.PART_TIME_CADRE
            pay = VILLAGE_SERVICE_PAY if bought else PAY[kind]
            yield Post(
                office=office,
                kind=kind,
                duties=(Duty.INTAKE,),
                monthly_pay=pay,
                full_time=False,
                certified=False,
            )
