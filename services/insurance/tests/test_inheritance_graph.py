"""Inheritances and recoveries in the graph, asked as the gateway asks them."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from inheriting import decide, dies, family, hand_on, inherited, stop
from pilot_county import OFFICERS, PilotCounty
from recovering import decided, found, gives_back, heard, paid_until

from gateway.casework import graph as case_graph
from gateway.schema import Composed, compose
from insurance.contract import FindInheritances, InheritanceStage
from insurance.inheritance import graph as inheritance
from insurance.overpayment import graph as overpayment
from insurance.payment_run import graph as payment_run
from insurance.pension import graph as pension
from insurance.rural_pension import graph as rural_pension
from jinbao.bus import Call, EmbeddedBus
from jinbao.graph import Context
from jinbao.graph.ids import global_id

pytestmark = pytest.mark.anyio

ZHOU, SON = global_id("Person", "zhou"), global_id("Person", "zhou-er")
Ask = Callable[..., Any]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
def schema() -> Composed:
    return compose([case_graph, rural_pension, pension, payment_run, overpayment, inheritance], partial=True)


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


APPLY = """mutation ($input: ApplyForInheritanceInput!) {
    applyForInheritance(input: $input) {
        ... on Inheritance { id stage } ... on Refusal { code field } } }"""
SHOWN = """query ($id: ID!) { inheritance(id: $id) {
    stage amount heirs { parts amount } history { kind }
    decision { outcome amount payableFrom verify { holds } }
    availableActions { name allowed } } }"""


async def test_an_heir_applies_and_follows_the_case_to_its_decision(county: PilotCounty, ask: Ask) -> None:
    paid_until(county, "2010-04")
    family(county)
    county.open(date(2010, 5, 12))
    dies(county, date(2010, 5, 10))
    stop(county)
    form = {"on": "2010-05-12", "person": ZHOU, "heirs": [{"heir": SON, "parts": 1}]}
    turned_away = await ask(APPLY, "gao", input={**form, "consent": "WRITTEN"})
    assert turned_away["applyForInheritance"] == {"code": "NOT_AUTHORISED", "field": None}
    applied = (await ask(APPLY, "zhou-er", input=form))["applyForInheritance"]
    assert applied["stage"] == "APPLIED"
    [case] = county.ask("jian", "find_inheritances", FindInheritances(stage=InheritanceStage.APPLIED)).rows
    decide(county, hand_on(county, case.id))
    shown = (await ask(SHOWN, "zhou-er", id=applied["id"]))["inheritance"]
    assert (shown["stage"], shown["amount"]) == ("GRANTED", "153.06")
    assert shown["heirs"] == [{"parts": 1, "amount": "153.06"}]
    decision = {"outcome": "granted", "amount": "153.06", "payableFrom": None, "verify": {"holds": True}}
    assert shown["decision"] == decision
    assert not any(action["allowed"] for action in shown["availableActions"])
    assert (await ask(SHOWN, "gao", id=applied["id"]))["inheritance"] is None


async def test_a_recovery_shows_its_months_what_came_back_and_its_decision(
    county: PilotCounty, ask: Ask
) -> None:
    paid_until(county, "2010-04")
    family(county)
    dies(county, date(2010, 3, 31))
    stop(county)
    found(county)
    heard(county)
    decided(county, "zhou-er")
    asked = {"on": county.today.isoformat(), "overpayment": global_id("Overpayment", "zhou")}
    document = """mutation ($input: RecordOverpaymentReturnInput!) {
        recordOverpaymentReturn(input: $input) {
        ... on Overpayment { stage outstanding
            months { month due paid overpaid returned left } returns { way amount outstanding }
            decision { outcome amount verify { holds } } decisions { outcome verify { holds } } }
        ... on Refusal { code message } } }"""
    too_much = await ask(document, "bian", input={**asked, "amount": "60.00"})
    assert too_much["recordOverpaymentReturn"] == {
        "code": "MORE_THAN_OWED",
        "message": "No more than 55.94 yuan is owed that is not held back.",
    }
    shown = (await ask(document, "bian", input={**asked, "amount": "20.00"}))["recordOverpaymentReturn"]
    assert (shown["stage"], shown["outstanding"]) == ("DECISION_SERVED", "35.94")
    month = {"month": "2010-04", "due": "0.00", "paid": "55.94", "overpaid": "55.94"}
    assert shown["months"] == [{**month, "returned": "20.00", "left": "35.94"}]
    assert shown["returns"] == [{"way": "PAID_BACK", "amount": "20.00", "outstanding": "35.94"}]
    assert shown["decision"] == {"outcome": "granted", "amount": "55.94", "verify": {"holds": True}}
    assert shown["decisions"] == [{"outcome": "granted", "verify": {"holds": True}}]
    gives_back(county, 35_94)
    of_pension = await ask(
        """query ($id: ID!) { ruralPension(id: $id) {
            overpayment { stage } months { month paid returned overpaid } } }""",
        "jian",
        id=global_id("RuralPension", "zhou"),
    )
    assert of_pension["ruralPension"]["overpayment"] == {"stage": "SETTLED"}
    assert of_pension["ruralPension"]["months"][-1] == {
        "month": "2010-04",
        "paid": "55.94",
        "returned": "55.94",
        "overpaid": "0.00",
    }
    case = inherited(county)
    assert county.ask("jian", "inheritance_by_id", case).amount == 98_56
