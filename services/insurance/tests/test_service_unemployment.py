"""Unemployment benefit at work: from a job that ended to the month in which another begins."""

from datetime import date

import pytest
from jobless import (
    MONTH,
    benefit_of,
    claim_of,
    confirms,
    decided,
    decides_months,
    files,
    granted,
    hands_on,
    hired,
    loses_job,
    never_hired,
    paid,
    paid_by_month,
    pay_month,
    registration_ends,
    serves,
    stops,
    with_site,
)
from pilot_county import GONGXIAN, PilotCounty

from insurance.employee_contribution.terms import EmployeeKind
from insurance.unemployment_benefit import commands
from insurance.unemployment_benefit.answers import FindUnemploymentBenefits
from insurance.unemployment_benefit.terms import (
    UnemploymentBenefitStatus,
    UnemploymentClaimKind,
    UnemploymentClaimStage,
    UnemploymentStopGround,
)

MONTHS = ("2010-03", "2010-04", "2010-05", "2010-06", "2010-07")
STATUS, STAGE, GROUND = UnemploymentBenefitStatus, UnemploymentClaimStage, UnemploymentStopGround


@pytest.fixture
def office(county: PilotCounty) -> PilotCounty:
    return with_site(county)


def test_a_claim_goes_through_five_hands_to_a_decision_that_holds(office: PilotCounty) -> None:
    loses_job(office)
    form = office.ask("luo", "unemployment_claim_form", "luo")
    assert (form.months_paid, form.months, form.amount, form.payable_from) == (72, 18, MONTH, "2010-03")
    assert (form.end_reason, form.reasons, form.code) == ("REDUNDANCY", (), None)
    assert office.ask("mu", "unemployment_claim_form", "luo") is not None
    assert office.ask("gao", "unemployment_claim_form", "luo") is None

    claim = hands_on(office, files(office))
    assert office.refuses("yan", commands.DecideUnemploymentClaim, claim=claim).code == "NOT_AUTHORISED"
    decided(office, claim)
    answer = claim_of(office, claim)
    assert (answer.stage, answer.months, answer.amount) == (STAGE.GRANTED, 18, MONTH)
    assert office.ask("jian", "verification_by_event", answer.decision).holds
    sentences = office.ask("luo", "decision_by_event", answer.decision).sentences
    assert sentences[0] == "Unemployment benefit: granted, 455.00 yuan a month, payable from 2010-03."
    serves(office, claim)
    assert claim_of(office, claim).served_on == office.today

    stands = benefit_of(office, claim)
    assert (stands.status, stands.granted, stands.remaining) == (STATUS.IN_PAYMENT, 18, 18)
    again = office.refuses("xie", commands.FileUnemploymentClaim, person="luo", consent="SIGNED_FORM")
    assert again.code == "UNEMPLOYMENT_BENEFIT_STANDS"


def test_months_are_confirmed_by_the_unemployed_and_decided_by_somebody_else(office: PilotCounty) -> None:
    benefit = granted(office)
    office.open(date(2010, 5, 3))
    ahead = office.refuses(
        "luo", commands.ConfirmUnemploymentMonth, benefit=benefit, month="2010-06", seeking="IN_TRAINING"
    )
    assert ahead.code == "MONTH_AHEAD"
    confirms(office, benefit, "2010-03", "2010-04", "2010-05")
    decides_months(office)
    months = office.ask("luo", "months_of_unemployment", benefit)
    assert [(one.month, one.amount) for one in months] == [
        ("2010-03", MONTH),
        ("2010-04", MONTH),
        ("2010-05", MONTH),
    ]
    assert all(office.ask("jian", "verification_by_event", one.decision).holds for one in months)
    assert benefit_of(office, benefit).remaining == 15
    assert office.refuses("he", commands.DecideUnemploymentMonths, county=GONGXIAN).code == "NOTHING_TO_DO"


def test_a_late_told_hire_stops_with_the_month_of_its_true_date(office: PilotCounty) -> None:
    benefit = granted(office)
    office.open(date(2010, 8, 20))
    confirms(office, benefit, *MONTHS)
    decides_months(office)

    pay_month(office, "2010-08")
    paid = {month: (MONTH, MONTH) for month in MONTHS}
    assert paid_by_month(office, benefit) == paid | {"2010-08": (0, 0)}

    job = hired(office, since="2010-06-14")
    [asked] = office.ask("he", "find_unemployment_benefits", FindUnemploymentBenefits(stop_pending=True)).rows
    assert asked.id == benefit
    late = {"benefit": benefit, "month": "2010-08", "seeking": "IN_TRAINING"}
    assert office.refuses("luo", commands.ConfirmUnemploymentMonth, **late).code == "NO_LONGER_UNEMPLOYED"
    stops(office, benefit)
    stopped = benefit_of(office, benefit)
    assert (stopped.status, stopped.stopped_from, stopped.remaining) == (STATUS.STOPPED, "2010-06", 15)
    not_due = {"2010-06": (0, MONTH), "2010-07": (0, MONTH)}
    assert paid_by_month(office, benefit) == paid | not_due | {"2010-08": (0, 0)}
    assert office.refuses("he", commands.TakeBackUnemploymentStop, benefit=benefit).code == "LOSS_STANDS"

    never_hired(office, job)
    office.do("he", commands.TakeBackUnemploymentStop, benefit=benefit)
    again = benefit_of(office, benefit)
    assert (again.status, again.stopped_from, again.remaining) == (STATUS.IN_PAYMENT, None, 13)
