"""The composed graph, asked as the gateway asks it."""

from types import SimpleNamespace
from typing import Any

import pytest
import strawberry
from graphql import GraphQLObjectType
from msgspec import structs
from small_city import City

from gateway.document import sdl, undescribed, unlike
from gateway.schema import compose
from jinbao.graph import contributes
from jinbao.graph.ids import global_id

pytestmark = pytest.mark.anyio

LIN, WU, HU = (global_id("Person", key) for key in ("lin", "wu", "hu"))
CLAIM = global_id("Claim", "c1")
GRANT = """mutation ($input: GrantPensionInput!) { grantPension(input: $input) {
    ... on Claim { id stage monthly }
    ... on Refusal { code message field law retryable parameters { name value } } } }"""


async def ask(city: City, document: str, variables: dict[str, Any] | None = None, **who: Any) -> Any:
    return await city.schema.execute(document, variables, context_value=city.context(**who))


async def grant(city: City, /, who: dict[str, Any] | None = None, **given: Any) -> Any:
    asked = {"on": "2026-01-05", "claim": CLAIM, "monthly": "69.03"} | given
    answer = await ask(city, GRANT, {"input": asked}, **(who or {}))
    assert answer.errors is None
    return answer.data["grantPension"]


async def test_nobody_without_the_office_grants_a_pension(city: City) -> None:
    refused = await grant(city, who={"office": "township"})
    assert refused["code"] == "NOT_AUTHORISED"
    assert city.insurance.claims["c1"].monthly == 0


async def test_a_granted_pension_is_shown_as_it_is_now(city: City) -> None:
    assert await grant(city) == {"id": CLAIM, "stage": "GRANTED", "monthly": "69.03"}


async def test_a_new_claim_is_found_by_the_stream_that_it_began(city: City) -> None:
    answer = await ask(
        city,
        f"""mutation {{ applyForPension(input: {{on: "2026-01-05", person: "{LIN}"}}) {{
            ... on Claim {{ id person {{ name }} }} }} }}""",
    )
    assert answer.data["applyForPension"] == {"id": global_id("Claim", "c9"), "person": {"name": "林秀"}}


async def test_what_the_caller_says_beside_the_command_reaches_the_service(city: City) -> None:
    entry = global_id("HistoricalEntry", "h7")
    await grant(city, commandId="mine", expectedVersion=3, historicalEntry=entry)
    [call] = city.insurance.calls
    assert (call.command_id, call.expected_version, call.historical_entry) == ("mine", 3, "h7")
    assert call.person == "wu"


async def test_whoever_changed_something_has_seen_the_change(city: City) -> None:
    context = city.context()
    given = {"on": "2026-01-05", "claim": CLAIM, "monthly": "1"}
    await city.schema.execute(GRANT, {"input": given}, context_value=context)
    assert context.call.seen == {"insurance": 42}


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ({"monthly": 69.03}, "MONEY_AS_FLOAT", "monthly"),
        ({"monthly": 69}, "MONEY_AS_FLOAT", "monthly"),
        ({"monthly": "69.031"}, "MONEY_UNREADABLE", "monthly"),
        ({"monthly": "sixty"}, "MONEY_UNREADABLE", "monthly"),
        ({"on": "2026-02-29"}, "DATE_UNREADABLE", "on"),
        ({"on": "20260105"}, "DATE_UNREADABLE", "on"),
        ({"on": 20260105}, "DATE_UNREADABLE", "on"),
        ({"claim": LIN}, "BAD_INPUT", "claim"),
        ({"claim": "c1"}, "BAD_INPUT", "claim"),
        ({"claim": ""}, "BAD_INPUT", "claim"),
        ({"historicalEntry": "h7"}, "BAD_INPUT", "historicalEntry"),
        ({"papers": [{"kind": "x", "issued": "2020-01-01"}] * 4}, "TOO_LONG", "papers"),
        (
            {"papers": [{"kind": "x", "issued": "2020-01-01"}, {"kind": "x", "issued": "1985-02-29"}]},
            "DATE_UNREADABLE",
            "papers.1.issued",
        ),
        ({"papers": [{"kind": "  ", "issued": "2020-01-01"}]}, "VALUE_MISSING", "papers.0.kind"),
    ],
)
async def test_a_bad_value_is_refused_with_its_field_and_nothing_is_done(
    city: City, given: dict[str, Any], code: str, field: str
) -> None:
    refused = await grant(city, **given)
    assert (refused["code"], refused["field"]) == (code, field)
    assert refused["message"] != code
    assert city.insurance.commands == []


