"""Taking back what a roster submitted: that enrolment and no other, as long as nobody has confirmed it."""

import pytest
from pilot_county import PilotCounty

from insurance.contract import (
    ConfirmEnrolment,
    Consent,
    EnrolmentStage,
    FirstReviewEnrolment,
    TakeBackEnrolment,
    WithdrawEnrolment,
)

ROW = "roster/511526"


@pytest.fixture
def lin(county: PilotCounty) -> str:
    """On a roster that the village has sent in."""
    person = county.resident("lin")
    county.submit(person, marks={"command_id": ROW})
    return person


def back(lin: str, submission: str = ROW) -> dict[str, object]:
    return {"person": lin, "submission": submission, "consent": Consent.WRITTEN}


def stage(county: PilotCounty, person: str) -> EnrolmentStage:
    found: EnrolmentStage = county.ask("jian", "enrolment_by_person", person).stage
    return found


def test_an_office_elsewhere_takes_nothing_back_and_learns_nothing(county: PilotCounty, lin: str) -> None:
    assert county.refuses("yan", TakeBackEnrolment, **back(lin)).code == "NOT_AUTHORISED"
    assert county.refuses("gao", TakeBackEnrolment, **back(lin, "other")).code == "NOT_AUTHORISED"
    assert stage(county, lin) is EnrolmentStage.SUBMITTED


def test_what_a_row_submitted_goes_back_at_each_step_before_it_is_confirmed(
    county: PilotCounty, lin: str
) -> None:
    county.do("xie", TakeBackEnrolment, **back(lin))
    assert stage(county, lin) is EnrolmentStage.WITHDRAWN
    county.submit(lin, marks={"command_id": "roster/again"})
    county.do("chu", FirstReviewEnrolment, person=lin)
    county.do("xie", TakeBackEnrolment, **back(lin, "roster/again"))
    assert stage(county, lin) is EnrolmentStage.WITHDRAWN


def test_nobody_is_withdrawn_without_their_consent(county: PilotCounty, lin: str) -> None:
    refused = county.refuses("xie", TakeBackEnrolment, **back(lin) | {"consent": None})
    assert refused.code == "CONSENT_MISSING"


def test_asked_twice_it_goes_back_once(county: PilotCounty, lin: str) -> None:
    marks = {"command_id": f"undo/{ROW}"}
    first = county.do("xie", TakeBackEnrolment, marks=marks, **back(lin))
    assert county.do("xie", TakeBackEnrolment, marks=marks, **back(lin)) == first


def test_an_enrolment_that_came_in_at_the_counter_stays(county: PilotCounty, lin: str) -> None:
    county.do("xie", WithdrawEnrolment, person=lin, consent=Consent.WRITTEN)
    assert county.refuses("xie", TakeBackEnrolment, **back(lin)).code == "SUBMISSION_NOT_STANDING"
    county.submit(lin)
    assert county.refuses("xie", TakeBackEnrolment, **back(lin)).code == "SUBMISSION_NOT_STANDING"
    assert stage(county, lin) is EnrolmentStage.SUBMITTED


def test_who_is_confirmed_or_has_paid_stays_and_it_is_said_why(county: PilotCounty, lin: str) -> None:
    county.do("chu", FirstReviewEnrolment, person=lin)
    county.do("fu", ConfirmEnrolment, person=lin)
    confirmed = county.refuses("xie", TakeBackEnrolment, **back(lin))
    assert (confirmed.code, confirmed.params) == ("ENROLMENT_CONFIRMED", {"on": county.today})
    county.pay(lin, 2010)
    paid = county.refuses("xie", TakeBackEnrolment, **back(lin))
    assert (paid.code, paid.params) == ("ENROLMENT_PAID", {"year": 2010})
    assert stage(county, lin) is EnrolmentStage.CONFIRMED
