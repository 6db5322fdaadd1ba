"""Unemployment benefit at work: from a job that ended to the month in which another begins."""

from datetime import date
from typing import get_args

import pytest
from jobless import (
    MONTH,
    benefit_of,
    claim_of,
    confirms,
    decided,
    decides_months,
    everything_happens,
    files,
    granted,
    hands_on,
    hired,
    living_grant,
    loses_job,
    never_hired,
    paid_by_month,
    pay_month,
    registration_ends,
    serves,
    stops,
    stops_on_proof,
    with_site,
)
from paying import pay_run
from pilot_county import FUXING, GONGXIAN, PilotCounty
from recovering import decided as recovered
from recovering import gives_back, heard, left, overpayment
from test_service_asked import acts
from test_service_registers import OF_UNEMPLOYMENT, differences

from insurance.contract import (
    AgreeInstalments,
    Asked,
    FindOverpayment,
    OverpaymentStage,
    PaidBenefit,
    UnemploymentMonthConfirmed,
    Worklist,
    of_unemployment,
)
from insurance.unemployment_benefit import commands
from insurance.unemployment_benefit.answers import FindUnemploymentBenefits, UnemploymentRulingsOf
from insurance.unemployment_benefit.events import BenefitEvent
from insurance.unemployment_benefit.terms import (
    UnemploymentBenefitStatus,
    UnemploymentClaimKind,
    UnemploymentClaimStage,
    UnemploymentDecisionKind,
    UnemploymentStopGround,
)
from jinbao.calendar import later
from jinbao.casework.decided import DECISIONS
from jinbao.casework.people import DeathRecorded, HukouMoved

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
    office.tell(HukouMoved("luo", FUXING, rural_hukou=False))
    assert office.ask("gao", "unemployment_claim_form", "luo") is None, (
        "the registration says where it belongs"
    )

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
    said = [office.service.public(one) for page in office.service.ledger.pages() for _, one in page]
    region, day = benefit_of(office, benefit).region, date(2010, 5, 3)
    assert said[-1] == UnemploymentMonthConfirmed(benefit, "luo", region, "2010-05", day)
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
    paid = dict.fromkeys(MONTHS, (MONTH, MONTH))
    assert paid_by_month(office, benefit) == paid

    hired(office, since="2010-06-14")
    [asked] = office.ask("he", "find_unemployment_benefits", FindUnemploymentBenefits(stop_pending=True)).rows
    assert asked.id == benefit
    [act] = office.ask("he", "asked", Asked(region=GONGXIAN)).rows
    assert (act.mutation, act.benefit, act.since) == ("stopUnemploymentBenefit", benefit, office.today)
    late = {"benefit": benefit, "month": "2010-08", "seeking": "IN_TRAINING"}
    assert office.refuses("luo", commands.ConfirmUnemploymentMonth, **late).code == "NO_LONGER_UNEMPLOYED"
    assert benefit_of(office, benefit).status == STATUS.IN_PAYMENT
    stops(office, benefit)
    stopped = benefit_of(office, benefit)
    assert (stopped.status, stopped.stopped_from, stopped.remaining) == (STATUS.STOPPED, "2010-06", 15)
    not_due = {"2010-06": (0, MONTH), "2010-07": (0, MONTH)}
    assert paid_by_month(office, benefit) == paid | not_due
    assert office.refuses("he", commands.TakeBackUnemploymentStop, benefit=benefit).code == "LOSS_STANDS"

    case = of_unemployment(benefit)
    waiting = office.ask("yan", "worklist", Worklist(item="B2")).rows
    assert [(one.step, one.case) for one in waiting] == [("review", f"overpayment/{case}")]
    office.do("yan", FindOverpayment, person="luo", benefit=benefit)
    found = overpayment(office, case)
    assert (found.amount, left(office, case)) == (2 * MONTH, {"2010-06": MONTH, "2010-07": MONTH})
    assert overpayment(office, case, who="gao") is None
    heard(office, case)
    recovered(office, case=case)
    assert office.ask("jian", "verification_by_event", overpayment(office, case).decision).holds
    office.do("yan", AgreeInstalments, overpayment=case, count=3, first_due_on=office.today)
    parts = [one.amount for one in overpayment(office, case).instalments]
    assert parts == [303_33, 303_33, 303_34]
    gives_back(office, 303_33, case)
    assert overpayment(office, case).outstanding == 2 * MONTH - 303_33
    gives_back(office, 606_67, case)
    assert overpayment(office, case).stage == OverpaymentStage.SETTLED
    assert paid_by_month(office, benefit)["2010-06"] == (0, MONTH)


