"""What people hand in that cannot be: each with its code, its sentence in both languages, and its field."""

from typing import Any

import pytest
from whole_office import COUNTY, VILLAGE, WholeOffice

from jinbao.bus import Call
from jinbao.graph.ids import global_id

pytestmark = pytest.mark.anyio


def person(key: str) -> str:
    return global_id("Person", key)


NOWHERE = global_id("Region", "atlantis")
FORM = {"person": person("meng"), "grade": "100.00", "consent": "SIGNED_FORM"}
NEW = {"idNumber": "511526198502280021", "name": "新人", "hukouVillage": VILLAGE, "hukou": "RURAL"}
PAID = {"person": person("luo"), "year": 2026, "amount": "100.00"}
MOVE = {"person": person("meng"), "village": VILLAGE, "since": "2026-01-01"}
DEATH = {"person": person("meng"), "diedOn": "2026-01-05", "evidence": "VILLAGE_REPORT"}
SETTING = {
    "name": "top_up",
    "region": COUNTY,
    "value": "5",
    "inForceFrom": "2026-01-01",
    "promulgatedOn": "2026-01-01",
    "document": "test",
    "approvedBy": "test",
    "official": False,
}
GRANT = {
    "id": "new",
    "person": person("meng"),
    "role": "officer",
    "office": global_id("Office", "centre"),
    "region": NOWHERE,
    "items": ["P2"],
    "steps": ["intake"],
    "since": "2026-01-01",
    "source": "test",
}
SUBMIT, REGISTER = "submitRuralPensionEnrolment", "registerPerson"
PAY, SET = "recordRuralPensionContribution", "setParameter"
BAD: list[tuple[str, str, dict[str, Any], str, str | None]] = [
    # who, mutation, what is filled in, code, field
    ("yuan", SUBMIT, FORM, "NOT_AUTHORISED", None),
    ("fu", "confirmRuralPensionEnrolment", {"person": person("tang")}, "OUT_OF_ORDER", "person"),
    ("yuan", "confirmRuralPensionEnrolment", {"person": person("luo")}, "NOT_AUTHORISED", None),
    ("deng", "firstReviewRuralPensionEnrolment", {"person": person("tang")}, "SEPARATION", None),
    ("xie", SUBMIT, FORM | {"person": person("tang")}, "ALREADY_ENROLLED", "person"),
    ("xie", SUBMIT, FORM | {"person": person("nobody")}, "PERSON_UNKNOWN", "person"),
    ("xie", SUBMIT, FORM | {"person": NOWHERE}, "BAD_INPUT", "person"),
    ("xie", SUBMIT, FORM | {"person": person("gao")}, "SCHEME_NOT_STARTED", "on"),
    ("xie", SUBMIT, FORM | {"grade": "150.00"}, "NOT_A_GRADE", "grade"),
    ("xie", SUBMIT, FORM | {"grade": "-100.00"}, "NOT_A_GRADE", "grade"),
    ("xie", SUBMIT, FORM | {"grade": 100.0}, "MONEY_AS_FLOAT", "grade"),
    ("xie", SUBMIT, FORM | {"grade": "100.001"}, "MONEY_UNREADABLE", "grade"),
    ("xie", SUBMIT, FORM | {"consent": None}, "CONSENT_MISSING", "consent"),
    ("xie", SUBMIT, FORM | {"on": "2099-01-01"}, "ON_IN_FUTURE", "on"),
    ("xie", SUBMIT, FORM | {"on": "1985-02-29"}, "DATE_UNREADABLE", "on"),
    ("xie", SUBMIT, FORM | {"on": "2009-11-30"}, "HISTORICAL_ENTRY_NEEDED", "on"),
    ("xie", SUBMIT, FORM | {"historicalEntry": person("meng")}, "BAD_INPUT", "historicalEntry"),
    ("qian", PAY, PAID, "YEAR_ALREADY_PAID", "year"),
    ("qian", PAY, PAID | {"year": 2008}, "YEAR_BEFORE_SCHEME", "year"),
    ("qian", PAY, PAID | {"year": 2099}, "YEAR_NOT_BEGUN", "year"),
    ("qian", PAY, PAID | {"amount": "-1.00"}, "NEGATIVE_AMOUNT", "amount"),
    ("qian", PAY, PAID | {"amount": 100.5}, "MONEY_AS_FLOAT", "amount"),
    (
        "chu",
        REGISTER,
        {"person": NEW | {"idNumber": "511526198502290027"}},
        "ID_DATE_IMPOSSIBLE",
        "person.idNumber",
    ),
    (
        "chu",
        REGISTER,
        {"person": NEW | {"idNumber": "511526197006010029"}},
        "ID_CHECK_DIGIT",
        "person.idNumber",
    ),
    ("chu", REGISTER, {"person": NEW | {"idNumber": "51152619700601"}}, "ID_LENGTH", "person.idNumber"),
    (
        "chu",
        REGISTER,
        {"person": NEW | {"idNumber": "511526197006010028"}},
        "PERSON_EXISTS",
        "person.idNumber",
    ),
    ("chu", REGISTER, {"person": NEW | {"hukouVillage": NOWHERE}}, "REGION_UNKNOWN", "person.hukouVillage"),
    ("chu", REGISTER, {"person": NEW | {"name": ""}}, "VALUE_MISSING", "person.name"),
    ("chu", REGISTER, {"person": NEW | {"born": "1985-13-01"}}, "DATE_UNREADABLE", "person.born"),
    (
        "chu",
        "registerPersons",
        {"persons": [NEW, NEW | {"hukouVillage": NOWHERE}]},
        "REGION_UNKNOWN",
        "persons.1.hukouVillage",
    ),
    ("chu", "registerPersons", {"persons": []}, "VALUE_MISSING", "persons"),
    (
        "chu",
        "moveResidence",
        MOVE | {"village": NOWHERE},
        "REGION_UNKNOWN",
        "village",
    ),
    ("chu", "moveResidence", MOVE | {"since": "1970-05-31"}, "BEFORE_BIRTH_OF_PERSON", "since"),
    ("chu", "moveResidence", MOVE | {"since": "2099-05-31"}, "SINCE_IN_FUTURE", "since"),
    (
        "chu",
        "moveResidence",
        MOVE | {"person": person("shen"), "since": "2026-01-06"},
        "AFTER_DEATH_OF_PERSON",
        "since",
    ),
    ("chu", "recordDeath", DEATH | {"diedOn": "1969-12-31"}, "DEATH_DAY", "diedOn"),
    ("chu", "recordDeath", DEATH | {"diedOn": "2099-12-31"}, "DEATH_DAY", "diedOn"),
    ("chu", "recordDeath", DEATH | {"person": person("nobody")}, "PERSON_UNKNOWN", "person"),
    ("chu", "recordDeath", DEATH | {"evidence": "DEATH_CERTIFICATE"}, "PAPER_MISSING", "paper"),
    ("gong", "giveGrants", {"grants": [GRANT]}, "REGION_UNKNOWN", "grants.0.region"),
    ("gong", "giveGrant", {"grant": GRANT}, "REGION_UNKNOWN", "grant.region"),
    (
        "shi",
        "renameRegion",
        {"region": COUNTY, "name": "　 ", "since": "2026-01-01"},
        "VALUE_MISSING",
        "name",
    ),
    ("shi", SET, SETTING | {"document": " "}, "VALUE_MISSING", "document"),
    (
        "gong",
        "giveGrant",
        {"grant": GRANT | {"region": VILLAGE, "items": []}},
        "VALUE_MISSING",
        "grant.items",
    ),
    ("gong", "giveGrant", {"grant": GRANT | {"id": "新 授权"}}, "BAD_ID", "grant.id"),
    ("gong", "giveGrants", {"grants": [GRANT, GRANT | {"id": "a" * 101}]}, "BAD_ID", "grants.1.id"),
    ("gong", "giveGrant", {"grant": GRANT, "commandId": "a" * 201}, "TOO_LONG", "commandId"),
    ("chu", REGISTER, {"person": NEW | {"person": person("a\n")}}, "BAD_ID", "person.person"),
    (
        "gong",
        "giveGrant",
        {"grant": GRANT | {"region": VILLAGE, "ceiling": "-1.00"}},
        "CEILING_NEGATIVE",
        "grant.ceiling",
    ),
    ("yuan", SUBMIT, FORM | {"person": person("tang")}, "NOT_AUTHORISED", None),
    ("shi", SET, SETTING | {"region": NOWHERE}, "REGION_UNKNOWN", "region"),
    ("shi", SET, SETTING | {"name": "rainfall"}, "PARAMETER_UNKNOWN", "name"),
    ("shi", SET, SETTING | {"value": "much"}, "MONEY_UNREADABLE", "value"),
    ("shi", SET, SETTING | {"name": "interest_rate", "value": "2.25 %"}, "PARAMETER_UNFIT", "value"),
    ("shi", SET, SETTING | {"name": "interest_rate", "value": "2.25"}, "RATE_TOO_HIGH", "value"),
    ("shi", SET, SETTING | {"value": "-5"}, "PARAMETER_NEGATIVE", "value"),
]


