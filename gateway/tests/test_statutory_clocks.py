"""The due list of an office over all services, and the clocks of a case, asked as the gateway asks them."""

import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from employment.service import SLICES as OF_EMPLOYMENT
from employment.service import employment
from gateway.casework import graph as of_cases
from gateway.schema import compose
from gateway.statutory_clock import graph as of_clocks
from insurance.rural_pension import graph as of_pensions
from insurance.service import SLICES as OF_INSURANCE
from jinbao.bus import Call, EmbeddedBus
from jinbao.catalogue import house
from jinbao.engine import open_engine
from jinbao.graph import Context
from jinbao.graph.ids import global_id
from labor_relations.service import SLICES as OF_LABOUR
from labor_relations.service import labor_relations

COUNTY = Path(__file__).parents[2] / "services" / "insurance" / "tests"
sys.path.insert(0, str(COUNTY))  # tests are not packages, and the county is furnished there

from pilot_county import OFFICERS, PilotCounty  # noqa: E402 -- found by the line before

pytestmark = pytest.mark.anyio

DUE_LIST = """query ($states: [ClockState!], $until: Date) {
  statutoryClocks(states: $states, dueUntil: $until) {
    nodes { kind name state due expiredOn law step about { __typename } case history { kind person office } }
  }
}"""
OF_CASE = """query ($id: ID!) {
  ruralPensionEnrolment(id: $id) { clocks { name state since days counted due endedOn } }
}"""
XIES_OFFICE = global_id("Office", OFFICERS["xie"][0])
FIRST_REVIEW = {
    "kind": "rural-pension-enrolment.first-review",
    "name": "参保登记受理、初审期限",
    "state": "EXPIRED",
    "due": "2010-01-12",
    "expiredOn": "2010-01-12",
    "law": "办理时限，依据待核",
    "step": "first-review",
    "about": {"__typename": "RuralPensionEnrolment"},
    "case": "rural-pension-enrolment/lin",
    "history": [
        {"kind": "jinbao.clock.started.v1", "person": global_id("Person", "xie"), "office": XIES_OFFICE},
        {"kind": "jinbao.clock.expired.v1", "person": None, "office": None},
    ],
}


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def test_an_officer_sees_what_ran_out_and_by_when_the_rest_is_due(
    engine: Engine, tmp_path: Path
) -> None:
    county = PilotCounty(engine)
    others = [
        make(open_engine(f"sqlite:///{tmp_path / make.__name__}.db"))
        for make in (employment, labor_relations)
    ]
    for other in others:
        other.migrate()
    bus = EmbeddedBus({"insurance": county.service} | {other.name: other for other in others})
    schema = compose([of_cases, of_clocks, of_pensions], partial=True)

    async def asks(who: str, document: str, **variables: Any) -> Any:
        call = Call(who, OFFICERS[who][0], language="zh")
        answer = await schema.execute(document, variables, context_value=Context(bus, call))
        assert answer.errors is None, answer.errors
        return answer.data

    county.enrol(county.resident("wu"))
    county.submit(county.resident("lin"))
    county.open(date(2010, 1, 13))
    county.service.timekeeper.look()
    assert (await asks("chu", DUE_LIST, states=["EXPIRED"]))["statutoryClocks"]["nodes"] == [FIRST_REVIEW]
    assert (await asks("chu", DUE_LIST, until="2010-01-11"))["statutoryClocks"]["nodes"] == []
    enrolment = global_id("RuralPensionEnrolment", "wu")
    review, recheck = (await asks("chu", OF_CASE, id=enrolment))["ruralPensionEnrolment"]["clocks"]
    assert {clock["state"] for clock in (review, recheck)} == {"MET"}
    assert (review["days"], review["counted"], review["endedOn"]) == (5, "WORKING", "2010-01-05")
    bus.close()
    alone = Context(EmbeddedBus({"insurance": county.service}), Call("chu", OFFICERS["chu"][0]))
    answer = await schema.execute(DUE_LIST, {"states": ["EXPIRED"]}, context_value=alone)
    assert answer.data
    assert len(answer.data["statutoryClocks"]["nodes"]) == 1
    missing = {(error.extensions or {})["parameters"]["service"] for error in answer.errors or []}
    assert missing == {other.name for other in others}
    for other in others:
        other.engine.dispose()


DECLARED = sorted(
    clock.kind
    for slices in (OF_INSURANCE, OF_EMPLOYMENT, OF_LABOUR)
    for one in slices
    for clock in one.clocks
)


@pytest.mark.parametrize("kind", DECLARED)
@pytest.mark.parametrize("language", house().languages())
def test_every_clock_has_a_name_in_every_language(kind: str, language: str) -> None:
    assert kind in house().labels(language)


def test_a_kind_of_clock_is_declared_once() -> None:
    assert len(DECLARED) == len(set(DECLARED)) > 0
