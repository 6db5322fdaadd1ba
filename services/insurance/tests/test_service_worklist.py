"""The worklist: each officer finds what waits for their step, and not what they may not touch."""

from datetime import date
from typing import Any

import pytest
from paying import credited, pay_month
from pilot_county import CLAIM, ENROLMENT, EVIDENCE, GONGXIAN, LUODU, PilotCounty, paper

from insurance import items
from insurance.contract import (
    AcceptClaim,
    AskToCompleteEnrolment,
    BankAnswer,
    CompleteEnrolment,
    ConfirmEnrolment,
    DecideClaim,
    FindOverpayment,
    FirstReviewEnrolment,
    NotAcceptedGround,
    PaperKind,
    PensionDecisionsOf,
    PrepareRun,
    RecheckClaim,
    RefuseEnrolment,
    ReleaseRun,
    RepayLine,
    ReturnClaim,
    ReturnEnrolment,
    ReturnGround,
    ReviewClaim,
    ServeDecision,
    ServeOverpaymentNotice,
    ServePensionDecision,
    ServiceMethod,
    StopGround,
    StopPension,
    Task,
    WithdrawEnrolment,
    Worklist,
)
from insurance.contract import ClaimStop as Stop
from jinbao.casework.people import KinshipRecorded
from jinbao.casework.places import GrantGiven, OnePersonOfficeDeclared, OnePersonOfficeEnded
from jinbao.scene import grant

OFFICERS = ("xie", "chu", "deng", "yan", "fu", "he", "song", "qian", "bian", "zhi", "jian", "gao")


def waiting(county: PilotCounty, officer: str, **asked: Any) -> list[tuple[str, str]]:
    page = county.ask(officer, "worklist", Worklist(**asked))
    return [(task.person, task.step) for task in page.rows]


def who_has_work(county: PilotCounty) -> set[str]:
    return {officer for officer in OFFICERS if waiting(county, officer)}


def test_an_enrolment_wanders_from_desk_to_desk(county: PilotCounty) -> None:
    lin = county.resident("lin")
    assert who_has_work(county) == set()
    county.submit(lin)
    assert who_has_work(county) == {"chu", "deng"}
    county.do("chu", FirstReviewEnrolment, person=lin)
    assert who_has_work(county) == {"fu"}
    county.do("fu", ConfirmEnrolment, person=lin)
    assert who_has_work(county) == set()


def test_a_claim_wanders_from_desk_to_desk(county: PilotCounty) -> None:
    claim = county.file(county.pensioner())
    seen = [who_has_work(county)]
    for officer, step in (
        ("chu", AcceptClaim),
        ("yan", ReviewClaim),
        ("fu", RecheckClaim),
        ("he", DecideClaim),
    ):
        county.do(officer, step, claim=claim)
        seen.append(who_has_work(county))
    assert seen == [{"chu", "deng"}, {"yan"}, {"fu"}, {"he"}, {"song"}]
    county.do("song", ServeDecision, claim=claim, served_on=county.today, method=ServiceMethod.DIRECT)
    assert who_has_work(county) == set()


def test_a_task_says_what_waits_for_what_since_when(county: PilotCounty) -> None:
    county.submit(county.resident("lin", village=LUODU), by="mu")
    county.open(date(2010, 1, 8))
    [task] = county.ask("chu", "worklist", Worklist()).rows
    assert task == Task(
        item=ENROLMENT,
        step=items.FIRST_REVIEW,
        case="rural-pension-enrolment/lin",
        person="lin",
        region=LUODU,
        since=date(2010, 1, 5),
        due=date(2010, 1, 12),
        service="insurance",
    )


def test_the_list_is_narrowed_to_an_item_or_a_step(county: PilotCounty) -> None:
    county.submit(county.resident("lin"))
    county.file(county.resident("zhou", "1950-01-04"))
    assert [person for person, _ in waiting(county, "chu", item=CLAIM)] == ["zhou"]
    assert [person for person, _ in waiting(county, "chu", item=ENROLMENT)] == ["lin"]
    assert len(waiting(county, "chu", step=items.FIRST_REVIEW)) == 2
    assert waiting(county, "chu", step=items.RECHECK) == []


