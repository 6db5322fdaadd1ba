"""A house of real services: one person in a village, officers who serve her or pay, one who does not."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from msgspec import Struct

from gateway.house import House, opened
from gateway.settings import Settings
from identity.contract import (
    ExistingOffice,
    FindRegions,
    GiveGrants,
    Hukou,
    ImportOffices,
    ImportRegions,
    NewGrant,
    NewPerson,
    NewRegion,
    OfficeKind,
    RegisterPersons,
)
from jinbao.actor import EVERYTHING, FOUNDER
from jinbao.bus import Call
from jinbao.decider import Refused
from jinbao.tokens import Caller

SINCE = date(1997, 1, 1)
PLACES = {
    "511500": ("宜宾市", None),
    "511526": ("珙县", "511500"),
    "511526100": ("示例镇", "511526"),
    "511526100201": ("春树村", "511526100"),
    "511526101": ("远山镇", "511526"),
}
BY_FOUNDER = Call(FOUNDER, FOUNDER)
LUO = "luo"


class Small(Struct, frozen=True):
    house: House
    regions: dict[str, str]


@contextmanager
def small_house(folder: Path) -> Iterator[Small]:
    with opened(Settings(var=folder)) as house:
        yield Small(house, populated(house))


def populated(house: House) -> dict[str, str]:
    identity = house.identity.service
    on = identity.today
    new = [
        NewRegion(code=code, name=name, parent_code=above, since=SINCE)
        for code, (name, above) in PLACES.items()
    ]
    identity.carry_out(ImportRegions(on=on, regions=tuple(new)), BY_FOUNDER)
    (found,) = identity.look_up("find_regions", [FindRegions()], BY_FOUNDER)
    regions = {region.code: region.id for region in found.rows}
    luo = NewPerson(
        person=LUO,
        id_number="511526195006150128",
        name="罗秀兰",
        hukou_village=regions["511526100201"],
        hukou=Hukou.RURAL,
    )
    identity.carry_out(RegisterPersons(on=on, persons=(luo,)), BY_FOUNDER)
    centre = ExistingOffice(
        code="centre",
        kind=OfficeKind.CENTRE,
        name="示例镇就业和社会保障服务中心",
        region=regions["511526100"],
        since=SINCE,
        document="test",
    )
    identity.carry_out(ImportOffices(on=on, offices=(centre,)), BY_FOUNDER)
    serve, pay = ("person", ("register", "correct", "decide")), ("B1", ("pay",))
    set_parameters = (EVERYTHING, ("manage-parameters",))
    grants = (
        grant("chu", regions["511526100"], *serve),
        grant("yuan", regions["511526101"], *serve),
        *(grant(payer, regions["511526"], *pay) for payer in ("bian", "zhi")),
        grant("shi", regions["511526"], *set_parameters),
        grant("bao", regions["511526"], "partner-feed", ("register",)),
    )
    identity.carry_out(GiveGrants(on=on, grants=grants), BY_FOUNDER)
    return regions


def grant(person: str, region: str, item: str, steps: tuple[str, ...]) -> NewGrant:
    return NewGrant(
        id=person,
        person=person,
        role="officer",
        office="centre",
        region=region,
        items=(item,),
        steps=steps,
        since=SINCE,
        source="test",
    )


def signed_in(name: str) -> Caller:
    """The token is a name; all of them sit in one office."""
    if name == "late":
        raise Refused("TOKEN_EXPIRED", field="authorization")
    return Caller(name, "centre", None, datetime.now(UTC) + timedelta(hours=1), None)
