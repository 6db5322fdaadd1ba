"""A vacancy, decided: what may be offered, by whom, for how much, and to whom it is open."""

from datetime import date
from typing import Any

import pytest
from hiring import WEAVER, local
from msgspec.structs import replace

from employment.law import law_of
from employment.search import found_by
from employment.vacancy import commands
from employment.vacancy.facts import VacancyFacts
from employment.vacancy.lawful import must_be_lawful
from employment.vacancy.terms import ClosingReason, Demand, LawfulGround
from employment.vacancy.vacancy import VACANCY, FillPlace
from employment.vacancy.wording import leaves_out, rules
from jinbao.actor import Actor, Grant, Place
from jinbao.casework.known_employer import KnownEmployer
from jinbao.decider import Refused
from jinbao.desk import Desk

TOWN = Place("xunchang", ("xunchang", "gongxian", "yibin"))
FACTORY = KnownEmployer("factory", "gongxian", date(2001, 1, 1), agents=frozenset({"bai"}))
SET = (local("minimum_wage", 650_00),)
KNOWN = VacancyFacts(person="factory", place=TOWN, vacancy="1", employer=FACTORY, parameters=SET)
DAY = date(2010, 3, 1)

BAI, STRANGER = Actor("bai"), Actor("xu")
STEPS = ("intake", "first-review", "publicise")
HU = Actor("hu", "county", grants=(Grant("1", "hu", "officer", "county", "gongxian", ("*",), STEPS, DAY),))
DRAFT = commands.DraftVacancy(on=DAY, employer="factory", opening=WEAVER)
CHECK, PUBLISH = commands.CheckVacancy(on=DAY, vacancy="1"), commands.PublishVacancy(on=DAY, vacancy="1")
CLOSE = commands.CloseVacancy(on=DAY, vacancy="1", reason=ClosingReason.NO_LONGER_NEEDED)


def after(*steps: tuple[Actor, Any], known: VacancyFacts = KNOWN) -> list[Any]:
    """All that has happened once these steps are taken."""
    told: list[Any] = []
    for by, command in steps:
        told += VACANCY.decide(VACANCY.replay(told), command, Desk(by, command.on, known))
    return told


def refused(*steps: tuple[Actor, Any], known: VacancyFacts = KNOWN) -> str:
    with pytest.raises(Refused) as refusal:
        after(*steps, known=known)
    return refusal.value.code


DRAFTED, CHECKED, PUBLISHED = (BAI, DRAFT), (HU, CHECK), (HU, PUBLISH)

UNLAWFUL = {
    "TV-JOB1": (replace(WEAVER, wage=600_00), "BELOW_MINIMUM_WAGE"),
    "a sex": (replace(WEAVER, demands=(Demand.MEN_ONLY,)), "DISCRIMINATES"),
    "a belief": (replace(WEAVER, demands=(Demand.BY_BELIEF,)), "DISCRIMINATES"),
    "an ethnicity in words": (replace(WEAVER, title="竹编工（限汉族）"), "WORDS_DISCRIMINATE"),
    "carriers in words with spaces": (replace(WEAVER, text="乙肝 勿扰"), "WORDS_DISCRIMINATE"),
    "rural people in words": (replace(WEAVER, text="限城镇户口"), "WORDS_DISCRIMINATE"),
    "a ground for others": (
        replace(WEAVER, demands=(Demand.NO_RURAL,), ground=LawfulGround.BARRED_TO_WOMEN),
        "DISCRIMINATES",
    ),
}


