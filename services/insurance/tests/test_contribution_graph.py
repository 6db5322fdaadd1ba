"""Employers' contributions in the graph, asked as the gateway asks them."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from contributing import DUE, FANG, JANUARY, LUO, MING, TEA_WORKS, UNEMPLOYMENT, january
from pilot_county import PilotCounty

from gateway.casework import graph as case_graph
from gateway.schema import Composed, compose
from gateway.statutory_clock import graph as clock_graph
from insurance.employee_contribution import graph as contribution
from insurance.employee_contribution.insured import graph as insured
from insurance.rural_pension import graph as rural_pension
from jinbao.bus import EmbeddedBus
from jinbao.graph import Context
from jinbao.graph.ids import global_id

pytestmark = pytest.mark.anyio

WORKS, BILL = (
    global_id("Employer", TEA_WORKS),
    global_id("ContributionBill", f"{TEA_WORKS}/{UNEMPLOYMENT}/{JANUARY}"),
)
Ask = Callable[..., Any]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
def schema() -> Composed:
    return compose([case_graph, clock_graph, rural_pension, contribution, insured], partial=True)


@pytest.fixture
def ask(county: PilotCounty, schema: Composed) -> Iterator[Ask]:
    bus = EmbeddedBus({"insurance": county.service})

    async def asked(document: str, by: str, **variables: Any) -> Any:
        answer = await schema.execute(document, variables, context_value=Context(bus, county.call(by)))
        assert answer.errors is None, answer.errors
        return answer.data

    yield asked
    bus.close()


DECLARE = """mutation ($input: DeclareContributionsInput!) { declareContributions(input: $input) {
    ... on ContributionBill { id stage } ... on Refusal { code message field } } }"""
PAY = """mutation ($input: RecordContributionPaymentInput!) { recordContributionPayment(input: $input) {
    ... on ContributionBill { stage received outstanding lateFees lateFeesOwed
        payments { number amount document collector }
        charges { after through principal amount decision { outcome amount verify { holds } } }
        lines(first: 10) { nodes { kind base employerPart personPart paidOn } }
        decision { question amount verify { holds } }
        clocks { kind state } history { kind } availableActions { name allowed } }
    ... on Refusal { code message } } }"""


async def test_an_agent_declares_and_an_officer_books_what_came_in_late(
    county: PilotCounty, ask: Ask
) -> None:
    january(county)
    february = {"employer": WORKS, "month": "2010-02", "schemes": ["UNEMPLOYMENT"]}
    lines = [{"person": global_id("Person", MING), "base": "2000.00"}]
    form = {"on": "2010-02-03", **february, "lines": lines}
    turned_away = (await ask(DECLARE, "gao", input=form))["declareContributions"]
    assert turned_away["code"] == "NOT_AUTHORISED"
    assert (await ask(DECLARE, LUO, input=form))["declareContributions"]["stage"] == "DECLARED"
    stranger = [{**lines[0], "person": global_id("Person", "gu")}]
    refused = (await ask(DECLARE, LUO, input={**form, "lines": stranger}))["declareContributions"]
    assert (refused["code"], refused["field"]) == ("NOT_INSURED_THEN", "lines.0.person")

    county.open(date(2010, 3, 2))
    payment = {"on": "2010-03-02", "bill": BILL, "paidOn": "2010-03-02", "document": "川A1"}
    asked = {**payment, "collector": "BANK", "amount": "90.00"}
    shown = (await ask(PAY, "qian", input=asked))["recordContributionPayment"]
    assert (shown["stage"], shown["outstanding"], shown["lateFeesOwed"]) == ("PAID", "0.00", "1.80")
    [charge] = shown["charges"]
    assert (charge["after"], charge["through"], charge["amount"]) == (DUE.isoformat(), "2010-03-02", "1.80")
    assert charge["decision"] == {"outcome": "granted", "amount": "1.80", "verify": {"holds": True}}
    assert shown["decision"]["verify"] == {"holds": True}
    own = {line["kind"]: line["personPart"] for line in shown["lines"]["nodes"]}
    assert own == {"EMPLOYEE": "20.00", "RURAL_CONTRACT_WORKER": "0.00"}
    assert [clock["kind"] for clock in shown["clocks"]] == ["contribution.payment"]
    assert [action["name"] for action in shown["availableActions"] if action["allowed"]] == [
        "recordContributionPayment",
        "reverseContributionPayment",
    ]


BILLS = """{ contributionBills(first: 10, stage: DUE) { nodes {
    id scheme month amount lines(first: 5) { nodes { base bill { id } } } } } }"""


async def test_bills_are_listed_with_their_lines_for_whoever_handles_them(
    county: PilotCounty, ask: Ask
) -> None:
    january(county)
    [bill] = (await ask(BILLS, "yan"))["contributionBills"]["nodes"]
    assert (bill["id"], bill["amount"]) == (BILL, "90.00")
    assert [line["bill"]["id"] for line in bill["lines"]["nodes"]] == [BILL, BILL]
    assert (await ask(BILLS, "cui"))["contributionBills"]["nodes"] == []
    of_fang = global_id("EmployeeInsurance", f"{TEA_WORKS}/{FANG}")
    shown = """query ($id: ID!) { employeeInsurance(id: $id) { spells { kind since until inTime } } }"""
    [spell] = (await ask(shown, FANG, id=of_fang))["employeeInsurance"]["spells"]
    assert spell == {"kind": "RURAL_CONTRACT_WORKER", "since": "2009-12-15", "until": None, "inTime": True}


WATCH = "subscription ($id: ID!) { contributionBillChanged(id: $id) { stage received } }"


async def test_a_bill_is_shown_again_once_money_has_come_in(county: PilotCounty, schema: Composed) -> None:
    works, bill = january(county)
    bus = EmbeddedBus({"insurance": county.service})
    watched: Any = await schema.subscribe(
        WATCH, {"id": BILL}, context_value=Context(bus, county.call("qian"))
    )
    shown = [(await anext(watched)).data["contributionBillChanged"]]
    works.pays(bill)
    shown.append((await anext(watched)).data["contributionBillChanged"])
    assert shown == [{"stage": "DUE", "received": "0.00"}, {"stage": "PAID", "received": "90.00"}]
    await watched.aclose()
    bus.close()
