"""An award as the parties take it home: each claim with its finding, and how it can be contested."""

from typing import Any

import msgspec

from gateway.printing.award import Arbitration, by_claim, facts, rights
from gateway.printing.words import Words

ZH, EN = Words("zh"), Words("en")
LI = {"name": "李小梅", "idNumber": "511526197906010028", "masked": False}
LAWYER = {"name": "赵明", "idNumber": "511526197001010019", "masked": True}
HEARD = {
    "applicant": "WORKER",
    "number": "珙劳人仲案〔2010〕1号",
    "acceptedOn": "2010-03-01",
    "heardOn": "2010-03-29",
    "byDefault": True,
    "parties": [
        {"role": "WORKER", "side": "WORKER", "person": LI, "employer": None},
        {"role": "AGENT", "side": "WORKER", "person": LAWYER, "employer": None},
        {"role": "EMPLOYER", "side": "EMPLOYER", "person": None, "employer": {"name": "珙县红星砖厂"}},
    ],
    "claims": [{"kind": "UNPAID_WAGES", "amount": "6000.00"}, {"kind": "SOCIAL_INSURANCE", "amount": None}],
    "findings": [
        {"finding": "IN_PART", "awarded": "5000.00"},
        {"finding": "SUPPORTED", "awarded": None},
    ],
    "panel": [{"until": None, "arbitrator": {"name": "宋法", "idNumber": None, "masked": True}}],
    "awards": [],
}


def heard(**said: Any) -> Arbitration:
    """As the graph answers."""
    return msgspec.convert({**HEARD, **said}, Arbitration)


def awarded(*, is_final: bool) -> Arbitration:
    award = {"kind": "AWARD", "isFinal": is_final, "suitDays": 15, "setAsideDays": 30, "decision": None}
    return heard(awards=[award])


def test_an_award_names_the_parties_and_not_those_who_speak_for_them() -> None:
    told = dict(facts(heard(), ZH))
    assert (told["申请人"], told["被申请人"]) == ("李小梅", "珙县红星砖厂")
    assert told["开庭日期（被申请人缺席）"] == "2010年3月29日"
    assert not heard().masked


def test_an_award_shows_each_claim_with_what_is_found_of_it() -> None:
    assert by_claim(heard(), ZH).rows == [
        ("1", "拖欠工资", "6000.00", "部分支持", "5000.00"),
        ("2", "社会保险", "", "支持", ""),
    ]


def test_of_a_final_award_only_the_worker_is_told_to_sue() -> None:
    final, open_to_both = (
        [*rights(awarded(is_final=is_final).award, words)] for is_final, words in ((True, ZH), (False, EN))
    )
    assert len(final) == 3
    assert "劳动者不服本裁决的，可以自收到裁决书之日起15日内" in final[1]
    assert "30日内向中级人民法院" in final[2]
    [one] = open_to_both
    assert one.startswith("Whoever does not accept this award can sue within 15 days of receiving it")
