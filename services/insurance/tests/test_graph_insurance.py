"""Insurance as the graph shows it: the wrong caller first, then what the right one gets, over a real bus."""

import re
from collections.abc import Iterator
from datetime import date
from inspect import getdoc
from typing import Any

import pytest
from graphql import GraphQLInputObjectType, GraphQLObjectType, GraphQLUnionType
from msgspec import to_builtins
from pilot_county import LUODU, SHUANGHE, PilotCounty, paper

from gateway.casework import graph as case_graph
from gateway.document import core, undescribed
from gateway.schema import Composed, compose
from insurance import contract, service
from insurance.bank import graph as bank_graph
from insurance.batch import graph as batch_graph
from insurance.contract import (
    ConfirmEnrolment,
    DecideClaim,
    FirstReviewEnrolment,
    ServeDecision,
    ServiceMethod,
)
from insurance.employee_contribution import graph as contribution_graph
from insurance.employee_contribution.insured import graph as insured_graph
from insurance.inheritance import graph as inheritance_graph
from insurance.office_ledger import graph as ledger_graph
from insurance.overpayment import graph as overpayment_graph
from insurance.parameter import graph as parameter_graph
from insurance.payment_run import graph as payment_graph
from insurance.pension import graph as in_payment_graph
from insurance.reported_payment import graph as reported_graph
from insurance.rural_pension import graph as pension_graph
from insurance.single_sum import graph as sum_graph
from insurance.survival_certification import graph as certification_graph
from insurance.today import graph as today_graph
from insurance.unemployment_benefit import graph as unemployment_graph
from insurance.unemployment_benefit.claimed import graph as claimed_graph
from jinbao.bus import EmbeddedBus
from jinbao.casework.paper import PaperKind
from jinbao.casework.people import HukouMoved
from jinbao.graph import Context
from jinbao.graph.ids import global_id

pytestmark = pytest.mark.anyio

OF_MONEY = (inheritance_graph, in_payment_graph, payment_graph, bank_graph, overpayment_graph, sum_graph)
GRAPHS = (
    case_graph,
    parameter_graph,
    pension_graph,
    *OF_MONEY,
    contribution_graph,
    insured_graph,
    reported_graph,
    unemployment_graph,
    claimed_graph,
    certification_graph,
    batch_graph,
    ledger_graph,
    today_graph,
)
NOBODY = ""


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


class Window:
    """The window at which insurance is asked: the composed graph over the embedded bus."""

    def __init__(self, county: PilotCounty, bus: EmbeddedBus, schema: Composed) -> None:
        self.county, self.bus, self.schema = county, bus, schema

    def context(self, who: str, language: str = "en") -> Context:
        return Context(self.bus, self.county.call(who, language=language))

    async def ask(self, who: str, document: str, language: str = "en", **variables: Any) -> Any:
        answer = await self.schema.execute(document, variables, context_value=self.context(who, language))
        assert not self.own(answer.errors), answer.errors
        return answer.data

    def own(self, errors: Any) -> list[Any]:
        """Without those of other services, which have no part in the lists of this window."""
        return [one for one in errors or [] if (one.extensions or {}).get("code") != "UNREACHABLE"]

    async def errors(self, who: str, document: str, **variables: Any) -> list[tuple[str, str | None]]:
        """Code and field of each."""
        answer = await self.schema.execute(document, variables, context_value=self.context(who))
        found = [error.extensions or {} for error in self.own(answer.errors)]
        return [(error["code"], error.get("field")) for error in found]

    async def do(self, who: str, mutation: str, gives: str, language: str = "en", **asked: Any) -> Any:
        title = mutation[0].upper() + mutation[1:]
        document = f"""mutation ($input: {title}Input!) {{ {mutation}(input: $input) {{
            __typename ... on {gives} {{ id version }}
            ... on Refusal {{ code message field law retryable }} }} }}"""
        given = {"on": self.county.today.isoformat(), **asked}
        return (await self.ask(who, document, language, input=given))[mutation]


@pytest.fixture
def window(county: PilotCounty) -> Iterator[Window]:
    bus = EmbeddedBus({service.NAME: county.service})
    county.keeps(paper(PaperKind.ID_CARD), paper(PaperKind.BANK_BOOK))
    yield Window(county, bus, compose(GRAPHS, partial=True))
    bus.close()


def enrolment(person: str) -> str:
    return global_id("RuralPensionEnrolment", person)


