"""The whole demo city's offices and staff: the source paper's counts come out of the registers again.

Domain handbook 10, rows 9 to 16, and 9.5.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from identity.contract import (
    Appoint,
    BlindSpots,
    Certificate,
    Employment,
    ExistingOffice,
    GiveGrant,
    HeadCount,
    ImportAppointments,
    ImportOffices,
    ImportRegions,
    Kind,
    NewAppointment,
    NewGrant,
    NewRegion,
    OfficeForm,
    OfficeKind,
    OnDay,
    Post,
)
from identity.demo.city import city
from identity.demo.facts import Form, Office, Officer
from identity.demo.facts import OfficeKind as DemoKind
from identity.person.key_ring import KeyRing
from identity.person.papers import PaperStore
from identity.person.vault import Vault
from identity.region.procedure import region_id
from identity.service import identity
from jinbao.bus import Call
from jinbao.engine import open_engine
from jinbao.service import Service

END_OF_2009 = date(2009, 12, 31)
FOUNDER, SHI = Call("founder", "founder"), Call("shi", "511500-bureau")
KINDS = {
    DemoKind.CITY_BUREAU: OfficeKind.BUREAU,
    DemoKind.COUNTY_BUREAU: OfficeKind.BUREAU,
    DemoKind.TOWNSHIP_CENTRE: OfficeKind.CENTRE,
    DemoKind.TOWNSHIP_GOVERNMENT: OfficeKind.GOVERNMENT,
    DemoKind.STATION: OfficeKind.STATION,
}
REGIONS = {one.code: region_id(one.code, one.since) for one in city().regions}
CITY = REGIONS["511500"]


def existing(office: Office) -> ExistingOffice:
    return ExistingOffice(
        code=office.code,
        kind=KINDS.get(office.kind, OfficeKind.AGENCY),
        name=office.name,
        region=REGIONS[office.region],
        form=OfficeForm.PLATE_ONLY if office.form is Form.PLATE_ONLY else OfficeForm.INDEPENDENT,
        above_code=office.above,
        since=office.since,
        document="编办文件",
    )


def appointed(officer: Officer) -> NewAppointment:
    held = Certificate(number=f"证{officer.code}", since=officer.since) if officer.certified else None
    return NewAppointment(
        id=officer.code,
        person=officer.code,
        office=officer.office,
        kind=Employment[officer.kind.name],
        post=Post.COUNTER,
        full_time=officer.full_time,
        since=officer.since,
        document="任用文件",
        personnel_authority=officer.personnel_authority,
        business_authority=officer.business_authority,
        certificate=held,
    )


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    folder: Path = tmp_path_factory.mktemp("city")
    engine = open_engine(f"sqlite:///{folder / 'city.db'}")
    vault = Vault(KeyRing.open(folder / "ring.json", create=True))
    service = identity(engine, vault, PaperStore(folder / "papers", vault))
    service.migrate()
    on = service.today
    regions = (
        NewRegion(code=one.code, name=one.name, parent_code=one.parent, since=one.since)
        for one in city().regions
    )
    manager = NewGrant(
        id="shi",
        person="shi",
        role="manager",
        office="511500-bureau",
        region=CITY,
        items=("staff",),
        steps=("manage",),
        since=date(2009, 1, 1),
        source="任命文件",
    )
    for command in (
        ImportRegions(on=on, regions=tuple(regions)),
        ImportOffices(on=on, offices=tuple(map(existing, city().offices))),
        ImportAppointments(on=on, appointments=tuple(map(appointed, city().officers))),
        GiveGrant(on=on, grant=manager),
    ):
        service.carry_out(command, FOUNDER)
    yield service
    engine.dispose()


def counts(service: Service, by: Call = SHI) -> dict[tuple[OfficeKind, Kind | None], HeadCount]:
    [found] = service.look_up("head_counts", [OnDay(region=CITY, on=END_OF_2009)], by)
    return {(one.offices, one.place): one for one in found}


def test_twenty_three_communities_and_1678_villages_are_blind_spots(service: Service) -> None:
    [spots] = service.look_up("blind_spots", [OnDay(region=CITY, on=END_OF_2009)], Call("luo"))
    assert spots == BlindSpots(
        communities=304, communities_without=23, villages=2_955, villages_without=1_678
    )


def test_every_village_and_community_is_served_by_somebody(service: Service) -> None:
    below = [REGIONS[one.code] for one in city().regions if len(one.code) == 12]
    asked = [OnDay(region=one, on=END_OF_2009) for one in below]
    served = service.look_up("serving_office", asked, Call("luo"))
    kinds = [office.kind for office in served]
    assert kinds.count(OfficeKind.STATION) == 281 + 1_277
    assert kinds.count(OfficeKind.CENTRE) == 23 + 1_678


def test_the_townships_have_408_people_305_of_them_full_time(service: Service) -> None:
    centres = [one for (kind, _), one in counts(service).items() if kind is OfficeKind.CENTRE]
    assert sum(one.people for one in centres) == 408
    assert sum(one.full_time for one in centres) == 305


def test_the_communities_have_387_people_277_of_them_full_time(service: Service) -> None:
    found = counts(service)[OfficeKind.STATION, Kind.COMMUNITY]
    assert (found.people, found.full_time, found.certified) == (387, 277, 55)


def test_the_villages_have_1277_people_and_nobody_full_time(service: Service) -> None:
    found = counts(service)[OfficeKind.STATION, Kind.VILLAGE]
    assert (found.people, found.full_time) == (1_277, 0)


def test_582_work_full_time_and_not_581_as_the_paper_says(service: Service) -> None:
    grassroots = (OfficeKind.CENTRE, OfficeKind.STATION)
    assert sum(one.full_time for (kind, _), one in counts(service).items() if kind in grassroots) == 582


def test_nobody_counts_people_whom_they_may_not_see(service: Service) -> None:
    assert counts(service, Call("luo", "511500-bureau")) == {}


def test_nobody_appoints_without_the_right_to(service: Service) -> None:
    again = Appoint(on=service.today, appointment=appointed(city().officers[0]))
    with pytest.raises(Exception, match="NOT_AUTHORISED"):
        service.carry_out(again, Call("luo", "511500-bureau"))
