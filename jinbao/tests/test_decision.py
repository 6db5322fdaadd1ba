"""A decision is worked out on a sheet that shows everything, and says itself in sentences."""

import tomllib
from datetime import date
from importlib.resources import files

import pytest
from invented_law import NO_EXTRA, OCCASION, PARAMETERS, RULES, WITHIN, denied, facts, granted
from msgspec import structs

from jinbao.decision import Appeal, Decision, Input, appeal_ends, read_decision
from jinbao.money import Rounding
from jinbao.replay import decide, verify_by_rules
from jinbao.rule_set import RuleSet
from jinbao.rules import read_law
from jinbao.verification import verify_steps
from jinbao.worksheet import Worksheet

APPEAL_FROM_2011 = """
[[appeal]]
in_force_from = 2011-01-01
promulgated_on = 2010-10-01
value = 30
source = { document = "Order 3" }
"""

LAW = RULES.law.at(WITHIN, [NO_EXTRA])


def a_sheet() -> Worksheet:
    return Worksheet(OCCASION, facts(), LAW)


def step(decision: Decision, name: str) -> object:
    return next(step.result for step in decision.steps if step.name == name)


def test_what_was_granted_is_the_last_step_with_its_rounding() -> None:
    decision = granted()
    assert step(decision, "interest") == 4388  # 1,950.00 x 0.0225 = 43.875
    assert step(decision, "part") == 1371  # (1,950.00 - 43.88) / 139 = 13.713
    assert decision.amount is not None
    assert (decision.amount.fen, decision.amount.rounding) == (6880, Rounding.UP_TO_JIAO)
    assert decision.payable_from == "2010-07"


def test_a_denial_says_each_reason_with_its_figures_and_its_law() -> None:
    decision = denied()
    assert (decision.outcome, decision.amount, decision.payable_from) == ("denied", None, None)
    assert [(reason.code, reason.params, reason.law.article) for reason in decision.reasons] == [
        ("TOO_YOUNG", {"age": 59, "age_limit": 60}, "2"),
        ("NOT_ENTITLED", {"inside": False, "timely": True}, "2"),
    ]


def test_stored_bytes_are_read_back_to_the_same_bytes() -> None:
    for decision in (granted(), denied()):
        assert read_decision(decision.encoded()) == decision
        assert read_decision(decision.encoded()).encoded() == decision.encoded()


def test_only_what_was_asked_is_kept() -> None:
    assert "own" in {fact.name for fact in granted().inputs}
    assert "own" not in {fact.name for fact in denied().inputs}


def test_a_formula_gets_terms_and_no_values() -> None:
    sheet = a_sheet()
    own, aid = sheet.input("own"), sheet.input("aid")
    with pytest.raises(TypeError, match="ask the sheet"):
        bool(own)
    with pytest.raises(TypeError, match="let the sheet compare"):
        assert own == aid
    with pytest.raises(TypeError):
        own + aid  # type: ignore[operator]  # that is what is being tried


def test_the_sheet_branches_on_truths_alone() -> None:
    sheet = a_sheet()
    assert not sheet.holds(sheet.input("abroad"))
    with pytest.raises(TypeError, match="no truth"):
        sheet.holds(sheet.input("own"))


def test_years_are_neither_added_to_fen_nor_compared_with_them() -> None:
    sheet = a_sheet()
    with pytest.raises(TypeError, match="units differ"):
        sheet.sum(sheet.input("own"), sheet.parameter("age_limit"), name="nonsense")
    with pytest.raises(TypeError, match="units differ"):
        sheet.at_least(sheet.input("own"), sheet.parameter("age_limit"), name="nonsense")


def test_no_step_and_no_input_stands_there_twice() -> None:
    sheet = a_sheet()
    sheet.sum(sheet.input("own"), name="balance")
    with pytest.raises(ValueError, match="already a step"):
        sheet.sum(sheet.input("aid"), name="balance")
    with pytest.raises(ValueError, match="two inputs"):
        Worksheet(OCCASION, [*facts(), Input("own", 1, "fen", "event-9")], LAW)


