"""Collective contracts as the graph shows them: submitted, objected to, explained, in force."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from bargaining import LAST, MINE, PAPER, QIN, ZHAO, with_bargaining
from labor_relations_county import GONGXIAN, County

from jinbao.graph.ids import global_id

pytestmark = pytest.mark.anyio

Ask = Callable[..., Any]
SUBMIT = """mutation ($input: SubmitCollectiveContractInput!) { submitCollectiveContract(input: $input) {
    ... on CollectiveContract { id stage late dueOn reviewUntil }
    ... on Refusal { code field message parameters { name value } } } }"""
REGISTER = """mutation ($id: ID!, $on: Date!) { registerCollectiveContract(input: {contract: $id, on: $on}) {
    ... on CollectiveContract { number } } }"""
OPINION = """mutation ($id: ID!, $on: Date!) {
    giveCollectiveContractOpinion(input: {contract: $id, on: $on, faults: []}) {
        ... on CollectiveContract { stage reasons decision { outcome sentences verify { holds } } }
    } }"""
WHOLE = """query ($id: ID!) { collectiveContract(id: $id) {
    stage number inForceOn inForceBy
    text { kind lowestWage until adoption { body entitled present inFavour } }
    clocks { kind state due law } history { kind } availableActions { name allowed }
} }"""


def form(**others: Any) -> dict[str, Any]:
    adoption = {
        "body": "WORKERS_CONGRESS",
        "on": "2010-05-03",
        "entitled": 300,
        "present": 200,
        "inFavour": 150,
    }
    text = {
        "kind": "COMPREHENSIVE",
        "adoption": adoption,
        "signedOn": "2010-05-04",
        "since": "2010-06-01",
        "until": "2012-05-31",
        "lowestWage": "900.00",
    }
    return {
        "on": "2010-05-12",
        "employer": global_id("Employer", MINE),
        "region": global_id("Region", GONGXIAN),
        "text": text | others,
        "papers": [{"kind": "COLLECTIVE_CONTRACT", "id": PAPER.id, "sha256": PAPER.sha256}],
    }


async def test_an_employer_submits_and_silence_brings_it_into_force(county: County, ask: Ask) -> None:
    """TV-CC1."""
    office = with_bargaining(county)
    office.keeps(PAPER)
    late = (await ask(ZHAO, SUBMIT, input=form(signedOn="2010-05-13")))["submitCollectiveContract"]
    assert (late["code"], late["field"]) == ("SIGNED_AFTERWARDS", "text.signedOn")
    told = (await ask(ZHAO, SUBMIT, input=form()))["submitCollectiveContract"]
    contract = told.pop("id")
    assert told == {
        "stage": "SUBMITTED",
        "late": False,
        "dueOn": "2010-05-14",
        "reviewUntil": LAST.isoformat(),
    }
    number = (await ask(QIN, REGISTER, id=contract, on="2010-05-12"))["registerCollectiveContract"]["number"]
    office.open(LAST + timedelta(days=1))
    office.service.timekeeper.look()
    seen = (await ask(ZHAO, WHOLE, id=contract))["collectiveContract"]
    assert (seen["stage"], seen["number"], seen["inForceOn"], seen["inForceBy"]) == (
        "IN_FORCE",
        number,
        "2010-05-27",
        "SILENCE",
    )
    assert seen["text"]["lowestWage"] == "900.00"
    assert [(one["kind"], one["state"]) for one in seen["clocks"]] == [
        ("collective-contract.review", "EXPIRED"),
        ("collective-contract.term", "RUNNING"),
    ]
    assert seen["clocks"][0]["law"] == "劳动合同法, art. 54"
    assert (await ask("stranger", WHOLE, id=contract))["collectiveContract"] is None


async def test_an_objection_explains_itself_and_can_be_verified(county: County, ask: Ask) -> None:
    office = with_bargaining(county)
    office.keeps(PAPER)
    told = (await ask(ZHAO, SUBMIT, input=form(lowestWage="600.00")))["submitCollectiveContract"]
    await ask(QIN, REGISTER, id=told["id"], on="2010-05-12")
    seen = (await ask(QIN, OPINION, id=told["id"], on="2010-05-12"))["giveCollectiveContractOpinion"]
    assert (seen["stage"], seen["reasons"]) == ("OBJECTED", ["LOWEST_WAGE_TOO_LOW"])
    assert seen["decision"]["verify"]["holds"]
    assert any("below the local minimum wage" in one for one in seen["decision"]["sentences"])