def person(key: str) -> str:
    return global_id("Person", key)


def claim_id(key: str) -> str:
    return global_id("RuralPensionClaim", key)


# The document


@pytest.fixture(scope="module")
def schema() -> Composed:
    return compose(GRAPHS, partial=True)


def test_everything_is_described(schema: Composed) -> None:
    assert [name for name in undescribed(schema) if not name.startswith(("Query._", "_Service"))] == []


def test_every_command_is_a_mutation_that_gives_the_changed_thing_or_a_refusal(
    schema: Composed, county: PilotCounty
) -> None:
    mutations = core(schema).mutation_type
    assert mutations is not None
    assert {field.description for field in mutations.fields.values()} == {
        getdoc(command) for command in county.service.handlers if command in vars(contract).values()
    }
    for field in mutations.fields.values():
        assert isinstance(field.type, GraphQLUnionType)
        assert [kind.name for kind in field.type.types][1:] == ["Refusal"]


def test_money_is_never_a_number(schema: Composed) -> None:
    numbers = [
        f"{kind.name}.{name}"
        for kind in core(schema).type_map.values()
        if isinstance(kind, GraphQLObjectType | GraphQLInputObjectType)
        for name, field in kind.fields.items()
        if "Float" in str(field.type)
        or (re.search(r"amount|balance|grade|monthly|subsidy|personal\b", name) and "Int" in str(field.type))
    ]
    assert numbers == []


# Mutations: the wrong caller, then the right one.

SUBMIT = {"grade": "100.00", "consent": "SIGNED_FORM"}
OF_ENROLMENT = [
    # mutation                               what is asked                          wrong    right
    ("submitRuralPensionEnrolment", SUBMIT, "gao", "xie"),
    ("correctRuralPensionEnrolmentForm", {"grade": "200.00"}, "fu", "xie"),
    ("askToCompleteRuralPensionEnrolment", {"missing": ["ID_CARD"]}, "xie", "chu"),
    (
        "completeRuralPensionEnrolment",
        {"papers": [to_builtins(paper(PaperKind.ID_CARD))], "consent": "WRITTEN"},
        "yan",
        "xie",
    ),
    ("firstReviewRuralPensionEnrolment", {}, "fu", "chu"),
    ("returnRuralPensionEnrolment", {"reasons": ["FORM_WRONG"]}, "chu", "fu"),
    ("firstReviewRuralPensionEnrolment", {}, "lin", "chu"),
    ("withdrawRuralPensionEnrolment", {"consent": "WRITTEN"}, "gao", "xie"),
    ("submitRuralPensionEnrolment", SUBMIT, "jian", "xie"),
    ("refuseRuralPensionEnrolment", {"reasons": ["PAPERS_FALSE"]}, "xie", "chu"),
    ("submitRuralPensionEnrolment", SUBMIT, "he", "xie"),
    ("firstReviewRuralPensionEnrolment", {}, "he", "chu"),
    ("confirmRuralPensionEnrolment", {}, "chu", "fu"),
    ("chooseRuralPensionGrade", {"year": 2011, "grade": "200", "consent": "WRITTEN"}, "fu", "xie"),
    ("changeRuralPensionCategory", {"year": 2011, "category": "LOW_INCOME"}, "lin", "chu"),
]


async def test_the_mutations_of_an_enrolment_turn_the_wrong_caller_away(window: Window) -> None:
    window.county.resident("lin")
    for mutation, asked, wrong, right in OF_ENROLMENT:
        for caller in (NOBODY, wrong):
            turned_away = await window.do(
                caller, mutation, "RuralPensionEnrolment", person=person("lin"), **asked
            )
            assert turned_away["code"] == "NOT_AUTHORISED", (mutation, caller, turned_away)
        done = await window.do(right, mutation, "RuralPensionEnrolment", person=person("lin"), **asked)
        assert done.get("id") == enrolment("lin"), (mutation, done)


OF_ACCOUNT = [
    ("recordRuralPensionContribution", {"year": 2010, "amount": "100.00"}),
    ("recordRuralPensionMakeUp", {"year": 2008, "amount": "100"}),
    ("recordRuralPensionCollectiveAid", {"year": 2010, "amount": "20"}),
    ("reverseRuralPensionEntry", {"entry": 4, "reason": "WRONG_AMOUNT"}),
    ("creditRuralPensionInterest", {"year": 2010}),
]