@pytest.mark.parametrize(("opening", "code"), UNLAWFUL.values(), ids=UNLAWFUL)
def test_what_the_law_forbids_is_not_published(opening: Any, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        must_be_lawful(opening, FACTORY, "factory", law_of(TOWN.within, SET), DAY)
    assert refusal.value.code == code
    assert refusal.value.law


LEFT_OUT_BY = {
    "乙肝携带者勿扰": Demand.NO_CARRIERS,
    "谢绝患有乙肝者": Demand.NO_CARRIERS,
    "农村户口不要": Demand.NO_RURAL,
    "包吃住，限本地户口": Demand.NO_RURAL,
    "已婚已育女性优先": Demand.NO_MARRIED_WOMEN,
    "孕妇除外": Demand.NO_MARRIED_WOMEN,
    "男士优先": Demand.MEN_ONLY,
    "限 男 性": Demand.MEN_ONLY,
    "要求：男性": Demand.MEN_ONLY,
    "限女性": Demand.WOMEN_ONLY,
    "基督教徒除外": Demand.BY_BELIEF,
    "须无宗教信仰": Demand.BY_BELIEF,
    "无残疾": Demand.NO_DISABLED,
    "残疾人勿扰": Demand.NO_DISABLED,
    "只招汉族": Demand.BY_ETHNICITY,
    "苗族不要": Demand.BY_ETHNICITY,
}
OPEN_TO_ALL = [
    "男女不限",
    "残疾人优先",
    "少数民族优先，农民工优先",
    "提供宿舍，户口不限",
    "不限本地户口",
    "不要求城镇户口",
    "有无残疾均可",
    "有无宗教信仰均可",
    "女装缝纫工",
    "男士服装有限公司诚聘",
    "女工宿舍优先安排",
    "拒绝歧视残疾人",
    "残疾人不要错过",
    "不要押金，女工男工都招",
]


def left_out(text: str) -> list[Demand]:
    return [rule.demand for rule in rules().rule if leaves_out(rule, text, DAY)]


@pytest.mark.parametrize(("text", "demand"), LEFT_OUT_BY.items())
def test_a_text_leaves_people_out_by_whatever_words(text: str, demand: Demand) -> None:
    assert left_out(text)[:1] == [demand]


@pytest.mark.parametrize("text", OPEN_TO_ALL)
def test_a_text_that_leaves_nobody_out_is_published(text: str) -> None:
    assert left_out(text) == []


def test_what_the_law_allows_is_published_at_the_minimum_wage_and_above() -> None:
    mine = replace(WEAVER, wage=650_00, demands=(Demand.MEN_ONLY,), ground=LawfulGround.BARRED_TO_WOMEN)
    minimum = must_be_lawful(mine, FACTORY, "factory", law_of(TOWN.within, SET), DAY)
    assert minimum.number == 650_00
    assert {rule.demand for rule in rules().rule} == {*Demand}


WRONG_STEPS = {
    "a stranger hands it in": ([(STRANGER, DRAFT)], "NOT_AUTHORISED"),
    "the employer checks it": ([DRAFTED, (BAI, CHECK)], "NOT_AUTHORISED"),
    "it is published unchecked": ([DRAFTED, PUBLISHED], "OUT_OF_ORDER"),
    "it is revised to the same": (
        [DRAFTED, (BAI, commands.ReviseVacancy(on=DAY, vacancy="1", opening=WEAVER))],
        "NOTHING_TO_DO",
    ),
    "it is published while it is offered": ([DRAFTED, CHECKED, PUBLISHED, PUBLISHED], "OUT_OF_ORDER"),
    "it is closed twice": ([DRAFTED, (BAI, CLOSE), (BAI, CLOSE)], "OUT_OF_ORDER"),
}


@pytest.mark.parametrize(("steps", "code"), WRONG_STEPS.values(), ids=WRONG_STEPS)
def test_steps_are_taken_in_order_and_by_whom_they_belong_to(steps: Any, code: str) -> None:
    assert refused(*steps) == code


def test_an_employer_that_is_unknown_or_closed_offers_nothing() -> None:
    closed = replace(KNOWN, employer=replace(FACTORY, closed_on=DAY))
    assert refused(DRAFTED, CHECKED, known=closed) == "EMPLOYER_NOT_THERE"
    assert refused((HU, DRAFT), CHECKED, known=replace(KNOWN, employer=None)) == "EMPLOYER_UNKNOWN"


def test_who_acts_for_the_employer_does_not_check_its_vacancies_as_an_officer() -> None:
    hers = replace(KNOWN, employer=replace(FACTORY, agents=frozenset({"hu", "bai"})))
    assert refused(DRAFTED, CHECKED, known=hers) == "AVOIDANCE"


def test_a_raised_minimum_wage_meets_what_was_checked_before() -> None:
    raised = replace(KNOWN, parameters=(local("minimum_wage", 950_00),))
    told = after(DRAFTED, CHECKED)
    with pytest.raises(Refused, match="BELOW_MINIMUM_WAGE"):
        list(VACANCY.decide(VACANCY.replay(told), PUBLISH, Desk(HU, DAY, raised)))


def test_places_are_filled_one_by_one_until_none_is_left() -> None:
    fill = [(HU, FillPlace(DAY, str(at))) for at in range(3)]
    *_, one, two = after(DRAFTED, CHECKED, PUBLISHED, *fill)
    assert [(one.filled, one.full), (two.filled, two.full)] == [(1, False), (2, True)]
    assert refused(DRAFTED, CHECKED, PUBLISHED, *fill, (BAI, CLOSE)) == "OUT_OF_ORDER"


def test_what_has_expired_is_offered_once_more() -> None:
    later = replace(PUBLISH, on=date(2010, 4, 1))
    told = after(DRAFTED, CHECKED, PUBLISHED, (HU, FillPlace(DAY, "1")), (HU, later))
    # Thirty days after the first of March is a Wednesday.
    assert (told[2].until, told[-1].until, told[-1].filled) == (date(2010, 3, 31), date(2010, 5, 4), 1)
    assert refused(DRAFTED, CHECKED, PUBLISHED, (HU, replace(later, on=told[2].until))) == "OUT_OF_ORDER"


@pytest.mark.parametrize("typed", ["竹编", "zhubian", "zbg", "zhubiangong", "50元"])
def test_a_vacancy_is_found_by_characters_pinyin_and_first_letters(typed: str) -> None:
    assert typed in found_by("竹编工 每天50元")
