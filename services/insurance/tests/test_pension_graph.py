"""Pensions and payments in the graph, asked as the gateway asks them."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from msgspec import to_builtins
from paying import pay_month
from pilot_county import EVIDENCE, GONGXIAN, LUODU, OFFICERS, PilotCounty

from gateway.casework import graph as case_graph
from gateway.schema import Composed, compose
from insurance.overpayment import graph as overpayment
from insurance.payment_run import graph as payment_run
from insurance.pension import graph as pension
from insurance.rural_pension import graph as rural_pension
from insurance.survival_certification import graph as certification
from jinbao.bus import Call, EmbeddedBus
from jinbao.casework.people import BirthCorrected, HukouMoved, PersonsMerged
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
    return compose(
        [case_graph, rural_pension, pension, payment_run, overpayment, certification], partial=True
    )


@pytest.fixture
def ask(county: PilotCounty, schema: Composed) -> Iterator[Ask]:
    bus = EmbeddedBus({"insurance": county.service})
    county.keeps(*EVIDENCE)

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
    run = "... on PaymentRun { stage lines amount totals { state lines amount } }"

    async def does(who: str, name: str, kind: str, **given: Any) -> Any:
        document = f"mutation ($input: {kind}!) {{ {name}(input: $input) {{ {run} {REFUSED} }} }}"
        return (await ask(document, who, input={**asked, **given}))[name]

    refused = await does("he", "preparePaymentRun", "PreparePaymentRunInput")
    assert refused == {"code": "NOT_AUTHORISED"}
    prepared = await does("bian", "preparePaymentRun", "PreparePaymentRunInput")
    assert prepared == {
        "stage": "PREPARED",
        "lines": 1,
        "amount": "55.94",
        "totals": [{"state": "LISTED", "lines": 1, "amount": "55.94"}],
    }
    released = await does("zhi", "releasePaymentRun", "ReleasePaymentRunInput", lines=1)
    assert released["stage"] == "RELEASED"
    outcomes = [{"line": 1, "answer": "CREDITED"}]
    read = await does("bian", "recordPaymentReturns", "RecordPaymentReturnsInput", outcomes=outcomes)
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


async def test_a_decision_on_the_right_birth_shows_what_it_changes_and_is_served(
    county: PilotCounty, ask: Ask
) -> None:
    county.granted()
    county.open(county.today.replace(month=4, day=10))
    county.tell(BirthCorrected("zhou", date(1950, 2, 20)))
    wrong = await ask("{ ruralPensions(birthCorrected: true) { nodes { id } } }", "he")
    assert wrong["ruralPensions"]["nodes"] == [{"id": PENSION}]
    ruling = "id kind ground since monthly servedOn months { month before after }"
    decided = f"decisions {{ nodes {{ {ruling} decision {{ outcome verify {{ holds }} }} }} }}"

    pension = f"... on RuralPension {{ status payableFrom {decided} }}"

    async def does(who: str, name: str, **given: Any) -> Any:
        kind = f"{name[0].upper()}{name[1:]}Input"
        document = f"mutation ($input: {kind}!) {{ {name}(input: $input) {{ {pension} {REFUSED} }} }}"
        return (await ask(document, who, input={"on": "2010-04-10", "person": ZHOU, **given}))[name]

    assert await does("yan", "recalculateRuralPension") == {"code": "NOT_AUTHORISED"}
    recalculated = await does("he", "recalculateRuralPension")
    [node] = recalculated["decisions"]["nodes"]
    assert (recalculated["payableFrom"], node["kind"], node["decision"]) == (
        "2010-03",
        "RECALCULATION",
        {"outcome": "granted", "verify": {"holds": True}},
    )
    assert node["months"] == [{"month": "2010-02", "before": "55.94", "after": "0.00"}]
    served = {"decision": node["id"], "servedOn": "2010-04-10", "method": "MAIL"}
    told = await does("song", "serveRuralPensionRuling", **served)
    assert told["decisions"]["nodes"][0]["servedOn"] == "2010-04-10"
    evidence = to_builtins(EVIDENCE[0])
    for name, ground, status in (
        ("revokeRuralPensionGrant", "FALSE_PAPERS", "REVOKED"),
        ("annulRuralPensionRevocation", "OFFICE_ERROR", "IN_PAYMENT"),
    ):
        answer = await does("he", name, ground=ground, papers=[evidence])
        assert (answer["status"], answer["decisions"]["nodes"][0]["ground"]) == (status, ground)


async def test_enrolments_follow_and_become_one_in_the_graph(county: PilotCounty, ask: Ask) -> None:
    for person in ("lin", "lin-again"):
        county.enrol(county.resident(person))
    county.tell(HukouMoved("lin", LUODU, rural_hukou=True), PersonsMerged("lin", "lin-again"))
    lin, again = global_id("Person", "lin"), global_id("Person", "lin-again")
    shown = f"... on RuralPensionEnrolment {{ stage }} {REFUSED}"
    answers = [
        await ask(
            f"mutation ($input: {name[0].upper()}{name[1:]}Input!) {{ {name}(input: $input) {{ {shown} }} }}",
            "fu",
            input={"on": "2010-01-05", **given},
        )
        for name, given in (
            ("moveRuralPensionEnrolment", {"person": lin}),
            ("mergeRuralPensionEnrolments", {"kept": lin, "ended": again}),
            ("separateRuralPensionEnrolments", {"kept": lin, "ended": again}),
        )
    ]
    moved, merged, separated = (next(iter(answer.values())) for answer in answers)
    assert moved["stage"] == merged["stage"] == "CONFIRMED"
    assert separated == {"code": "STILL_ONE_PERSON"}
    gone = await ask("{ ruralPensionEnrolments(stage: MERGED) { nodes { version } } }", "fu")
    assert len(gone["ruralPensionEnrolments"]["nodes"]) == 1


async def test_a_certification_shows_its_time_and_what_can_be_done(county: PilotCounty, ask: Ask) -> None:
    county.granted()
    county.open(date(2010, 9, 10))
    certifies = f"""mutation ($input: CertifySurvivalInput!) {{ certifySurvival(input: $input) {{
        ... on SurvivalCertification {{ state since until ways }} {REFUSED} }} }}"""
    seen = {"on": "2010-09-10", "person": ZHOU, "way": "HOME_VISIT", "seenOn": "2010-09-10"}
    place = {"latitude": 28_440_000, "longitude": 104_710_000}
    papers = to_builtins(EVIDENCE)
    assert (await ask(certifies, "lin", input=seen))["certifySurvival"] == {"code": "NOT_AUTHORISED"}
    assert (await ask(certifies, "xie", input=seen))["certifySurvival"] == {"code": "VISIT_UNPROVEN"}
    certified = await ask(certifies, "xie", input={**seen, "geotag": place, "papers": papers})
    assert certified["certifySurvival"] == {
        "state": "VALID",
        "since": "2010-09-10",
        "until": "2011-09-10",
        "ways": ["AT_THE_OFFICE", "HOME_VISIT", "AGENCY_OF_RESIDENCE"],
    }
    county.open(date(2011, 9, 11))
    overdue = await ask(
        """{ survivalCertifications(states: [OVERDUE]) { nodes {
            certifications { nodes { seenOn way hasPhoto } } history { kind }
            pension { status certification { until } }
            availableActions { name allowed } } } }""",
        "yan",
    )
    [node] = overdue["survivalCertifications"]["nodes"]
    record = {"seenOn": "2010-09-10", "way": "HOME_VISIT", "hasPhoto": True}
    assert node["certifications"]["nodes"] == [record]
    assert [one["kind"] for one in node["history"]] == ["insurance.survival-certification.certified.v1"]
    assert node["pension"] == {"status": "IN_PAYMENT", "certification": {"until": "2011-09-10"}}
    assert {one["name"] for one in node["availableActions"] if one["allowed"]} == {
        "certifySurvival",
        "takeBackSurvivalCertification",
    }


async def test_what_a_stop_would_change_is_asked_with_the_same_input(county: PilotCounty, ask: Ask) -> None:
    county.granted()
    for month in ("2010-02", "2010-03"):
        pay_month(county, month)
    document = f"""query ($input: StopRuralPensionInput!) {{ wouldStopRuralPension(input: $input) {{
        ... on WhatWouldChange {{ acts {{ act }} toRecover toPay elsewhere silent
            decisions {{ question outcome before after case {{ id }} }}
            months {{ benefit firstMonth lastMonth before after paid
                case {{ ... on RuralPension {{ status }} }} }} }}
        {REFUSED} }} }}"""
    paper = to_builtins(EVIDENCE[0])
    asked = {"on": str(county.today), "person": ZHOU, "ground": "OTHER_LOSS", "lostOn": "2010-02-20"}
    stop = {**asked, "papers": [paper]}
    assert (await ask(document, "yan", input=stop))["wouldStopRuralPension"] == {"code": "NOT_AUTHORISED"}
    assert (await ask(document, "he", input=stop))["wouldStopRuralPension"] == {
        "acts": [{"act": "FIND_OVERPAYMENT"}],
        "toRecover": "55.94",
        "toPay": "0.00",
        "elsewhere": 0,
        "silent": [],
        "decisions": [
            {
                "question": "insurance.pension.standing_pension",
                "outcome": "denied",
                "before": "55.94",
                "after": "0.00",
                "case": {"id": PENSION},
            }
        ],
        "months": [
            {
                "benefit": "RURAL_PENSION",
                "firstMonth": "2010-03",
                "lastMonth": "2010-03",
                "before": "55.94",
                "after": "0.00",
                "paid": "55.94",
                "case": {"status": "IN_PAYMENT"},
            }
        ],
    }
