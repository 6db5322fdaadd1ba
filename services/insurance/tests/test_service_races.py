"""Who comes first comes in: commands that arrive together, and commands that arrive twice."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from pilot_county import PilotCounty

from insurance.contract import (
    ClaimsOf,
    Consent,
    DecideClaim,
    FileClaim,
    FirstReviewEnrolment,
    RecordContribution,
    SubmitEnrolment,
)
from insurance.law import RURAL_PENSION
from jinbao.bus import Receipt
from jinbao.decider import Refused

TOGETHER = 6


@pytest.fixture
def together() -> Iterator[Callable[..., list[Any]]]:
    """Does several things at the same moment; a refusal is an answer too."""

    def answer(start: Barrier, work: Callable[[], Any]) -> Any:
        start.wait()
        try:
            return work()
        except Refused as refused:
            return refused.code

    with ThreadPoolExecutor(TOGETHER) as clerks:

        def run(*works: Callable[[], Any]) -> list[Any]:
            start = Barrier(len(works))
            return list(clerks.map(lambda work: answer(start, work), works))

        yield run


def came_in(answers: list[Any]) -> list[Receipt]:
    return [answer for answer in answers if isinstance(answer, Receipt)]


def test_two_villages_enrol_one_person_and_one_comes_in(
    county: PilotCounty, together: Callable[..., list[Any]]
) -> None:
    for number in range(5):
        person = county.resident(f"lin-{number}")
        form = {"person": person, "grade": 100_00, "consent": Consent.SIGNED_FORM}
        answers = together(
            lambda form=form: county.do("xie", SubmitEnrolment, **form),  # type: ignore[misc] # bound here
            lambda form=form: county.do("mu", SubmitEnrolment, **form),  # type: ignore[misc] # bound here
        )
        assert len(came_in(answers)) == 1
        assert "ALREADY_ENROLLED" in answers
        assert len(county.ask("jian", "enrolment_history", person)) == 1


def test_of_claims_that_are_filed_together_one_is_open(
    county: PilotCounty, together: Callable[..., list[Any]]
) -> None:
    county.resident("zhou", "1950-01-04")
    form = {"person": "zhou", "consent": Consent.SIGNED_FORM}
    answers = together(*[lambda: county.do("xie", FileClaim, **form)] * TOGETHER)
    assert len(came_in(answers)) == 1
    assert answers.count("CLAIM_OPEN") == TOGETHER - 1
    assert len(county.ask("zhou", "claims_of", ClaimsOf(person="zhou")).rows) == 1


def test_a_year_that_is_paid_in_two_places_is_paid_once(
    county: PilotCounty, together: Callable[..., list[Any]]
) -> None:
    lin = county.enrol(county.resident("lin"))
    pay = lambda: county.do("qian", RecordContribution, person=lin, year=2010, amount=100_00)  # noqa: E731 -- said twice below
    answers = together(pay, pay)
    assert len(came_in(answers)) == 1
    assert "YEAR_ALREADY_PAID" in answers
    assert county.ask(lin, "account_by_person", lin).balance == 130_00


def test_first_decisions_that_are_made_together_keep_the_rules_once(
    county: PilotCounty, together: Callable[..., list[Any]]
) -> None:
    claims = [county.hand_on(county.file(county.pensioner(f"zhou-{number}"))) for number in range(4)]
    marks = {"expected_version": 4}
    answers = together(
        *(lambda claim=claim: county.do("he", DecideClaim, claim=claim, marks=marks) for claim in claims)  # type: ignore[misc] # bound here
    )
    assert len(came_in(answers)) == len(claims), answers
    assert len(county.service.ledger.recorded(f"rule-set/{RURAL_PENSION.id}")) == 1
    assert all(county.ask("jian", "verification_by_claim", claim).holds for claim in claims)


def test_a_command_that_comes_twice_gets_the_first_answer(county: PilotCounty) -> None:
    county.resident("zhou", "1950-01-04")
    once = {"command_id": "claim-of-zhou"}
    form = {"person": "zhou", "consent": Consent.SIGNED_FORM, "marks": once}
    first = county.do("xie", FileClaim, **form)
    assert county.do("xie", FileClaim, **form) == first
    other = county.refuses("xie", FileClaim, person="zhou", consent=Consent.WRITTEN, marks=once)
    assert other.code == "COMMAND_ID_REUSED"


def test_a_command_that_comes_twice_at_once_is_carried_out_once(
    county: PilotCounty, together: Callable[..., list[Any]]
) -> None:
    lin = county.enrol(county.resident("lin"))
    marks = {"command_id": "payment-7"}
    pay = {"person": lin, "year": 2010, "amount": 100_00, "marks": marks}
    answers = together(*[lambda: county.do("qian", RecordContribution, **pay)] * TOGETHER)
    assert len(set(came_in(answers))) == 1
    assert came_in(answers) == answers
    assert county.ask(lin, "account_by_person", lin).balance == 130_00


def test_who_saw_an_older_version_is_told(county: PilotCounty) -> None:
    lin = county.resident("lin")
    county.submit(lin)
    seen = {"expected_version": 1}
    county.do("chu", FirstReviewEnrolment, person=lin, marks=seen)
    assert county.refuses("fu", FirstReviewEnrolment, person=lin, marks=seen).code == "VERSION_CHANGED"


def test_what_identity_has_not_yet_told_is_waited_for_and_then_refused(county: PilotCounty) -> None:
    ahead = {"seen": {"identity": county.told["identity"] + 1}}
    form = {"person": "lin", "grade": 100_00, "consent": Consent.SIGNED_FORM}
    refusal = county.refuses("xie", SubmitEnrolment, marks=ahead, **form)
    assert (refusal.code, refusal.retryable) == ("NOT_YET_KNOWN", True)
    county.resident("lin")
    county.do("xie", SubmitEnrolment, marks=ahead, **form)
