"""Employers in the graph: registered, refused with the field, and shown with branches and agents."""

from collections.abc import Iterator
from typing import Any

import pytest
from organised_county import NOBODY, QU, SHI, TODAY, OrganisedCounty, grant, region

from gateway.schema import compose
from identity.contract import Hukou, NewPerson, RegisterPersons
from identity.demo.numbers import id_number
from identity.employer import graph as employer
from identity.household import graph as household
from identity.person import graph as person
from identity.region import graph as regions
from jinbao.bus import Call, EmbeddedBus
from jinbao.graph import Context
from jinbao.graph.ids import global_id

pytestmark = pytest.mark.anyio

SCHEMA = compose([regions, person, household, employer], partial=True)
REGISTER = """mutation ($input: RegisterEmployerInput!) { registerEmployer(input: $input) {
    ... on Employer { id name kind numbers { kind number } agents { role person { id } employer { name } } }
    ... on Refusal { code field message parameters { name value } } } }"""
FIND = """query ($number: String!) { employers(number: $number) { nodes {
    name region { name } agents { role } branches { nodes { name } } } } }"""
FORM: dict[str, Any] = {
    "on": TODAY.isoformat(),
    "kind": "LEGAL_PERSON",
    "name": "珙县示例竹编厂",
    "region": global_id("Region", region("town")),
    "numbers": [{"kind": "BUSINESS_LICENCE", "number": "511526000012345"}],
    "representative": global_id("Person", "boss"),
    "since": "2008-03-01",
    "document": "营业执照",
}


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def bus(county: OrganisedCounty) -> Iterator[EmbeddedBus]:
    county.granted(
        grant("registers", "qu", "bureau", "county", "register", items=("employer", "person")), by=SHI
    )
    boss = NewPerson(
        person="boss",
        name="罗建国",
        id_number=id_number("511526", TODAY.replace(year=1970), 3),
        hukou_village=region("village"),
        hukou=Hukou.RURAL,
    )
    county.ask(RegisterPersons, persons=(boss,))
    bus = EmbeddedBus({"identity": county.service})
    yield bus
    bus.close()


async def ask(bus: EmbeddedBus, document: str, by: Call, **variables: Any) -> Any:
    who = Call(by.person, by.office, language="en")
    answer = await SCHEMA.execute(document, variables, context_value=Context(bus, who))
    assert answer.errors is None, answer.errors
    return answer.data


async def test_an_employer_is_registered_by_its_county_and_found_by_everybody(bus: EmbeddedBus) -> None:
    refused = (await ask(bus, REGISTER, NOBODY, input=FORM))["registerEmployer"]
    assert refused["code"] == "NOT_AUTHORISED"

    registered = (await ask(bus, REGISTER, QU, input=FORM))["registerEmployer"]
    [agent] = registered["agents"]
    assert agent == {
        "role": "REPRESENTATIVE",
        "person": {"id": FORM["representative"]},
        "employer": {"name": FORM["name"]},
    }

    twice = (await ask(bus, REGISTER, QU, input=FORM))["registerEmployer"]
    assert (twice["code"], twice["message"]) == (
        "EMPLOYER_NUMBER_TAKEN",
        "This number is registered for another employer.",
    )

    found = await ask(bus, FIND, NOBODY, number="511526000012345")
    [factory] = found["employers"]["nodes"]
    assert factory == {
        "name": FORM["name"],
        "region": {"name": "示例镇"},
        "agents": [],
        "branches": {"nodes": []},
    }


async def test_a_number_that_cannot_be_is_refused_at_its_field(bus: EmbeddedBus) -> None:
    said = {**FORM, "numbers": [{"kind": "CREDIT_CODE", "number": "91511526MA62A1B232"}]}
    refused = (await ask(bus, REGISTER, QU, input=said))["registerEmployer"]
    assert (refused["code"], refused["field"]) == ("USCC_CHECK_DIGIT", "numbers.0.number")
