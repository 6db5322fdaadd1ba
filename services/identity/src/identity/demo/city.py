"""The whole demo city, the same on every machine: invented people, real county names, the paper's counts."""

from functools import cache

from identity.demo.employers import employers
from identity.demo.facts import DemoCity
from identity.demo.numbers import IdNumbers
from identity.demo.officers import officers
from identity.demo.offices import found
from identity.demo.personas import personas
from identity.demo.regions import CODE_CHANGES, regions
from identity.demo.residents import settle


@cache
def city() -> DemoCity:
    places = regions()
    founded = found(places)
    numbers = IdNumbers()
    staff = officers(founded.offices, numbers)
    settled = settle(places, numbers)
    return DemoCity(
        regions=places,
        code_changes=CODE_CHANGES,
        offices=founded.offices,
        servings=founded.servings,
        officers=staff,
        households=settled.households,
        residents=settled.residents,
        employers=tuple(employers(places, settled.households, settled.residents)),
        personas=tuple(personas(founded.offices, staff, settled.residents)),
    )