INPUT = f'input: {{on: "2026-01-05", claim: "{CLAIM}", monthly: "1"'
DO = "mutation { grantPension(%s) { __typename } }"
LIST = "query ($stage: Stage, $first: Int) { persons(first: $first) { nodes { claims(stage: $stage) { nodes { id } } } } }"  # noqa: E501 - reads as one
UNFIT: list[tuple[str, dict[str, Any] | None, str, str | None]] = [
    # document, variables (or what is filled in), code, field
    (GRANT, {"monthly": None}, "VALUE_MISSING", "monthly"),
    (GRANT, {"commandId": 1.5}, "BAD_INPUT", "commandId"),
    (GRANT, {"expectedVersion": "two"}, "BAD_INPUT", "expectedVersion"),
    (GRANT, {"papers": [{"kind": 7, "issued": "2020-01-01"}]}, "BAD_INPUT", "papers.0.kind"),
    (GRANT, {"papers": [{"kind": "x"}]}, "VALUE_MISSING", "papers.0.issued"),
    (GRANT, {"papers": ["x"]}, "BAD_INPUT", "papers.0"),
    (GRANT, {"montly": "1"}, "FIELD_UNKNOWN", "montly"),
    (GRANT, None, "VALUE_MISSING", None),
    (DO % f"{INPUT}, papers: [{{kind: 7}}]}}", {}, "BAD_INPUT", "papers.0.kind"),
    (DO % f"{INPUT}, commandId: null, montly: 1}}", {}, "FIELD_UNKNOWN", "montly"),
    (DO % "input: {monthly: null}", {}, "VALUE_MISSING", "on"),
    (DO.replace("(%s)", ""), {}, "VALUE_MISSING", None),
    (LIST, {"stage": "FORGOTTEN"}, "NOT_A_CHOICE", "stage"),
    (LIST, {"first": 2.5}, "BAD_INPUT", "first"),
    (LIST, {"first": "2"}, "BAD_INPUT", "first"),
    (LIST.replace("$stage)", "FORGOTTEN)").replace("$stage: Stage, ", ""), {}, "NOT_A_CHOICE", "stage"),
    ("{ claim { id } }", {}, "VALUE_MISSING", "id"),
    ("subscription ($id: ID!) { claim(id: $id) { stage } }", {"id": None}, "VALUE_MISSING", "id"),
]


@pytest.mark.parametrize(("document", "given", "code", "field"), UNFIT)
async def test_what_the_schema_does_not_take_is_told_by_code_and_field_in_both_languages(
    city: City, document: str, given: dict[str, Any] | None, code: str, field: str | None
) -> None:
    if document == GRANT and given is not None:
        given = {"input": {"on": "2026-01-05", "claim": CLAIM, "monthly": "1"} | given}
    said = []
    for language in ("zh", "en"):
        if document.startswith("subscription"):
            watched = city.schema.subscribe(document, given, context_value=city.context(language=language))
            [answer] = [shown async for shown in await watched]
        else:
            answer = await ask(city, document, given, language=language)
        assert answer.data is None
        error = answer.errors[0]
        assert (error.extensions["code"], error.extensions["field"]) == (code, field)
        said.append(error.message)
    assert said[0] != said[1]
    assert code not in said
    assert city.insurance.commands == []


async def test_all_that_does_not_fit_is_told_at_once(city: City) -> None:
    given = {"on": None, "claim": CLAIM, "monthly": "1", "papers": [{"kind": 7, "issued": "x"}]}
    answer = await ask(city, GRANT, {"input": given}, language="en")
    assert [(error.extensions["field"], error.message) for error in answer.errors] == [
        ("on", "This has to be filled in."),
        ("papers.0.kind", "Something else is expected here: text."),
    ]


async def test_a_long_list_of_nonsense_is_not_answered_with_a_longer_one(city: City) -> None:
    given = {"on": "2026-01-05", "claim": CLAIM, "monthly": "1", "papers": [7] * 1000}
    answer = await ask(city, GRANT, {"input": given})
    fields = [error.extensions["field"] for error in answer.errors]
    assert fields == [f"papers.{number}" for number in range(50)]


