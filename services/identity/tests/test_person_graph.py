"""Persons, households and rosters in the graph, asked as the gateway asks them."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from village_office import (
    CHEN_ID,
    CHU,
    HE_ID,
    LUO_ID,
    TODAY,
    YUAN,
    VillageOffice,
    luo,
    region,
    someone,
)

from gateway.schema import Composed, compose
from identity.contract import ImportRoster
from identity.demo.numbers import id_number
from identity.household import graph as households
from identity.person import graph as persons
from identity.region import graph as regions
from identity.roster import graph as rosters
from identity.roster.form import COLUMNS
from identity.roster.importer import Importer
from jinbao.bus import Call, EmbeddedBus
from jinbao.graph import Context
from jinbao.graph.ids import global_id

pytestmark = pytest.mark.anyio

ON = TODAY.isoformat()
VILLAGE = global_id("Region", region("village"))
REFUSED = "... on Refusal { code field message }"
WHY = "受理参保登记"

Ask = Callable[..., Any]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
def schema() -> Composed:
    return compose([regions, persons, households, rosters], partial=True)


@pytest.fixture
def ask(office: VillageOffice, schema: Composed) -> Iterator[Ask]:
    bus = EmbeddedBus({"identity": office.service})

    async def asked(document: str, by: Call = CHU, *, language: str = "en", **variables: Any) -> Any:
        who = Call(by.person, by.office, language=language)
        return await schema.execute(document, variables, context_value=Context(bus, who))

    yield asked
    bus.close()


async def change(ask: Ask, name: str, shows: str, by: Call = CHU, /, **said: Any) -> Any:
    kind = name[0].upper() + name[1:]
    document = f"mutation ($input: {kind}Input!) {{ {name}(input: $input) {{ {shows} {REFUSED} }} }}"
    answer = await ask(document, by, input={"on": ON, **said})
    assert answer.errors is None, answer.errors
    return answer.data[name]


def new(number: str = LUO_ID, name: str = "罗秀兰") -> dict[str, Any]:
    return {"idNumber": number, "name": name, "hukouVillage": VILLAGE, "hukou": "RURAL"}


async def registered(ask: Ask, number: str = LUO_ID, name: str = "罗秀兰") -> str:
    answer = await change(ask, "registerPerson", "... on Person { id }", person=new(number, name))
    return str(answer["id"])


async def test_a_stranger_is_shown_nobody(ask: Ask) -> None:
    person = await registered(ask)
    answer = await ask("query ($id: ID!) { person(id: $id) { name } }", Call("somebody"), id=person)
    assert (answer.data, answer.errors) == ({"person": None}, None)


async def test_an_office_elsewhere_registers_nobody(ask: Ask) -> None:
    answer = await change(ask, "registerPerson", "... on Person { id }", YUAN, person=new())
    assert answer["code"] == "NOT_AUTHORISED"


async def test_a_person_is_masked_until_a_purpose_is_given(ask: Ask) -> None:
    person = await registered(ask)
    document = """query ($id: ID!, $why: String) {
        person(id: $id, purpose: $why) {
            name idNumber masked hukouRegion { name } numbers(purpose: $why) { number kind } }
    }"""
    answer = await ask(document, id=person)
    assert answer.data["person"] == {
        "name": "罗**",
        "idNumber": "511526********0128",
        "masked": True,
        "hukouRegion": {"name": "春树村"},
        "numbers": [{"number": "511526********0128", "kind": "FIRST"}],
    }
    answer = await ask(document, id=person, why=WHY)
    assert (answer.data["person"]["name"], answer.data["person"]["numbers"][0]["number"]) == (
        "罗秀兰",
        LUO_ID,
    )


async def test_a_person_is_found_by_number(ask: Ask) -> None:
    person = await registered(ask)
    answer = await ask(f'{{ persons(idNumber: "{LUO_ID}") {{ nodes {{ id name }} }} }}')
    assert answer.data == {"persons": {"nodes": [{"id": person, "name": "罗**"}]}}


async def test_a_refusal_says_in_which_field_the_fault_is(ask: Ask) -> None:
    answer = await change(ask, "registerPerson", "... on Person { id }", person=new("511521198502290113"))
    assert (answer["code"], answer["field"]) == ("ID_DATE_IMPOSSIBLE", "person.idNumber")
    await registered(ask)
    answer = await change(ask, "registerPersons", "... on Person { id }", persons=[new(HE_ID), new()])
    assert (answer["code"], answer["field"]) == ("PERSON_EXISTS", "persons.1.idNumber")


async def test_a_file_is_corrected_and_a_death_recorded(ask: Ask) -> None:
    person = await registered(ask)
    proven = {"person": person, "evidence": {"kind": "HUKOU_BOOK"}}
    shows = "... on Person { id born sex death { diedOn evidence strong } }"
    answer = await change(ask, "decideBirthDate", shows, **proven, born="1949-12-01")
    assert answer["born"] == "1949-12-01"
    answer = await change(
        ask, "recordDeath", shows, person=person, diedOn="2010-01-02", evidence="VILLAGE_REPORT"
    )
    assert answer["death"] == {"diedOn": "2010-01-02", "evidence": "VILLAGE_REPORT", "strong": False}


async def test_a_family_is_shown_from_each_of_its_sides(ask: Ask) -> None:
    mother, son = await registered(ask), await registered(ask, CHEN_ID, "邓明华")
    await change(
        ask,
        "recordKinships",
        "... on Person { id }",
        kin=[{"person": mother, "relative": son, "relation": "CHILD"}],
    )
    members = [{"person": mother, "relation": "HEAD"}, {"person": son, "relation": "CHILD"}]
    home = {"village": VILLAGE, "number": "0001", "members": members}
    shows = "... on Household { number head { id } members { relation person { id } } }"
    answer = await change(ask, "registerHousehold", shows, household=home)
    assert (answer["number"], answer["head"], len(answer["members"])) == ("0001", {"id": mother}, 2)
    document = (
        "query ($id: ID!) { person(id: $id) { household { number } kin { relation relative { id } } } }"
    )
    answer = await ask(document, id=son)
    assert answer.data["person"] == {
        "household": {"number": "0001"},
        "kin": [{"relation": "PARENT", "relative": {"id": mother}}],
    }


LIST = """query ($village: ID!, $first: Int!) {
    region(id: $village) { persons(first: $first) { nodes {
        name hukouRegion { name } household { number } kin { relation } papers { id } mergedInto { id }
    } } } }"""


async def test_a_page_of_thirty_costs_as_many_statements_as_one_of_three(
    office: VillageOffice, ask: Ask
) -> None:
    for number in range(30):
        office.register(someone(id_number=id_number("511526", TODAY.replace(year=1950 + number), 901)))
    counts = []
    for first in (3, 30):
        office.statements.clear()
        answer = await ask(LIST, village=VILLAGE, first=first)
        assert len(answer.data["region"]["persons"]["nodes"]) == first
        counts.append(len(office.statements))
    assert counts[0] == counts[1]


ROSTER = """query ($id: ID!) { roster(id: $id) {
    rows taken refused status region { name }
    receipts(outcome: REFUSED) { nodes { line outcome reasons { code field message } person { id } } } } }"""


def nothing_goes_out(request: object, _call: Call) -> None:
    """The only row is refused before anything would be sent."""
    raise AssertionError(request)


async def test_a_receipt_says_in_the_readers_language_what_is_wrong(office: VillageOffice, ask: Ask) -> None:
    office.register(luo(name="罗秀英"))
    header = ",".join(column.header for column in COLUMNS)
    line = f"罗秀兰,女,{LUO_ID},,511526100201,,,0001,户主,一般,100,2010-01-04,,,"
    content = f"{header}\n{line}\n".encode()
    said = {"village": region("village"), "file_name": "名册.csv", "content": content}
    roster = office.ask(ImportRoster, **said).stream.removeprefix("roster/")
    Importer(office.service, office.vault, nothing_goes_out, nothing_goes_out).work_off()
    for language, message in (
        ("zh", "该号码已登记在另一姓名之下，请核对姓名和号码。"),
        ("en", "This number is registered under another name; check both."),
    ):
        answer = await ask(ROSTER, language=language, id=global_id("Roster", roster))
        assert answer.data["roster"] == {
            "rows": 1,
            "taken": 0,
            "refused": 1,
            "status": "DONE",
            "region": {"name": "春树村"},
            "receipts": {
                "nodes": [
                    {
                        "line": 2,
                        "outcome": "REFUSED",
                        "reasons": [{"code": "ROSTER_NAME_DIFFERS", "field": "姓名", "message": message}],
                        "person": None,
                    }
                ]
            },
        }
    answer = await ask(ROSTER, YUAN, id=global_id("Roster", roster))
    assert answer.data == {"roster": None}