def test_a_stop_that_rested_on_a_mistake_is_taken_back(office: PilotCounty) -> None:
    benefit = granted(office)
    office.open(date(2010, 6, 20))
    confirms(office, benefit, "2010-03", "2010-04")
    job = hired(office, since="2010-04-14")
    stops(office, benefit)
    assert benefit_of(office, benefit).remaining == 17
    never_hired(office, job)
    office.do("he", commands.TakeBackUnemploymentStop, benefit=benefit)
    again = benefit_of(office, benefit)
    assert (again.status, again.stopped_from, again.remaining) == (STATUS.IN_PAYMENT, None, 16)


def test_an_earlier_day_takes_the_place_of_the_one_that_was_known(office: PilotCounty) -> None:
    benefit = granted(office)
    office.open(date(2010, 6, 20))
    confirms(office, benefit, "2010-03", "2010-04", "2010-05")
    job = hired(office, since="2010-05-14")
    stops(office, benefit)
    same = {"benefit": benefit, "ground": GROUND.REEMPLOYED}
    assert office.refuses("he", commands.StopUnemploymentBenefit, **same).code == "NOTHING_TO_DO"
    never_hired(office, job)
    hired(office, since="2010-04-14", number=3)
    stops(office, benefit)
    assert (benefit_of(office, benefit).stopped_from, benefit_of(office, benefit).remaining) == (
        "2010-04",
        17,
    )


def test_who_has_used_all_months_claims_anew_after_another_year_paid(office: PilotCounty) -> None:
    benefit = granted(office, months=12)
    office.open(date(2011, 2, 20))
    confirms(office, benefit, *(later("2010-03", number) for number in range(12)))
    assert benefit_of(office, benefit).remaining == 0
    full = {"benefit": benefit, "month": "2011-02", "seeking": "IN_TRAINING"}
    refused = office.refuses("luo", commands.ConfirmUnemploymentMonth, **full)
    assert refused.code == "UNEMPLOYMENT_MONTH_CONFIRMED"
    loses_job(office, ended="2012-03-31", registered="2012-04-02", months=12, spell=2)
    again = decided(office, hands_on(office, files(office)))
    assert (benefit_of(office, again).granted, benefit_of(office, again).remaining) == (12, 12)
    assert benefit_of(office, benefit).status == STATUS.CARRIED_OVER


def test_what_is_left_goes_on_after_a_short_job_and_into_the_next_benefit_after_a_long_one(
    office: PilotCounty,
) -> None:
    benefit = granted(office)
    office.open(date(2010, 8, 1))
    confirms(office, benefit, "2010-03", "2010-04", "2010-05")
    hired(office, since="2010-06-01")
    stops(office, benefit)
    again = office.refuses("he", commands.ResumeUnemploymentBenefit, benefit=benefit)
    assert again.code == "NOT_REGISTERED_AGAIN"

    loses_job(office, ended="2010-09-30", registered="2010-10-08", months=4, spell=2)
    assert office.ask("luo", "unemployment_claim_form", "luo").reasons == ("TOO_FEW_MONTHS",)
    office.do("he", commands.ResumeUnemploymentBenefit, benefit=benefit)
    goes_on = benefit_of(office, benefit)
    assert (goes_on.status, goes_on.remaining) == (STATUS.IN_PAYMENT, 15)
    office.open(date(2010, 11, 20))
    early = {"benefit": benefit, "month": "2010-09", "seeking": "IN_TRAINING"}
    closed = office.refuses("luo", commands.ConfirmUnemploymentMonth, **early)
    assert closed.code == "UNEMPLOYMENT_MONTH_NOT_OPEN"
    confirms(office, benefit, "2010-10", "2010-11")

    hired(office, since="2010-12-01", number=3)
    stops(office, benefit)
    loses_job(office, ended="2012-03-31", registered="2012-04-02", months=16, spell=3)
    form = office.ask("luo", "unemployment_claim_form", "luo")
    assert (form.months_paid, form.months_left_before, form.months) == (20, 13, 24)
    longest = decided(office, hands_on(office, files(office)))
    assert benefit_of(office, longest).granted == 24
    over = benefit_of(office, benefit)
    assert (over.status, over.remaining) == (STATUS.CARRIED_OVER, 0)


def test_a_living_grant_is_served_and_paid_once(office: PilotCounty) -> None:
    claim = living_grant(office)
    assert claim_of(office, claim).kind == UnemploymentClaimKind.LIVING_GRANT
    assert office.refuses("bian", commands.PayLivingGrant, claim=claim).code == "OUT_OF_ORDER"
    serves(office, claim)
    office.do("bian", commands.PayLivingGrant, claim=claim)
    answer = claim_of(office, claim)
    assert (answer.stage, answer.amount, answer.months) == (STAGE.PAID, 240_00, None)
    assert office.ask("jian", "single_sum_by_id", claim).amount == 240_00
    again = decided(office, hands_on(office, files(office, "guan", kind=UnemploymentClaimKind.LIVING_GRANT)))
    assert claim_of(office, again).reasons == ("NOT_RURAL_CONTRACT_WORKER", "TOO_FEW_MONTHS")
    pay_run(office, "2010-03", PaidBenefit.SINGLE_SUM)
    assert office.ask("guan", "single_sum_by_id", claim).payment is not None
    assert benefit_of(office, claim) is None


