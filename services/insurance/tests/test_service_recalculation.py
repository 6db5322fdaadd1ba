"""Granted on a wrong day of birth: decided again by the law of that day, and what that changes by month."""

from datetime import date

from paying import months, paid, pay_month
from pilot_county import EVIDENCE, GONGXIAN, PilotCounty

from insurance.contract import (
    Asked,
    AskedAct,
    ClaimStage,
    CreditInterest,
    FindOverpayment,
    FindPensions,
    PensionAnswer,
    PensionDecisionAnswer,
    PensionDecisionsOf,
    PensionStatus,
    RaisePension,
    RecalculatePension,
    RecalculatePensions,
    ServePensionDecision,
    ServiceMethod,
    SuspendPension,
    SuspensionGround,
    Worklist,
)
from jinbao.casework.people import BirthCorrected, KinshipRecorded

BORN, LATER = date(1950, 1, 4), date(1950, 3, 20)
PAID = ("2010-02", "2010-03", "2010-04", "2010-05")


def paid_for_four_months(county: PilotCounty, person: str = "zhou") -> str:
    """Born on 4 January 1950 by the papers, sixty on the eve of the claim, and paid from February on."""
    claim = county.granted(person)
    for month in PAID:
        pay_month(county, month)
    return claim


def corrected(county: PilotCounty, born: date, person: str = "zhou") -> PensionDecisionAnswer:
    county.tell(BirthCorrected(person, born))
    county.do("he", RecalculatePension, person=person)
    return decisions(county, person)[0]


def decisions(county: PilotCounty, person: str = "zhou") -> list[PensionDecisionAnswer]:
    rows = county.ask("jian", "pension_decisions_of", PensionDecisionsOf(person=person)).rows
    return list(rows)


def shown(county: PilotCounty, person: str = "zhou") -> PensionAnswer:
    answer: PensionAnswer = county.ask("jian", "pension_by_person", person)
    return answer


def to_recalculate(county: PilotCounty, who: str = "he") -> list[str]:
    page = county.ask(who, "find_pensions", FindPensions(county=GONGXIAN, birth_corrected=True))
    return [row.id for row in page.rows]


def test_who_was_younger_than_the_papers_said_is_paid_from_a_later_month(county: PilotCounty) -> None:
    claim = paid_for_four_months(county)
    before = county.ask("zhou", "decision_by_claim", claim)
    decision = corrected(county, LATER)
    assert shown(county).payable_from == decision.since == "2010-04"
    assert [(one.month, one.before, one.after) for one in decision.months] == [
        ("2010-02", 55_94, 0),
        ("2010-03", 55_94, 0),
    ]
    assert county.ask("zhou", "decision_by_claim", claim) == before
    for key in (claim, decision.id):
        assert county.ask("jian", "verification_by_case", key).holds
    assert {month: one.overpaid for month, one in months(county).items() if one.overpaid} == {
        "2010-02": 55_94,
        "2010-03": 55_94,
    }
    county.do("yan", FindOverpayment, person="zhou")
    assert county.ask("jian", "overpayment_by_id", "zhou").amount == 2 * 55_94
    new = county.ask("zhou", "decision_by_event", decision.id)
    asked = {one.name: one for one in new.inputs}
    assert (asked["decided_on"].value, asked["decided_on"].source) == ("2010-01-05", before.event)
    assert asked["born"].source.startswith("identity-")
    assert (new.amount, new.payable_from) == (55_94, "2010-04")
    first_month = (
        "The first month stays: first payable month 2010-04 = "
        "first payable month by the decision replaced 2010-02: no"
    )
    assert first_month in new.sentences


