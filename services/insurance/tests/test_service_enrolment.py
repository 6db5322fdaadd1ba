"""Enrolment over the whole counter: three hands, an account, and what the registers say at each step."""

from datetime import date

import pytest
from pilot_county import ENROLMENT, GONGXIAN, SHUANGHE, PilotCounty, paper

from insurance.contract import (
    AskToCompleteEnrolment,
    CompleteEnrolment,
    ConfirmEnrolment,
    Consent,
    EnrolmentStage,
    FindEnrolments,
    FirstReviewEnrolment,
    NotAcceptedGround,
    PaperKind,
    RefuseEnrolment,
    ReturnEnrolment,
    ReturnGround,
    SubmitEnrolment,
    WithdrawEnrolment,
)


@pytest.fixture
def lin(county: PilotCounty) -> str:
    return county.resident("lin")


def test_three_hands_open_the_account(county: PilotCounty, lin: str) -> None:
    county.submit(lin)
    assert county.ask("fu", "enrolment_by_person", lin).stage is EnrolmentStage.SUBMITTED
    county.do("chu", FirstReviewEnrolment, person=lin)
    assert county.ask("fu", "account_by_person", lin) is None
    county.do("fu", ConfirmEnrolment, person=lin)
    enrolment = county.ask("lin", "enrolment_by_person", lin)
    assert (enrolment.stage, enrolment.confirmed_on) == (EnrolmentStage.CONFIRMED, county.today)
    account = county.ask("lin", "account_by_person", lin)
    assert (account.opened_on, account.balance, account.region) == (county.today, 0, SHUANGHE)
