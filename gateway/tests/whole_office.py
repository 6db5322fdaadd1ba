"""A county with the whole house behind it: people are registered at identity, and enrolled by insurance."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct

from gateway.graphs import graph_modules
from gateway.house import House, opened
from gateway.schema import Composed, compose
from gateway.settings import SERVICES, Settings
from identity.contract import (
    DeathEvidence,
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
    RecordDeath,
    RegisterPersons,
)
from insurance import items
from insurance.contract import (
    ConfirmEnrolment,
    Consent,
    FirstReviewEnrolment,
    RecordContribution,
    SetParameter,
    SubmitEnrolment,
)
from jinbao.actor import FOUNDER
from jinbao.broker import Broker
from jinbao.bus import Call, EmbeddedBus
from jinbao.commands import Command
from jinbao.graph import Context

SINCE, DIED_ON = date(1997, 1, 1), date(2026, 1, 5)
CITY, COUNTY, TOWNSHIP, VILLAGE = "511500", "511526", "511526100", "511526100201"
PLACES = {
    CITY: ("宜宾市", None),
    COUNTY: ("珙县", CITY),
    TOWNSHIP: ("示例镇", COUNTY),
    VILLAGE: ("春树村", TOWNSHIP),
    "511526101": ("远山镇", COUNTY),
    "511525": ("高县", CITY),
    "511525100": ("庆符镇", "511525"),
    "511525100201": ("远村", "511525100"),
}
# Luo is enrolled; Tang's form lies at the township; Gao lives where the scheme has not come; Shen has died.
PEOPLE = {
    "luo": ("511526197006010028", VILLAGE),
    "tang": ("511526197006010044", VILLAGE),
    "meng": ("511526197006010060", VILLAGE),
    "gao": ("511525200106010023", "511525100201"),
    "shen": ("511526197006010087", VILLAGE),
}
OFFICERS = {
    "chu": (TOWNSHIP, ("person",), ("register", "correct", "decide")),
    "liu": (TOWNSHIP, ("person", items.RURAL_PENSION_ENROLMENT), ("register", items.INTAKE)),
    "yuan": ("511526101", (items.RURAL_PENSION_ENROLMENT,), (items.INTAKE,)),
    "xie": (CITY, (items.RURAL_PENSION_ENROLMENT,), (items.INTAKE,)),
    "deng": (TOWNSHIP, (items.RURAL_PENSION_ENROLMENT,), (items.INTAKE, items.FIRST_REVIEW)),
    "fu": (COUNTY, (items.RURAL_PENSION_ENROLMENT,), (items.RECHECK,)),
    "qian": (COUNTY, (items.RURAL_PENSION_ENROLMENT,), (items.CONTRIBUTE,)),
    "shi": (CITY, (items.PARAMETERS,), (items.MANAGE_PARAMETERS,)),
    "gong": (CITY, ("access",), ("manage",)),
}
SET = {"scheme_start": "2009-12-01", "top_up": "0", "interest_rate": "0.0225", "paid_for_disabled": "50"}


class WholeOffice(Struct, frozen=True):
    house: House
    bus: EmbeddedBus
    schema: Composed
    regions: dict[str, str]

    async def ask(self, call: Call, document: str, **variables: Any) -> Any:
        return await self.schema.execute(document, variables, context_value=Context(self.bus, call))


@contextmanager
def whole_office(folder: Path) -> Iterator[WholeOffice]:
    (folder / "broker").mkdir()
    with Broker.start(folder / "broker", services=SERVICES) as broker, opened(Settings(var=folder)) as house:
        followers = house.followers(broker)
        followers.start()
        bus = EmbeddedBus(house.services)
        regions = settled(house)
        enrolled(house, regions)
        yield WholeOffice(house, bus, compose(graph_modules()), regions)
        bus.close()
        followers.stop()


def settled(house: House) -> dict[str, str]:
    """Places, people and officers, and the ids of the places."""
    identity, on, founder = house.identity.service, house.insurance.today, Call(FOUNDER, FOUNDER)
    places = tuple(
        NewRegion(code=code, name=name, parent_code=above, since=SINCE)
        for code, (name, above) in PLACES.items()
    )
    identity.carry_out(ImportRegions(on=on, regions=places), founder)
    (found,) = identity.look_up("find_regions", [FindRegions()], founder)
    regions = {region.code: region.id for region in found.rows}
    people = tuple(
        NewPerson(
            person=person, id_number=number, name="唐芳", hukou_village=regions[home], hukou=Hukou.RURAL
        )
        for person, (number, home) in PEOPLE.items()
    )
    identity.carry_out(RegisterPersons(on=on, persons=people), founder)
    centre = ExistingOffice(
        code="centre",
        kind=OfficeKind.CENTRE,
        name="示例镇就业和社会保障服务中心",
        region=regions[TOWNSHIP],
        since=SINCE,
        document="test",
    )
    identity.carry_out(ImportOffices(on=on, offices=(centre,)), founder)
    grants = tuple(
        NewGrant(
            id=person,
            person=person,
            role="officer",
            office="centre",
            region=regions[region],
            items=matters,
            steps=steps,
            since=SINCE,
            source="test",
        )
        for person, (region, matters, steps) in OFFICERS.items()
    )
    identity.carry_out(GiveGrants(on=on, grants=grants), founder)
    death = RecordDeath(on=on, person="shen", died_on=DIED_ON, evidence=DeathEvidence.VILLAGE_REPORT)
    published = identity.carry_out(death, Call("chu", "centre")).published
    until_heard(house, published or 0)
    return regions


def until_heard(house: House, position: int) -> None:
    started = time.monotonic()
    while house.insurance.has_heard("identity") < position:
        assert time.monotonic() - started < 20
        time.sleep(0.05)


def enrolled(house: House, regions: dict[str, str]) -> None:
    on = house.insurance.today

    def do(who: str, command: Command) -> None:
        house.insurance.carry_out(command, Call(who, "centre"))

    for name, value in SET.items():
        parameter = SetParameter(
            on=on,
            name=name,
            region=regions[COUNTY],
            value=value,
            in_force_from=date(2009, 12, 1),
            promulgated_on=date(2009, 12, 1),
            document="test",
            approved_by="test",
            official=False,
        )
        do("shi", parameter)
    for person in ("luo", "tang"):
        form = SubmitEnrolment(on=on, person=person, grade=100_00, consent=Consent.SIGNED_FORM)
        do("xie" if person == "luo" else "deng", form)
    do("deng", FirstReviewEnrolment(on=on, person="luo"))
    do("fu", ConfirmEnrolment(on=on, person="luo"))
    do("qian", RecordContribution(on=on, person="luo", year=on.year, amount=100_00))
