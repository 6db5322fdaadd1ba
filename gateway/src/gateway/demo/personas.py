"""The personas of the demo city, as the issuer gives tokens to them."""

from collections.abc import Iterator

from gateway.demo.names import person_id
from identity.demo import city
from identity.issuer import Persona


def personas() -> Iterator[Persona]:
    for one in city().personas:
        yield Persona(
            key=one.role.lower().replace("_", "-"),
            title_zh=f"{one.title_zh} {one.name}",
            title_en=one.title_en,
            person=person_id(one.person) if one.person else "demo-integrator",
            office=one.office,
        )
