"""Refunds and what falls to heirs go through the bank, each a line of its own in a run of single sums."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from inheriting import dies, falls_to, family, inheritance, inherited, stop
from paying import pay_run
from pilot_county import GONGXIAN, PilotCounty
from recovering import overpayment, paid_until
from test_service_merging import TWO, enrolled_twice
from test_service_registers import differences

from insurance.contract import (
    Asked,
    AskedAct,
    BankAnswer,
    InheritanceStage,
    LineAnswer,
    LinesOf,
    LineState,
    MergeEnrolments,
    Outcome,
    OverpaymentStage,
    PaidBenefit,
    PrepareRun,
    RecordContribution,
    RecordReturns,
    ReleaseRun,
    RepayLine,
    RevokeInheritance,
    SeparateEnrolments,
    SingleSumAnswer,
    SumPurpose,
    WithholdingGround,
)
from insurance.single_sum.register import SUMS, share_of
from jinbao.bus import Receipt
from jinbao.casework.people import DeathRevoked, PersonsMerged, PersonsUnmerged
from jinbao.recorder import Stored

ONCE = PaidBenefit.SINGLE_SUM


def merged(county: PilotCounty) -> None:
    """Both had paid 2010, the file that ended 200 yuan."""
    enrolled_twice(county)
    county.tell(PersonsMerged("lin", "lin-again"))
    county.do("fu", MergeEnrolments, **TWO)


def refund(county: PilotCounty, person: str = "lin", who: str = "jian") -> SingleSumAnswer:
    [answer] = county.ask(who, "refunds_by_person", person)
    return answer  # type: ignore[no-any-return] # of a look-up by its name


def run_of(month: str) -> dict[str, object]:
    return {"county": GONGXIAN, "month": month, "benefit": ONCE}


def release(county: PilotCounty, month: str) -> list[LineAnswer]:
    county.do("bian", PrepareRun, **run_of(month))
    key = f"{GONGXIAN}/{month}/single_sum"
    county.do("zhi", ReleaseRun, **run_of(month), lines=county.ask("jian", "run_by_id", key).lines)
    return list(county.ask("jian", "lines_of_run", LinesOf(run=key)).rows)


def test_a_refund_is_paid_once_and_what_the_bank_returns_is_sent_again(county: PilotCounty) -> None:
    merged(county)
    assert (refund(county).amount, refund(county).purpose, refund(county).payment) == (
        200_00,
        SumPurpose.REFUND,
        None,
    )
    assert refund(county, "lin-again") == refund(county, who="lin") == refund(county)
    assert county.ask("gao", "refunds_by_person", "lin") == []
    [waiting] = county.ask("bian", "asked", Asked(act=AskedAct.PAY_SINGLE_SUMS)).rows
    assert (waiting.case, waiting.since) == (GONGXIAN, refund(county).since)
    assert county.ask("xie", "asked", Asked(act=AskedAct.PAY_SINGLE_SUMS)).rows == []
    [line] = pay_run(county, "2011-03", ONCE, lin=BankAnswer.ACCOUNT_CLOSED)
    assert (line.person, line.amount, line.state) == ("lin", 200_00, LineState.BOUNCED)
    assert refund(county).payment == line.id
    assert county.ask("bian", "asked", Asked(act=AskedAct.PAY_SINGLE_SUMS)).rows == []
    assert county.refuses("bian", PrepareRun, **run_of("2011-03")).code == "MONTH_RELEASED"
    county.open(date(2011, 4, 11))
    assert county.refuses("bian", PrepareRun, **run_of("2011-04")).code == "NOTHING_DUE"
    again = {**run_of("2011-03"), "line": line.number, "account_confirmed_on": county.today}
    county.do("zhi", RepayLine, **again)
    assert county.ask("jian", "line_by_id", line.id).state is LineState.SENT
    assert differences(county)[SUMS.name] == 0


def test_whoever_merged_the_files_does_not_let_the_money_go(county: PilotCounty) -> None:
    merged(county)
    county.do("bian", PrepareRun, **run_of("2011-03"))
    [row] = county.rows(SUMS)
    assert row.hands == ["fu"]


def test_two_people_after_all_and_a_refund_that_was_not_sent_is_withdrawn(county: PilotCounty) -> None:
    """What is listed is not sent, and the year stands in the account of whoever had paid it."""
    merged(county)
    county.do("bian", PrepareRun, **run_of("2011-03"))
    county.tell(PersonsUnmerged("lin", "lin-again"))
    county.do("fu", SeparateEnrolments, **TWO)
    county.do("zhi", ReleaseRun, **run_of("2011-03"), lines=1)
    key = f"{GONGXIAN}/2011-03/single_sum"
    [line] = county.ask("jian", "lines_of_run", LinesOf(run=key)).rows
    assert (line.state, line.withholding) == (LineState.WITHHELD, WithholdingGround.NOT_DUE)
    for person in ("lin", "lin-again"):
        assert county.ask("jian", "refunds_by_person", person) == []
    again = {"person": "lin-again", "year": 2010, "amount": 200_00}
    assert county.refuses("qian", RecordContribution, **again).code == "YEAR_ALREADY_PAID"
    county.open(date(2011, 4, 11))
    assert county.refuses("bian", PrepareRun, **run_of("2011-04")).code == "NOTHING_DUE"
    assert differences(county)[SUMS.name] == 0


def test_while_the_bank_has_not_answered_nobody_can_tell_whether_a_refund_is_withdrawn(
    county: PilotCounty,
) -> None:
    """What it returns is not sent again; what it paid stays refunded, and the year is paid anew."""
    merged(county)
    [line] = release(county, "2011-03")
    county.tell(PersonsUnmerged("lin", "lin-again"))
    waiting = county.refuses("fu", SeparateEnrolments, **TWO)
    assert (waiting.code, waiting.retryable) == ("REFUND_AT_THE_BANK", False)
    answers(county, line, BankAnswer.ACCOUNT_CLOSED)
    county.do("fu", SeparateEnrolments, **TWO)
    again = {**run_of("2011-03"), "line": line.number, "account_confirmed_on": county.today}
    assert county.refuses("zhi", RepayLine, **again).code == "NO_LONGER_DUE"

    county.tell(PersonsMerged("lin", "lin-again"))
    county.do("fu", MergeEnrolments, **TWO)
    county.open(date(2011, 4, 11))
    [paid] = release(county, "2011-04")
    answers(county, paid, BankAnswer.CREDITED)
    county.tell(PersonsUnmerged("lin", "lin-again"))
    county.do("fu", SeparateEnrolments, **TWO)
    assert refund(county, "lin-again").payment == paid.id
    [parted, *_] = county.ask("jian", "enrolment_decisions", "lin-again")
    assert [one.name for one in parted.inputs if one.name.startswith("refund")] == ["refunded:2010"]
    county.do("qian", RecordContribution, person="lin-again", year=2010, amount=200_00)


def test_what_is_sent_while_it_was_to_be_withdrawn_is_at_the_bank(
    county: PilotCounty, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever is written first holds, and the other is decided again."""
    merged(county)
    county.do("bian", PrepareRun, **run_of("2011-03"))
    county.tell(PersonsUnmerged("lin", "lin-again"))
    comes_between(county, monkeypatch, ("zhi", ReleaseRun, {**run_of("2011-03"), "lines": 1}))
    assert county.refuses("fu", SeparateEnrolments, **TWO).code == "REFUND_AT_THE_BANK"


