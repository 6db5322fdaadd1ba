"""The office's ledger: each act of its officers has one line, with day, step, officer and outcome."""

from datetime import date
from typing import get_args

import pytest
from pilot_county import CLAIM, ENROLMENT, GONGXIAN, PilotCounty

from insurance.contract import (
    EnrolmentCategory,
    FirstReviewEnrolments,
    Handling,
    LinesOfLedger,
    NotAcceptedGround,
    OfficeLedgerOf,
    PrepareRun,
    RefuseEnrolment,
    ReversalGround,
    ReverseEntry,
    WithdrawEnrolment,
)
from insurance.office_ledger.handled import HANDLED, NOT_BY_THEMSELVES
from insurance.service import Keeps
from jinbao.events import type_of

JANUARY = "2010-01"


@pytest.fixture
def busy(county: PilotCounty) -> PilotCounty:
    """A January in the pilot county."""
    county.enrol(county.resident("an"), category=EnrolmentCategory.SEVERELY_DISABLED, grade=200_00)
    county.pay("an", 2010, 150_00)
    county.do("qian", ReverseEntry, person="an", entry=1, reason=ReversalGround.WRONG_AMOUNT)
    county.submit(county.resident("bo"))
    county.do("chu", RefuseEnrolment, person="bo", reasons=(NotAcceptedGround.PAPERS_FALSE,))
    county.open(date(2010, 1, 20))
    county.submit(county.resident("cui"))
    county.do("cui", WithdrawEnrolment, person="cui")
    county.submit("cui")
    county.do("deng", FirstReviewEnrolments, region="shuanghe")
    county.granted("zhou")
    county.open(date(2010, 2, 10))
    county.do("bian", PrepareRun, county=GONGXIAN, month="2010-02")
    return county


def lines(county: PilotCounty, who: str, office: str, item: str, month: str, **asked: object) -> list[object]:
    ledger = county.ask(who, "office_ledger", OfficeLedgerOf(office=office, item=item, month=month))
    page = county.ask(who, "lines_of_ledger", LinesOfLedger(ledger=ledger.id, first=100, **asked))  # type: ignore[arg-type] # as the question has it
    return [(line.on.day, line.step, line.officer, line.outcome, line.person) for line in page.rows]


def test_a_township_reads_what_it_handled_and_others_do_not(busy: PilotCounty) -> None:
    """Also what was done for many in one act; what people do for themselves is in no office's ledger."""
    assert lines(busy, "chu", "township-centre", ENROLMENT, JANUARY) == [
        (5, "first-review", "chu", "ACCEPTED", "an"),
        (5, "first-review", "chu", "NOT_ACCEPTED", "bo"),
        (20, "first-review", "deng", "ACCEPTED", "cui"),
        (20, "first-review", "chu", "ACCEPTED", "zhou"),
    ]
    assert lines(busy, "chu", "township-centre", ENROLMENT, "2010-02") == []
    asked = {"officer": "deng", "outcome": Handling.ACCEPTED}
    assert len(lines(busy, "chu", "township-centre", ENROLMENT, JANUARY, **asked)) == 1
    assert len(lines(busy, "jian", "township-centre", ENROLMENT, JANUARY)) == 4
    for who in ("gao", "cui"):
        assert lines(busy, who, "township-centre", ENROLMENT, JANUARY) == []
        assert busy.ask(who, "totals_of_ledger", f"township-centre/{ENROLMENT}/{JANUARY}") == []
    assert busy.ask("jian", "totals_of_ledger", "nonsense") == []


def test_one_act_has_one_line_whatever_was_entered_for_it(busy: PilotCounty) -> None:
    """Personal part, government's part and subsidy are one contribution, and one reversal."""
    assert lines(busy, "fu", "county-agency", ENROLMENT, JANUARY, step="contribute") == [
        (5, "contribute", "qian", "ENTERED", "an"),
        (5, "contribute", "qian", "REVERSED", "an"),
        (20, "contribute", "qian", "ENTERED", "zhou"),
    ]
    totals = busy.ask("fu", "totals_of_ledger", f"county-agency/{CLAIM}/{JANUARY}")
    assert [(one.step, one.outcome, one.count) for one in totals] == [
        ("approve", "GRANTED", 1),
        ("recheck", "RECHECKED", 1),
        ("review", "REVIEWED", 1),
    ]
    assert lines(busy, "bian", "county-agency", CLAIM, "2010-02") == [(10, "pay", "bian", "PREPARED", None)]


@pytest.mark.parametrize("kind", get_args(Keeps), ids=type_of)
def test_of_every_event_it_is_known_whether_it_is_an_act_of_an_office(kind: type) -> None:
    assert (kind in HANDLED) != (kind in NOT_BY_THEMSELVES)
