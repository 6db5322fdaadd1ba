"""A dispute: the worker claims severance, and the commission sees what was known on the day of the filing."""

from collections.abc import Iterator
from typing import Any

import pytest
from personas import Personas
from running_platform import Platform

from identity.demo.employers import WORKER as NAME
from identity.demo.employers import licence

WORKER, FIRM = "worker", "employer"
CLERK, HEAD, ARBITRATOR = "case-clerk", "commission-head", "arbitrator"
FILED, AWARDED = "2010-07-01", "2010-07-26"
"""The day before the factory tells of the end, so that nobody has told the commission of it."""

WORKED = {
    "startedOn": "2009-01-05",
    "lastDay": "2010-06-30",
    "ending": "REDUNDANCY",
    "payroll": [
        {"month": month, "wage": "1500.00", "paid": "1500.00"}
        for month in (*(f"2009-{one:02}" for one in range(7, 13)), *(f"2010-{one:02}" for one in range(1, 7)))
    ],
}
SEVERANCE = """query($region: ID!, $on: Date!, $facts: WorkFactsInput!) {
    entitlements(region: $region, on: $on, kinds: [SEVERANCE], facts: $facts) { amount missing message }
}"""
COMMISSION = "珙县劳动争议仲裁委员会"
CASE = """query($case: ID!) { arbitration(id: $case) {
    number stage isFinal
    awards { amount decision { sentences verify { holds } } }
    clocks { kind state due } panel { role person { name idNumber phone } } printables { path }
    received: knownAtFiling(basis: RECEIVED) { kind receivedOn month }
    recorded: knownAtFiling { kind }
} }"""


@pytest.fixture(scope="module")
def personas(platform: Platform) -> Iterator[Personas]:
    personas = Personas(platform)
    yield personas
    personas.close()


@pytest.fixture(scope="module")
def case(personas: Personas) -> str:
    return Dispute(personas).fought()


class Dispute:
    """What three persons of one commission did on paper."""

    def __init__(self, personas: Personas, worker: str = "", since: str = "2010-06-01") -> None:
        self.personas, self.entry = personas, personas.paper(CLERK, since, "2010-08-31")
        self.county = personas.region(personas.cast[CLERK].region)
        self.worker, self.firm = worker or personas.person(CLERK, NAME), personas.employer(licence(1))
        self.case = ""

    def does(self, who: str, on: str, mutation: str, **asked: Any) -> dict[str, Any]:
        about = {"arbitration": self.case} if self.case else {}
        return self.personas.changes(who, mutation, on=on, historicalEntry=self.entry, **about, **asked)

    def fought(self) -> str:
        self.filed()
        self.prepared()
        self.decided()
        for whom in ({"worker": self.worker}, {"employer": self.firm}):
            self.served("AWARD", "2010-07-28", **whom)
        return self.case

    def decided(self) -> None:
        self.does(ARBITRATOR, "2010-07-19", "holdArbitrationHearing", present=["WORKER", "EMPLOYER"])
        self.does(ARBITRATOR, "2010-07-19", "recordArbitrationMediation")
        found = [{"claim": 0, "finding": "SUPPORTED", "amount": self.amount}]
        self.does(ARBITRATOR, AWARDED, "makeArbitrationAward", found=found)

    def filed(self) -> None:
        """For what the calculator of the house says is owed."""
        asked: dict[str, Any] = {"region": self.county, "on": FILED, "facts": WORKED}
        [owed] = self.personas.asks(WORKER, SEVERANCE, **asked)["entitlements"]
        assert owed["amount"], owed
        self.amount = owed["amount"]
        claim = {"worker": self.worker, "kind": "SEVERANCE", "amount": self.amount, "knownOn": "2010-06-30"}
        parties = {"applicant": "WORKER", "workers": [self.worker], "employers": [self.firm]}
        self.case = self.does(
            CLERK,
            FILED,
            "fileArbitration",
            region=self.county,
            venue="EMPLOYER",
            parties=parties,
            claims=[claim],
            employedUntil="2010-06-30",
        )["id"]

    def prepared(self) -> None:
        self.does(CLERK, "2010-07-05", "acceptArbitration")
        self.served("APPLICATION_COPY", "2010-07-07", employer=self.firm)
        self.does(CLERK, "2010-07-08", "recordArbitrationAnswer", defence="DISPUTES_AMOUNT")
        judge, clerk = (
            self.personas.person(HEAD, self.personas.cast[one].name) for one in (ARBITRATOR, CLERK)
        )
        self.does(HEAD, "2010-07-08", "formArbitrationPanel", arbitrators=[judge], clerk=clerk)
        self.does(ARBITRATOR, "2010-07-09", "scheduleArbitrationHearing", heldOn="2010-07-19")
        for whom in ({"worker": self.worker}, {"employer": self.firm}):
            self.served("HEARING_NOTICE", "2010-07-09", **whom)

    def served(self, document: str, on: str, **whom: str) -> None:
        proof = {"kind": "SERVICE_RECEIPT", **self.personas.hands_in(CLERK, self.worker, "送达回证")}
        how = {"method": "DIRECT", "receiver": "ADDRESSEE", "servedOn": on, "proof": proof}
        self.does(CLERK, on, "serveArbitrationDocument", document=document, **how, **whom)