async def test_the_mutations_of_an_account_turn_the_wrong_caller_away(window: Window) -> None:
    window.county.enrol(window.county.resident("lin", "1955-06-01"))
    for mutation, asked in OF_ACCOUNT:
        if mutation.startswith("credit"):
            window.county.open(date(2010, 12, 31))
        for caller in (NOBODY, "lin", "fu"):
            turned_away = await window.do(
                caller, mutation, "RuralPensionAccount", person=person("lin"), **asked
            )
            assert turned_away["code"] == "NOT_AUTHORISED", (mutation, caller, turned_away)
        done = await window.do("qian", mutation, "RuralPensionAccount", person=person("lin"), **asked)
        assert done.get("id") == global_id("RuralPensionAccount", "lin"), (mutation, done)


OF_CLAIM = [
    ("askToCompleteRuralPensionClaim", {"missing": ["BANK_BOOK"]}, "xie", "chu"),
    (
        "completeRuralPensionClaim",
        {"papers": [to_builtins(paper(PaperKind.BANK_BOOK))], "consent": "WRITTEN"},
        "yan",
        "xie",
    ),
    ("acceptRuralPensionClaim", {}, "xie", "chu"),
    ("reviewRuralPensionClaim", {}, "chu", "yan"),
    ("recheckRuralPensionClaim", {}, "yan", "fu"),
    ("returnRuralPensionClaim", {"to": "RECHECK", "reasons": ["FACTS_DISAGREE"]}, "fu", "he"),
    ("recheckRuralPensionClaim", {}, "he", "fu"),
    ("decideRuralPensionClaim", {}, "fu", "he"),
    ("serveRuralPensionDecision", {"servedOn": "2010-01-05", "method": "DIRECT"}, "he", "song"),
]
CLAIM_FORM = {"consent": "SIGNED_FORM", "children": []}


async def test_the_mutations_of_a_claim_turn_the_wrong_caller_away(window: Window) -> None:
    zhou = window.county.pensioner("zhou")
    form = {"person": person(zhou), **CLAIM_FORM}
    for caller in (NOBODY, "chu2", "gao", "fu"):
        turned_away = await window.do(caller, "fileRuralPensionClaim", "RuralPensionClaim", **form)
        assert turned_away["code"] == "NOT_AUTHORISED", caller
    filed = await window.do("xie", "fileRuralPensionClaim", "RuralPensionClaim", **form)
    for mutation, asked, wrong, right in OF_CLAIM:
        for caller in (NOBODY, wrong):
            turned_away = await window.do(caller, mutation, "RuralPensionClaim", claim=filed["id"], **asked)
            assert turned_away["code"] == "NOT_AUTHORISED", (mutation, caller, turned_away)
        done = await window.do(right, mutation, "RuralPensionClaim", claim=filed["id"], **asked)
        assert done.get("id") == filed["id"], (mutation, done)


async def test_a_publication_turns_the_wrong_caller_away(window: Window) -> None:
    window.county.set_parameter("publication_days", "7")
    claim = claim_id(window.county.file(window.county.pensioner("zhou")))
    for mutation, asked, right in (
        ("acceptRuralPensionClaim", {}, "chu"),
        ("reviewRuralPensionClaim", {}, "yan"),
        ("publiciseRuralPensionClaim", {"place": global_id("Region", SHUANGHE)}, "lou"),
        ("recordRuralPensionObjection", {"ground": "HUKOU_DISPUTED"}, "lou"),
    ):
        for caller in (NOBODY, "fu"):
            turned_away = await window.do(caller, mutation, "RuralPensionClaim", claim=claim, **asked)
            assert turned_away["code"] == "NOT_AUTHORISED", (mutation, caller)
        assert (await window.do(right, mutation, "RuralPensionClaim", claim=claim, **asked))["id"] == claim


async def test_a_claim_is_taken_back_or_not_accepted_by_the_right_caller_only(window: Window) -> None:
    zhou = window.county.resident("zhou", "1950-01-04")
    for mutation, asked, right in (
        ("withdrawRuralPensionClaim", {"consent": "WRITTEN"}, "zhou"),
        ("refuseRuralPensionClaim", {"reasons": ["OTHER_REGION"]}, "chu"),
    ):
        claim = claim_id(window.county.file(zhou))
        for caller in (NOBODY, "jian"):
            turned_away = await window.do(caller, mutation, "RuralPensionClaim", claim=claim, **asked)
            assert turned_away["code"] == "NOT_AUTHORISED", (mutation, caller)
        assert (await window.do(right, mutation, "RuralPensionClaim", claim=claim, **asked))["id"] == claim