def test_what_is_withdrawn_while_it_was_to_be_sent_stays_behind(
    county: PilotCounty, monkeypatch: pytest.MonkeyPatch
) -> None:
    merged(county)
    county.do("bian", PrepareRun, **run_of("2011-03"))
    county.tell(PersonsUnmerged("lin", "lin-again"))
    comes_between(county, monkeypatch, ("fu", SeparateEnrolments, TWO))
    county.do("zhi", ReleaseRun, **run_of("2011-03"), lines=1)
    key = f"{GONGXIAN}/2011-03/single_sum"
    [line] = county.ask("jian", "lines_of_run", LinesOf(run=key)).rows
    assert line.state is LineState.WITHHELD


def test_what_is_withdrawn_while_it_was_to_be_sent_again_is_not_sent(
    county: PilotCounty, monkeypatch: pytest.MonkeyPatch
) -> None:
    merged(county)
    [line] = pay_run(county, "2011-03", ONCE, lin=BankAnswer.ACCOUNT_CLOSED)
    county.tell(PersonsUnmerged("lin", "lin-again"))
    comes_between(county, monkeypatch, ("fu", SeparateEnrolments, TWO))
    again = {**run_of("2011-03"), "line": line.number, "account_confirmed_on": county.today}
    assert county.refuses("zhi", RepayLine, **again).code == "NO_LONGER_DUE"


