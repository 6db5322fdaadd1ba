"""Who is in employment difficulty, worked out: categories, ages on the day, what places set, why it ends."""

from datetime import date
from typing import Any

import pytest
from hiring import local

from employment.deciding import truth
from employment.difficulty.commands import EndDifficulty, RevokeDifficulty
from employment.difficulty.difficulty import DIFFICULTY as RECOGNITION
from employment.difficulty.difficulty import is_met
from employment.difficulty.facts import DifficultyFacts, Listing
from employment.difficulty.stages import InDifficulty
from employment.difficulty.terms import DifficultyCategory, DifficultyEnd
from employment.law import DIFFICULTY, DIFFICULTY_STANDING
from jinbao.actor import Actor, Grant, Place
from jinbao.casework.paper import CasePaper, PaperKind
from jinbao.decider import Refused
from jinbao.decision import DecidedBy, Decision, Input, Occasion
from jinbao.desk import Desk
from jinbao.explanation import explain
from jinbao.replay import decide, verify_by_rules
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


PAPER = (CasePaper(PaperKind.EVIDENCE, "paper", "0" * 64),)
IN_DIFFICULTY = InDifficulty(date(2010, 3, 9), DISABLED, {"1": date(2010, 4, 1), "2": date(2010, 5, 1)})
KNOWN = DifficultyFacts(
    recognition="1",
    person="luo",
    place=Place("xunchang", PLACE),
    born=date(1955, 7, 1),
    died_on=date(2010, 7, 1),
    death_event="death",
    recognised_event="recognised",
    work={"1": "work", "2": "later-work"},
    evidence=(Input("born", "1955-07-01", "day", "birth"), truth("woman", "birth", holds=True)),
    listings={DISABLED: Listing(date(2009, 1, 1), date(2010, 7, 1), "list")},
)
FANG = Actor(
    "fang",
    "county",
    grants=(Grant("g", "fang", "o", "county", "yibin", ("*",), ("approve",), date(2009, 1, 1)),),
)


def end(command: Any, known: DifficultyFacts = KNOWN) -> Decision:
    [event] = RECOGNITION.decide(IN_DIFFICULTY, command, Desk(FANG, command.on, known))
    decision: Decision = event.decision  # type: ignore[union-attr]  # both kinds of end keep one
    assert verify_steps(decision.encoded()) == []
    assert verify_by_rules(decision, DIFFICULTY_STANDING) == []
    assert all("{" not in said for language in ("zh", "en") for said in explain(decision, language))
    return decision


def ending(ground: DifficultyEnd, since: date, papers: Any = ()) -> EndDifficulty:
    return EndDifficulty(on=date(2010, 7, 5), recognition="1", ground=ground, since=since, papers=papers)


FIRST_DAY, DAY_BEFORE = date(2010, 7, 1), date(2010, 6, 30)
BY_RECORD = [
    (DifficultyEnd.STABLE_WORK, "work", "NOT_YET_STABLE"),
    (DifficultyEnd.RETIRED, "birth", "GROUND_NOT_PROVED"),
    (DifficultyEnd.NO_LONGER_MEETS, "list", "GROUND_NOT_PROVED"),
    (DifficultyEnd.DIED, "death", "GROUND_NOT_PROVED"),
]


@pytest.mark.parametrize(("ground", "source", "too_early"), BY_RECORD, ids=[one for one, *_ in BY_RECORD])
def test_what_the_registers_know_ends_a_recognition_from_its_first_day_and_not_before(
    ground: DifficultyEnd, source: str, too_early: str
) -> None:
    decision = end(ending(ground, FIRST_DAY))
    assert [reason.code for reason in decision.reasons] == [ground.value]
    assert {one.source for one in decision.inputs} == {source, "recognised"}
    with pytest.raises(Refused) as refusal:
        end(ending(ground, DAY_BEFORE))
    assert refusal.value.code == too_early


@pytest.mark.parametrize(
    "ground", [DifficultyEnd.RETIRED, DifficultyEnd.NO_LONGER_MEETS, DifficultyEnd.MOVED_AWAY]
)
def test_a_paper_shows_what_no_register_knows_yet(ground: DifficultyEnd) -> None:
    decision = end(ending(ground, DAY_BEFORE, PAPER))
    assert [reason.code for reason in decision.reasons] == [ground.value]
    assert {one.source for one in decision.inputs} == {"paper", "recognised"}


def test_false_papers_deny_what_was_got_by_them() -> None:
    decision = end(RevokeDifficulty(on=FIRST_DAY, recognition="1", papers=PAPER))
    assert [reason.code for reason in decision.reasons] == ["FALSE_PAPERS"]
    assert [one.route for one in decision.appeals] == ["reconsideration", "suit"]