async def test_a_parameter_is_set_by_who_manages_them(window: Window) -> None:
    asked = {
        "name": "top_up",
        "region": global_id("Region", "gongxian"),
        "value": "10",
        "inForceFrom": "2010-01-01",
        "promulgatedOn": "2010-01-01",
        "document": "珙府发〔2010〕示例号",
        "approvedBy": "珙县人民政府",
        "official": False,
    }
    document = """mutation ($input: SetParameterInput!) { setParameter(input: $input) {
        ... on LocalParameter { name value } ... on Refusal { code } } }"""
    given = {"on": "2010-01-05", **asked}
    for caller in (NOBODY, "fu"):
        answer = await window.ask(caller, document, input=given)
        assert answer["setParameter"] == {"code": "NOT_AUTHORISED"}
    answer = await window.ask("shi", document, input=given)
    assert answer["setParameter"] == {"name": "top_up", "value": "10.00"}


# Bad input

BAD = [
    ({"grade": 100.00}, "MONEY_AS_FLOAT", "grade"),
    ({"grade": 100}, "MONEY_AS_FLOAT", "grade"),
    ({"grade": "100.001"}, "MONEY_UNREADABLE", "grade"),
    ({"grade": "-100"}, "NOT_A_GRADE", "grade"),
    ({"person": "nonsense"}, "BAD_INPUT", "person"),
    ({"person": global_id("Region", "gongxian")}, "BAD_INPUT", "person"),
    ({"person": global_id("Person", "nobody")}, "PERSON_UNKNOWN", "person"),
    ({"on": "2010-02-29"}, "DATE_UNREADABLE", "on"),
    ({"on": "2010-01-06"}, "ON_IN_FUTURE", "on"),
]


@pytest.mark.parametrize(("given", "code", "field"), BAD)
async def test_bad_input_is_refused_with_its_field_and_a_sentence(
    window: Window, given: dict[str, Any], code: str, field: str
) -> None:
    window.county.resident("lin")
    asked = {"person": person("lin"), **SUBMIT, **given}
    for language in ("en", "zh"):
        refusal = await window.do(
            "xie", "submitRuralPensionEnrolment", "RuralPensionEnrolment", language, **asked
        )
        assert (refusal["code"], refusal["field"]) == (code, field)
        assert refusal["message"] not in ("", code)
    assert window.county.ask("jian", "enrolment_by_person", "lin") is None


# Queries: the wrong caller, then the right one.

ENROLMENT = """query ($id: ID!) { ruralPensionEnrolment(id: $id) {
    id stage scheme grade missing reasons appeals { route }
    history { kind person hash previous } availableActions { name allowed code message } } }"""
ACCOUNT = """query ($id: ID!) { ruralPensionAccount(id: $id) {
    personal subsidy collective balance history { kind } yearsToMakeUp { most bought left }
    entries(first: 1) { nodes { kind amount balance } pageInfo { hasNextPage } } } }"""
CLAIM = """query ($id: ID!) { ruralPensionClaim(id: $id) {
    id stage monthly payableFrom appeals { route lastDay }
    decision { outcome amount sentences appeals { route length unit lastDay } stored
        verify { holds byRecord byRules bySteps } inputs { name value source } steps { name result } }
    history { kind } availableActions { name allowed } } }"""


async def test_an_enrolment_is_shown_to_whom_it_concerns(window: Window) -> None:
    window.county.submit(window.county.resident("lin"))
    for caller in (NOBODY, "wu", "gao"):
        assert await window.ask(caller, ENROLMENT, id=enrolment("lin")) == {"ruralPensionEnrolment": None}
    for caller in ("lin", "chu", "jian"):
        shown = (await window.ask(caller, ENROLMENT, id=enrolment("lin")))["ruralPensionEnrolment"]
        assert (shown["stage"], shown["grade"]) == ("SUBMITTED", "100.00")
        assert shown["scheme"] == "RURAL_RESIDENTS"
        assert len(shown["history"]) == 1
    allowed = {action["name"]: action["allowed"] for action in shown["availableActions"]}
    assert not any(allowed.values())


