"""A run followed in the graph, from its first chunk to the last word of the bank."""

from collections.abc import Iterator
from typing import Any

import pytest
from paying import prepare, read_by, release, return_file, waiting
from pilot_county import GONGXIAN, OFFICERS, PilotCounty

from gateway.graphs import graph_modules
from gateway.schema import Composed, compose
from insurance.contract import CancellationGround, CancelRun
from jinbao.bus import Call, EmbeddedBus
from jinbao.graph import Context
from jinbao.graph.ids import global_id

pytestmark = pytest.mark.anyio

RUN = global_id("PaymentRun", f"{GONGXIAN}/2010-02")
MONTH = {"county": GONGXIAN, "month": "2010-02"}
PROGRESS = """subscription ($id: ID!) { paymentRunChanged(id: $id) {
    stage entitlements seen lines totals { state lines } } }"""
FILED = """mutation ($input: RecordBankFileInput!) { recordBankFile(input: $input) {
    ... on PaymentRun { bankFiles { number digest lines amount takenBackOn } }
    ... on Refusal { code message } } }"""
ANSWERED = """query ($id: ID!) { paymentRun(id: $id) { returnFiles { answers taken refused done
    rows(refused: true) { nodes { row line answer refusal { code message } } } }
    payments { nodes { number state answer file payout { base account months { month arrear }
        borne { personal subsidy fund fundPaysFrom } } } } } }"""


class Window:
    """Where the officers of the county ask; in English."""

    def __init__(self, schema: Composed, county: PilotCounty, bus: EmbeddedBus) -> None:
        self.schema, self.county, self.bus = schema, county, bus

    def context(self, who: str) -> Context:
        return Context(self.bus, Call(who, OFFICERS[who][0], language="en"))

    async def ask(self, document: str, who: str, **variables: Any) -> Any:
        answer = await self.schema.execute(document, variables, context_value=self.context(who))
        assert answer.errors is None, answer.errors
        return answer.data


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
def schema() -> Composed:
    return compose(graph_modules(["insurance"]), partial=True)


@pytest.fixture
def window(county: PilotCounty, schema: Composed) -> Iterator[Window]:
    for person in ("sun", "zhou"):
        county.granted(person)
    county.open(county.today.replace(month=2, day=10))
    bus = EmbeddedBus({"insurance": county.service})
    yield Window(schema, county, bus)
    bus.close()


async def test_a_run_is_followed_and_its_bank_files_are_looked_up(window: Window) -> None:
    county = window.county
    prepare(county, "2010-02")
    watched: Any = await window.schema.subscribe(PROGRESS, {"id": RUN}, context_value=window.context("bian"))

    async def shown() -> Any:
        return (await anext(watched)).data["paymentRunChanged"]

    counted = {"entitlements": 2, "seen": 2, "lines": 2}
    assert await shown() == {
        "stage": "PREPARED",
        **counted,
        "totals": [{"state": "LISTED", "lines": 2}],
    }
    release(county, "2010-02")
    assert (await shown())["totals"] == [{"state": "SENT", "lines": 2}]

    digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
    asked = {"on": "2010-02-10", "county": global_id("Region", GONGXIAN), "month": "2010-02"}
    totals = {"digest": digest, "lines": 1, "amount": "55.94"}
    wrong = (await window.ask(FILED, "bian", input={**asked, **totals}))["recordBankFile"]
    assert wrong["code"] == "BANK_FILE_DIFFERS"
    assert "2 lines with 111.88" in wrong["message"]
    totals |= {"lines": len(waiting(county, "2010-02").lines), "amount": "111.88"}
    made = (await window.ask(FILED, "bian", input={**asked, **totals}))["recordBankFile"]
    assert made["bankFiles"] == [{"number": 1, **totals, "takenBackOn": None}]
    await shown()

    read_by(county, "bian", "2010-02", return_file(digest, "1,55.94,成功,", "2,1.00,成功,"))
    assert (await shown())["totals"] == [{"state": "PAID", "lines": 1}, {"state": "SENT", "lines": 1}]
    await watched.aclose()

    run = (await window.ask(ANSWERED, "jian", id=RUN))["paymentRun"]
    refusal = {"code": "RETURN_AMOUNT_DIFFERS", "message": "The amount of line number 2 is 55.94 yuan."}
    [file] = run["returnFiles"]
    assert file == {
        "answers": digest,
        "taken": 1,
        "refused": 1,
        "done": True,
        "rows": {"nodes": [{"row": 3, "line": 2, "answer": None, "refusal": refusal}]},
    }
    paid, sent = run["payments"]["nodes"]
    assert paid == {
        "number": 1,
        "state": "PAID",
        "answer": "CREDITED",
        "file": 1,
        "payout": {
            "base": "55.00",
            "account": "0.94",
            "months": [{"month": "2010-02", "arrear": False}],
            "borne": {"personal": "0.72", "subsidy": "0.22", "fund": "0.00", "fundPaysFrom": None},
        },
    }
    assert (sent["state"], sent["payout"]["borne"]) == ("SENT", None)


async def test_a_cancelled_run_says_who_and_why(window: Window) -> None:
    prepare(window.county, "2010-02")
    window.county.do("zhi", CancelRun, **MONTH, ground=CancellationGround.FUNDS_NOT_READY)
    document = "query ($id: ID!) { paymentRun(id: $id) { stage cancelledOn cancelledBy cancellation } }"
    assert (await window.ask(document, "jian", id=RUN))["paymentRun"] == {
        "stage": "CANCELLED",
        "cancelledOn": "2010-02-10",
        "cancelledBy": global_id("Person", "zhi"),
        "cancellation": "FUNDS_NOT_READY",
    }
