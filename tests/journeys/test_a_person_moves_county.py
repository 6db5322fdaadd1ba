"""People move county: intake and registration follow them, dispute and drawn pension stay where they are."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from personas import Personas
from running_platform import Platform

from identity.demo.cast import NEIGHBOUR_COUNTY
from identity.demo.employers import licence

ASSISTANT, TOWNSHIP, REVIEWER, RECHECKER = (
    "village-assistant",
    "township-officer",
    "county-reviewer",
    "rechecker",
)
HANDS = ((TOWNSHIP, "accept"), (REVIEWER, "review"), (RECHECKER, "recheck"), ("approver", "decide"))
INTAKE, OFFICER, CLERK, CITY = "mediator", "employment-officer", "case-clerk", "city-officer"
THERE_OFFICER, THERE_RECHECKER = "neighbour-employment-officer", "neighbour-rechecker"
STRANGER, AUDITOR = "lone-township-officer", "auditor"
CLAIMANT, PENSIONER, UNEMPLOYED, MOVED_NOW, MOVED_LAST_YEAR = (
    "曾桂芳",
    "任会萍",
    "董才刚",
    "汪才波",
    "汪碧梅",
)
VILLAGES = """query($county: ID!) { region(id: $county) {
    regions(first: 1) { nodes { regions(first: 1) { nodes { id } } } } } }"""
CASE = "query($case: ID!) { arbitration(id: $case) { region { id } history { kind } } }"
PENSION = """query($person: ID!) { person(id: $person) {
    hukouRegion { id }
    ruralPensionAccount { personal balance }
    ruralPension { status payer { id } }
    ruralPensionClaims { nodes { stage region { id } history { kind } } }
} }"""
ENROLMENT = """query($person: ID!) { person(id: $person) {
    ruralPensionEnrolment { region { id } history { kind } } ruralPensionAccount { balance } } }"""
REGISTRATION = """query($case: ID!) { unemploymentRegistration(id: $case) {
    stage region { id } history { kind } } }"""
ASKED = "{ today { asked(act: MOVE_ENROLMENT) { nodes { person { id } region { id } } } } }"


@pytest.fixture(scope="module")
def personas(platform: Platform) -> Iterator[Personas]:
    personas = Personas(platform)
    yield personas
    personas.close()


@pytest.fixture(scope="module")
def village(personas: Personas) -> str:
    """A village of the next county."""
    there = personas.region(NEIGHBOUR_COUNTY)
    [town] = personas.asks(CITY, VILLAGES, county=there)["region"]["regions"]["nodes"]
    return str(town["regions"]["nodes"][0]["id"])


def moves(personas: Personas, person: str, village: str, hukou: str, since: date | None = None) -> None:
    asked = {"person": person, "village": village, "hukou": hukou, "since": str(since or personas.today)}
    personas.changes(CITY, "moveHukou", **asked)


def of(personas: Personas, who: str, document: str, person: str) -> Any:
    return personas.asks(who, document, person=person)["person"]


def test_a_dispute_stays_with_its_commission_and_whoever_acted_still_reads_the_history(
    personas: Personas, village: str
) -> None:
    person, firm = personas.person(ASSISTANT, CLAIMANT), personas.employer(licence(1))
    home = personas.region(personas.cast[CLERK].region)
    case = personas.changes(
        CLERK,
        "fileArbitration",
        region=home,
        venue="EMPLOYER",
        parties={"applicant": "WORKER", "workers": [person], "employers": [firm]},
        claims=[{"worker": person, "kind": "LABOUR_RELATION", "knownOn": str(personas.today)}],
    )["id"]
    before = of(personas, ASSISTANT, PENSION, person)
    assert before["ruralPensionAccount"]["balance"] == "330.00"
    assert before["ruralPensionClaims"]["nodes"]
    moves(personas, person, village, "RURAL")

    stays = personas.asks(CLERK, CASE, case=case)["arbitration"]
    assert (stays["region"]["id"], bool(stays["history"])) == (home, True)
    assert of(personas, AUDITOR, PENSION, person)["hukouRegion"]["id"] == village
    assert of(personas, ASSISTANT, PENSION, person)["ruralPensionClaims"] == before["ruralPensionClaims"]
    for who in (THERE_OFFICER, STRANGER):
        assert personas.asks(who, CASE, case=case)["arbitration"] is None


def test_a_pension_that_is_drawn_stays_with_its_payer(personas: Personas, village: str) -> None:
    person = personas.person(ASSISTANT, PENSIONER)
    form = {"person": person, "consent": "SIGNED_FORM"}
    claim = {"claim": personas.changes(ASSISTANT, "fileRuralPensionClaim", **form)["id"]}
    for who, hand in HANDS:
        personas.changes(who, f"{hand}RuralPensionClaim", **claim)
    before = of(personas, RECHECKER, PENSION, person)["ruralPension"]
    assert before["status"] == "IN_PAYMENT"
    moves(personas, person, village, "RURAL")
    assert of(personas, AUDITOR, PENSION, person)["ruralPension"] == before
    assert of(personas, RECHECKER, PENSION, person)["ruralPension"] == before, "and with who acted in it"
    assert before["payer"]["id"] == personas.region(personas.cast[RECHECKER].region)


def test_the_years_contribution_stays_and_the_account_follows_the_next_year(
    personas: Personas, village: str
) -> None:
    now, last_year = (personas.person(ASSISTANT, name) for name in (MOVED_NOW, MOVED_LAST_YEAR))
    before = of(personas, AUDITOR, ENROLMENT, last_year)
    begins_next_door(personas)
    moves(personas, now, village, "RURAL")
    moves(personas, last_year, village, "RURAL", personas.today - timedelta(days=365))
    asked = personas.asks(THERE_RECHECKER, ASKED)["today"]["asked"]["nodes"]
    assert {now, last_year} <= {one["person"]["id"] for one in asked}

    stays = personas.does(THERE_RECHECKER, "moveRuralPensionEnrolment", person=now)
    assert stays["code"] == "YEAR_STAYS", stays
    personas.changes(THERE_RECHECKER, "moveRuralPensionEnrolment", person=last_year)
    after = of(personas, THERE_RECHECKER, ENROLMENT, last_year)
    assert after["ruralPensionEnrolment"]["region"]["id"] == village
    assert after["ruralPensionAccount"] == before["ruralPensionAccount"], "money and history go along"
    for who in (ASSISTANT, TOWNSHIP, RECHECKER):  # each had a hand in it
        assert (
            of(personas, who, ENROLMENT, last_year)["ruralPensionEnrolment"] == after["ruralPensionEnrolment"]
        )
    assert of(personas, REVIEWER, ENROLMENT, last_year)["ruralPensionEnrolment"] is None
    assert of(personas, STRANGER, ENROLMENT, last_year) is None


def begins_next_door(personas: Personas) -> None:
    """The next county has the scheme from this year on."""
    first = str(personas.today.replace(month=1, day=1))
    said = {"value": first, "inForceFrom": first, "promulgatedOn": first, "official": False}
    there = {"region": personas.region(NEIGHBOUR_COUNTY), "document": "示例〔2026〕9号"}
    personas.changes(
        CITY, "setParameter", name="scheme_start", approvedBy="高县人民政府（示例）", **said, **there
    )


def test_the_registration_as_unemployed_goes_on_in_the_new_place(personas: Personas, village: str) -> None:
    person = personas.person(OFFICER, UNEMPLOYED)
    town = personas.region(personas.cast[INTAKE].region)
    proof = {"kind": "END_OF_EMPLOYMENT_PROOF", **personas.hands_in(INTAKE, person, "解除证明")}
    form = {"person": person, "region": town, "category": "JOB_LOST", "consent": "SIGNED_FORM"}
    case = personas.changes(INTAKE, "applyForUnemployment", **form, papers=[proof])["id"]
    at = {"registration": case}
    seen = {"livesHere": True, "withoutWork": True, "insured": False}
    personas.changes(TOWNSHIP, "recordUnemploymentVisit", **at, **seen)
    personas.changes(OFFICER, "decideUnemployment", **at)
    moves(personas, person, village, "URBAN")
    there = {**at, "region": village, "since": str(personas.today)}
    assert personas.does(OFFICER, "transferUnemployment", **there)["code"] == "NOT_AUTHORISED"
    personas.changes(THERE_OFFICER, "transferUnemployment", **there)

    goes_on = personas.asks(THERE_OFFICER, REGISTRATION, case=case)["unemploymentRegistration"]
    assert (goes_on["stage"], goes_on["region"]["id"]) == ("REGISTERED", village)
    assert personas.does(INTAKE, "reportStatus", **at, way="VISIT")["code"] == "NOT_AUTHORISED"
    personas.changes(THERE_OFFICER, "reportStatus", **at, way="VISIT")
    [*_, contact] = personas.asks(AUDITOR, REGISTRATION, case=case)["unemploymentRegistration"]["history"]
    assert contact["kind"].endswith("contact-made.v1")
    for who in (INTAKE, TOWNSHIP, OFFICER):
        read = personas.asks(who, REGISTRATION, case=case)["unemploymentRegistration"]
        assert read["history"][: len(goes_on["history"])] == goes_on["history"], who
    for who in (ASSISTANT, STRANGER, CLERK):
        assert personas.asks(who, REGISTRATION, case=case)["unemploymentRegistration"] is None
