"""What a panel orders as the parties take it home: its own claims, what is found, and what follows."""

from typing import Any

import msgspec
import pytest
from test_printing_decisions import TOLD

from gateway.printing.arbitration import Arbitration, facts
from gateway.printing.award import by_claim, rights
from gateway.printing.words import Words
from jinbao.decider import Refused

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
    "panel": [
        {"role": "SOLE", "since": "2010-03-05", "until": "2010-03-25", "person": {**LAWYER, "name": "唐义"}},
        {"role": "SOLE", "since": "2010-03-25", "until": None, "person": {**LAWYER, "name": "宋法"}},
        {"role": "CLERK", "since": "2010-03-05", "until": None, "person": {**LAWYER, "name": "颜书"}},
    ],
    "awards": [],
}


def heard(**said: Any) -> Arbitration:
    """As the graph answers."""
    return msgspec.convert({**HEARD, **said}, Arbitration)


def ordered(kind: str, on: str, *claims: int, is_final: bool | None = None) -> dict[str, Any]:
    inputs = [{"name": f"listed_money:{one}"} for one in claims]
    decision = {**TOLD, "event": kind.lower(), "on": on, "inputs": inputs}
    days = {"suitDays": 15, "setAsideDays": 30}
    return {"kind": kind, "isFinal": is_final, **days, "decision": decision}


ADVANCE = ordered("ADVANCE", "2010-03-20", 1)
PARTIAL = ordered("PARTIAL", "2010-03-30", 1, is_final=True)
AWARD = ordered("AWARD", "2010-04-12", 2, is_final=False)
CASE = heard(awards=[ADVANCE, PARTIAL, AWARD])


def test_an_award_names_the_parties_and_not_those_who_speak_for_them() -> None:
    told = dict(facts(heard(), "2010-04-12", ZH))
    assert (told["申请人"], told["被申请人"]) == ("李小梅", "珙县红星砖厂")
    assert told["开庭日期（被申请人缺席）"] == "2010年3月29日"
    assert not heard().masked


def test_it_names_who_sat_on_its_day_and_no_hearing_that_came_later() -> None:
    then, now = (dict(facts(heard(), on, EN)) for on in ("2010-03-20", "2010-03-30"))
    assert (then["Panel"], now["Panel"], now["Clerk"]) == ("唐义", "宋法", "颜书")
    assert {*now} - {*then} == {"Heard, the respondent being absent, on"}


@pytest.mark.parametrize(
    ("event", "rows"),
    [
        ("advance", [("1", "拖欠工资", "6000.00")]),
        ("partial", [("1", "拖欠工资", "6000.00", "部分支持", "5000.00")]),
        ("award", [("2", "社会保险", "", "支持", "")]),
        (None, [("2", "社会保险", "", "支持", "")]),
    ],
)
def test_each_order_shows_its_own_claims_and_an_award_what_is_found_of_them(
    event: str | None, rows: list[tuple[str, ...]]
) -> None:
    assert by_claim(CASE, *CASE.wanted(event), ZH).rows == rows


def test_what_was_not_ordered_is_not_printed() -> None:
    with pytest.raises(Refused, match="PAPER_NOT_ISSUED"):
        heard(awards=[ADVANCE]).wanted(None)
    with pytest.raises(Refused, match="NOT_FOUND"):
        CASE.wanted("another")


def test_a_ruling_is_that_decision_of_the_case_and_an_heir_has_it_unmasked() -> None:
    gone = {**LI, "masked": True, "idNumber": "5115**********0028"}
    heir = {"role": "HEIR", "side": "WORKER", "person": {**LI, "name": "王石头"}, "employer": None}
    parties = [{"role": "WORKER", "side": "WORKER", "person": gone, "employer": None}, heir]
    case = heard(parties=parties, decisions=[{**TOLD, "event": "refused"}, {**TOLD, "event": "decided"}])
    assert (case.ruling("decided").event, case.masked) == ("decided", False)
    assert dict(facts(case, "2010-03-30", ZH))["申请人"] == "李小梅、王石头"
    with pytest.raises(Refused, match="NOT_FOUND"):
        case.ruling("another")


def test_of_a_final_award_only_the_worker_is_told_to_sue_and_an_order_goes_to_the_court() -> None:
    ahead, final, open_to_both = (
        [*rights(one, words)] for one, words in zip(CASE.awards, (ZH, ZH, EN), strict=True)
    )
    assert ahead[0] == "本裁决由仲裁委员会移送人民法院执行。"
    assert len(final) == 3
    assert "劳动者不服本裁决的，可以自收到裁决书之日起15日内" in final[1]
    assert "30日内向中级人民法院" in final[2]
    [one] = open_to_both
    assert one.startswith("Whoever does not accept this award can sue within 15 days of receiving it")