def test_nobody_finds_what_they_took_in_themselves(county: PilotCounty) -> None:
    county.submit(county.resident("lin"), by="chu")
    assert who_has_work(county) == {"deng"}


def test_the_only_officer_of_a_township_finds_it_all_the_same(county: PilotCounty) -> None:
    county.submit(county.resident("lin"), by="chu")
    county.tell(OnePersonOfficeDeclared("township-centre", date(2010, 1, 1), None))
    assert waiting(county, "chu") == [("lin", items.FIRST_REVIEW)]
    county.do("chu", FirstReviewEnrolment, person="lin")
    county.tell(OnePersonOfficeEnded("township-centre", date(2010, 1, 4)))
    county.submit(county.resident("wu"), by="chu")
    assert waiting(county, "chu") == []


def test_what_comes_back_comes_to_whoever_had_the_step_before(county: PilotCounty) -> None:
    lin = county.resident("lin")
    county.submit(lin)
    county.do("chu", AskToCompleteEnrolment, person=lin, missing=(PaperKind.ID_CARD,))
    assert who_has_work(county) == set()
    county.do(lin, CompleteEnrolment, person=lin, papers=(paper(PaperKind.ID_CARD),))
    assert who_has_work(county) == {"chu", "deng"}
    county.do("deng", FirstReviewEnrolment, person=lin)
    county.do("fu", ReturnEnrolment, person=lin, reasons=(ReturnGround.FORM_WRONG,))
    assert who_has_work(county) == {"chu", "deng"}


def test_whoever_sent_a_claim_back_has_had_a_hand_in_it(county: PilotCounty) -> None:
    county.tell(GrantGiven(grant("he", "county-agency", GONGXIAN, (items.REVIEW, items.APPROVE))))
    claim = county.hand_on(county.file(county.pensioner()))
    assert waiting(county, "he") == [("zhou", items.APPROVE)]
    county.do("he", ReturnClaim, claim=claim, to=Stop.REVIEW, reasons=(ReturnGround.FORM_WRONG,))
    assert (waiting(county, "he"), waiting(county, "yan")) == ([], [("zhou", items.REVIEW)])
    assert county.refuses("he", ReviewClaim, claim=claim).code == "SEPARATION"


@pytest.mark.parametrize(("ending", "work"), [("refused", {"song"}), ("withdrawn", set())])
def test_a_form_that_comes_again_is_anybodys(county: PilotCounty, ending: str, work: set[str]) -> None:
    """Of a refusal the person is told first."""
    lin = county.resident("lin")
    county.submit(lin, by="deng")
    if ending == "refused":
        county.do("chu", RefuseEnrolment, person=lin, reasons=(NotAcceptedGround.PAPERS_FALSE,))
    else:
        county.do(lin, WithdrawEnrolment, person=lin)
    assert who_has_work(county) == work
    county.submit(lin)
    assert who_has_work(county) == {"chu", "deng"}


def test_nobody_finds_their_own_case_or_a_relatives(county: PilotCounty) -> None:
    county.submit(county.resident("chu"))
    county.submit(county.resident("lin"))
    assert [person for person, _ in waiting(county, "chu")] == ["lin"]
    county.tell(KinshipRecorded("lin", "chu", "CHILD"))
    assert waiting(county, "chu") == []
    assert county.refuses("chu", FirstReviewEnrolment, person="lin").code == "AVOIDANCE"


def test_work_is_found_while_the_grant_lasts(county: PilotCounty) -> None:
    county.submit(county.resident("lin"))
    until = date(2010, 6, 30)
    county.tell(GrantGiven(grant("chu", "township-centre", "xunchang", (items.FIRST_REVIEW,), until=until)))
    county.open(until)
    assert waiting(county, "chu") == [("lin", items.FIRST_REVIEW)]
    county.open(date(2010, 7, 1))
    assert waiting(county, "chu") == []
    assert county.refuses("chu", FirstReviewEnrolment, person="lin").code == "NOT_AUTHORISED"


