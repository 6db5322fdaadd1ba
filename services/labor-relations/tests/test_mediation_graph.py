"""Mediation, entitlements and filings as the graph shows them: the wrong caller first, then the right one."""

from collections.abc import Callable
from datetime import date
from inspect import getdoc
from typing import Any

import pytest
from labor_relations_county import GONGXIAN, XUNCHANG, County
from mediating import FIRST, HU, LI, MINE, ZHAO, agree, with_mediator

from gateway.document import core, undescribed
from gateway.schema import Composed
from jinbao.graph.ids import global_id
from labor_relations import contract
from labor_relations.labour_contract.heard import EmploymentEnded, HireRegistered
from labor_relations.mediation import commands

pytestmark = pytest.mark.anyio

Ask = Callable[..., Any]
WHOLE = """query ($id: ID!) { mediation(id: $id) {
    stage number until oral body sessions arbitrationOpen
    parties { role side } meetings { session absent } promises { claim amount dueOn paymentOrder }
    claims { place kind category amount calculation { amount sentences verify { holds } } }
    clocks { kind state due } history { kind } availableActions { name allowed code }
} }"""
REQUEST = """mutation ($input: RequestMediationInput!) { requestMediation(input: $input) {
    ... on Mediation { id stage } ... on Refusal { code field message } } }"""
ENTITLEMENTS = """query ($region: ID!, $facts: WorkFactsInput!) {
    entitlements(region: $region, on: "2010-06-01", facts: $facts,
                 kinds: [SEVERANCE, DOUBLE_WAGES, REST_AND_LEAVE]) {
        kind amount reasons sentences missing message law steps { name result } } }"""
FACTS = {
    "startedOn": "2004-02-01",
    "signedOn": "2004-02-01",
    "lastDay": "2010-05-31",
    "ending": "REDUNDANCY",
    "payroll": [
        {"month": f"{2009 + number // 12}-{number % 12 + 1:02d}", "wage": "3000.00", "paid": "3000.00"}
        for number in range(17)
    ],
}


def application() -> dict[str, Any]:
    li = global_id("Person", LI)
    return {
        "on": FIRST.isoformat(),
        "region": global_id("Region", XUNCHANG),
        "parties": {"applicant": "WORKER", "workers": [li], "employers": [global_id("Employer", MINE)]},
        "claims": [
            {"worker": li, "kind": "UNPAID_WAGES", "amount": "2400.00"},
            {"worker": li, "kind": "SEVERANCE", "amount": "19500.00"},
        ],
    }


async def test_a_worker_asks_for_mediation_and_sees_all_of_it_in_one_query(county: County, ask: Ask) -> None:
    centre = with_mediator(county)
    refused = (await ask("stranger", REQUEST, input=application()))["requestMediation"]
    assert refused["code"] == "NOT_AUTHORISED"
    requested = (await ask(LI, REQUEST, input=application()))["requestMediation"]
    assert requested["stage"] == "REQUESTED"
    mediation = centre.ask(HU, "find_mediations", contract.FindMediations()).rows[0].id
    accept = """mutation ($input: AcceptMediationInput!) { acceptMediation(input: $input) {
        ... on Mediation { number } ... on Refusal { code } } }"""
    accepted = {"on": FIRST.isoformat(), "mediation": requested["id"]}
    assert (await ask(LI, accept, input=accepted))["acceptMediation"] == {"code": "NOT_AUTHORISED"}
    assert (await ask(HU, accept, input=accepted))["acceptMediation"] == {"number": "巡劳调字〔2010〕1号"}

    establish = """mutation ($input: EstablishMediationFactsInput!) { establishMediationFacts(input: $input) {
        ... on Mediation { stage } ... on Refusal { code field } } }"""
    facts = {**accepted, "worker": global_id("Person", LI), "facts": FACTS}
    assert (await ask(HU, establish, input=facts))["establishMediationFacts"] == {"stage": "ACCEPTED"}
    centre.do(HU, commands.WorkOutClaim, mediation=mediation, claim=1)
    centre.do(HU, commands.HoldMediation, mediation=mediation)
    agree(centre, mediation)

    assert (await ask("stranger", WHOLE, id=requested["id"]))["mediation"] is None
    seen = (await ask(ZHAO, WHOLE, id=requested["id"]))["mediation"]
    assert (seen["stage"], seen["number"], seen["sessions"]) == (
        "AGREEMENT_REACHED",
        "巡劳调字〔2010〕1号",
        1,
    )
    assert [one["kind"] for one in seen["claims"]] == ["UNPAID_WAGES", "SEVERANCE"]
    assert seen["claims"][1]["calculation"]["amount"] == "19500.00"
    assert seen["claims"][1]["calculation"]["verify"] == {"holds": True}
    assert [one["paymentOrder"] for one in seen["promises"]] == [True, True]
    assert seen["clocks"] == [{"kind": "mediation.agreement", "state": "MET", "due": "2010-06-16"}]