def test_the_award_is_what_the_law_gives_with_its_calculation(personas: Personas, case: str) -> None:
    for who in (WORKER, FIRM, ARBITRATOR):
        found = personas.asks(who, CASE, case=case)["arbitration"]
        assert found["number"].startswith("珙劳人仲案〔2010〕")
        assert (found["stage"], found["isFinal"]) == ("AWARDED", True)
        [award] = found["awards"]
        assert award["amount"] == "2250.00", "a month and a half of 1,500 yuan"
        assert award["decision"]["verify"]["holds"]
        assert award["decision"]["sentences"]


def test_both_sides_know_by_name_who_judged_them_and_so_does_the_printed_award(
    personas: Personas, case: str
) -> None:
    for who in (WORKER, FIRM):
        found = personas.asks(who, CASE, case=case)["arbitration"]
        panel = {one["role"]: one["person"] for one in found["panel"]}
        sitting = {"SOLE": personas.cast[ARBITRATOR].name, "CLERK": personas.cast[CLERK].name}
        assert {role: one["name"] for role, one in panel.items()} == sitting
        assert all("*" in one["idNumber"] and one["phone"] is None for one in panel.values())
        [award] = found["printables"]
        page = personas.prints(who, award["path"])
        assert [name for name in (NAME, *sitting.values()) if name not in page] == []


def test_every_clock_of_the_case_was_kept_and_the_employer_may_still_go_to_court(
    personas: Personas, case: str
) -> None:
    clocks = personas.asks(WORKER, CASE, case=case)["arbitration"]["clocks"]
    state = {clock["kind"]: (clock["state"], clock["due"]) for clock in clocks}
    assert state["arbitration.acceptance"] == ("MET", "2010-07-08")
    assert state["arbitration.award"] == ("MET", "2010-08-19")


def test_the_case_shows_what_was_known_on_the_day_of_the_filing_and_nothing_told_later(
    personas: Personas, case: str
) -> None:
    found = personas.asks(ARBITRATOR, CASE, case=case)["arbitration"]
    kinds = [one["kind"] for one in found["received"]]
    assert sorted(kinds) == ["HIRED", "INSURED", *["MONTH_PAID"] * 18]
    assert max(one["receivedOn"] for one in found["received"]) < FILED
    assert found["recorded"] == [], "what the house wrote down later was on no record of that day"


def test_the_dispute_stands_among_those_of_the_worker_and_of_nobody_else(
    personas: Personas, case: str
) -> None:
    assert personas.asks("resident", CASE, case=case)["arbitration"] is None
    assert case in disputes_of(personas, WORKER)


def disputes_of(personas: Personas, who: str) -> list[str]:
    found = personas.asks(who, "{ arbitrations { nodes { id } } }")["arbitrations"]["nodes"]
    return [one["id"] for one in found]
