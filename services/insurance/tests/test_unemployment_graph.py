"""Unemployment benefit in the graph, from the form already filled to the months and what was too much."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from jobless import (
    MONTH,
    decides_months,
    granted,
    hands_on,
    hired,
    loses_job,
    pay_month,
    stops,
    with_site,
)
from pilot_county import OFFICERS, PilotCounty
from recovering import told

from gateway.casework import graph as case_graph
from gateway.schema import Composed, compose
from gateway.statutory_clock import graph as clock_graph
from insurance.contract import FindOverpayment, of_unemployment
from insurance.overpayment import graph as overpayment
from insurance.payment_run import graph as payment_run
from insurance.pension import graph as pension
from insurance.rural_pension import graph as rural_pension
from insurance.unemployment_benefit import graph as unemployment
from insurance.unemployment_benefit.claimed import graph as claimed
from jinbao.bus import Call, EmbeddedBus
from jinbao.graph import Context
from jinbao.graph.ids import global_id, key_of
from jinbao.money import as_yuan

pytestmark = pytest.mark.anyio

LUO = global_id("Person", "luo")
FILED = """mutation File($person: ID!) {
  fileUnemploymentClaim(input: {on: "2010-03-10", person: $person, consent: SIGNED_FORM}) {
    ... on UnemploymentClaim { id stage availableActions { name allowed } }
    ... on Refusal { code message field } } }"""
CONFIRMED = """mutation Sign($benefit: ID!, $month: Month!) {
  confirmUnemploymentMonth(input: {on: "2010-06-20", benefit: $benefit, month: $month,
                                   seeking: APPLIED_FOR_WORK}) {
    ... on UnemploymentBenefit { granted used remaining }
    ... on Refusal { code message } } }"""
SHOWN = """query Benefit($id: ID!) {
  unemploymentBenefit(id: $id) {
    status ground stoppedFrom granted used remaining claim { months amount decision { sentences } }
    months { month amount decision { verify { holds } } }
    accounts { month due paid overpaid } payments { nodes { benefit amount run { month stage } } }
    decisions { nodes { kind since months decision { outcome reasons verify { holds } } } }
    overpayment { stage amount months { month left } availableActions { name allowed } }
    history { kind } } }"""
Ask = Callable[..., Any]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
def schema() -> Composed:
    modules = [
        case_graph,
        clock_graph,
        rural_pension,
        pension,
        payment_run,
        overpayment,
        unemployment,
        claimed,
    ]
    return compose(modules, partial=True)


@pytest.fixture
def ask(county: PilotCounty, schema: Composed) -> Iterator[Ask]:
    bus = EmbeddedBus({"insurance": with_site(county).service})

    async def asked(document: str, by: str, **variables: Any) -> Any:
        call = Call(by, OFFICERS[by][0] if by in OFFICERS else None, language="en")
        answer = await schema.execute(document, variables, context_value=Context(bus, call))
        assert answer.errors is None, answer.errors
        return answer.data

    yield asked
    bus.close()


async def test_a_claim_is_filed_on_what_is_known(county: PilotCounty, ask: Ask) -> None:
    loses_job(county)
    refused = (await ask(FILED, "gao", person=LUO))["fileUnemploymentClaim"]
    assert refused["code"] == "NOT_AUTHORISED"
    filed = (await ask(FILED, "xie", person=LUO))["fileUnemploymentClaim"]
    assert filed["stage"] == "FILED"
    case = """query ($id: ID!) {
        unemploymentClaim(id: $id) { availableActions { name allowed } clocks { due } } }"""
    offered = await ask(case, "chu", id=filed["id"])
    allowed = {one["name"] for one in offered["unemploymentClaim"]["availableActions"] if one["allowed"]}
    assert "passUnemploymentClaim" in allowed
    assert "decideUnemploymentClaim" not in allowed
    hands_on(county, key_of(filed["id"], "UnemploymentClaim", "id"))
    waiting = (await ask(case, "he", id=filed["id"]))["unemploymentClaim"]
    assert waiting["clocks"] == [{"due": "2010-03-22"}]  # ten days end on a Saturday


async def test_a_benefit_shows_its_months_its_decisions_and_what_was_too_much(
    county: PilotCounty, ask: Ask
) -> None:
    benefit = granted(county)
    key = global_id("UnemploymentBenefit", benefit)
    county.open(date(2010, 6, 20))
    for month in ("2010-03", "2010-04", "2010-05"):
        signed = (await ask(CONFIRMED, "luo", benefit=key, month=month))["confirmUnemploymentMonth"]
    assert signed == {"granted": 18, "used": 3, "remaining": 15}
    decides_months(county)
    pay_month(county, "2010-06")
    hired(county, since="2010-05-04")
    stops(county, benefit)
    county.do("yan", FindOverpayment, person="luo", benefit=benefit)
    told(county, of_unemployment(benefit))
    shown = (await ask(SHOWN, "luo", id=key))["unemploymentBenefit"]
    monthly = as_yuan(MONTH)
    assert (shown["status"], shown["stoppedFrom"], shown["remaining"]) == ("STOPPED", "2010-05", 16)
    assert shown["months"][2] == {
        "month": "2010-05",
        "amount": monthly,
        "decision": {"verify": {"holds": True}},
    }
    assert len(shown["accounts"]) == len(shown["months"])
    assert shown["accounts"][2] == {"month": "2010-05", "due": "0.00", "paid": monthly, "overpaid": monthly}
    assert shown["payments"]["nodes"][0]["benefit"] == "UNEMPLOYMENT"
    [stop, *_] = shown["decisions"]["nodes"]
    assert (stop["kind"], stop["months"], stop["decision"]["reasons"]) == ("STOP", 16, ["REEMPLOYED"])
    assert shown["overpayment"]["months"] == [{"month": "2010-05", "left": monthly}]
    assert (await ask(SHOWN, "gao", id=key))["unemploymentBenefit"] is None
