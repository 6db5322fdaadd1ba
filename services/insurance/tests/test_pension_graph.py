"""Pensions and payments in the graph, asked as the gateway asks them."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from paying import pay_month
from pilot_county import GONGXIAN, OFFICERS, PilotCounty

from gateway.schema import Composed, compose
from insurance.overpayment import graph as overpayment
from insurance.payment_run import graph as payment_run
from insurance.pension import graph as pension
from insurance.rural_pension import graph as rural_pension
from jinbao.bus import Call, EmbeddedBus
from jinbao.graph import Context
from jinbao.graph.ids import global_id

pytestmark = pytest.mark.anyio

COUNTY, ZHOU = global_id("Region", GONGXIAN), global_id("Person", "zhou")
PENSION = global_id("RuralPension", "zhou")
REFUSED = "... on Refusal { code }"
Ask = Callable[..., Any]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
def schema() -> Composed:
    return compose([rural_pension, pension, payment_run, overpayment], partial=True)


@pytest.fixture
def ask(county: PilotCounty, schema: Composed) -> Iterator[Ask]:
    bus = EmbeddedBus({"insurance": county.service})

    async def asked(document: str, by: str, **variables: Any) -> Any:
        call = Call(by, OFFICERS[by][0] if by in OFFICERS else None, language="en")
        answer = await schema.execute(document, variables, context_value=Context(bus, call))
        assert answer.errors is None, answer.errors
        return answer.data

    yield asked
    bus.close()


async def test_a_month_goes_from_the_list_to_the_account_in_the_graph(county: PilotCounty, ask: Ask) -> None:
    county.granted()
    county.open(county.today.replace(month=2, day=10))
    asked = {"on": "2010-02-10", "county": COUNTY, "month": "2010-02"}
    run = "... on RuralPensionRun { stage lines amount totals { state lines amount } }"

    async def does(who: str, name: str, kind: str, **given: Any) -> Any:
        document = f"mutation ($input: {kind}!) {{ {name}(input: $input) {{ {run} {REFUSED} }} }}"
        return (await ask(document, who, input={**asked, **given}))[name]

    refused = await does("he", "prepareRuralPensionRun", "PrepareRuralPensionRunInput")
    assert refused == {"code": "NOT_AUTHORISED"}
    prepared = await does("bian", "prepareRuralPensionRun", "PrepareRuralPensionRunInput")
    assert prepared == {
        "stage": "PREPARED",
        "lines": 1,
        "amount": "55.94",
        "totals": [{"state": "LISTED", "lines": 1, "amount": "55.94"}],
    }
    released = await does("zhi", "releaseRuralPensionRun", "ReleaseRuralPensionRunInput", lines=1)
    assert released["stage"] == "RELEASED"
    outcomes = [{"line": 1, "answer": "CREDITED"}]
    read = await does(
        "bian", "recordRuralPensionReturns", "RecordRuralPensionReturnsInput", outcomes=outcomes
    )
    assert read["totals"] == [{"state": "PAID", "lines": 1, "amount": "55.94"}]


async def test_a_pension_shows_its_months_its_payments_and_its_decisions(
    county: PilotCounty, ask: Ask
) -> None:
    county.granted()
    pay_month(county, "2010-02")
    county.open(county.today.replace(year=2015, month=1, day=20))
    raised = await ask(
        f"""mutation ($input: RaiseRuralPensionInput!) {{ raiseRuralPension(input: $input) {{
            ... on RuralPension {{ status monthly raises {{ edges {{ node {{
                since monthly decision {{ payableFrom verify {{ holds }} }} }} }} }} }} {REFUSED} }} }}""",
        "he",
        input={"on": "2015-01-20", "person": ZHOU},
    )
    node = {
        "since": "2014-07",
        "monthly": "70.94",
        "decision": {"payableFrom": "2014-07", "verify": {"holds": True}},
    }
    edges = {"edges": [{"node": node}]}
    assert raised["raiseRuralPension"] == {"status": "IN_PAYMENT", "monthly": "70.94", "raises": edges}
    shown = await ask(
        """query ($id: ID!) { ruralPension(id: $id) {
            claim { stage } overpayment { amount } history { kind }
            months { month due paid underWay owed overpaid }
            payments { edges { node { state amount answer run { month stage } } } } } }""",
        "zhou",
        id=PENSION,
    )
    pension = shown["ruralPension"]
    assert (pension["claim"], pension["overpayment"]) == ({"stage": "GRANTED"}, None)
    paid = {"due": "55.94", "paid": "55.94", "underWay": "0.00", "owed": "0.00", "overpaid": "0.00"}
    assert pension["months"][0] == {"month": "2010-02", **paid}
    assert pension["months"][-1]["owed"] == "70.94"
    [edge] = pension["payments"]["edges"]
    assert edge["node"] == {
        "state": "PAID",
        "amount": "55.94",
        "answer": "CREDITED",
        "run": None,  # a run is for those who work on it
    }