async def test_a_literal_amount_is_text_too(city: City) -> None:
    form = f'on: "2026-01-05", claim: "{CLAIM}"'
    outcome = "{ ... on Refusal { code } ... on Claim { monthly } }"
    answer = await ask(
        city,
        f"""mutation {{ float: grantPension(input: {{{form}, monthly: 69.03}}) {outcome}
                        text: grantPension(input: {{{form}, monthly: "69.03"}}) {outcome} }}""",
    )
    assert answer.data == {"float": {"code": "MONEY_AS_FLOAT"}, "text": {"monthly": "69.03"}}


async def test_a_refusal_says_why_in_the_language_of_the_caller(city: City) -> None:
    chinese = await grant(city, who={"language": "zh"}, monthly=1.5)
    english = await grant(city, who={"language": "en"}, monthly=1.5)
    assert chinese["message"] == "金额须以文本填写，不能用浮点数。"
    assert english["message"].startswith("An amount has to be given as text")
    assert english["parameters"] == [{"name": "given", "value": "1.5"}]


async def test_a_refusal_of_the_service_keeps_its_law_and_field(city: City) -> None:
    refused = await grant(city, who={"language": "zh"}, monthly="0")
    assert (refused["code"], refused["law"], refused["field"]) == (
        "AMOUNT_ZERO",
        "国发〔2009〕32号第六条",
        "monthly",
    )
    assert (await grant(city, who={"language": "en"}, monthly="0"))["law"] == "国发〔2009〕32号, art. 6"


async def test_a_link_costs_one_call_however_long_the_list(city: City) -> None:
    answer = await ask(city, "{ persons { nodes { claims(stage: APPLIED) { nodes { person { name } } } } } }")
    assert [len(node["claims"]["nodes"]) for node in answer.data["persons"]["nodes"]] == [0, 1, 1]
    [(name, keys, _)] = city.insurance.asked
    assert (name, [key.person for key in keys]) == ("claims_by_person", ["hu", "lin", "wu"])
    assert [name for name, _, _ in city.identity.asked] == ["persons", "person_by_id"]


async def test_the_same_link_with_other_arguments_is_another_question_in_the_same_call(city: City) -> None:
    answer = await ask(
        city, "{ persons { nodes { all: claims { nodes { id } } one: claims(first: 1) { nodes { id } } } } }"
    )
    assert answer.errors is None
    [(_, keys, _)] = city.insurance.asked
    assert sorted({key.page.first for key in keys}) == [1, 20]


async def test_a_thing_asked_for_twice_is_fetched_once(city: City) -> None:
    await ask(city, f'{{ a: person(id: "{LIN}") {{ name }} b: node(id: "{LIN}") {{ id }} }}')
    assert [keys for _, keys, _ in city.identity.asked] == [["lin"]]


async def test_a_service_that_is_silent_costs_its_own_fields_only(city: City) -> None:
    city.insurance.silent = True
    answer = await ask(city, f'{{ person(id: "{LIN}") {{ name claims {{ nodes {{ id }} }} }} }}')
    assert answer.data == {"person": {"name": "林秀", "claims": None}}
    [error] = answer.errors
    assert error.path == ["person", "claims"]
    assert (error.extensions["code"], error.extensions["retryable"]) == ("UNREACHABLE", True)


async def test_a_command_that_reaches_nobody_may_be_sent_again(city: City) -> None:
    city.insurance.silent = True
    refused = await grant(city, commandId="mine")
    assert (refused["code"], refused["retryable"]) == ("UNREACHABLE", True)


async def test_what_is_done_and_cannot_be_shown_is_not_to_be_sent_again(city: City) -> None:
    city.insurance.falls_silent = True
    apply = f'applyForPension(input: {{on: "2026-01-05", person: "{LIN}"}}) {{ ... on Claim {{ id }} }}'
    answer = await ask(city, f"mutation {{ {apply} }}")
    [error] = answer.errors
    told = error.extensions
    assert (told["code"], told["retryable"], told["parameters"]) == (
        "DONE_NOT_SHOWN",
        False,
        {"version": "1"},
    )
    assert len(city.insurance.commands) == 1


async def test_a_mutation_that_fails_does_not_hide_what_the_others_did(city: City) -> None:
    apply = f'applyForPension(input: {{on: "2026-01-05", person: "{LIN}"}}) {{ ... on Claim {{ id }} }}'
    broken = apply.replace(LIN, global_id("Person", "break"))
    answer = await ask(city, f"mutation {{ a: {apply} b: {broken} }}")
    assert answer.data == {"a": {"id": global_id("Claim", "c9")}, "b": None}
    assert [error.extensions["code"] for error in answer.errors] == ["INTERNAL"]


