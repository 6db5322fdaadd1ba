"""The demo city's employers as commands: legal persons and traders first, then the branches of the former."""

from collections.abc import Iterator, Mapping
from datetime import date

from gateway.demo.loading import FOUNDER, Step
from gateway.demo.names import person_id
from identity.contract import EmployerNumber, EmployerNumberKind, FindEmployers, RegisterEmployer
from identity.demo.facts import DemoCity, Employer
from jinbao.service import Service

DOCUMENT = "营业执照"


def heads(city: DemoCity, regions: Mapping[str, str], on: date) -> Iterator[Step]:
    return (registered(one, regions, on) for one in city.employers if one.head is None)


def branches(city: DemoCity, regions: Mapping[str, str], identity: Service, on: date) -> Iterator[Step]:
    """The ids of their heads are known when the heads are registered."""
    for one in city.employers:
        if one.head:
            [found] = identity.look_up("find_employers", [FindEmployers(number=one.head)], FOUNDER)
            yield registered(one, regions, on, head=found.rows[0].id)


def registered(employer: Employer, regions: Mapping[str, str], on: date, head: str | None = None) -> Step:
    number = EmployerNumber(kind=EmployerNumberKind.BUSINESS_LICENCE, number=employer.number)
    command = RegisterEmployer(
        on=on,
        kind=employer.kind,
        name=employer.name,
        region=regions[employer.town],
        numbers=(number,),
        representative=person_id(employer.representative),
        head=head,
        since=employer.since,
        document=DOCUMENT,
    )
    return Step(name=f"employers/{employer.number}", service="identity", command=command, call=FOUNDER)
