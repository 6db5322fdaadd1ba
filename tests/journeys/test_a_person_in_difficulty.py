"""Somebody hard to employ: recognised, first among those who fit, and released after three months of work."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from personas import Personas
from running_platform import Platform

from identity.demo.employers import licence
from jinbao.calendar import after_months

COMMUNITY, OFFICER, FIRM = "village-assistant", "employment-officer", "employer"
NAME, NEIGHBOUR = "万勇平", "贺福荣"
MATCHES = """query($vacancy: ID!) { vacancy(id: $vacancy) { matches(first: 100) { nodes {
    score inDifficulty difficulty { primary categories }
    person { id } parts { aspect points } } } } }"""
RECOGNITION = """query($case: ID!) { difficultyRecognition(id: $case) {
    stage ground endedSince proposals { ground } decision { verify { holds } } history { kind } } }"""
TO_END = "{ difficultyRecognitions(toEnd: true) { nodes { id } } }"


@pytest.fixture(scope="module")
def personas(platform: Platform) -> Iterator[Personas]:
    personas = Personas(platform)
    yield personas
    personas.close()


class Assistance:
    """What community and county did on paper for one person, half a year ago."""

    def __init__(self, personas: Personas) -> None:
        self.personas, self.today = personas, personas.today
        first, last = after_months(self.today, -6), self.today - timedelta(days=1)
        self.entry = {who: personas.paper(who, str(first), str(last)) for who in (COMMUNITY, OFFICER)}
        self.person, self.neighbour = (personas.person(OFFICER, name) for name in (NAME, NEIGHBOUR))
        self.village = personas.region(personas.cast[COMMUNITY].region)
        self.began = after_months(self.today, -3)
        self.applied = after_months(self.today, -5)

    def does(self, who: str, days: int, mutation: str, **asked: Any) -> str:
        """So many days after the application."""
        on = str(self.applied + timedelta(days=days))
        done = self.personas.changes(who, mutation, on=on, historicalEntry=self.entry[who], **asked)
        return str(done["id"])

    def unemployed(self) -> None:
        """With the paper that proves the end of the work, and a look at home."""
        paper = self.personas.hands_in(COMMUNITY, self.person, "解除证明")
        proof = {"kind": "END_OF_EMPLOYMENT_PROOF", **paper}
        of = {"person": self.person, "region": self.village, "category": "JOB_LOST", "papers": [proof]}
        case = self.does(COMMUNITY, 0, "applyForUnemployment", **of, consent="SIGNED_FORM")
        seen = {"livesHere": True, "withoutWork": True, "insured": False}
        self.does(COMMUNITY, 1, "recordUnemploymentVisit", registration=case, **seen)
        self.does(OFFICER, 2, "decideUnemployment", registration=case)

    def recognised(self) -> str:
        """Checked at home, publicised for a week, and decided by another hand."""
        of = {"person": self.person, "region": self.village, "claims": ["AGE_4050"]}
        case = self.does(COMMUNITY, 3, "applyForDifficulty", **of, consent="SIGNED_FORM")
        self.does(COMMUNITY, 4, "recordHouseholdCheck", recognition=case, found=["AGE_4050"])
        self.does(COMMUNITY, 5, "publiciseDifficulty", recognition=case)
        return self.does(OFFICER, 14, "decideDifficulty", recognition=case)

    def looking(self) -> None:
        """So does a neighbour, who would even do it for the wage that is offered."""
        wanted = {"occupation": "PRODUCTION", "wage": "2000.00"}
        self.seeks(self.person, wanted | {"wage": "3000.00"})
        self.seeks(self.neighbour, wanted)

    def seeks(self, person: str, wish: dict[str, str]) -> None:
        of = {"person": person, "region": self.village, "wish": wish, "consent": "SIGNED_FORM"}
        self.does(OFFICER, 15, "beginJobSearch", **of)

    def offered(self) -> str:
        """A place at the factory, which its owner hands in and the county publishes."""
        opening = {"title": "竹篾工", "text": "剖篾、编织。", "occupation": "PRODUCTION", "places": 1}
        terms = opening | {"wage": "2500.00", "region": self.village}
        drafted = self.personas.changes(FIRM, "draftVacancy", employer=self.firm, opening=terms)["id"]
        for step in ("checkVacancy", "publishVacancy"):
            self.personas.changes(OFFICER, step, vacancy=drafted)
        return str(drafted)

    @property
    def firm(self) -> str:
        return self.personas.employer(licence(1))

    def hired(self) -> None:
        """The factory tells of it three months late."""
        job = {"employer": self.firm, "region": self.village, "since": str(self.began), "wage": "2500.00"}
        contract = {"kind": "FIXED_TERM", "signedOn": str(self.began), "until": str(self.today)}
        self.personas.changes(FIRM, "registerHire", person=self.person, job=job | {"contract": contract})


@pytest.fixture(scope="module")
def assistance(personas: Personas) -> Assistance:
    return Assistance(personas)


def test_recognition_comes_first_with_its_reason_and_ends_with_three_months_of_work(
    personas: Personas, assistance: Assistance
) -> None:
    assistance.unemployed()
    case = assistance.recognised()
    assistance.looking()
    vacancy = assistance.offered()
    fitting = matches(personas, vacancy)
    found = {one["person"]["id"]: one for one in fitting}
    person, neighbour = found[assistance.person], found[assistance.neighbour]
    assert person["difficulty"] == {"primary": "AGE_4050", "categories": ["AGE_4050"]}
    assert (neighbour["difficulty"], neighbour["score"] > person["score"]) == (None, True)
    first = [one["inDifficulty"] for one in fitting]
    assert first == sorted(first, reverse=True), "before all who fit better"

    ends = {"recognition": case, "ground": "STABLE_WORK"}
    idle = personas.does(OFFICER, "endDifficulty", **ends, since=str(personas.today))
    assert idle["code"] == "NOT_AT_REGISTERED_WORK", idle
    assistance.hired()
    assert case in to_end(personas)
    stable = after_months(assistance.began, 3)
    early = personas.does(OFFICER, "endDifficulty", **ends, since=str(stable - timedelta(days=1)))
    assert early["code"] == "NOT_YET_STABLE", early
    personas.changes(OFFICER, "endDifficulty", **ends, since=str(stable))

    ended = personas.asks(OFFICER, RECOGNITION, case=case)["difficultyRecognition"]
    assert (ended["stage"], ended["ground"], ended["endedSince"]) == ("ENDED", "STABLE_WORK", str(stable))
    assert (ended["proposals"], ended["decision"]["verify"]["holds"]) == ([], True)
    assert [line["kind"].split(".")[2] for line in ended["history"]][-3:] == [
        "recognised",
        "work-began",
        "ended",
    ]
    assert case not in to_end(personas)
    assert not [
        one
        for one in matches(personas, vacancy)
        if one["person"]["id"] == assistance.person and one["inDifficulty"]
    ]


def matches(personas: Personas, vacancy: str) -> Any:
    return personas.asks(OFFICER, MATCHES, vacancy=vacancy)["vacancy"]["matches"]["nodes"]


def to_end(personas: Personas) -> list[str]:
    waiting = personas.asks(OFFICER, TO_END)["difficultyRecognitions"]["nodes"]
    return [one["id"] for one in waiting]


def test_the_recognition_is_nobody_elses_to_read(personas: Personas) -> None:
    for who in (FIRM, "resident"):
        own = personas.asks(who, "{ difficultyRecognitions { nodes { person { id } } } }")
        assert own["difficultyRecognitions"]["nodes"] == []