async def test_what_the_caller_may_not_see_is_null_by_whatever_way_they_come_to_it(city: City) -> None:
    city.insurance.claims["c1"] = structs.replace(city.insurance.claims["c1"], person="hu")
    answer = await ask(
        city,
        f"""{{ a: person(id: "{LIN}") {{ name }} b: person(id: "{HU}") {{ name }} c: node(id: "{HU}") {{ id }}
            claim(id: "{CLAIM}") {{ stage person {{ name }} }}
            _entities(representations: [{{__typename: "Person", id: "{HU}"}}]) {{ __typename }} }}""",
    )
    assert answer.errors is None
    assert answer.data == {
        "a": {"name": "林秀"},
        "b": None,
        "c": None,
        "claim": {"stage": "APPLIED", "person": None},
        "_entities": [None],
    }


async def test_a_purpose_reaches_only_the_file_that_it_was_stated_for(city: City) -> None:
    await ask(
        city, f'{{ a: person(id: "{LIN}", purpose: "review") {{ name }} b: person(id: "{WU}") {{ name }} }}'
    )
    assert {(keys[0], call.purpose) for _, keys, call in city.identity.asked} == {
        ("lin", "review"),
        ("wu", None),
    }


async def test_pages_follow_each_other_by_key(city: City) -> None:
    query = "query ($after: String) { persons(first: 2, after: $after) { edges { cursor node { name } } pageInfo { hasNextPage hasPreviousPage endCursor } } }"  # noqa: E501 - reads as one
    first = (await ask(city, query)).data["persons"]
    city.identity.people["hua"] = city.identity.people[
        "hu"
    ]  # comes before the cursor, so that nothing shifts
    second = (await ask(city, query, {"after": first["pageInfo"]["endCursor"]})).data["persons"]
    assert [edge["node"]["name"] for edge in first["edges"] + second["edges"]] == ["胡兰", "林秀", "伍平"]
    assert (first["pageInfo"]["hasNextPage"], second["pageInfo"]["hasNextPage"]) == (True, False)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [("first: 101", "PAGE_SIZE"), ("first: 0", "PAGE_SIZE"), ('after: "nowhere"', "BAD_CURSOR")],
)
async def test_a_page_that_cannot_be_is_refused(city: City, arguments: str, code: str) -> None:
    answer = await ask(city, f"{{ persons({arguments}) {{ nodes {{ id }} }} }}")
    assert answer.data == {"persons": None}
    assert [error.extensions["code"] for error in answer.errors] == [code]


async def test_everything_with_an_id_is_found_by_it(city: City) -> None:
    query = "query ($id: ID!) { node(id: $id) { __typename id ... on Claim { stage } } }"
    assert (await ask(city, query, {"id": CLAIM})).data == {
        "node": {"__typename": "Claim", "id": CLAIM, "stage": "APPLIED"}
    }
    for nobody in ("", "c1", "!", global_id("Claim", "c7"), global_id("Query", "x")):
        assert (await ask(city, query, {"id": nobody})).data == {"node": None}


async def test_another_subgraph_finds_an_entity_by_its_id(city: City) -> None:
    query = """query ($of: [_Any!]!) {
        _entities(representations: $of) { ... on Person { name claims { nodes { stage } } } } }"""
    answer = await ask(city, query, {"of": [{"__typename": "Person", "id": LIN}]})
    [lin] = answer.data["_entities"]
    assert (lin["name"], len(lin["claims"]["nodes"])) == ("林秀", 2)
    service = await ask(city, "{ _service { sdl } }")
    assert "https://specs.apollo.dev/federation/v2.9" in service.data["_service"]["sdl"]


async def test_what_nobody_foresaw_is_written_down_and_not_told(
    city: City, caplog: pytest.LogCaptureFixture
) -> None:
    answer = await ask(city, "{ broken }")
    [error] = answer.errors
    assert error.extensions == {"code": "INTERNAL"}
    assert "broken" not in error.message
    assert "has no attribute 'broken'" in caplog.text


async def test_every_error_has_a_code(city: City) -> None:
    codes = []
    for document in ("{", "{ nothing }", "query ($id: ID!) { node(id: $id) { id } }"):
        codes += [error.extensions["code"] for error in (await ask(city, document)).errors]
    assert codes == ["UNPARSABLE", "INVALID_DOCUMENT", "VALUE_MISSING"]


