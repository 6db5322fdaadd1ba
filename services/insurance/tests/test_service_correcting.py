"""A typing error is put right by whoever takes papers in, before acceptance; the trail says what it was."""

import pytest
from pilot_county import PilotCounty

from insurance.contract import (
    AcceptClaim,
    AskToCompleteEnrolment,
    ConfirmEnrolment,
    CorrectClaimForm,
    CorrectEnrolmentForm,
    DeclaredChild,
    EnrolmentCategory,
    EnrolmentStage,
    FirstReviewEnrolment,
    PaperKind,
    WithdrawClaim,
)
from insurance.rural_pension.claim_register import CLAIMS
from jinbao.casework.people import KinshipRecorded


def detail(county: PilotCounty, look_up: str, case: str) -> dict[str, object]:
    """What the last thing that happened says."""
    last: dict[str, object] = county.ask("jian", look_up, case)[-1].detail
    return last


@pytest.fixture
def submitted(county: PilotCounty) -> PilotCounty:
    county.submit(county.resident("lin"), category=EnrolmentCategory.LOW_INCOME)
    return county


def test_the_wrong_officer_corrects_nothing(submitted: PilotCounty) -> None:
    for who in ("gao", "fu", "lin"):
        refused = submitted.refuses(who, CorrectEnrolmentForm, person="lin", grade=200_00)
        assert refused.code == "NOT_AUTHORISED"


def test_a_wrong_grade_and_category_are_put_right_and_the_trail_says_what_they_were(
    submitted: PilotCounty,
) -> None:
    right = {"grade": 200_00, "category": EnrolmentCategory.ORDINARY}
    submitted.do("xie", CorrectEnrolmentForm, person="lin", **right)
    shown = submitted.ask("chu", "enrolment_by_person", "lin")
    assert (shown.grade, shown.category, shown.stage) == (200_00, "ORDINARY", EnrolmentStage.SUBMITTED)
    said = detail(submitted, "enrolment_history", "lin")
    assert said["corrections"] == [
        {"field": "category", "before": "LOW_INCOME", "after": "ORDINARY"},
        {"field": "grade", "before": 100_00, "after": 200_00},
    ]
    submitted.do("chu", FirstReviewEnrolment, person="lin")
    submitted.do("fu", ConfirmEnrolment, person="lin")
    submitted.pay("lin", 2010, 200_00)


def test_what_stands_afterwards_has_to_be_lawful_and_different(submitted: PilotCounty) -> None:
    refuses = submitted.refuses
    assert refuses("xie", CorrectEnrolmentForm, person="lin", grade=150_00).code == "NOT_A_GRADE"
    assert refuses("xie", CorrectEnrolmentForm, person="lin", student=True).code == "STUDENT"
    assert refuses("xie", CorrectEnrolmentForm, person="lin", grade=100_00).code == "NOTHING_CORRECTED"
    assert refuses("xie", CorrectEnrolmentForm, person="nobody", grade=100_00).code == "PERSON_UNKNOWN"


def test_whoever_corrects_has_taken_it_in_and_does_not_accept_it(submitted: PilotCounty) -> None:
    submitted.do("chu", CorrectEnrolmentForm, person="lin", grade=200_00)
    assert submitted.refuses("chu", FirstReviewEnrolment, person="lin").code == "SEPARATION"
    submitted.do("deng", AskToCompleteEnrolment, person="lin", missing=(PaperKind.ID_CARD,))
    assert submitted.refuses("deng", CorrectEnrolmentForm, person="lin", grade=300_00).code == "SEPARATION"
    submitted.do("xie", CorrectEnrolmentForm, person="lin", grade=300_00)
    assert submitted.ask("chu", "enrolment_by_person", "lin").stage is EnrolmentStage.TO_COMPLETE


def test_nothing_is_corrected_once_it_is_accepted(submitted: PilotCounty) -> None:
    submitted.do("chu", FirstReviewEnrolment, person="lin")
    for step in ("accepted", "confirmed"):
        refused = submitted.refuses("xie", CorrectEnrolmentForm, person="lin", grade=200_00)
        assert (step, refused.code) == (step, "FORM_ACCEPTED")
        if step == "accepted":
            submitted.do("fu", ConfirmEnrolment, person="lin")


def test_children_that_were_typed_wrong_into_a_claim_are_put_right(county: PilotCounty) -> None:
    """Whom the scheme found at sixty names all of them, in a correction as well."""
    father, son = county.resident("tang", "1949-11-01"), county.resident("son", "1980-01-01")
    wrong = county.resident("neighbour", "1981-01-01")
    county.tell(KinshipRecorded(father, son, "CHILD"))
    claim = county.file(father, children=(DeclaredChild(son), DeclaredChild(wrong)))
    without = county.refuses("xie", CorrectClaimForm, claim=claim, children=(DeclaredChild(wrong),))
    assert without.code == "CHILD_NOT_NAMED"
    county.do("xie", CorrectClaimForm, claim=claim, children=(DeclaredChild(son),))
    [correction] = detail(county, "claim_history", claim)["corrections"]  # type: ignore[misc] # stored as JSON
    assert [child["person"] for child in correction["before"]] == [son, wrong]
    [row] = county.rows(CLAIMS, CLAIMS.c.id == claim)
    assert row.form_event == county.ask("jian", "claim_history", claim)[-1].id
    county.do("chu", AcceptClaim, claim=claim)
    refused = county.refuses("xie", CorrectClaimForm, claim=claim, employee_pension=True)
    assert refused.code == "FORM_ACCEPTED"
    county.do(father, WithdrawClaim, claim=claim)
    assert county.refuses("xie", CorrectClaimForm, claim=claim, employee_pension=True).code == "OUT_OF_ORDER"
