"""Working lives in the graph, asked as the gateway asks them."""

from collections.abc import Callable
from datetime import date
from inspect import getdoc
from typing import Any

import pytest
from employing import BAI, FACTORY, open_factory
from employment_county import GONGXIAN, SHUANGHE, XUNCHANG, County

from employment.certificate import graph as certificate
from employment.certificate.possible import OF_CERTIFICATE
from employment.certificate.procedure import SLICE as CERTIFICATE
from employment.employment import graph as employment
from employment.employment.possible import OF_EMPLOYMENT
from employment.employment.procedure import SLICE as EMPLOYMENT
from employment.unemployment import graph as unemployment
from employment.unemployment.possible import OF_UNEMPLOYMENT
from employment.unemployment.procedure import SLICE as UNEMPLOYMENT
from gateway.casework import graph as casework
from gateway.document import core
from gateway.schema import Composed, compose
from jinbao.casework.places import RegionRecoded
from jinbao.graph.ids import global_id

pytestmark = pytest.mark.anyio

LUO = global_id("Person", "luo")
Ask = Callable[..., Any]


@pytest.fixture(scope="module")
def schema() -> Composed:
    return compose([casework, certificate, employment, unemployment], partial=True)


async def test_from_a_hire_to_the_register_of_the_unemployed(county: County, ask: Ask, does: Ask) -> None:
    county.resident("luo")
    open_factory(county)
    county.tell(RegionRecoded(GONGXIAN, "511526"))
    county.open(date(2011, 4, 29))

    paper = "... on EmploymentCertificate { number title }"
    issue = {"person": LUO, "region": global_id("Region", SHUANGHE), "serial": "A1"}
    assert (await does("luo", "issueCertificate", paper, **issue))["code"] == "NOT_AUTHORISED"
    assert await does("chu", "issueCertificate", paper, **issue) == {
        "number": "5115261011000001",
        "title": "EMPLOYMENT_UNEMPLOYMENT",
    }
    job = {
        "employer": global_id("Employer", FACTORY),
        "region": global_id("Region", XUNCHANG),
        "since": "2011-04-01",
        "wage": "900.00",
        "contract": {"kind": "FIXED_TERM", "signedOn": "2011-04-01", "until": "2012-03-31"},
    }
    shown = "... on EmploymentRegistration { id stage due late wage contract { until } }"
    assert (await does("luo", "registerHire", shown, person=LUO, job=job))["code"] == "NOT_AUTHORISED"
    hired = await does(BAI, "registerHire", shown, person=LUO, job=job)
    work = hired.pop("id")
    assert hired == {
        "stage": "OPEN",
        "due": "2011-05-03",
        "late": False,
        "wage": "900.00",
        "contract": {"until": "2012-03-31"},
    }
    over = {"employment": work, "end": {"endedOn": "2011-04-28", "reason": "REDUNDANCY"}}
    ended = await does(BAI, "registerTermination", "... on EmploymentRegistration { involuntary }", **over)
    assert ended == {"involuntary": True}

    form = {"person": LUO, "region": global_id("Region", SHUANGHE), "category": "JOB_LOST"}
    spell = "... on UnemploymentRegistration { id stage }"
    applied = await does("luo", "applyForUnemployment", spell, **form)
    registration = {"registration": applied["id"]}
    found = {"livesHere": True, "withoutWork": True, "insured": False}
    await does("xie", "recordUnemploymentVisit", spell, **registration, **found)
    decided = await does("chu", "decideUnemployment", spell, **registration)
    assert decided["stage"] == "REGISTERED"

    query = """query ($id: ID!) {
      unemploymentRegistration(id: $id) {
        lastEmployment { reason } decision { outcome verify { holds } } availableActions { name allowed } }
      employments(region: null, stage: ENDED) { nodes { id } }
      unemploymentRegistrations(longTerm: false) { nodes { spell } } }"""
    told = await ask(query, "chu", id=applied["id"])
    assert told["unemploymentRegistration"]["lastEmployment"] == {"reason": "REDUNDANCY"}
    assert told["unemploymentRegistration"]["decision"] == {"outcome": "granted", "verify": {"holds": True}}
    assert {"name": "reportStatus", "allowed": True} in told["unemploymentRegistration"]["availableActions"]
    assert told["employments"]["nodes"] == [{"id": work}]
    assert told["unemploymentRegistrations"]["nodes"] == [{"spell": 1}]


def test_every_command_is_a_mutation_and_every_action_names_one(schema: Composed) -> None:
    mutations = core(schema).mutation_type
    assert mutations is not None
    asked = {*CERTIFICATE.handlers, *EMPLOYMENT.handlers, *UNEMPLOYMENT.handlers}
    assert {field.description for field in mutations.fields.values()} == {getdoc(one) for one in asked}
    kinds = (OF_CERTIFICATE, OF_EMPLOYMENT, OF_UNEMPLOYMENT)
    offered = [one.mutation for kind in kinds for one in kind.possible]
    assert {*offered} <= {*mutations.fields}
