"""What whoever was paid too much takes home: the notice before anything is decided, and what was agreed."""

from typing import Any

import msgspec
import pytest

from gateway.printing import decision, instalments, notice
from gateway.printing.decided import Decided
from gateway.printing.overpaid import Overpaid, about
from gateway.printing.sheet import Passage, Table
from gateway.printing.words import Words
from jinbao.decider import Refused

ZH, EN = Words("zh"), Words("en")
SHAO = {
    "name": "邵大明",
    "idNumber": "511526194505050012",
    "masked": False,
    "hukouRegion": {"name": "春树村", "parent": {"name": "示例镇"}},
}
MONTHS = [
    {"month": f"2010-0{number}", "due": "0.00", "paid": "55.94", "overpaid": "55.94"} for number in (4, 5)
]
FOUND = {
    "person": SHAO,
    "stage": "FOUND",
    "foundOn": "2010-06-10",
    "amount": "111.88",
    "noticeServedOn": None,
    "replyUntil": None,
    "replyPeriod": {"days": 10, "law": "社会保险经办条例第四十六条"},
    "months": MONTHS,
    "debtors": [],
    "instalments": [],
    "decidedOn": None,
    "history": [],
}


def overpaid(**said: Any) -> Overpaid:
    """As the graph answers."""
    return msgspec.convert({**FOUND, **said}, Overpaid)


def test_a_notice_shows_the_months_and_for_how_long_a_reply_is_open_before_it_is_served() -> None:
    lead, months, rights, law = notice.told(overpaid(), ZH)
    assert isinstance(months, Table)
    assert months.rows == [
        ("2010年4月至2010年5月，每月（共2个月）", "0.00", "55.94", "55.94"),
        ("合计", "", "", "111.88"),
    ]
    assert isinstance(rights, Passage)
    assert "自送达之日起10日内" in rights.sentences[1]
    assert "Within 10 days of service" in [*notice.rights(overpaid(), EN)][1]
    assert law == Passage(["社会保险经办条例第四十六条"], "依据")
    assert isinstance(lead, Passage)


def test_a_notice_that_was_served_names_the_last_day() -> None:
    served = overpaid(stage="NOTICE_SERVED", noticeServedOn="2010-06-11", replyUntil="2010-06-21")
    assert "陈述和申辩的最后一日为2010年6月21日。" in [*notice.rights(served, ZH)]
    facts = dict(notice.facts(served, ZH))
    assert (facts["当事人"], facts["户籍地"], facts["送达日期"]) == (
        "邵大明",
        "示例镇春树村",
        "2010年6月11日",
    )


def test_an_agreement_sums_to_the_fen_and_names_who_gives_back() -> None:
    """Heirs do not see the file of the dead; the paper is theirs all the same."""
    heir = {"name": "邵小明", "idNumber": "511526197505050024", "masked": False}
    parts = [
        {"dueOn": "2010-07-31", "amount": "37.29"},
        {"dueOn": "2010-08-31", "amount": "37.29"},
        {"dueOn": "2010-09-30", "amount": "37.30"},
    ]
    agreed = overpaid(person=None, debtors=[{"person": heir}], instalments=parts)
    assert not agreed.masked
    assert dict(about(agreed, ZH)) == {"退还义务人": "邵小明"}
    plan = instalments.plan(agreed, ZH)
    assert plan.rows[0] == ("1", "2010年7月31日", "37.29")
    assert plan.rows[-1] == ("合计", "", "111.88")
    assert overpaid(person=None).masked


def test_a_notice_that_was_served_stays_a_paper_and_says_that_it_holds_no_more() -> None:
    detail = {
        "months": [
            {"month": "2010-04", "due": 0, "paid": 55_94},
            {"month": "2010-05", "due": 50, "paid": 55_94},
        ],
        "amount": 111_38,
    }
    happened = {"stream": "overpayment/shao", "office": None, "hash": "", "effectiveOn": "2010-06-10"}
    gone = overpaid(
        stage="GONE",
        amount="0.00",
        months=[],
        noticeServedOn="2010-06-11",
        history=[
            {**happened, "id": "1", "version": 1, "kind": "insurance.overpayment.found.v1", "detail": detail},
            {
                **happened,
                "id": "2",
                "version": 2,
                "kind": "insurance.overpayment.gone.v1",
                "detail": {},
                "effectiveOn": "2010-07-01",
            },
        ],
    )
    over, _, months, *_ = notice.told(gone, EN)
    assert over == Passage(["Since 1 July 2010 the finding of this notice holds no more."])
    assert isinstance(months, Table)
    assert [row[1:] for row in months.rows] == [
        ("0.00", "55.94", "55.94"),
        ("0.50", "55.94", "55.44"),
        ("", "", "111.38"),
    ]
    assert dict(notice.facts(gone, EN))["Too much"] == "111.38 yuan"


def test_a_recovery_that_was_cancelled_and_its_cancellation_are_papers_of_their_own() -> None:
    """What is not to come back has no month that was too much; the recovery's are told in its calculation."""
    said = {
        "question": "insurance.overpayment.recovery",
        "outcome": "granted",
        "amount": "111.88",
        "payableFrom": None,
        "office": None,
        "servedOn": None,
        "overtakenOn": None,
        "ruleSet": "sha256:0",
        "stored": "{}",
        **dict.fromkeys(("reasons", "inputs", "parameters", "steps", "law", "appeals"), ()),
        "sentences": ["To be given back: 111.88 yuan."],
    }
    recovery = {**said, "event": "01", "on": "2010-06-20", "servedOn": "2010-06-21"}
    answer = {"question": "insurance.overpayment.cancellation", "amount": "0.00"}
    cancelled = {**said, **answer, "event": "02", "on": "2010-07-01"}
    asked = {"person": SHAO, "overpaid": MONTHS, "decision": cancelled}
    about_it = msgspec.convert({**asked, "decisions": [cancelled, recovery]}, Decided)
    assert about_it.wanted(None).event == "02"
    over, *rest = decision.grounds(about_it, about_it.wanted("01"), EN)
    assert over == Passage(["By the decision of 1 July 2010 this decision holds no more."])
    assert not any(isinstance(part, Table) for part in rest)
    later = about_it.wanted("02")
    assert not any(isinstance(part, Table) for part in decision.grounds(about_it, later, EN))
    titles = [
        EN.say(decision.title_of("Overpayment", about_it, about_it.wanted(one))) for one in ("01", "02")
    ]
    assert titles == ["Decision on an overpayment", "Decision to cancel a recovery"]
    assert dict(decision.facts(about_it, about_it.wanted("01"), EN))["Served on"] == "21 June 2010"
    assert "Served on" not in dict(decision.facts(about_it, about_it.wanted("02"), EN))
    with pytest.raises(Refused):
        about_it.wanted("03")
