"""Advice in the graph, asked as the gateway asks it."""

from collections.abc import Callable
from inspect import getdoc
from typing import Any

import pytest
from employment_county import GONGXIAN, SHUANGHE, YIBIN, County

from employment.consultation import graph as consultation
from employment.consultation.possible import OF_CONSULTATION
from employment.consultation.procedure import SLICE as CONSULTATION
from employment.contact import graph as contact
from employment.guidance import graph as guidance
from employment.guidance.possible import OF_GUIDANCE
from employment.guidance.procedure import SLICE as GUIDANCE
from employment.policy_text import graph as policy_text
from employment.policy_text.possible import OF_POLICY
from employment.policy_text.procedure import SLICE as POLICY_TEXT
from gateway.casework import graph as casework
from gateway.document import core
from gateway.schema import Composed, compose
from gateway.statutory_clock import graph as statutory_clock
from jinbao.graph.ids import global_id

pytestmark = pytest.mark.anyio

LUO, VILLAGE = global_id("Person", "luo"), global_id("Region", SHUANGHE)
Ask = Callable[..., Any]


@pytest.fixture(scope="module")
def schema() -> Composed:
    return compose([casework, statutory_clock, policy_text, contact, consultation, guidance], partial=True)


async def test_from_a_text_to_an_answer_that_cites_it(county: County, ask: Ask, does: Ask) -> None:
    county.resident("luo")

    text = {
        "region": global_id("Region", YIBIN),
        "document": {
            "number": "主席令第七十号",
            "title": "就业促进法",
            "issuer": "全国人大常委会",
            "topics": ["EMPLOYMENT_ASSISTANCE"],
        },
        "wording": {"text": "可以申请就业援助。", "promulgatedOn": "2007-08-30", "inForceFrom": "2008-01-01"},
    }
    entered = "... on PolicyText { id number inForce { number until } }"
    assert (await does("luo", "enterPolicyText", entered, **text))["code"] == "NOT_AUTHORISED"
    law = await does("yan", "enterPolicyText", entered, **text)
    assert law["inForce"] == {"number": 1, "until": None}

    def reply(version: int) -> dict[str, Any]:
        return {"text": "可以申请。", "cites": [{"policy": law["id"], "version": version}]}

    question = {
        "region": VILLAGE,
        "person": LUO,
        "topic": "EMPLOYMENT_ASSISTANCE",
        "way": "IN_PERSON",
        "question": "怎样申请就业援助？",
    }
    told = "... on Consultation { id stage toldOn }"
    refused = await does("xie", "recordQuestion", told, **question, reply=reply(2))
    assert refused == {
        "code": "POLICY_VERSION_UNKNOWN",
        "field": "reply.cites.0",
        "message": "This policy text has no version 2.",
    }
    answered = await does("xie", "recordQuestion", told, **question, reply=reply(1))
    assert (answered["stage"], answered["toldOn"]) == ("ANSWERED", "2010-03-01")
    talk = {
        "topic": "CHOOSING_WORK",
        "minutes": 40,
        "outcome": "PLAN_MADE",
        "nextStep": {"what": "TALK_AGAIN", "by": "2010-03-08"},
    }
    given = "... on VocationalGuidance { id stage nextBy }"
    advised = await does("chu", "giveGuidance", given, person=LUO, region=VILLAGE, way="VISIT", talk=talk)
    assert (advised["stage"], advised["nextBy"]) == ("TO_FOLLOW_UP", "2010-03-08")

    query = """query ($id: ID!, $region: ID!) {
      policyTexts(words: "cujinfa", on: "2010-03-01", region: $region) { nodes { title versions { text } } }
      consultation(id: $id) {
        replies { number text cites { document policy { number } version { number since } } }
        history { kind } clocks { state } availableActions { name allowed } }
      consultations(topic: EMPLOYMENT_ASSISTANCE) { nodes { question } }
      guidance(dueUntil: "2010-03-08") { nodes { minutes nextStep clocks { due } } }
      contactFigures(region: $region, firstMonth: "2010-01", lastMonth: "2010-12", by: [KIND, MONTH]) {
        kind month topic contacts persons unnamed } }"""
    seen = await ask(query, "hu", id=answered["id"], region=global_id("Region", GONGXIAN))
    assert seen["policyTexts"]["nodes"] == [
        {"title": "就业促进法", "versions": [{"text": "可以申请就业援助。"}]}
    ]
    [first] = seen["consultation"]["replies"]
    assert first["cites"] == [
        {
            "document": "主席令第七十号",
            "policy": {"number": "主席令第七十号"},
            "version": {"number": 1, "since": "2008-01-01"},
        }
    ]
    assert [one["kind"].split(".")[-2] for one in seen["consultation"]["history"]] == ["asked", "answered"]
    assert seen["consultation"]["clocks"] == [{"state": "MET"}]
    assert {"name": "correctConsultationAnswer", "allowed": True} in seen["consultation"]["availableActions"]
    assert seen["consultations"]["nodes"] == [{"question": "怎样申请就业援助？"}]
    assert seen["guidance"]["nodes"] == [
        {"minutes": 40, "nextStep": "TALK_AGAIN", "clocks": [{"due": "2010-03-08"}]}
    ]
    line = {"month": "2010-03", "topic": None, "contacts": 1, "persons": 1, "unnamed": 0}
    assert seen["contactFigures"] == [{"kind": "CONSULTATION", **line}, {"kind": "GUIDANCE", **line}]


def test_every_command_is_a_mutation_and_every_action_names_one(schema: Composed) -> None:
    mutations = core(schema).mutation_type
    assert mutations is not None
    asked = {*POLICY_TEXT.handlers, *CONSULTATION.handlers, *GUIDANCE.handlers}
    assert {field.description for field in mutations.fields.values()} == {getdoc(one) for one in asked}
    kinds = (OF_POLICY, OF_CONSULTATION, OF_GUIDANCE)
    offered = {one.mutation for kind in kinds for one in kind.possible}
    assert {*mutations.fields} - offered == {"enterPolicyText", "recordQuestion", "giveGuidance"}