async def test_an_account_is_shown_to_whom_it_concerns(window: Window) -> None:
    window.county.enrol(window.county.resident("lin", "1954-06-01"))
    window.county.do("qian", contract.RecordMakeUp, person="lin", year=2008, amount=100_00)
    window.county.pay("lin", 2010)
    account = global_id("RuralPensionAccount", "lin")
    for caller in (NOBODY, "wu", "gao"):
        assert await window.ask(caller, ACCOUNT, id=account) == {"ruralPensionAccount": None}
    shown = (await window.ask("lin", ACCOUNT, id=account))["ruralPensionAccount"]
    assert (shown["personal"], shown["subsidy"], shown["balance"]) == ("200.00", "30.00", "230.00")
    assert shown["entries"]["nodes"] == [{"kind": "subsidy-credited", "amount": "30.00", "balance": "230.00"}]
    assert shown["entries"]["pageInfo"] == {"hasNextPage": True}
    assert shown["yearsToMakeUp"] == {"most": 10, "bought": 1, "left": 9}


async def test_a_claim_with_its_decision_is_shown_to_whom_it_concerns(window: Window) -> None:
    claim = claim_id(window.county.granted("zhou"))
    for caller in (NOBODY, "wu", "gao"):
        assert await window.ask(caller, CLAIM, id=claim) == {"ruralPensionClaim": None}
    shown = (await window.ask("zhou", CLAIM, id=claim))["ruralPensionClaim"]
    assert (shown["stage"], shown["monthly"], shown["payableFrom"]) == ("GRANTED", "55.94", "2010-02")
    decision = shown["decision"]
    assert (decision["outcome"], decision["amount"]) == ("granted", "55.94")
    assert decision["verify"] == {"holds": True, "byRecord": [], "byRules": [], "bySteps": []}
    assert [appeal["lastDay"] for appeal in decision["appeals"]] == [None, None]
    chinese = (await window.ask("zhou", CLAIM, "zh", id=claim))["ruralPensionClaim"]
    assert decision["sentences"] != chinese["decision"]["sentences"]


LISTS = [
    ("ruralPensionEnrolments", "{ nodes { id } }", "chu", 1),
    ("ruralPensionClaims", "{ nodes { id } }", "chu", 1),
    ("worklist", "{ nodes { step case item since } }", "song", 1),
]


@pytest.mark.parametrize(("field", "shows", "right", "many"), LISTS)
async def test_lists_show_what_the_caller_may_see(
    window: Window, field: str, shows: str, right: str, many: int
) -> None:
    window.county.granted("zhou")
    for caller in (NOBODY, "wu", "gao"):
        assert (await window.ask(caller, f"{{ {field} {shows} }}"))[field] == {"nodes": []}
    assert len((await window.ask(right, f"{{ {field} {shows} }}"))[field]["nodes"]) == many


async def test_what_the_office_offers_and_what_a_place_has_set_is_for_everybody(window: Window) -> None:
    offered = await window.ask(NOBODY, "{ items { code zh papers steps { step zh days } mutation form } }")
    assert [item["code"] for item in offered["items"]] == [
        "P2",
        "B1",
        "B2",
        "inheritance",
        "employee-contribution",
        "parameters",
    ]
    mutations = core(window.schema).mutation_type
    assert mutations is not None
    for item in offered["items"]:
        assert item["mutation"] in mutations.fields
        assert item["form"] in core(window.schema).type_map
    query = '{ localParameters(name: "scheme_start") { nodes { id name value document official } } }'
    [start] = (await window.ask(NOBODY, query))["localParameters"]["nodes"]
    assert (start["value"], start["official"]) == ("2009-12-01", False)
    again = await window.ask(NOBODY, f'{{ localParameter(id: "{start["id"]}") {{ name }} }}')
    assert again == {"localParameter": {"name": "scheme_start"}}


def test_insurance_adds_its_fields_to_a_person(schema: Composed) -> None:
    shown = core(schema).type_map["Person"]
    assert isinstance(shown, GraphQLObjectType)
    assert set(shown.fields) == {
        "id",
        "ruralPension",
        "ruralPensionEnrolment",
        "ruralPensionAccount",
        "ruralPensionClaims",
        "inheritances",
        "sharesInherited",
        "debts",
        "survivalCertifications",
        "employeeInsurances",
        "employeeContributions",
        "unemploymentClaimForm",
        "unemploymentClaims",
        "unemploymentBenefits",
    }