def test_a_formula_that_says_nothing_decides_nothing() -> None:
    silent = RuleSet.load(RULES.parameters, b"QUESTION = 'a.b.c'\ndef calculate(sheet): pass\n")
    with pytest.raises(ValueError, match="neither concluded nor gave a reason"):
        decide(silent, OCCASION, facts(), [NO_EXTRA])


@pytest.mark.parametrize(
    ("fen", "divisor_rounding", "part"),
    [
        (195_000, Rounding.HALF_UP, 1403),  # 1402.877
        (195_000, Rounding.DOWN, 1402),
        (195_000, Rounding.UP_TO_JIAO, 1410),
        (-195_000, Rounding.HALF_UP, -1403),
    ],
)
def test_each_quotient_is_rounded_by_its_own_rule(fen: int, divisor_rounding: Rounding, part: int) -> None:
    sheet = Worksheet(OCCASION, facts(own=fen), LAW)
    sheet.divide(sheet.input("own"), sheet.parameter("share"), rounding=divisor_rounding, name="part")
    assert sheet._values["step:part"] == part


def test_a_reason_needs_a_name_for_each_of_its_figures() -> None:
    sheet = a_sheet()
    days, law = sheet.inputs("paid_on"), sheet.parameter("age_limit")
    with pytest.raises(ValueError, match="two of its operands have one name"):
        sheet.equals(*days, name="same_day", otherwise=("PAID_TWICE", law))


@pytest.mark.parametrize(
    ("served_on", "last_day"),
    [
        (date(2010, 9, 27), date(2010, 11, 26)),  # a Friday
        (date(2010, 9, 28), date(2010, 11, 29)),  # the sixtieth day is a Saturday
    ],
)
def test_an_appeal_ends_sixty_days_after_service_on_a_working_day(served_on: date, last_day: date) -> None:
    deadline = appeal_ends(granted().appeals[0], served_on, LAW)
    assert (deadline.day, deadline.law) == (last_day, "Order 1“9”")


def test_the_length_of_an_appeal_is_that_of_the_law_on_the_day_of_service() -> None:
    appeal, law = granted().appeals[0], read_law((PARAMETERS + APPEAL_FROM_2011).encode())
    assert appeal == Appeal("reconsideration", 60, "days", "appeal", "service")
    assert appeal_ends(appeal, date(2010, 12, 30), law).day == date(2011, 2, 28)
    assert appeal_ends(appeal, date(2011, 3, 1), law).day == date(2011, 3, 31)


def test_both_languages_have_the_same_words() -> None:
    zh, en = (
        tomllib.loads(files("jinbao").joinpath(f"words/{language}.toml").read_text("utf-8"))
        for language in ("zh", "en")
    )
    assert {(table, word) for table in zh for word in zh[table]} == {
        (table, word) for table in en for word in en[table]
    }


PAID_ONCE = """
from jinbao.money import Rounding

QUESTION = "invented.law.benefit"


def calculate(sheet):
    own, aid = sheet.input("own"), sheet.input("aid")
    whole = sheet.sum(own, aid, name="balance")
    sheet.conclude(sheet.share(own, aid, whole, rounding=Rounding.HALF_UP, name="amount"))
"""


def test_what_is_paid_once_has_no_month_and_verifies_both_ways() -> None:
    rules = RuleSet.load(PARAMETERS.encode(), PAID_ONCE.encode())
    decision = decide(rules, OCCASION, facts(), ())
    assert decision.amount is not None
    assert (decision.amount.fen, decision.payable_from) == (346_15, None)  # 1,500.00 x 450.00 / 1,950.00
    assert verify_by_rules(decision, rules) == verify_steps(decision.encoded()) == []
    forged = structs.replace(decision, payable_from="2010-07")
    assert [finding.where for finding in verify_steps(forged.encoded())] == ["payable_from"]