def test_who_was_older_is_owed_the_months_before(county: PilotCounty) -> None:
    county.pensioner("zhou", LATER.isoformat())
    county.open(LATER.replace(year=2010))
    county.decide(county.hand_on(county.file("zhou")))
    for month in ("2010-04", "2010-05", "2010-06"):
        pay_month(county, month)
    decision = corrected(county, BORN)
    missed = ["2010-02", "2010-03"]
    assert [(one.month, one.before, one.after) for one in decision.months] == [
        (month, 0, 55_94) for month in missed
    ]
    pay_month(county, "2010-07")
    assert paid(county) == dict.fromkeys([*missed, "2010-04", "2010-05", "2010-06", "2010-07"], 55_94)


def test_interest_that_came_late_is_paid_for_since_the_first_month(county: PilotCounty) -> None:
    """260 yuan in the account and 2.68 of interest: 1.89 a month in the place of 1.87."""
    county.pensioner("zhou", "1951-01-04")
    county.open(date(2011, 1, 5))
    county.pay("zhou", 2011)
    claim = county.decide(county.hand_on(county.file("zhou")))
    for month in ("2011-02", "2011-03", "2011-04"):
        pay_month(county, month)
    assert asked_for(county) == []
    county.do("qian", CreditInterest, person="zhou", year=2010)
    assert asked_for(county) == ["zhou"]
    county.do("he", RecalculatePension, person="zhou")
    assert asked_for(county) == []
    decision, new = decisions(county)[0], shown(county)
    assert (new.account, [(one.month, one.before, one.after) for one in decision.months]) == (
        1_89,
        [(month, 56_87, 56_89) for month in ("2011-02", "2011-03", "2011-04")],
    )
    for key in (claim, decision.id):
        assert county.ask("jian", "verification_by_case", key).holds
    asked = {one.name: one.value for one in county.ask("zhou", "decision_by_event", decision.id).inputs}
    assert (asked["interest_personal:2010"], asked["interest_subsidy:2010"]) == ("206", "62")
    assert not any(name.startswith("year_without_interest") for name in asked)
    pay_month(county, "2011-05")
    assert paid(county) == dict.fromkeys(("2011-02", "2011-03", "2011-04", "2011-05"), 56_89)
    assert county.refuses("he", RecalculatePension, person="zhou").code == "NOTHING_TO_DO"


def asked_for(county: PilotCounty) -> list[str]:
    rows = county.ask("he", "asked", Asked(act=AskedAct.RECALCULATE_PENSION)).rows
    return [row.case for row in rows]


def test_who_is_not_sixty_yet_is_due_nothing_until_then(county: PilotCounty) -> None:
    paid_for_four_months(county)
    assert corrected(county, date(1950, 9, 4)).since == "2010-10"
    county.open(date(2010, 12, 10))
    due = {month for month, one in months(county).items() if one.due}
    assert due == {"2010-10", "2010-11", "2010-12"}
    assert {month for month, one in months(county).items() if one.overpaid} == {*PAID}


def test_who_paid_too_few_years_by_the_right_day_loses_the_grant_until_another_claim(
    county: PilotCounty,
) -> None:
    """At 57 when the scheme started three years are asked for; one was paid."""
    claim = paid_for_four_months(county)
    decision = corrected(county, date(1952, 1, 4))
    assert (shown(county).status, decision.monthly) == (PensionStatus.LAPSED, 0)
    assert [one.month for one in decision.months] == [*PAID]
    assert county.ask("jian", "claim_by_id", claim).stage is ClaimStage.REVOKED
    assert county.ask("jian", "verification_by_case", decision.id).holds
    assert county.ask("zhou", "decision_by_event", decision.id).reasons == ("TOO_FEW_YEARS",)
    asked = {"person": "zhou", "ground": SuspensionGround.MISSING}
    assert county.refuses("yan", SuspendPension, **asked).code == "OUT_OF_ORDER"
    for year in (2011, 2012):
        county.open(date(year, 5, 4))
        county.pay("zhou", year)
    county.decide(county.hand_on(county.file("zhou")))
    assert (shown(county).status, shown(county).payable_from) == (PensionStatus.IN_PAYMENT, "2012-06")