async def test_anybody_asks_what_the_law_gives_and_is_told_why_not(county: County, ask: Ask) -> None:
    with_mediator(county)
    where = {"region": global_id("Region", GONGXIAN), "facts": FACTS}
    severance, double, leave = (await ask("anybody", ENTITLEMENTS, **where))["entitlements"]
    assert (severance["amount"], severance["reasons"]) == ("19500.00", [])
    assert "劳动合同法, art. 47" in severance["law"]
    assert (double["amount"], double["reasons"]) == (None, ["CONTRACT_IN_TIME"])
    assert (leave["missing"], leave["amount"]) == ("NOTHING_TO_WORK_OUT", None)
    assert "rest and leave" in leave["message"]


FILING = """query ($id: ID!) { labourUseFiling(id: $id) {
    stage since filedOn wage terms { kind until } defects { kind limit law } result submission
    clocks { kind state } history { kind cause } availableActions { name allowed } } }"""
SINCE = date(2010, 5, 20)
RATE = """query ($region: ID!) {
    contractSigningRate(region: $region, on: "2010-06-01") { workers withContract rate }
    labourUseFilings(region: $region) { edges { node { stage } } } }"""


async def test_a_filing_is_shown_with_where_it_came_from(county: County, ask: Ask) -> None:
    centre = with_mediator(county)
    hire = HireRegistered("job", LI, MINE, None, XUNCHANG, SINCE, FIRST, None, 240000)
    centre.tell(hire, by="employment")
    filing = global_id("LabourUseFiling", "job")
    assert (await ask("stranger", FILING, id=filing))["labourUseFiling"] is None
    seen = (await ask(ZHAO, FILING, id=filing))["labourUseFiling"]
    assert (seen["stage"], seen["since"], seen["wage"]) == ("FILED_INITIAL", "2010-05-20", "2400.00")
    assert {one["cause"] for one in seen["history"]} == {seen["submission"]}
    assert seen["clocks"] == [{"kind": "labour-contract.hire-filing", "state": "MET"}]
    end = EmploymentEnded("job", LI, MINE, SINCE, date(2010, 5, 31), "REDUNDANCY", FIRST, None)
    centre.tell(end, by="employment")
    own = """query ($id: ID!) { labourUseFiling(id: $id) { entitlements(kinds: [SEVERANCE, DOUBLE_WAGES]) {
        kind amount reasons missing } } }"""
    severance, double = (await ask(LI, own, id=filing))["labourUseFiling"]["entitlements"]
    assert (severance["amount"], severance["missing"]) == ("1200.00", None)
    assert (double["amount"], double["reasons"]) == (None, ["CONTRACT_IN_TIME"])
    lists = await ask(HU, RATE, region=global_id("Region", GONGXIAN))
    assert lists["labourUseFilings"]["edges"] == [{"node": {"stage": "FILING_CLOSED"}}]
    assert lists["contractSigningRate"] == {"workers": 0, "withContract": 0, "rate": None}


def test_everything_is_described_and_every_command_is_a_mutation(schema: Composed, county: County) -> None:
    assert [name for name in undescribed(schema) if "Mediation" in name or "Labour" in name] == []
    mutations = core(schema).mutation_type
    assert mutations is not None
    assert {field.description for field in mutations.fields.values()} >= {
        getdoc(command) for command in county.service.handlers if command in vars(contract).values()
    }
