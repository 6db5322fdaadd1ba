"""Who is in employment difficulty, worked out: categories, ages on the day, what places add or leave out."""

from datetime import date
from typing import Any

import pytest
from hiring import local

from employment.difficulty.difficulty import is_met
from employment.difficulty.terms import DifficultyCategory
from employment.law import DIFFICULTY
from jinbao.decision import DecidedBy, Decision, Input, Occasion
from jinbao.replay import decide
from jinbao.verification import verify_steps

AGE, DISABLED, LONG = (
    DifficultyCategory.AGE_4050,
    DifficultyCategory.DISABLED,
    DifficultyCategory.LONG_TERM,
)
PLACE = ("xunchang", "gongxian", "yibin")


def decided(on: date, *claims: DifficultyCategory, local: Any = (), **told: Any) -> Decision:
    facts = {
        "woman": True,
        "registered": True,
        "employed": False,
        "objection_upheld": False,
        "found_disabled_person": False,
        **{f"claims_{one.value.lower()}": True for one in claims},
        **told,
    }
    days = {
        "born": facts.pop("born", date(1970, 7, 1)),
        "registered_on": facts.pop("registered_on", date(2009, 9, 1)),
    }
    inputs = [
        *(Input(name, day.isoformat(), "day", "e") for name, day in days.items() if day),
        *(Input(name, value, "truth", "e") for name, value in facts.items()),
    ]
    by = DecidedBy("fang", "county", "g")
    occasion = Occasion(about="luo", within=PLACE, on=on, known_by=on, decided_by=by)
    return decide(DIFFICULTY, occasion, inputs, local)


CASES: dict[str, tuple[Decision, list[DifficultyCategory], list[str]]] = {
    "TV-DIFF1, the day before": (decided(date(2010, 6, 30), AGE), [], ["OF_NO_CATEGORY"]),
    "TV-DIFF1, on the day": (decided(date(2010, 7, 1), AGE), [AGE], []),
    "a man of forty-nine": (
        decided(date(2010, 6, 30), AGE, woman=False, born=date(1960, 7, 1)),
        [],
        ["OF_NO_CATEGORY"],
    ),
    "a man of fifty": (decided(date(2010, 7, 1), AGE, woman=False, born=date(1960, 7, 1)), [AGE], []),
    "two categories": (decided(date(2010, 9, 1), LONG, AGE), [LONG, AGE], []),
    "one of two": (decided(date(2010, 8, 31), LONG, AGE), [AGE], []),
    "disabled as claimed, not as found": (decided(date(2010, 7, 1), DISABLED), [], ["OF_NO_CATEGORY"]),
    "disabled": (decided(date(2010, 7, 1), DISABLED, found_disabled_person=True), [DISABLED], []),
    "disabled by the list, whatever was found": (
        decided(date(2010, 7, 1), DISABLED, listed_disabled_person=True),
        [DISABLED],
        [],
    ),
    "at work again": (decided(date(2010, 7, 1), AGE, employed=True), [AGE], ["AT_WORK"]),
    "not registered": (
        decided(date(2010, 7, 1), LONG, registered=False, registered_on=None),
        [],
        ["NOT_REGISTERED", "OF_NO_CATEGORY"],
    ),
    "an objection upheld": (
        decided(date(2010, 7, 1), AGE, objection_upheld=True),
        [AGE],
        ["OBJECTION_UPHELD"],
    ),
    "a place with other ages": (
        decided(date(2010, 7, 1), AGE, local=(local("difficulty_age_women", 45),)),
        [],
        ["OF_NO_CATEGORY"],
    ),
    "a place without the category": (
        decided(date(2010, 7, 1), AGE, local=(local("difficulty_age_4050", value=False),)),
        [],
        ["OF_NO_CATEGORY"],
    ),
}


@pytest.mark.parametrize(("decision", "met", "reasons"), CASES.values(), ids=CASES)
def test_who_is_in_difficulty_goes_by_the_day_and_the_place(
    decision: Decision, met: list[DifficultyCategory], reasons: list[str]
) -> None:
    assert [one for one in DifficultyCategory if is_met(decision, one)] == sorted(
        met, key=list(DifficultyCategory).index
    )
    assert [one.code for one in decision.reasons] == reasons
    assert (decision.outcome == "denied") is bool(reasons)
    assert not verify_steps(decision.encoded())