def test_correcting_back_brings_every_amount_back(county: PilotCounty) -> None:
    """Also where the grant had lapsed meanwhile, a raise came between, and the pension was on hold."""
    claim = paid_for_four_months(county)
    stood = months(county)
    for born in (LATER, date(1952, 1, 4), date(1950, 9, 4)):
        corrected(county, born)
    corrected(county, BORN)
    assert months(county) == stood
    assert (shown(county).status, county.ask("jian", "claim_by_id", claim).stage) == (
        PensionStatus.IN_PAYMENT,
        ClaimStage.GRANTED,
    )
    county.do("yan", SuspendPension, person="zhou", ground=SuspensionGround.MISSING, papers=EVIDENCE)
    county.open(date(2015, 1, 20))
    county.do("he", RaisePension, person="zhou")
    stood, terms = months(county), shown(county)
    for born in (date(1955, 1, 4), date(1954, 9, 4), BORN):
        corrected(county, born)
    assert months(county) == stood
    assert (terms.status, terms.ground, terms.base, terms.suspended_from) == (
        shown(county).status,
        shown(county).ground,
        shown(county).base,
        shown(county).suspended_from,
    )
    assert all(county.ask("jian", "verification_by_case", one.id).holds for one in decisions(county))


def test_a_county_is_recalculated_in_one_act_without_ones_own_kin(county: PilotCounty) -> None:
    for person in ("zhou", "sun", "wu"):
        county.granted(person)
    assert to_recalculate(county) == []
    county.tell(KinshipRecorded("he", "wu", "CHILD"))
    county.tell(*(BirthCorrected(person, LATER) for person in ("zhou", "sun", "wu")))
    assert to_recalculate(county) == ["sun", "wu", "zhou"]
    for who in ("yan", "bian", "gao"):
        assert county.refuses(who, RecalculatePension, person="zhou").code == "NOT_AUTHORISED"
        assert county.refuses(who, RecalculatePensions, county=GONGXIAN).code == "NOT_AUTHORISED"
    county.do("he", RecalculatePensions, county=GONGXIAN)
    assert (to_recalculate(county), to_recalculate(county, "gao")) == (["wu"], [])
    assert shown(county, "sun").payable_from == shown(county, "zhou").payable_from == "2010-04"
    assert county.refuses("he", RecalculatePensions, county=GONGXIAN).code == "NOTHING_TO_DO"
    assert county.refuses("he", RecalculatePension, person="wu").code == "AVOIDANCE"
    assert county.refuses("he", RecalculatePension, person="zhou").code == "NOTHING_TO_DO"


def test_a_decision_about_a_pension_is_served_once_and_the_appeals_end(county: PilotCounty) -> None:
    paid_for_four_months(county)
    decision = corrected(county, LATER)
    waiting = [task.case for task in county.ask("song", "worklist", Worklist(step="serve")).rows]
    assert f"rural-pension-decision/{decision.id}" in waiting
    asked = {"person": "zhou", "decision": decision.id, "method": ServiceMethod.DIRECT}
    early = county.refuses("song", ServePensionDecision, served_on=BORN, **asked)
    assert early.code == "SERVED_BEFORE_DECISION"
    assert (
        county.refuses("he", ServePensionDecision, served_on=county.today, **asked).code == "NOT_AUTHORISED"
    )
    county.do("song", ServePensionDecision, served_on=county.today, **asked)
    [reconsideration, _] = county.ask("zhou", "decision_by_event", decision.id).appeals
    assert reconsideration.last_day == date(2010, 7, 9)
    again = county.refuses("song", ServePensionDecision, served_on=county.today, **asked)
    assert again.code == "DECISION_UNKNOWN"
    left = [task.case for task in county.ask("song", "worklist", Worklist(step="serve")).rows]
    assert [*left, f"rural-pension-decision/{decision.id}"] == waiting
