"""Somebodies to sign in as: a resident, a worker, an employer, two dozen officers, and a machine."""

from collections.abc import Iterator

from identity.demo.cast import CAST, TITLES
from identity.demo.employers import REPRESENTATIVE, WORKER
from identity.demo.facts import Office, Officer, Persona, Resident, Role
from identity.demo.regions import CITY
from identity.demo.residents import HEROINE_ID


def personas(
    offices: tuple[Office, ...], officers: tuple[Officer, ...], residents: tuple[Resident, ...]
) -> Iterator[Persona]:
    yield _resident(
        Role.RESIDENT,
        next(resident for resident in residents if resident.id_number == HEROINE_ID),
        "Turns sixty on 15 June 2010 and claims her pension; sees her own file and nobody else's.",
    )
    yield _resident(
        Role.WORKER,
        next(resident for resident in residents if resident.name == WORKER),
        "Worked in the bamboo factory, lost that work in 2010, and found another.",
    )
    yield _resident(
        Role.EMPLOYER,
        next(resident for resident in residents if resident.name == REPRESENTATIVE),
        "Represents a bamboo factory: names who hands things in for it, and may act for it.",
    )
    yield from _cast(offices, officers)
    yield _machine()


def _resident(role: Role, resident: Resident, says: str) -> Persona:
    title_zh, title_en = TITLES[role]
    return Persona(
        role=role,
        title_zh=title_zh,
        title_en=title_en,
        name=resident.name,
        person=resident.code,
        office=None,
        region=resident.village,
        says=says,
    )


def _cast(offices: tuple[Office, ...], officers: tuple[Officer, ...]) -> Iterator[Persona]:
    region_of = {office.code: office.region for office in offices}
    holder = {(officer.office, officer.name): officer.code for officer in officers}
    for part in CAST:
        title_zh, title_en = TITLES[part.role]
        yield Persona(
            role=part.role,
            title_zh=title_zh,
            title_en=title_en,
            name=part.name,
            person=holder[part.office, part.name],
            office=part.office,
            region=region_of[part.office],
            says=part.says,
        )


def _machine() -> Persona:
    title_zh, title_en = TITLES[Role.INTEGRATOR]
    return Persona(
        role=Role.INTEGRATOR,
        title_zh=title_zh,
        title_en=title_en,
        name="示例数据接口",
        person=None,
        office=None,
        region=CITY,
        says="A machine of another authority that follows the public events; it decides nothing.",
    )