def comes_between(county: PilotCounty, monkeypatch: pytest.MonkeyPatch, act: tuple[Any, ...]) -> None:
    """After the next act has been decided, and before it is written."""
    record, acts = county.service.record, [act]

    def meanwhile(stored: Sequence[Stored]) -> Receipt:
        if acts:
            who, kind, asked = acts.pop()
            county.do(who, kind, **asked)
        return record(stored)

    monkeypatch.setattr(county.service, "record", meanwhile)


def answers(county: PilotCounty, line: LineAnswer, answer: BankAnswer) -> None:
    outcomes = (Outcome(line.number, answer),)
    county.do("bian", RecordReturns, **run_of(line.run.split("/")[1]), outcomes=outcomes)


@pytest.fixture
def left(county: PilotCounty) -> tuple[PilotCounty, str]:
    """Zhou died on 10 May 2010; the son's two parts and the daughter's one are ordered to be paid."""
    paid_until(county, "2010-04")
    family(county)
    county.open(date(2010, 5, 12))
    dies(county, date(2010, 5, 10))
    stop(county)
    return county, inherited(county)


def test_each_heir_has_a_line_with_a_state_of_its_own(left: tuple[PilotCounty, str]) -> None:
    county, case = left
    shares = falls_to(county, case)
    lines = pay_run(county, "2010-05", ONCE, **{"zhou-mei": BankAnswer.NAME_DIFFERS})
    assert {line.person: line.amount for line in lines} == shares
    assert {line.person: line.state for line in lines} == {
        "zhou-er": LineState.PAID,
        "zhou-mei": LineState.BOUNCED,
    }
    share = county.ask("zhou-mei", "single_sum_by_id", share_of(case, "zhou-mei"))
    assert (share.purpose, share.amount) == (SumPurpose.INHERITANCE, shares["zhou-mei"])
    assert county.ask("zhou-mei", "single_sum_by_id", share_of(case, "zhou-er")) is None
    assert county.ask("zhou-mei", "line_by_id", share.payment).state is LineState.BOUNCED


def test_of_a_revoked_inheritance_only_those_owe_whom_the_bank_paid(left: tuple[PilotCounty, str]) -> None:
    """While the bank has not answered nobody can tell; what came back is not sent again."""
    county, case = left
    lines = release(county, "2010-05")
    county.tell(DeathRevoked("zhou"))
    waiting = county.refuses("he", RevokeInheritance, inheritance=case)
    assert (waiting.code, waiting.retryable) == ("SHARES_AT_THE_BANK", False)
    answers = {"zhou-er": BankAnswer.CREDITED, "zhou-mei": BankAnswer.BANK_OTHER}
    outcomes = tuple(Outcome(line.number, answers[line.person]) for line in lines)
    county.do("bian", RecordReturns, **run_of("2010-05"), outcomes=outcomes)
    got = falls_to(county, case)["zhou-er"]
    county.do("he", RevokeInheritance, inheritance=case)
    stands = overpayment(county, case)
    assert (stands.stage, stands.amount) == (OverpaymentStage.FOUND, got)
    [bounced] = [line for line in lines if line.person == "zhou-mei"]
    again = {**run_of("2010-05"), "line": bounced.number, "account_confirmed_on": county.today}
    assert county.refuses("zhi", RepayLine, **again).code == "NO_LONGER_DUE"


def test_what_was_ordered_and_not_sent_is_not_paid_when_the_inheritance_is_revoked(
    left: tuple[PilotCounty, str],
) -> None:
    county, case = left
    county.do("bian", PrepareRun, **run_of("2010-05"))
    county.tell(DeathRevoked("zhou"))
    county.do("he", RevokeInheritance, inheritance=case)
    assert inheritance(county, case).stage is InheritanceStage.REVOKED
    assert overpayment(county, case) is None
    county.do("zhi", ReleaseRun, **run_of("2010-05"), lines=2)
    lines = county.ask("jian", "lines_of_run", LinesOf(run=f"{GONGXIAN}/2010-05/single_sum")).rows
    assert {line.withholding for line in lines} == {WithholdingGround.NOT_DUE}
    assert differences(county)[SUMS.name] == 0