def test_registers_are_rebuilt_and_every_decision_holds(office: PilotCounty) -> None:
    first, second = everything_happens(office)
    assert (benefit_of(office, first).status, benefit_of(office, second).granted) == (
        STATUS.CARRIED_OVER,
        24,
    )
    assert all(office.rows(table) for table in OF_UNEMPLOYMENT)
    assert differences(office, OF_UNEMPLOYMENT) == {table.name: 0 for table in OF_UNEMPLOYMENT}
    decisions = [row.id for row in office.rows(DECISIONS)]
    checked = office.service.look_up("verification_by_event", decisions, office.call("jian"))
    assert [one for one in checked if not one.holds] == []
    told = office.service.look_up("decision_by_event", decisions, office.call("jian", language="zh"))
    assert {one.question.rpartition(".")[2] for one in told} == {
        "monthly_benefit",
        "month_of_benefit",
        "stop",
        "standing_grant",
        "resumption",
        "extension",
        "living_grant",
    }
    of_both = (office.ask("jian", "unemployment_benefit_history", benefit) for benefit in (first, second))
    kinds = {line.kind for history in of_both for line in history}
    assert len(kinds) == len(get_args(BenefitEvent)) - 1  # before 2025 nothing is extended


def test_a_death_stops_on_proof_and_holds_back_on_a_report(office: PilotCounty) -> None:
    benefit = granted(office)
    claim = hands_on(office, files(office, loses_job(office, "wei")))
    office.open(date(2010, 5, 20))
    office.tell(DeathRecorded("luo", date(2010, 4, 9), strong=False))
    assert acts(office) == [("PROVE_DEATH", "luo", date(2010, 5, 20))]
    asked = {"benefit": benefit, "month": "2010-04", "seeking": "NOT_ABLE"}
    assert office.refuses("xie", commands.ConfirmUnemploymentMonth, **asked).code == "DEATH_IS_REPORTED"
    deceased = {"benefit": benefit, "ground": GROUND.DECEASED}
    assert office.refuses("he", commands.StopUnemploymentBenefit, **deceased).code == "DEATH_UNPROVEN"
    office.tell(DeathRecorded("luo", date(2010, 4, 9), strong=True))
    stops(office, benefit, GROUND.DECEASED)
    stopped = benefit_of(office, benefit)
    assert (stopped.stopped_from, stopped.remaining) == ("2010-05", 0)

    office.tell(DeathRecorded("wei", date(2010, 4, 9), strong=True))
    decided(office, claim)
    assert claim_of(office, claim).stage == STAGE.GRANTED


@pytest.mark.parametrize(
    ("ground", "why", "since"),
    [("HIRED", GROUND.REEMPLOYED, "2010-04"), ("DRAWS_PENSION", GROUND.DRAWS_PENSION, "2010-04")],
)
def test_a_cancelled_registration_asks_to_stop(
    office: PilotCounty, ground: str, why: UnemploymentStopGround, since: str
) -> None:
    benefit = granted(office)
    office.open(date(2010, 5, 20))
    registration_ends(office, "spell-luo-1", ground, "2010-04-12")
    stops(office, benefit, why)
    assert benefit_of(office, benefit).stopped_from == since


def test_what_nobody_told_has_to_be_proven(office: PilotCounty) -> None:
    benefit = granted(office)
    office.open(date(2010, 5, 20))
    unproven = {"benefit": benefit, "ground": GROUND.EMIGRATED}
    assert office.refuses("he", commands.StopUnemploymentBenefit, **unproven).code == "LOSS_DAY_MISSING"
    unproven["lost_on"] = date(2010, 4, 9)
    assert office.refuses("he", commands.StopUnemploymentBenefit, **unproven).code == "LOSS_UNPROVEN"
    stops_on_proof(office, benefit, GROUND.EMIGRATED, date(2010, 4, 9))
    [ruling] = office.ask("luo", "unemployment_rulings_of", UnemploymentRulingsOf(benefit=benefit)).rows
    assert (ruling.kind, ruling.since, ruling.months) == (UnemploymentDecisionKind.STOP, "2010-05", 18)
    served = {"benefit": benefit, "decision": ruling.id, "served_on": office.today, "method": "DIRECT"}
    office.do("song", commands.ServeUnemploymentRuling, **served)
    assert office.refuses("song", commands.ServeUnemploymentRuling, **served).code == "DECISION_UNKNOWN"
