"""A worker dies with disputes open, and the kin take them on to their end, in mediation and arbitration."""

from collections.abc import Iterator
from typing import Any

import pytest
from personas import Personas
from running_platform import Platform
from test_a_death_is_recorded import REGISTRAR, dies
from test_a_dispute_over_severance import ARBITRATOR, CLERK, FIRM, Dispute

MEDIATOR, KIN = "mediator", "resident"
HUSBAND = "邓国富"
DIED = "2010-07-12"
HOLDS = {"present": ["WORKER", "EMPLOYER"]}
CASE = """query($case: ID!) { arbitration(id: $case) {
    stage isFinal parties { role person { name } } panel { person { name } }
    awards { amount effectiveOn decision { verify { holds } } } binds { since }
    services { document servedOn } clocks { kind state due } performances { amount } printables { path }
} }"""
MEDIATION = """query($case: ID!) { mediation(id: $case) { stage parties { role person { name } } } }"""


@pytest.fixture(scope="module")
def personas(platform: Platform) -> Iterator[Personas]:
    personas = Personas(platform)
    yield personas
    personas.close()


def refused(personas: Personas, who: str, mutation: str, **asked: Any) -> str:
    return str(personas.does(who, mutation, **asked).get("code"))


def test_the_kin_take_an_arbitration_and_a_mediation_on_to_their_end(personas: Personas) -> None:
    dead, heir, agent = (
        personas.person(REGISTRAR, name)
        for name in (HUSBAND, personas.cast[KIN].name, personas.cast[FIRM].name)
    )
    dispute = Dispute(personas, dead, since="2010-06-02")
    dispute.filed()
    dispute.prepared()
    parties = {"applicant": "WORKER", "workers": [dead], "employers": [dispute.firm]}
    claim = {"worker": dead, "kind": "UNPAID_WAGES", "amount": "1000.00"}
    township = personas.region(personas.cast[MEDIATOR].region)
    asked = {"region": township, "parties": parties, "claims": [claim], "oral": True}
    mediation = personas.changes(MEDIATOR, "requestMediation", **asked)["id"]
    personas.changes(MEDIATOR, "acceptMediation", mediation=mediation)

    dies(personas, dead, "DEATH_CERTIFICATE", on=DIED)
    about = {"arbitration": dispute.case, "historicalEntry": dispute.entry}
    hold = {"on": "2010-07-19", **about, **HOLDS}
    assert refused(personas, ARBITRATOR, "holdArbitrationHearing", **hold) == "HEIRS_NOT_IN_CASE"
    proof = {"kind": "SERVICE_RECEIPT", **personas.hands_in(CLERK, dead, "送达回证")}
    how = {"document": "PANEL_NOTICE", "method": "DIRECT", "receiver": "ADDRESSEE", "proof": proof}
    serve = {"on": "2010-07-14", "servedOn": "2010-07-14", **about, **how, "worker": dead}
    assert refused(personas, CLERK, "serveArbitrationDocument", **serve) == "ADDRESSEE_DIED"
    assert personas.asks(KIN, CASE, case=dispute.case)["arbitration"] is None, "the heir is not in it yet"
    heirs = {"dead": dead, "heirs": [heir]}
    dispute.does(CLERK, "2010-07-15", "continueArbitrationWithHeirs", **heirs)
    assert refused(personas, CLERK, "serveArbitrationDocument", **serve) == "NOT_AN_ADDRESSEE"
    dispute.served("PANEL_NOTICE", "2010-07-15", worker=heir)
    dispute.decided()
    for whom in ({"worker": heir}, {"employer": dispute.firm}):
        dispute.served("AWARD", "2010-07-28", **whom)
    dispute.does(CLERK, "2010-07-30", "recordArbitrationPerformance", worker=dead, amount="2250.00")

    assert refused(personas, MEDIATOR, "holdMediation", mediation=mediation) == "HEIRS_NOT_IN_CASE"
    personas.changes(MEDIATOR, "succeedInMediation", mediation=mediation, succession=heirs)
    personas.changes(MEDIATOR, "holdMediation", mediation=mediation)
    promise = {"claim": 0, "amount": "1000.00", "dueOn": str(personas.today)}
    signed = {
        "signedBy": [heir, agent],
        "sealed": True,
        "document": proof | {"kind": "EVIDENCE"},
    }
    personas.changes(MEDIATOR, "recordMediationAgreement", mediation=mediation, promises=[promise], **signed)
    personas.changes(KIN, "recordMediationPerformance", mediation=mediation)
    found = personas.asks(KIN, MEDIATION, case=mediation)["mediation"]
    assert (found["stage"], {one["role"] for one in found["parties"]}) == (
        "PERFORMED",
        {"WORKER", "HEIR", "EMPLOYER"},
    )

    case = personas.asks(KIN, CASE, case=dispute.case)["arbitration"]
    assert (case["stage"], case["isFinal"], case["performances"]) == (
        "AWARDED",
        True,
        [{"amount": "2250.00"}],
    )
    assert all(one["decision"]["verify"]["holds"] for one in case["awards"])
    names = {one["role"]: one["person"]["name"] for one in case["parties"] if one["person"]}
    assert names == {"WORKER": HUSBAND, "HEIR": personas.cast[KIN].name}
    assert [one["person"]["name"] for one in case["panel"]].count(personas.cast[ARBITRATOR].name) == 1
    suits = [one for one in case["clocks"] if one["kind"] == "arbitration.suit"]
    assert [one["due"] for one in suits] == ["2010-08-12"], "from the service on the heir"
    for who in (KIN, FIRM):
        [paper] = case["printables"]
        page = personas.prints(who, paper["path"])
        assert [name for name in names.values() if name not in page] == []
        assert ("脱敏" in page) is (who == FIRM), who