async def test_while_identity_is_away_only_its_own_fields_are_missing(window: Window) -> None:
    window.county.submit(window.county.resident("lin"))
    query = "query ($id: ID!) { ruralPensionEnrolment(id: $id) { stage person { id } region { id } } }"
    answer = await window.schema.execute(query, {"id": enrolment("lin")}, context_value=window.context("lin"))
    shown = {"stage": "SUBMITTED", "person": None, "region": None}
    assert answer.data == {"ruralPensionEnrolment": shown}
    assert {error.path[-1] for error in answer.errors or [] if error.path} == {"person", "region"}


async def test_an_id_of_something_else_is_refused(window: Window) -> None:
    for bad in ("nonsense", "", person("lin")):
        [(code, field)] = await window.errors("fu", CLAIM, id=bad)
        assert (code, field) == ("BAD_INPUT", "id")


async def test_a_foreign_cursor_is_refused(window: Window) -> None:
    query = "query ($after: String) { worklist(after: $after) { nodes { case } } }"
    assert await window.errors("fu", query, after="nonsense") == [("BAD_CURSOR", "after")]


# Subscriptions

WATCH_CLAIM = "subscription ($id: ID!) { ruralPensionClaimChanged(id: $id) { stage version monthly } }"
WATCH_ENROLMENT = "subscription ($id: ID!) { ruralPensionEnrolmentChanged(id: $id) { stage } }"


async def test_nobody_watches_the_claim_of_another(window: Window) -> None:
    claim = claim_id(window.county.granted("zhou"))
    for caller in (NOBODY, "wu", "gao"):
        watched = await window.schema.subscribe(
            WATCH_CLAIM, {"id": claim}, context_value=window.context(caller)
        )
        [told] = [shown async for shown in watched]  # type: ignore[union-attr] # it is a stream
        assert [error.extensions["code"] for error in told.errors] == ["NOT_FOUND"]


async def test_a_claim_is_shown_after_each_step(window: Window) -> None:
    county = window.county
    claim = county.hand_on(county.file(county.pensioner("zhou")))
    watched: Any = await window.schema.subscribe(
        WATCH_CLAIM, {"id": claim_id(claim)}, context_value=window.context("zhou")
    )

    async def shown() -> Any:
        return (await anext(watched)).data["ruralPensionClaimChanged"]

    assert await shown() == {"stage": "RECHECKED", "version": 4, "monthly": None}
    county.do("he", DecideClaim, claim=claim)
    assert await shown() == {"stage": "GRANTED", "version": 5, "monthly": "55.94"}
    county.do("song", ServeDecision, claim=claim, served_on=county.today, method=ServiceMethod.DIRECT)
    assert (await shown())["version"] == 6
    await watched.aclose()


async def test_an_enrolment_is_shown_after_each_step(window: Window) -> None:
    county = window.county
    county.submit(county.resident("lin"))
    watched: Any = await window.schema.subscribe(
        WATCH_ENROLMENT, {"id": enrolment("lin")}, context_value=window.context("lin")
    )
    stages = [(await anext(watched)).data["ruralPensionEnrolmentChanged"]["stage"]]
    for officer, step in (("chu", FirstReviewEnrolment), ("fu", ConfirmEnrolment)):
        county.do(officer, step, person="lin")
        stages.append((await anext(watched)).data["ruralPensionEnrolmentChanged"]["stage"])
    assert stages == ["SUBMITTED", "FIRST_REVIEWED", "CONFIRMED"]
    await watched.aclose()


async def test_an_officer_asks_for_their_day(window: Window) -> None:
    window.county.enrol(window.county.resident("lin", "1950-02-14"))
    window.county.submit(window.county.resident("wu"))
    document = """{ today { day totals { turning unpaid waiting overdue }
        turning { nodes { turnsOn claimableFrom enrolment { id } } } unpaid { nodes { id } }
        waiting { nodes { step due about { id } } } } }"""
    asked = (await window.ask("chu", document))["today"]
    assert asked["totals"] == {"turning": 1, "unpaid": 1, "waiting": 1, "overdue": 0}
    assert asked["turning"]["nodes"] == [
        {"turnsOn": "2010-02-14", "claimableFrom": "2010-01-14", "enrolment": {"id": enrolment("lin")}}
    ]
    assert asked["unpaid"]["nodes"] == [{"id": enrolment("lin")}]
    assert asked["waiting"]["nodes"] == [
        {"step": "first-review", "due": "2010-01-12", "about": {"id": enrolment("wu")}}
    ]
    assert (await window.ask("gao", document))["today"]["totals"]["unpaid"] == 0


