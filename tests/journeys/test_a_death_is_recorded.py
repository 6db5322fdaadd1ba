"""A death, told once to the registrar: payments, claims, disputes and estates follow, as is measured."""

from collections.abc import Iterator
from typing import Any

import pytest
from personas import Personas
from running_platform import Platform

from identity.demo.employers import licence
from jinbao.calendar import month_after

REGISTRAR, CLERK = "village-assistant", "case-clerk"
REVIEWER, RECHECKER, APPROVER = "county-reviewer", "rechecker", "approver"
BENEFIT_INTAKE, BENEFIT_PAYER = "mediator", "benefit-payer"
PATIENCE = 60_000
PENSIONER, CLAIMANT = "宋勇", "赵杰强"
PAID, UNEMPLOYED = "向德全", "龙丽慧"
"""Somebody who draws a pension, and somebody who draws unemployment benefit; both have been paid."""
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
WHOLE = """query($person: ID!) { person(id: $person) {
    death { event }
    ruralPension { status stoppedFrom
        history { ...Reaction } decisions { nodes { decision { verify { holds } } } } }
    inheritances { nodes { history { ...Reaction } } }
    unemploymentBenefits { nodes { id status ground stoppedFrom remaining
        history { ...Reaction } accounts { month due paid overpaid }
        decisions { nodes { decision { verify { holds } } } } } }
    disputes { nodes { arbitration { history { ...Reaction } } } }
} } fragment Reaction on HistoryEntry { kind restsOn { event milliseconds } }"""


@pytest.fixture(scope="module")
def personas(platform: Platform) -> Iterator[Personas]:
    personas = Personas(platform)
    yield personas
    personas.close()


def dies(personas: Personas, person: str, evidence: str, on: str = "", who: str = REGISTRAR) -> Any:
    """What the registrar was told beforehand that it would change."""
    paper = {}
    if evidence != "VILLAGE_REPORT":
        paper = {"paper": personas.hands_in(who, person, evidence)["id"]}
    about = {"person": person, "diedOn": on or str(personas.today), "evidence": evidence}
    would = personas.would(who, "recordDeath", **about, **paper)
    personas.changes(who, "recordDeath", **about, **paper)
    return would


def whole(personas: Personas, person: str) -> Any:
    return personas.asks("auditor", WHOLE, person=person)["person"]


def delays(person: Any, history: Any) -> dict[str, int]:
    """How many milliseconds after the death was told each thing was recorded that rests on it."""
    told = person["death"]["event"]
    return {
        line["kind"].split(".")[-2]: one["milliseconds"]
        for line in history
        for one in line["restsOn"]
        if one["event"] == told
    }


def claim_of(personas: Personas, person: str) -> Any:
    [found] = personas.asks(APPROVER, CLAIM, person=person)["person"]["ruralPensionClaims"]["nodes"]
    return found


def pension_of(personas: Personas, person: str) -> Any:
    return personas.asks(APPROVER, PENSION, person=person)["person"]["ruralPension"]


def is_asked(personas: Personas, act: str, person: str, who: str = APPROVER) -> bool:
    nodes = personas.asks(who, ASKED, act=act)["today"]["asked"]["nodes"]
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
    assert is_asked(personas, "PROVE_DEATH", person, REGISTRAR)
    assert not is_asked(personas, "PROVE_DEATH", person, APPROVER)

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
    then = whole(personas, person)
    [dispute] = then["disputes"]["nodes"]
    assert 0 < delays(then, dispute["arbitration"]["history"])["heirs-continue"] < PATIENCE


def test_proof_stops_the_pension_from_the_month_after_opens_the_estate_and_says_how_soon(
    personas: Personas,
) -> None:
    person = personas.person(REGISTRAR, PAID)
    would = dies(personas, person, "DEATH_CERTIFICATE", on="2010-06-29")
    personas.changes(APPROVER, "stopRuralPension", person=person, ground="DEATH")
    assert inheritance(personas, person)["__typename"] == "Inheritance"
    found = personas.changes(REVIEWER, "findOverpayment", "... on Overpayment { amount }", person=person)
    assert found["amount"] == would["toRecover"] == "55.00", "July had been paid on the twelfth"

    then = whole(personas, person)
    pension, [estate] = then["ruralPension"], then["inheritances"]["nodes"]
    assert (pension["status"], pension["stoppedFrom"]) == ("STOPPED", "2010-07")
    assert all(one["decision"]["verify"]["holds"] for one in pension["decisions"]["nodes"])
    stopped, applied = delays(then, pension["history"]), delays(then, estate["history"])
    assert (list(stopped), list(applied)) == (["stopped"], ["applied"])
    assert 0 < stopped["stopped"] < applied["applied"] < PATIENCE


def test_a_benefit_is_held_on_a_report_and_stops_with_what_was_paid_after(personas: Personas) -> None:
    person = personas.person(BENEFIT_INTAKE, UNEMPLOYED)
    [benefit] = whole(personas, person)["unemploymentBenefits"]["nodes"]
    of, december = {"benefit": benefit["id"]}, December(personas)
    signed = of | {"month": december.month}
    december.does(BENEFIT_INTAKE, "confirmUnemploymentMonth", **signed, seeking="APPLIED_FOR_WORK")
    december.does(APPROVER, "decideUnemploymentMonth", **signed)
    dies(personas, person, "VILLAGE_REPORT", on="2010-09-20", who=BENEFIT_INTAKE)
    county = personas.region(personas.cast[BENEFIT_PAYER].region)
    run = {"county": county, "month": december.month, "benefit": "UNEMPLOYMENT"}
    assert december.does(BENEFIT_PAYER, "preparePaymentRun", **run)["code"] == "NOTHING_DUE", "held"
    stop = (APPROVER, "stopUnemploymentBenefit")
    assert personas.does(*stop, ground="DECEASED", **of)["code"] == "DEATH_UNPROVEN"

    would = dies(personas, person, "CREMATION_RECORD", on="2010-09-20", who=BENEFIT_INTAKE)
    assert [one["act"] for one in would["acts"]] == ["STOP_UNEMPLOYMENT_BENEFIT"]
    assert is_asked(personas, "STOP_UNEMPLOYMENT_BENEFIT", person)
    personas.changes(*stop, ground="DECEASED", **of)
    then = whole(personas, person)
    [stopped] = then["unemploymentBenefits"]["nodes"]
    assert (stopped["status"], stopped["stoppedFrom"], stopped["remaining"]) == ("STOPPED", "2010-10", 0)
    assert all(one["decision"]["verify"]["holds"] for one in stopped["decisions"]["nodes"])
    assert 0 < delays(then, stopped["history"])["stopped"] < PATIENCE
    too_long = {one["month"]: one["overpaid"] for one in stopped["accounts"] if one["overpaid"] != "0.00"}
    assert too_long == {"2010-10": "455.00", "2010-11": "455.00"}
    found = ("benefit-reviewer", "findOverpayment", "... on Overpayment { amount }")
    assert personas.changes(*found, person=person, **of)["amount"] == would["toRecover"] == "910.00"


class December:
    """What offices did on paper at the end of 2010, when nobody knew of the death."""

    month, day = "2010-12", "2010-12-22"

    def __init__(self, personas: Personas) -> None:
        self.personas = personas

    def does(self, who: str, mutation: str, **asked: Any) -> dict[str, Any]:
        entry = self.personas.paper(who, self.day, self.day)
        return self.personas.does(who, mutation, on=self.day, historicalEntry=entry, **asked)