@pytest.mark.parametrize(
    "document",
    [
        f'{{ claim(id: "{CLAIM}") {{ {"person { claims { nodes { " * 5} id {"} } }" * 5} }} }}',
        f"{{ {' '.join(f'n{number}: __typename' for number in range(31))} }}",
        f"{{ {'__typename ' * 4_001} }}",
    ],
    ids=["too deep", "too many aliases", "too long"],
)
async def test_a_document_beyond_the_limits_is_not_looked_at(city: City, document: str) -> None:
    answer = await ask(city, document)
    assert answer.data is None
    assert city.insurance.asked == city.identity.asked == []


async def test_production_does_not_guess_what_the_caller_meant(city: City) -> None:
    asked = "{ persns { nodes { id } } }"
    assert "persons" in (await ask(city, asked)).errors[0].message
    production = compose([city.graphs.identity, city.graphs.insurance], production=True)
    answer = await production.execute(asked, context_value=city.context())
    assert "persons" not in answer.errors[0].message


async def test_a_watched_claim_is_shown_now_and_whenever_it_moves(city: City) -> None:
    query = "subscription ($id: ID!) { claim(id: $id) { stage } }"
    shown = await city.schema.subscribe(query, {"id": CLAIM}, context_value=city.context())
    assert (await anext(shown)).data == {"claim": {"stage": "APPLIED"}}
    await grant(city)
    assert (await anext(shown)).data == {"claim": {"stage": "GRANTED"}}
    await shown.aclose()


@pytest.mark.parametrize(("id", "code"), [(global_id("Claim", "c7"), "NOT_FOUND"), (LIN, "BAD_INPUT")])
async def test_whoever_watches_what_they_cannot_see_is_told_so(city: City, id: str, code: str) -> None:
    query = "subscription ($id: ID!) { claim(id: $id) { stage } }"
    watched = city.schema.subscribe(query, {"id": id}, context_value=city.context())
    [told] = [shown async for shown in await watched]
    assert [(error.extensions["code"], error.extensions["field"]) for error in told.errors] == [(code, "id")]
    assert told.data is None


async def test_watching_ends_with_the_right_to_see(city: City) -> None:
    query = "subscription ($id: ID!) { claim(id: $id) { stage } }"
    watched = await city.schema.subscribe(query, {"id": CLAIM}, context_value=city.context())
    assert (await anext(watched)).errors is None
    del city.insurance.claims["c1"]
    city.insurance.tell("c1")
    [told] = [shown async for shown in watched]
    assert [error.extensions["code"] for error in told.errors] == ["NOT_FOUND"]


def test_a_service_adds_its_fields_to_an_entity_of_another(city: City) -> None:
    person = city.schema._schema.type_map["Person"]
    assert isinstance(person, GraphQLObjectType)
    assert set(person.fields) == {"id", "name", "claims"}


def test_one_service_alone_shows_the_entities_of_others_by_their_id(city: City) -> None:
    alone = compose([city.graphs.insurance], partial=True)
    assert set(alone._schema.type_map["Person"].fields) == {"id", "claims"}  # type: ignore[union-attr]
    with pytest.raises(LookupError, match="Person"):
        compose([city.graphs.insurance])


def test_no_two_services_give_a_person_the_same_field(city: City) -> None:
    @contributes("Person")
    class Other:
        name: str

    with pytest.raises(TypeError, match="Person is given name twice"):
        compose([city.graphs.identity, SimpleNamespace(Other=Other)])


def test_no_two_services_offer_the_same_query(city: City) -> None:
    @strawberry.type
    class Query:
        persons: str

    with pytest.raises(TypeError, match="Query is given persons twice"):
        compose([city.graphs.identity, SimpleNamespace(Query=Query)])


def test_what_lacks_a_description_is_found(city: City) -> None:
    assert undescribed(city.schema) == ["Stage.APPLIED", "Stage.GRANTED"]


def test_the_schema_is_written_the_same_way_every_time(city: City) -> None:
    backwards = compose([city.graphs.insurance, city.graphs.identity])
    assert sdl(backwards) == sdl(city.schema)


def test_a_field_that_clients_use_does_not_vanish_unseen(city: City) -> None:
    committed = sdl(city.schema)
    with_age = committed.replace("type Person implements Node {", "type Person implements Node {\n  age: Int")
    without_name = committed.replace('  """Name."""\n  name: String!\n', "")
    assert unlike(committed, city.schema) == []
    assert unlike(with_age, city.schema) == ["Field Person.age was removed."]
    assert unlike(without_name, city.schema) == ["The document is not the graph's; `make graph` writes it."]
