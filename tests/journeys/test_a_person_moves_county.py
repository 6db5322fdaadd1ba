"""A person moves county: the enrolment is asked for there, the dispute stays where it was brought."""

from collections.abc import Iterator
from typing import Any

import pytest
from personas import Personas
from running_platform import Platform

from identity.demo.employers import licence

ASSISTANT, CLERK, CITY, AUDITOR = "village-assistant", "case-clerk", "city-officer", "auditor"
NAME, ELSEWHERE = "曾桂芳", "511525"
VILLAGES = """query($county: ID!) { region(id: $county) {
    regions(first: 1) { nodes { regions(first: 1) { nodes { id } } } } } }"""
CASE = "query($case: ID!) { arbitration(id: $case) { region { id } history { kind } } }"
WHOLE = """query($person: ID!) { person(id: $person) {
    hukouRegion { id }
    ruralPensionAccount { personal balance }
    ruralPensionClaims { nodes { stage region { id } history { kind } } }
} }"""
ASKED = "{ today { asked(act: MOVE_ENROLMENT) { nodes { person { id } region { id } } } } }"


@pytest.fixture(scope="module")
def personas(platform: Platform) -> Iterator[Personas]:
    personas = Personas(platform)
    yield personas
    personas.close()


def of(personas: Personas, who: str, person: str) -> Any:
    return personas.asks(who, WHOLE, person=person)["person"]


def test_the_dispute_and_the_money_stay_and_whoever_acted_still_reads_the_history(personas: Personas) -> None:
    person, firm = personas.person(ASSISTANT, NAME), personas.employer(licence(1))
    home, there = personas.region(personas.cast[CLERK].region), personas.region(ELSEWHERE)
    case = personas.changes(
        CLERK,
        "fileArbitration",
        region=home,
        venue="EMPLOYER",
        parties={"applicant": "WORKER", "workers": [person], "employers": [firm]},
        claims=[{"worker": person, "kind": "LABOUR_RELATION", "knownOn": str(personas.today)}],
    )["id"]
    before = of(personas, ASSISTANT, person)
    assert before["ruralPensionAccount"]["balance"] == "330.00"
    assert before["ruralPensionClaims"]["nodes"]

    found = personas.asks(CITY, VILLAGES, county=there)["region"]["regions"]["nodes"]
    village = found[0]["regions"]["nodes"][0]["id"]
    moved = {"person": person, "village": village, "hukou": "RURAL", "since": str(personas.today)}
    personas.changes(CITY, "moveHukou", **moved)

    stays = personas.asks(CLERK, CASE, case=case)["arbitration"]
    assert stays["region"]["id"] == home
    assert stays["history"]
    after = of(personas, AUDITOR, person)
    assert after["hukouRegion"]["id"] == village
    assert after["ruralPensionAccount"] == before["ruralPensionAccount"], (
        "the year's contribution in its place"
    )
    assert of(personas, ASSISTANT, person)["ruralPensionClaims"] == before["ruralPensionClaims"]
    asked = personas.asks(AUDITOR, ASKED)["today"]["asked"]["nodes"]
    assert person in [one["person"]["id"] for one in asked]
