"""What a mutation would change, asked of the whole house through the graph."""

import time
from typing import Any

import pytest
from whole_office import WholeOffice

from gateway.demo.city import last_public_position
from jinbao.bus import Call
from jinbao.graph.ids import global_id
from jinbao.scene import everything_in

pytestmark = pytest.mark.anyio

LUO, SHEN = global_id("Person", "luo"), global_id("Person", "shen")
ON = "2026-01-05"
TRIED: dict[str, dict[str, Any]] = {
    "recordDeath": {"person": LUO, "diedOn": ON, "evidence": "VILLAGE_REPORT"},
    "revokeDeath": {"person": SHEN, "evidence": {"kind": "PERSON_APPEARED"}},
    "decideBirthDate": {"person": LUO, "born": "1970-05-31", "evidence": {"kind": "HUKOU_BOOK"}},
}


async def would(office: WholeOffice, mutation: str, who: str = "chu") -> Any:
    title = mutation[:1].upper() + mutation[1:]
    document = f"""query($input: {title}Input!) {{ answer: would{title}(input: $input) {{ __typename
        ... on WhatWouldChange {{ acts {{ act }} decisions {{ outcome }} months {{ firstMonth }}
            toRecover toPay elsewhere silent }}
        ... on Refusal {{ code field }} }} }}"""
    given = {"on": str(office.house.insurance.today), **TRIED[mutation]}
    answer = await office.ask(Call(who, "centre", language="en"), document, input=given)
    assert answer.errors is None, answer.errors
    return answer.data["answer"]


def until_all_is_heard(office: WholeOffice) -> None:
    """Nobody has still to take something in that was published before."""
    services, started = office.house.services, time.monotonic()
    due = {name: last_public_position(service) for name, service in services.items()}
    behind = [(one, source) for one in services.values() for source in one.sources]
    while any(one.has_heard(source) < due[source] for one, source in behind):
        assert time.monotonic() - started < 20
        time.sleep(0.05)


@pytest.mark.parametrize("mutation", TRIED)
async def test_four_databases_are_as_they_were(office: WholeOffice, mutation: str) -> None:
    until_all_is_heard(office)
    services = office.house.services.values()
    before = [everything_in(one) for one in services]
    assert await would(office, mutation) == {
        "__typename": "WhatWouldChange",
        "acts": [],
        "decisions": [],
        "months": [],
        "toRecover": "0.00",
        "toPay": "0.00",
        "elsewhere": 0,
        "silent": [],
    }
    assert (await would(office, mutation, "yuan"))["code"] == "NOT_AUTHORISED"
    assert [everything_in(one) for one in services] == before


async def test_each_trial_stands_beside_the_mutation_that_it_tries(office: WholeOffice) -> None:
    graph = office.schema._schema
    trials = {name: one for name, one in graph.query_type.fields.items() if name.startswith("would")}
    mutations = {name: name[5].lower() + name[6:] for name in trials}
    assert set(TRIED) <= set(mutations.values())
    for name, trial in trials.items():
        done = graph.mutation_type.fields[mutations[name]]
        assert str(trial.args["input"].type) == str(done.args["input"].type)
