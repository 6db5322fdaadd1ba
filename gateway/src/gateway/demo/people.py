"""The demo city's people as commands: officers and residents under their real names, kin and households.

Some households of the story's village are left out: they come in with its roster.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from gateway.demo.loading import FOUNDER, Step, in_pages
from gateway.demo.names import person_id
from identity.contract import (
    Hukou,
    Kinship,
    NewHousehold,
    NewKin,
    NewMember,
    NewPerson,
    RecordKinships,
    RegisterHouseholds,
    RegisterPersons,
)
from identity.demo.facts import DemoCity, Officer, Resident

AT_ONCE = 250

STORY_VILLAGE = "511526100201"
ON_THE_ROSTER_ALONE = frozenset(f"{number:04}" for number in range(3, 16))


def people(city: DemoCity, regions: Mapping[str, str], on: date) -> Iterator[Step]:
    homes = homes_by_office(city)
    officers = (officer_as_person(one, regions[homes[one.office]]) for one in city.officers)
    residents = (resident_as_person(one, regions[one.village]) for one in known(city))
    yield from registered("officers", officers, on)
    yield from registered("residents", residents, on)
    for number, kin in enumerate(in_pages(kinships(city), AT_ONCE)):
        yield Step(
            name=f"kinship/{number}",
            service="identity",
            command=RecordKinships(on=on, kin=kin),
            call=FOUNDER,
            weight=len(kin),
        )
    homes_together = tuple(households(city, regions))
    yield Step(
        name="households",
        service="identity",
        command=RegisterHouseholds(on=on, households=homes_together),
        call=FOUNDER,
        weight=len(homes_together),
    )


def known(city: DemoCity) -> list[Resident]:
    """The residents who are on record before the story begins."""
    return [one for one in city.residents if not waits_for_roster(one.village, one.household)]


def waits_for_roster(village: str, household: str) -> bool:
    return village == STORY_VILLAGE and household in ON_THE_ROSTER_ALONE


def registered(kind: str, persons: Iterator[NewPerson], on: date) -> Iterator[Step]:
    for number, page in enumerate(in_pages(persons, AT_ONCE)):
        yield Step(
            name=f"{kind}/{number}",
            service="identity",
            command=RegisterPersons(on=on, persons=page),
            call=FOUNDER,
            weight=len(page),
        )


def homes_by_office(city: DemoCity) -> dict[str, str]:
    """Where the officers of each office have their hukou: the first village or community of its region."""
    villages = [region.code for region in city.regions if len(region.code) == len("511526100201")]
    first: dict[str, str] = {}
    for village in villages:
        for length in (4, 6, 9, 12):
            first.setdefault(village[:length].ljust(6, "0"), village)
    return {office.code: first[office.region] for office in city.offices}


def officer_as_person(officer: Officer, village: str) -> NewPerson:
    return NewPerson(
        person=person_id(officer.code),
        id_number=officer.id_number,
        name=officer.name,
        hukou_village=village,
        hukou=Hukou.URBAN,
    )


def resident_as_person(resident: Resident, village: str) -> NewPerson:
    return NewPerson(
        person=person_id(resident.code),
        id_number=resident.id_number,
        name=resident.name,
        ethnicity=resident.ethnicity,
        phone=resident.phone or None,
        address=resident.address,
        hukou_village=village,
        hukou=Hukou(resident.hukou),
        bank=resident.bank or None,
        bank_account=resident.account or None,
    )


def kinships(city: DemoCity) -> Iterator[NewKin]:
    """Each pair once: what the second is to the first."""
    for one in known(city):
        relatives = (
            (one.father, Kinship.PARENT),
            (one.mother, Kinship.PARENT),
            (one.spouse if one.spouse and one.code < one.spouse else None, Kinship.SPOUSE),
        )
        for relative, relation in relatives:
            if relative:
                yield NewKin(person=person_id(one.code), relative=person_id(relative), relation=relation)


def households(city: DemoCity, regions: Mapping[str, str]) -> Iterator[NewHousehold]:
    relations = {one.code: one.relation for one in city.residents}
    for home in city.households:
        if not waits_for_roster(home.village, home.number):
            yield NewHousehold(
                village=regions[home.village],
                number=home.number,
                members=tuple(
                    NewMember(person=person_id(code), relation=relations[code]) for code in home.members
                ),
            )
