"""Money every month: listed by one person, released by another, read back line by line."""

from datetime import date

import pytest
from begun_pensions import begin_pensions
from paying import credited, lines, months, paid, pay_month, payouts, prepare, release, run
from pilot_county import EVIDENCE, GONGXIAN, SHUANGHE, PilotCounty

from insurance import items
from insurance.contract import (
    BankAnswer,
    BorneAnswer,
    CancellationGround,
    CancelRun,
    CreditInterest,
    EntriesOf,
    FindRuns,
    LineState,
    Outcome,
    PaymentsOf,
    PrepareRun,
    RaisePension,
    RecordReturns,
    ReinstatePension,
    ReleaseRun,
    RepayLine,
    ResumePension,
    RunStage,
    StopGround,
    StopPension,
    SuspendPension,
    SuspensionGround,
    WithholdingGround,
)
from insurance.payment_run import knowledge
from jinbao.casework.people import DeathRecorded, DeathRevoked
from jinbao.casework.places import GrantGiven
from jinbao.scene import grant


def test_the_first_month_is_paid_and_leaves_the_account(county: PilotCounty) -> None:
    county.granted()
    pay_month(county, "2010-02")
    assert paid(county) == {"2010-02": 55_94}
    account = county.ask("zhou", "account_by_person", "zhou")
    assert (account.personal, account.subsidy, account.balance) == (100_00 - 72, 30_00 - 22, 129_06)
    payout = payouts(county, "2010-02")[0]
    assert (payout.base, payout.account) == (55_00, 94)
    assert payout.borne == BorneAnswer(72, 22, 0, fund=0, fund_pays_from=None)
    assert county.ask("gao", "payout_by_line", lines(county, "2010-02")[0].id) is None
    [subsidy, personal] = county.ask("zhou", "entries_of", EntriesOf(person="zhou", first=2)).rows
    assert (personal.kind, personal.amount, subsidy.amount) == ("benefit-debited", -72, -22)


def test_nobody_without_the_step_pays(county: PilotCounty) -> None:
    county.granted()
    county.open(date(2010, 2, 10))
    for who in ("he", "qian", "gao", "zhou"):
        assert county.refuses(who, PrepareRun, county=GONGXIAN, month="2010-02").code == "NOT_AUTHORISED"
    prepare(county, "2010-02")
    assert county.ask("gao", "run_by_id", f"{GONGXIAN}/2010-02") is None
    refused = county.refuses("fu", ReleaseRun, county=GONGXIAN, month="2010-02", lines=1)
    assert refused.code == "NOT_AUTHORISED"


def test_listing_granting_and_releasing_are_of_different_persons(county: PilotCounty) -> None:
    """Handbook 17.17, also for an officer to whom everything was given."""
    for who in ("he", "yan", "bian"):
        steps = (items.PAY, items.APPROVE, items.REVIEW)
        county.tell(GrantGiven(grant(who, f"{who}-everywhere", GONGXIAN, steps)))
    county.granted()
    county.open(date(2010, 2, 10))
    for who in ("he", "yan"):
        marks = {"office": f"{who}-everywhere"}
        asked = {"county": GONGXIAN, "month": "2010-02", "marks": marks}
        assert county.refuses(who, PrepareRun, **asked).code == "SEPARATION"
    prepare(county, "2010-02")
    for who in ("he", "yan", "bian"):
        marks = {"office": f"{who}-everywhere"}
        asked = {"county": GONGXIAN, "month": "2010-02", "lines": 1, "marks": marks}
        assert county.refuses(who, ReleaseRun, **asked).code == "SEPARATION"


