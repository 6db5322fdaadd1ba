"""A death, told once to the registrar: pension, claim, dispute and estate each follow."""

from collections.abc import Iterator
from typing import Any

import pytest
from personas import Personas
from running_platform import Platform

from identity.demo.employers import licence
from jinbao.calendar import month_after

REGISTRAR, CLERK = "village-assistant", "case-clerk"
REVIEWER, RECHECKER, APPROVER = "county-reviewer", "rechecker", "approver"
PENSIONER, CLAIMANT = "宋勇", "赵杰强"
ASKED = (
    """query($act: AskedAct) { today { asked(first: 100, act: $act) { nodes { since person { id } } } } }"""
)
CLAIM = """query($person: ID!) { person(id: $person) { ruralPensionClaims { nodes {
    id decision { sentences verify { holds } } } } } }"""
KIN = "query($person: ID!) { person(id: $person) { kin { relation relative { id } } } }"
OF_THE_DEAD = "{ arbitrations(ofTheDead: true) { nodes { id } } }"
PENSION = """query($person: ID!) { person(id: $person) {
    ruralPension {
        status stoppedFrom
        decisions { nodes { decision { verify { holds } } } }
        history { kind recordedAt } } } }"""


@pytest.fixture(scope="module")
def personas(platform: Platform) -> Iterator[Personas]:
    personas = Personas(platform)
    yield personas
    personas.close()


def dies(personas: Personas, person: str, evidence: str) -> None:
    paper = {}
    if evidence != "VILLAGE_REPORT":
        paper = {"paper": personas.hands_in(REGISTRAR, person, evidence)}
    about = {"person": person, "diedOn": str(personas.today), "evidence": evidence}
    personas.changes(REGISTRAR, "recordDeath", **about, **paper)


def claim_of(personas: Personas, person: str) -> Any:
    [found] = personas.asks(APPROVER, CLAIM, person=person)["person"]["ruralPensionClaims"]["nodes"]
    return found


def pension_of(personas: Personas, person: str) -> Any:
    return personas.asks(APPROVER, PENSION, person=person)["person"]["ruralPension"]


def is_asked(personas: Personas, act: str, person: str) -> bool:
    nodes = personas.asks(APPROVER, ASKED, act=act)["today"]["asked"]["nodes"]
    return any(one["person"] and one["person"]["id"] == person for one in nodes)


def inheritance(personas: Personas, person: str) -> dict[str, Any]:
    """What comes of the kin's application."""
    heirs = [{"heir": heir, "parts": 1} for heir in kin_of(personas, person)]
    form: dict[str, Any] = {"person": person, "heirs": heirs, "consent": "SIGNED_FORM"}
    return personas.does(REGISTRAR, "applyForInheritance", **form)


def kin_of(personas: Personas, person: str) -> list[str]:
    kin = personas.asks(REGISTRAR, KIN, person=person)["person"]["kin"]
    return [one["relative"]["id"] for one in kin]


def test_a_village_report_suspends_a_pension_and_a_certificate_ends_it(personas: Personas) -> None:
    person = personas.person(REGISTRAR, PENSIONER)
    claim = {"claim": claim_of(personas, person)["id"]}
    decides = (APPROVER, "decideRuralPensionClaim", "... on RuralPensionClaim { stage reasons }")
    granted = personas.changes(*decides, **claim)
    assert granted["stage"] == "GRANTED", granted

    assert inheritance(personas, person)["__typename"] == "Refusal", "the person lives"
    dies(personas, person, "VILLAGE_REPORT")
    at = {"person": person}
    early = personas.does(APPROVER, "stopRuralPension", **at, ground="DEATH")
    assert early["code"] == "DEATH_UNPROVEN", early
    personas.changes(REVIEWER, "suspendRuralPension", **at, ground="DEATH_REPORTED")
    assert pension_of(personas, person)["status"] == "SUSPENDED"
    assert is_asked(personas, "PROVE_DEATH", person)

    dies(personas, person, "DEATH_CERTIFICATE")
    assert pension_of(personas, person)["status"] == "SUSPENDED", "no machine ends what a person decides"
    assert is_asked(personas, "STOP_PENSION", person)
    personas.changes(APPROVER, "stopRuralPension", **at, ground="DEATH")
    ended = pension_of(personas, person)
    assert (ended["status"], ended["stoppedFrom"]) == ("STOPPED", month_after(personas.today))
    assert all(one["decision"]["verify"]["holds"] for one in ended["decisions"]["nodes"])
    assert not is_asked(personas, "STOP_PENSION", person)
    opened = inheritance(personas, person)
    assert opened["__typename"] == "Inheritance", opened


def test_an_open_claim_is_decided_for_the_heirs_and_a_dispute_goes_on_with_them(personas: Personas) -> None:
    person = personas.person(REGISTRAR, CLAIMANT)
    county, firm = personas.region(personas.cast[CLERK].region), personas.employer(licence(1))
    claim = {"worker": person, "kind": "LABOUR_RELATION", "knownOn": str(personas.today)}
    case = personas.changes(
        CLERK,
        "fileArbitration",
        region=county,
        venue="EMPLOYER",
        parties={"applicant": "WORKER", "workers": [person], "employers": [firm]},
        claims=[claim],
    )["id"]
    dies(personas, person, "CREMATION_RECORD")

    personas.changes(RECHECKER, "recheckRuralPensionClaim", claim=claim_of(personas, person)["id"])
    personas.changes(APPROVER, "decideRuralPensionClaim", claim=claim_of(personas, person)["id"])
    decided = claim_of(personas, person)["decision"]
    assert decided["verify"]["holds"]
    assert any("day of death" in sentence for sentence in decided["sentences"])

    [waiting] = personas.until(CLERK, OF_THE_DEAD)
    assert waiting["id"] == case
    heirs = kin_of(personas, person)
    personas.changes(CLERK, "continueArbitrationWithHeirs", arbitration=case, dead=person, heirs=heirs)
    assert personas.asks(CLERK, OF_THE_DEAD)["arbitrations"]["nodes"] == []