def test_a_run_waits_to_be_listed_on_and_then_for_another_to_let_the_money_go(
    county: PilotCounty, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("insurance.payment_run.knowledge.AT_ONCE", 1)
    for person in ("zhou", "luo"):
        claim = county.granted(person)
        county.do("song", ServeDecision, claim=claim, served_on=county.today, method=ServiceMethod.DIRECT)
    county.open(date(2010, 2, 10))
    county.do("bian", PrepareRun, county=GONGXIAN, month="2010-02")
    assert who_has_work(county) == {"bian", "zhi"}
    county.do("bian", PrepareRun, county=GONGXIAN, month="2010-02")
    assert who_has_work(county) == {"zhi"}
    [task] = county.ask("zhi", "worklist", Worklist()).rows
    assert (task.case, task.person, task.step, task.region) == (
        f"payment-run/{GONGXIAN}/2010-02",
        None,
        items.PAY,
        GONGXIAN,
    )
    county.do("zhi", ReleaseRun, county=GONGXIAN, month="2010-02", lines=2)
    assert who_has_work(county) == set()


def test_what_a_bank_returns_waits_to_be_sent_again_but_not_by_whoever_granted_it(
    county: PilotCounty,
) -> None:
    county.tell(GrantGiven(grant("he", "county-agency", GONGXIAN, (items.APPROVE, items.PAY))))
    claim = county.granted("zhou")
    county.do("song", ServeDecision, claim=claim, served_on=county.today, method=ServiceMethod.DIRECT)
    pay_month(county, "2010-02", zhou=BankAnswer.ACCOUNT_CLOSED)
    assert who_has_work(county) == {"bian", "zhi"}
    [task] = county.ask("bian", "worklist", Worklist()).rows
    assert (task.person, task.case) == ("zhou", f"payment-line/{GONGXIAN}/2010-02/000001")
    again = {"county": GONGXIAN, "month": "2010-02", "line": 1, "account_confirmed_on": county.today}
    assert county.refuses("he", RepayLine, **again).code == "SEPARATION"
    county.do("bian", RepayLine, **again)
    assert who_has_work(county) == set()
    credited(county, "2010-02")
    lost = {"ground": StopGround.OTHER_LOSS, "lost_on": date(2010, 1, 20), "papers": EVIDENCE}
    county.do("he", StopPension, person="zhou", **lost)
    [stop] = county.ask("song", "pension_decisions_of", PensionDecisionsOf(person="zhou")).rows
    assert who_has_work(county) == {"song"}
    by_hand = {"served_on": county.today, "method": ServiceMethod.DIRECT}
    county.do("song", ServePensionDecision, person="zhou", decision=stop.id, **by_hand)
    assert who_has_work(county) == set()
    county.do("yan", FindOverpayment, person="zhou")
    assert who_has_work(county) == {"song"}
    [task] = county.ask("song", "worklist", Worklist()).rows
    assert task.case == "overpayment/zhou"
    served = {"served_on": county.today, "method": ServiceMethod.DIRECT}
    county.do("song", ServeOverpaymentNotice, overpayment="zhou", **served)
    assert who_has_work(county) == {"he"}


def test_what_has_waited_for_longer_than_its_clock_is_late(county: PilotCounty) -> None:
    """Five working days for a first review: received on a Tuesday, due on the Tuesday after."""
    county.submit(county.resident("lin"))
    county.open(date(2010, 1, 12))
    county.submit(county.resident("wu", village=LUODU), by="mu")
    assert waiting(county, "chu", overdue=True) == []
    county.open(date(2010, 1, 13))
    assert waiting(county, "chu", overdue=True) == [("lin", items.FIRST_REVIEW)]
    [task] = county.ask("chu", "worklist", Worklist(overdue=True)).rows
    assert task.due == date(2010, 1, 12)
    assert waiting(county, "chu", region=LUODU) == [("wu", items.FIRST_REVIEW)]
