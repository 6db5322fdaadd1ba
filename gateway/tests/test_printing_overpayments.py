"""What whoever was paid too much takes home: the notice before anything is decided, and what was agreed."""

from typing import Any

import msgspec

from gateway.printing import instalments, notice
from gateway.printing.overpaid import Overpaid, about
from gateway.printing.sheet import Passage, Table
from gateway.printing.words import Words

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
    "replyPeriod": {"days": 10, "law": "社会保险经办条例 四十六"},
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
        ("2010年4月", "0.00", "55.94", "55.94"),
        ("2010年5月", "0.00", "55.94", "55.94"),
        ("合计", "", "", "111.88"),
    ]
    assert isinstance(rights, Passage)
    assert "自送达之日起10日内" in rights.sentences[1]
    assert "Within 10 days of service" in [*notice.rights(overpaid(), EN)][1]
    assert law == Passage(["社会保险经办条例 四十六"], "依据")
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