def test_who_took_part_in_the_grant_sends_no_bounced_line_again(county: PilotCounty) -> None:
    county.tell(GrantGiven(grant("he", "he-everywhere", GONGXIAN, (items.PAY,))))
    county.granted()
    pay_month(county, "2010-02", zhou=BankAnswer.NAME_DIFFERS)
    asked = {"county": GONGXIAN, "month": "2010-02", "line": 1, "account_confirmed_on": county.today}
    refused = county.refuses("he", RepayLine, marks={"office": "he-everywhere"}, **asked)
    assert refused.code == "SEPARATION"
    county.do("bian", RepayLine, **asked)


def test_a_run_goes_on_where_it_ended(county: PilotCounty, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each chunk is a transaction of its own: a killed process leaves whole chunks behind."""
    monkeypatch.setattr(knowledge, "AT_ONCE", 2)
    for number in range(5):
        county.granted(f"zhou-{number}")
    county.open(date(2010, 2, 10))
    seen = []
    for _ in range(3):
        county.do("bian", PrepareRun, county=GONGXIAN, month="2010-02")
        seen.append((run(county, "2010-02").stage, run(county, "2010-02").lines))
    assert seen == [(RunStage.PREPARING, 2), (RunStage.PREPARING, 4), (RunStage.PREPARED, 5)]
    assert run(county, "2010-02").amount == sum(line.amount for line in lines(county, "2010-02")) == 5 * 55_94
    assert [line.number for line in lines(county, "2010-02")] == [1, 2, 3, 4, 5]
    assert county.refuses("bian", PrepareRun, county=GONGXIAN, month="2010-02").code == "OUT_OF_ORDER"


def test_one_act_may_list_several_chunks(county: PilotCounty, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(knowledge, "AT_ONCE", 2)
    people = [f"zhou-{number}" for number in range(5)]
    begin_pensions(county.service, [county.resident(one) for one in people], payer=GONGXIAN, region=SHUANGHE)
    county.open(date(2010, 2, 10))
    asked = {"county": GONGXIAN, "month": "2010-02"}
    for wrong in (0, 11):
        refused = county.refuses("bian", PrepareRun, **asked, chunks=wrong)
        assert (refused.code, refused.params) == ("CHUNKS_AT_ONCE", {"most": 10})
    county.do("bian", PrepareRun, **asked, chunks=2)
    half = run(county, "2010-02")
    assert (half.stage, half.chunks, half.lines, half.seen) == (RunStage.PREPARING, 2, 4, 4)
    county.do("bian", PrepareRun, **asked, chunks=10)
    whole = run(county, "2010-02")
    assert (whole.stage, whole.chunks, whole.lines, whole.amount) == (RunStage.PREPARED, 3, 5, 5 * 55_94)
    assert [(line.number, line.person) for line in lines(county, "2010-02")] == [*enumerate(people, 1)]


def test_a_run_is_released_by_who_has_seen_its_control_total(county: PilotCounty) -> None:
    county.granted()
    county.open(date(2010, 2, 10))
    prepare(county, "2010-02")
    refused = county.refuses("zhi", ReleaseRun, county=GONGXIAN, month="2010-02", lines=2)
    assert (refused.code, refused.params) == ("LINES_DIFFER", {"lines": 1})
    unsent = county.refuses(
        "bian", RecordReturns, county=GONGXIAN, month="2010-02", outcomes=(Outcome(1, BankAnswer.CREDITED),)
    )
    assert unsent.code == "OUT_OF_ORDER"


def test_a_county_has_one_open_run_and_none_ahead_of_its_month(county: PilotCounty) -> None:
    county.granted()
    county.open(date(2010, 2, 10))
    assert county.refuses("bian", PrepareRun, county=GONGXIAN, month="2010-01").code == "NOTHING_DUE"
    assert county.refuses("bian", PrepareRun, county=GONGXIAN, month="2010-03").code == "MONTH_AHEAD"
    prepare(county, "2010-02")
    county.open(date(2010, 3, 1))
    assert county.refuses("bian", PrepareRun, county=GONGXIAN, month="2010-03").code == "RUN_OPEN"


def test_what_was_not_paid_in_its_month_comes_with_the_next(county: PilotCounty) -> None:
    county.granted()
    county.open(date(2010, 4, 10))
    release(county, "2010-04")
    [line] = lines(county, "2010-04")
    assert (line.first_month, line.last_month, line.amount) == ("2010-02", "2010-04", 3 * 55_94)
    assert [one.under_way for one in months(county).values()] == [55_94] * 3
    credited(county, "2010-04")
    assert paid(county) == {"2010-02": 55_94, "2010-03": 55_94, "2010-04": 55_94}


def test_a_bounced_line_stays_owed_until_it_is_sent_again(county: PilotCounty) -> None:
    county.granted("zhou")
    county.granted("sun")
    pay_month(county, "2010-02", sun=BankAnswer.ACCOUNT_CLOSED)
    assert paid(county, "zhou") == {"2010-02": 55_94}
    assert [(one.paid, one.owed) for one in months(county, "sun").values()] == [(0, 55_94)]
    assert county.ask("jian", "account_by_person", "sun").balance == 130_00
    pay_month(county, "2010-03")
    assert paid(county, "sun") == {"2010-02": 0, "2010-03": 55_94}
    again = {"county": GONGXIAN, "month": "2010-02", "account_confirmed_on": date(2010, 3, 9)}
    assert county.refuses("zhi", RepayLine, line=2, **again).code == "LINE_NOT_RETURNED"
    county.do("zhi", RepayLine, line=1, **again)
    credited(county, "2010-02")
    assert paid(county, "sun") == {"2010-02": 55_94, "2010-03": 55_94}
    assert county.ask("jian", "account_by_person", "sun").balance == 130_00 - 2 * 94


def test_what_was_returned_and_is_less_by_now_comes_with_the_next_run(county: PilotCounty) -> None:
    """A line is sent again as it is or not at all: no month is lost because it is due less, or had more."""
    county.granted()
    pay_month(county, "2010-02", zhou=BankAnswer.ACCOUNT_CLOSED)
    [returned] = lines(county, "2010-02")
    for month, top_up in (("2010-03", "20"), ("2010-04", "10")):
        county.open(date.fromisoformat(f"{month}-09"))
        county.set_parameter("top_up", top_up, in_force_from=date(2010, 2, 1))
        county.do("he", RaisePension, person="zhou")
        pay_month(county, month)
    again = {"county": GONGXIAN, "month": "2010-02", "line": returned.number}
    refused = county.refuses("zhi", RepayLine, **again, account_confirmed_on=county.today)
    assert refused.code == "NO_LONGER_DUE"
    february = months(county)["2010-02"]
    assert (february.due, february.paid, february.owed) == (65_94, 65_94, 0)


def test_a_run_is_cancelled_before_its_release_and_its_month_listed_anew(county: PilotCounty) -> None:
    """No line's number is ever given twice, so that nobody confounds a cancelled line with another."""
    county.granted("zhou")
    county.granted("sun")
    county.open(date(2010, 2, 10))
    prepare(county, "2010-02")
    asked = {"county": GONGXIAN, "month": "2010-02"}
    ground = {"ground": CancellationGround.FACTS_MISSING}
    assert county.refuses("he", CancelRun, **asked, **ground).code == "NOT_AUTHORISED"
    county.do("bian", CancelRun, **asked, **ground)
    cancelled = run(county, "2010-02")
    assert (cancelled.stage, cancelled.cancelled_by) == (RunStage.CANCELLED, "bian")
    assert {line.state for line in lines(county, "2010-02")} == {LineState.CANCELLED}
    assert [one.under_way for one in months(county).values()] == [0]
    assert county.refuses("zhi", ReleaseRun, lines=2, **asked).code == "OUT_OF_ORDER"

    county.tell(DeathRecorded("sun", date(2010, 2, 1), strong=True))
    released = release(county, "2010-02")
    assert (released.chunks, released.lines, released.amount) == (1, 1, 55_94)
    assert (released.entitlements, released.seen) == (1, 1)
    states = [(line.number, line.person, line.state) for line in lines(county, "2010-02")]
    assert states == [
        (1, "sun", LineState.CANCELLED),
        (2, "zhou", LineState.CANCELLED),
        (3, "zhou", LineState.SENT),
    ]
    outcomes = (Outcome(3, BankAnswer.CREDITED), Outcome(2, BankAnswer.CREDITED))
    assert county.refuses("bian", RecordReturns, outcomes=outcomes, **asked).code == "LINE_CANCELLED"
    credited(county, "2010-02")
    assert paid(county) == {"2010-02": 55_94}
    refused = county.refuses("bian", CancelRun, **asked, **ground)
    assert (refused.code, refused.params) == ("RUN_RELEASED", {})
    again = county.refuses("bian", PrepareRun, **asked)
    assert (again.code, again.field, again.params) == ("MONTH_RELEASED", "month", {"month": "2010-02"})


def test_the_return_file_may_come_twice_but_not_say_two_things(county: PilotCounty) -> None:
    county.granted()
    pay_month(county, "2010-02")
    asked = {"county": GONGXIAN, "month": "2010-02"}
    once_more = (Outcome(1, BankAnswer.CREDITED),)
    assert county.refuses("bian", RecordReturns, outcomes=once_more, **asked).code == "NOTHING_TO_DO"
    other = (Outcome(1, BankAnswer.NAME_DIFFERS),)
    assert county.refuses("bian", RecordReturns, outcomes=other, **asked).code == "LINE_SETTLED"
    unknown = (Outcome(2, BankAnswer.CREDITED),)
    assert county.refuses("bian", RecordReturns, outcomes=unknown, **asked).code == "LINE_UNKNOWN"


def test_the_totals_by_state_sum_to_what_was_listed(county: PilotCounty) -> None:
    for person in ("zhou", "sun", "li"):
        county.granted(person)
    county.open(date(2010, 2, 10))
    listed = prepare(county, "2010-02").amount
    county.tell(DeathRecorded("li", date(2010, 1, 31), strong=True))
    released = release(county, "2010-02")
    credited(county, "2010-02", sun=BankAnswer.ACCOUNT_UNKNOWN)
    totals = county.ask("jian", "totals_of_run", f"{GONGXIAN}/2010-02")
    assert {total.state: (total.lines, total.amount) for total in totals} == {
        LineState.PAID: (1, 55_94),
        LineState.BOUNCED: (1, 55_94),
        LineState.WITHHELD: (1, 55_94),
    }
    assert sum(total.amount for total in totals) == listed == 3 * 55_94
    assert (released.lines, released.amount, released.withheld) == (2, 2 * 55_94, 1)


def test_a_late_raise_is_paid_for_the_months_that_had_less(county: PilotCounty) -> None:
    """55 yuan were paid for 2014-07 until 2014-12; the raise to 70 was published in January."""
    county.granted()
    county.open(date(2014, 12, 10))
    release(county, "2014-12")
    credited(county, "2014-12")
    county.open(date(2015, 1, 20))
    county.do("he", RaisePension, person="zhou")
    assert [one.owed for one in months(county).values()][-7:] == [15_00] * 6 + [70_94]
    release(county, "2015-01")
    [line] = lines(county, "2015-01")
    assert (line.first_month, line.amount) == ("2014-07", 6 * 15_00 + 70_94)
    credited(county, "2015-01")
    assert all(one.owed == one.overpaid == 0 for one in months(county).values())


def test_months_for_which_somebody_was_missing_are_paid_in_arrears(county: PilotCounty) -> None:
    """Nothing for October and November; back on 5 December, all three are paid."""
    county.granted()
    for month in ("2010-02", "2010-09"):
        pay_month(county, month)
    county.open(date(2010, 9, 11))
    county.do("yan", SuspendPension, person="zhou", ground=SuspensionGround.MISSING, papers=EVIDENCE)
    county.open(date(2010, 10, 10))
    assert county.refuses("bian", PrepareRun, county=GONGXIAN, month="2010-10").code == "NOTHING_DUE"
    county.open(date(2010, 12, 5))
    county.do("yan", ResumePension, person="zhou", papers=EVIDENCE)
    release(county, "2010-12")
    assert [line.amount for line in lines(county, "2010-12")] == [3 * 55_94]


def test_who_was_in_prison_is_not_paid_for_that_time(county: PilotCounty) -> None:
    """In prison from February until the end of March, which the office hears of two months later."""
    county.granted()
    pay_month(county, "2010-02")
    held = {"ground": SuspensionGround.IMPRISONED, "imprisoned_on": county.today, "papers": EVIDENCE}
    county.do("yan", SuspendPension, person="zhou", **held)
    county.open(date(2010, 5, 31))
    county.do("yan", ResumePension, person="zhou", released_on=date(2010, 3, 31), papers=EVIDENCE)
    pay_month(county, "2010-06")
    gap = {"2010-03": 0, "2010-04": 55_94, "2010-05": 55_94}
    assert paid(county) == {"2010-02": 55_94, **gap, "2010-06": 55_94}


@pytest.mark.parametrize("strong", [True, False], ids=["proven", "reported"])
def test_a_death_stops_the_next_run_at_once(county: PilotCounty, *, strong: bool) -> None:
    """Nobody has to decide anything first; a run that is listed already leaves the line behind."""
    county.granted("zhou")
    county.granted("sun")
    pay_month(county, "2010-02")
    county.open(date(2010, 3, 10))
    prepare(county, "2010-03")
    county.tell(DeathRecorded("sun", date(2010, 2, 28), strong=strong))
    release(county, "2010-03")
    ground = WithholdingGround.DECEASED if strong else WithholdingGround.DEATH_REPORTED
    assert {line.person: (line.state, line.withholding) for line in lines(county, "2010-03")} == {
        "zhou": (LineState.SENT, None),
        "sun": (LineState.WITHHELD, ground),
    }
    credited(county, "2010-03")
    pay_month(county, "2010-04")
    assert [line.person for line in lines(county, "2010-04")] == ["zhou"]


def test_nothing_is_sent_to_the_dead_but_they_are_owed_until_the_month_of_death(county: PilotCounty) -> None:
    """What is owed is for the heirs, who ask for it themselves."""
    county.granted()
    county.open(date(2010, 4, 10))
    county.tell(DeathRecorded("zhou", date(2010, 3, 1), strong=True))
    assert county.refuses("bian", PrepareRun, county=GONGXIAN, month="2010-04").code == "NOTHING_DUE"
    assert [(one.month, one.owed) for one in months(county).values() if one.owed] == [
        ("2010-02", 55_94),
        ("2010-03", 55_94),
    ]


def test_a_death_found_late_shows_month_by_month_what_was_paid_too_much(county: PilotCounty) -> None:
    county.granted()
    for month in ("2010-02", "2010-03", "2010-04", "2010-05"):
        pay_month(county, month)
    county.tell(DeathRecorded("zhou", date(2010, 3, 31), strong=True))
    county.do("he", StopPension, person="zhou", ground=StopGround.DEATH)
    assert {one.month: one.overpaid for one in months(county).values()} == {
        "2010-02": 0,
        "2010-03": 0,
        "2010-04": 55_94,
        "2010-05": 55_94,
    }


def test_a_mere_report_does_not_say_that_too_much_was_paid(county: PilotCounty) -> None:
    county.granted()
    pay_month(county, "2010-02")
    pay_month(county, "2010-03")
    county.tell(DeathRecorded("zhou", date(2010, 2, 1), strong=False))
    assert [one.overpaid for one in months(county).values()] == [0, 0]


def test_whoever_was_wrongly_reported_dead_is_paid_in_full_for_the_gap(county: PilotCounty) -> None:
    county.granted()
    pay_month(county, "2010-02")
    county.tell(DeathRecorded("zhou", date(2010, 2, 15), strong=True))
    county.do("he", StopPension, person="zhou", ground=StopGround.DEATH)
    county.open(date(2010, 6, 1))
    county.tell(DeathRevoked("zhou"))
    county.do("he", ReinstatePension, person="zhou", papers=EVIDENCE)
    pay_month(county, "2010-06")
    assert paid(county) == dict.fromkeys(("2010-02", "2010-03", "2010-04", "2010-05", "2010-06"), 55_94)


def test_the_account_runs_out_and_the_fund_pays_for_life(county: PilotCounty) -> None:
    """130 yuan in shares of 0.94 last 138 months; the last of them takes what is left."""
    county.granted()
    county.open(date(2022, 2, 10))
    release(county, "2022-02")
    credited(county, "2022-02")
    account = county.ask("zhou", "account_by_person", "zhou")
    assert (account.personal, account.subsidy, account.collective) == (0, 0, 0)
    assert set(paid(county).values()) == {55_94}
    payout = payouts(county, "2022-02")[0]
    assert [one.arrear for one in payout.months] == [True] * 144 + [False]
    assert payout.account == 145 * 94 == 130_00 + payout.borne.fund
    assert (payout.borne.personal, payout.borne.subsidy, payout.borne.collective) == (100_00, 30_00, 0)
    assert payout.borne.fund_pays_from == "2021-08"  # the 139th month: 138 times 0.94 is 129.72
    pay_month(county, "2022-03")
    assert months(county)["2022-03"].paid == 55_94
    payout = payouts(county, "2022-03")[0]
    assert (payout.base, payout.borne.fund, payout.borne.fund_pays_from) == (55_00, 94, "2022-03")


def test_the_account_goes_on_bearing_interest_on_what_is_left(county: PilotCounty) -> None:
    county.granted()
    pay_month(county, "2010-02")
    county.open(date(2010, 12, 31))
    county.do("qian", CreditInterest, person="zhou", year=2010)
    account = county.ask("zhou", "account_by_person", "zhou")
    personal, subsidy = 100_00 * 11 - 72 * 10, 30_00 * 11 - 22 * 10  # fen times months, 2.25 % over twelve
    assert (personal, subsidy) == (109_280, 32_780)
    assert account.balance == 129_06 + 2_05 + 61


def test_runs_and_payments_are_found(county: PilotCounty) -> None:
    county.granted()
    pay_month(county, "2010-02")
    pay_month(county, "2010-03")
    found = county.ask("jian", "find_runs", FindRuns(county=GONGXIAN)).rows
    assert [one.month for one in found] == ["2010-03", "2010-02"]
    assert county.ask("gao", "find_runs", FindRuns()).rows == []
    rows = county.ask("zhou", "payments_of", PaymentsOf(entitlement="zhou")).rows
    assert [(row.run, row.state) for row in rows] == [
        (f"{GONGXIAN}/2010-03", LineState.PAID),
        (f"{GONGXIAN}/2010-02", LineState.PAID),
    ]
    assert county.ask("lin", "payments_of", PaymentsOf(entitlement="zhou")).rows == []


def test_a_persons_months_take_as_many_statements_for_one_as_for_many(county: PilotCounty) -> None:
    people = [f"zhou-{number}" for number in range(3)]
    for person in people:
        county.granted(person)
    pay_month(county, "2010-02")
    with county.statements() as for_all:
        county.service.look_up("months_by_entitlement", people, county.call("fu"))
    with county.statements() as for_one:
        county.service.look_up("months_by_entitlement", people[:1], county.call("fu"))
    assert len(for_all) == len(for_one)
