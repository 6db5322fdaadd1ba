"""An arbitration as the graph shows it: the wrong caller first, then all of a case in one query."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from commission import COMMISSION, DOCUMENT, FIRM, LI, Commission
from every_way import every_way_of_arbitrating
from labor_relations_county import GONGXIAN, County

from jinbao.graph.ids import global_id
from labor_relations.arbitration.register import ARBITRATIONS

pytestmark = pytest.mark.anyio

Ask = Callable[..., Any]
WHOLE = """query ($id: ID!) { arbitration(id: $id) {
    stage number isFinal refusedFor setAside
    parties { role side } claims { place kind category amount } findings { place inTime finding awarded }
    knownAtFiling(basis: RECEIVED) { kind since until month wage }
    services { document number servedOn method publishedUntil lastFailure }
    panel { role until ground } hearings { number heldOn state askedBy }
    awards { kind number amount isFinal decision { amount sentences verify { holds } } }
    court { matter filedOn setAsideGrounds outcome } binds { since } performances { amount }
    clocks { kind state due } history { kind } availableActions { name allowed code }
} }"""


async def test_a_worker_files_and_sees_the_whole_case_which_nobody_else_does(
    county: County, ask: Ask
) -> None:
    at = Commission(county)
    li, firm = global_id("Person", LI), global_id("Employer", FIRM)
    application = {
        "on": "2010-03-01",
        "region": global_id("Region", GONGXIAN),
        "venue": "PERFORMANCE",
        "parties": {"applicant": "WORKER", "workers": [li], "employers": [firm]},
        "claims": [
            {"worker": li, "kind": "UNPAID_WAGES", "amount": "6000.00", "knownOn": "2010-01-31"},
            {"worker": li, "kind": "SEVERANCE", "amount": "4500.00", "knownOn": "2010-01-31"},
        ],
        "employedUntil": "2010-01-31",
    }
    file = """mutation ($input: FileArbitrationInput!) { fileArbitration(input: $input) {
        ... on Arbitration { id stage } ... on Refusal { code field } } }"""
    stranger = (await ask("stranger", file, input=application))["fileArbitration"]
    assert stranger["code"] == "NOT_AUTHORISED"
    filed = (await ask(LI, file, input=application))["fileArbitration"]
    assert filed["stage"] == "FILED"
    case = county.rows(ARBITRATIONS)[0].id
    at.accept(case)
    at.serve(case, DOCUMENT.APPLICATION_COPY, FIRM)
    at.hear(case, date(2010, 3, 29))
    at.award(case, 6_000_00, 4_500_00)
    assert (await ask("stranger", WHOLE, id=filed["id"]))["arbitration"] is None
    seen = (await ask(LI, WHOLE, id=filed["id"]))["arbitration"]
    assert (seen["stage"], seen["number"], seen["isFinal"]) == ("AWARDED", "珙劳人仲案〔2010〕1号", True)
    [award] = seen["awards"]
    assert award["amount"] == award["decision"]["amount"] == "10500.00"
    assert award["decision"]["verify"] == {"holds": True}
    assert award["decision"]["sentences"][0] == "Award in a labour dispute: 10,500.00 yuan."
    assert {one["kind"] for one in seen["clocks"]} >= {"arbitration.award", "arbitration.panel"}
    assert all(seen[name] for name in ("parties", "claims", "findings", "services", "panel", "hearings"))


LISTS = """query ($office: ID!, $region: ID!) {
    arbitrations(region: $region) { edges { node {
        stage refusedFor refusal { outcome reasons verify { holds } }
        awards { kind decision { amount sentences verify { holds } } } court { setAsideGrounds outcome } } } }
    arbitrators(region: $region) { qualification since }
    caseNumbers(office: $office, series: ARBITRATION, year: 2010) { edges { node { written cancelled } } }
}"""


async def test_the_commission_lists_its_cases_numbers_and_arbitrators(county: County, ask: Ask) -> None:
    every_way_of_arbitrating(Commission(county))
    where = {"office": global_id("Office", COMMISSION), "region": global_id("Region", GONGXIAN)}
    lists = await ask("he", LISTS, **where)
    numbers = [edge["node"] for edge in lists["caseNumbers"]["edges"]]
    assert numbers[0] == {"written": "珙劳人仲案〔2010〕1号", "cancelled": "FILED_TWICE"}
    assert [one["qualification"] for one in lists["arbitrators"]] == ["LAWYER", "LAWYER"]
    cases = [edge["node"] for edge in lists["arbitrations"]["edges"]]
    [ahead] = [one["decision"] for case in cases for one in case["awards"] if one["kind"] == "ADVANCE"]
    assert (ahead["amount"], ahead["verify"]) == ("500.00", {"holds": True})
    assert ahead["sentences"][0] == "Advance execution: 500.00 yuan."
    assert {one["stage"] for one in cases} == {"REFUSED", "CLOSED", "FILED", "EFFECTIVE", "ACCEPTED"}
    assert ["OTHER_COMMISSION"] in [one["refusedFor"] for one in cases]
    [late] = [one["refusal"] for one in cases if one["refusedFor"] == ["OUT_OF_TIME"]]
    assert late == {"outcome": "denied", "reasons": ["ALL_OUT_OF_TIME"], "verify": {"holds": True}}