@pytest.mark.parametrize(
    ("language", "label"),
    [("en", "take the enrolment over: the hukou has moved here"), ("zh", "户籍已迁入，接收参保关系")],
)
async def test_an_officer_is_told_what_facts_ask_of_them(window: Window, language: str, label: str) -> None:
    window.county.enrol(window.county.resident("lin"))
    window.county.tell(HukouMoved("lin", LUODU, rural_hukou=True))
    document = """{ today { totals { asked } asked(act: MOVE_ENROLMENT) {
        nodes { act label mutation since enrolment { id } pension { status } } } } }"""
    asked = (await window.ask("fu", document, language))["today"]
    assert (asked["totals"], asked["asked"]["nodes"]) == (
        {"asked": 1},
        [
            {
                "act": "MOVE_ENROLMENT",
                "label": label,
                "mutation": "moveRuralPensionEnrolment",
                "since": "2010-01-05",
                "enrolment": {"id": enrolment("lin")},
                "pension": None,
            }
        ],
    )
    assert (await window.ask("gao", document))["today"]["totals"] == {"asked": 0}


async def test_a_village_is_reviewed_in_one_act_and_everybody_has_a_receipt(window: Window) -> None:
    window.county.submit(window.county.resident("lin"))
    window.county.submit(window.county.resident("wu"), by="chu")
    region, document = (
        global_id("Region", SHUANGHE),
        """query ($id: ID!) { ruralPensionBatch(id: $id) {
        act done refused more receipts { nodes { number outcome reason { code message } } } } }""",
    )
    asked = {"region": region, "persons": [person("lin"), person("wu")]}
    review = "firstReviewRuralPensionEnrolments"
    form = {"on": window.county.today.isoformat(), **asked}
    mutation = f"""mutation ($input: FirstReviewRuralPensionEnrolmentsInput!) {{ {review}(input: $input) {{
        ... on RuralPensionBatch {{ id }} ... on Refusal {{ code }} }} }}"""
    assert (await window.ask("gao", mutation, input=form))[review] == {"code": "NOT_AUTHORISED"}
    batch = (await window.ask("chu", mutation, input=form))[review]["id"]
    shown = (await window.ask("chu", document, id=batch))["ruralPensionBatch"]
    assert (shown["act"], shown["done"], shown["refused"], shown["more"]) == ("FIRST_REVIEWS", 1, 1, False)
    assert shown["receipts"]["nodes"] == [
        {"number": 1, "outcome": "DONE", "reason": None},
        {
            "number": 2,
            "outcome": "REFUSED",
            "reason": {
                "code": "SEPARATION",
                "message": "This step of the case has to be taken by another person.",
            },
        },
    ]
    assert (await window.ask("gao", document, id=batch))["ruralPensionBatch"] is None


@pytest.mark.parametrize(
    ("code", "field", "asked"),
    [
        ("BAD_FORM", "month", 'turning(month: "0001-01")'),
        ("NUMBER_TOO_LOW", "year", "unpaid(year: 2008)"),
    ],
)
async def test_a_day_is_not_asked_about_other_ages(window: Window, code: str, field: str, asked: str) -> None:
    document = f"{{ today {{ {asked} {{ nodes {{ __typename }} }} }} }}"
    assert await window.errors("chu", document) == [(code, field)]


async def test_an_office_reads_its_ledger_of_a_month(window: Window) -> None:
    window.county.enrol(window.county.resident("lin"))
    document = """query ($office: ID!) { officeLedger(office: $office, item: "P2", month: "2010-01") {
        item month totals { step outcome count } lines { nodes { on step outcome officer case } } } }"""
    office = global_id("Office", "township-centre")
    ledger = (await window.ask("chu", document, office=office))["officeLedger"]
    assert ledger["totals"] == [{"step": "first-review", "outcome": "ACCEPTED", "count": 1}]
    [line] = ledger["lines"]["nodes"]
    assert (line["on"], line["officer"], line["case"]) == (
        "2010-01-05",
        person("chu"),
        "rural-pension-enrolment/lin",
    )
    assert (await window.ask("gao", document, office=office))["officeLedger"]["totals"] == []