@pytest.mark.parametrize(("who", "mutation", "given", "code", "field"), BAD)
async def test_what_cannot_be_is_refused_by_code_sentence_and_field(
    office: WholeOffice, who: str, mutation: str, given: dict[str, Any], code: str, field: str | None
) -> None:
    before = office.house.identity.service.ledger.recorder, office.house.insurance.ledger.recorder
    positions = [recorder.max_notification_id() for recorder in before]
    said = [await refusal(office, who, mutation, given, language) for language in ("zh", "en")]
    assert [(one["code"], one["field"]) for one in said] == [(code, field)] * 2
    assert said[0]["message"] != said[1]["message"]
    assert code not in {one["message"] for one in said}
    assert [recorder.max_notification_id() for recorder in before] == positions


async def refusal(
    office: WholeOffice, who: str, mutation: str, given: dict[str, Any], language: str
) -> dict[str, Any]:
    title = mutation[0].upper() + mutation[1:]
    document = f"""mutation ($input: {title}Input!) {{ {mutation}(input: $input) {{
        __typename ... on Refusal {{ code message field }} }} }}"""
    form = located({"on": office.house.insurance.today.isoformat()} | given, office.regions)
    answer = await office.ask(Call(who, "centre", language=language), document, input=form)
    assert answer.errors is None, answer.errors
    found: dict[str, Any] = answer.data[mutation]
    assert found["__typename"] == "Refusal", found
    return found


def located(given: Any, regions: dict[str, str]) -> Any:
    """The same with the ids of the places that it names by their codes."""
    match given:
        case dict():
            return {name: located(value, regions) for name, value in given.items()}
        case list():
            return [located(value, regions) for value in given]
        case str() if given in regions:
            return global_id("Region", regions[given])
    return given
