"""A policy text, decided: which version is in force on which day, and who may say so."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from employment.contact.terms import ServiceTopic
from employment.labour_month.month import Rank
from employment.policy_text import commands
from employment.policy_text.policy_text import POLICY_TEXT, PolicyFacts, in_force
from employment.policy_text.terms import InForce, PolicyDocument, PolicyWording
from jinbao.actor import Place
from jinbao.casework.steps import PUBLICISE
from jinbao.testing import Scenario, officer

ON = date(2010, 3, 1)
CITY, COUNTY = Place("yibin", ("yibin",)), Place("gongxian", ("gongxian", "yibin"))
KNOWN = PolicyFacts(policy="1", place=CITY, rank=Rank.CITY)
PILOT = PolicyDocument("国发〔2009〕32号", "新农保试点", "国务院", (ServiceTopic.OLD_AGE_INSURANCE,))
FIRST = PolicyWording("试点", date(2009, 9, 1), date(2009, 9, 1))
SECOND = PolicyWording("扩大试点", date(2010, 2, 1), date(2010, 7, 1))
YAN = officer("yan", "city-employment", "yibin", PUBLICISE)
XIE = officer("xie", "station", "shuanghe", PUBLICISE)

ENTER = commands.EnterPolicyText(on=ON, region="yibin", document=PILOT, wording=FIRST)
REVISE = commands.RevisePolicyText(on=ON, policy="1", wording=SECOND)
REPEAL = commands.RepealPolicyText(on=ON, policy="1", since=date(2014, 2, 21), document="国发〔2014〕8号")
TAKE_BACK = commands.TakeBackPolicyRepeal(on=ON, policy="1")


def correcting(version: int, **words: Any) -> commands.CorrectPolicyWording:
    wording = replace(FIRST if version == 1 else SECOND, **words)
    return commands.CorrectPolicyWording(on=ON, policy="1", version=version, wording=wording)


def after(*asked: Any) -> Scenario:
    """The text once all of this has been done."""
    text = Scenario(POLICY_TEXT, KNOWN)
    for command in asked:
        text = text.given(*text.when(command, by=YAN).decided())
    return text


TERMS = {
    "the only one": ((FIRST,), None, [(date(2009, 9, 1), None)]),
    "the next one follows": (
        (FIRST, SECOND),
        None,
        [(date(2009, 9, 1), date(2010, 6, 30)), (date(2010, 7, 1), None)],
    ),
    "its own words end it before": (
        (replace(FIRST, until=date(2009, 12, 31)), SECOND),
        None,
        [(date(2009, 9, 1), date(2009, 12, 31)), (date(2010, 7, 1), None)],
    ),
    "a repeal ends the last one": (
        (FIRST, SECOND),
        date(2014, 2, 21),
        [(date(2009, 9, 1), date(2010, 6, 30)), (date(2010, 7, 1), date(2014, 2, 20))],
    ),
    "a repeal comes before the next one": (
        (FIRST, SECOND),
        date(2010, 5, 1),
        [(date(2009, 9, 1), date(2010, 4, 30)), (date(2010, 7, 1), date(2010, 4, 30))],
    ),
}


@pytest.mark.parametrize(("wordings", "repealed", "terms"), TERMS.values(), ids=TERMS)
def test_a_version_ends_by_its_words_the_next_one_or_a_repeal(
    wordings: Any, repealed: Any, terms: Any
) -> None:
    assert in_force(wordings, repealed) == tuple(InForce(*one) for one in terms)


REFUSED = {
    "a village keeps no texts": ([], ENTER, XIE, "NOT_AUTHORISED"),
    "promulgated tomorrow": (
        [],
        replace(ENTER, wording=replace(FIRST, promulgated_on=date(2010, 3, 2))),
        YAN,
        "PROMULGATED_IN_FUTURE",
    ),
    "over before it begins": (
        [],
        replace(ENTER, wording=replace(FIRST, until=date(2009, 8, 31))),
        YAN,
        "OVER_BEFORE_IN_FORCE",
    ),
    "entered twice": ([ENTER], ENTER, YAN, "OUT_OF_ORDER"),
    "a new version from the same day": (
        [ENTER],
        replace(REVISE, wording=replace(SECOND, in_force_from=FIRST.in_force_from)),
        YAN,
        "VERSIONS_OUT_OF_ORDER",
    ),
    "a correction that turns two round": (
        [ENTER, REVISE],
        correcting(1, in_force_from=SECOND.in_force_from),
        YAN,
        "VERSIONS_OUT_OF_ORDER",
    ),
    "a version that is not there": ([ENTER], correcting(2), YAN, "POLICY_VERSION_UNKNOWN"),
    "a correction that corrects nothing": ([ENTER], correcting(1), YAN, "NOTHING_TO_DO"),
    "its name as it is": (
        [ENTER],
        commands.CorrectPolicyDocument(on=ON, policy="1", document=PILOT),
        YAN,
        "NOTHING_TO_DO",
    ),
    "a new version of what is repealed": ([ENTER, REPEAL], REVISE, YAN, "OUT_OF_ORDER"),
    "repealed twice": ([ENTER, REPEAL], REPEAL, YAN, "OUT_OF_ORDER"),
    "no repeal to take back": ([ENTER], TAKE_BACK, YAN, "OUT_OF_ORDER"),
}


@pytest.mark.parametrize(("done", "asked", "by", "code"), REFUSED.values(), ids=REFUSED)
def test_what_is_in_force_is_never_in_doubt(done: Any, asked: Any, by: Any, code: str) -> None:
    after(*done).when(asked, by=by).refused(code)


@pytest.mark.parametrize("rank", [Rank.TOWNSHIP, Rank.VILLAGE, None])
def test_only_city_and_county_keep_texts(rank: Rank | None) -> None:
    known = replace(KNOWN, place=COUNTY, rank=rank)
    Scenario(POLICY_TEXT, known).when(ENTER, by=YAN).refused("OTHER_LEVEL")


def test_a_repeal_taken_back_leaves_every_version_as_it_was() -> None:
    there = after(ENTER, REVISE, correcting(2, text="扩大试点范围"))
    and_back = after(ENTER, REVISE, correcting(2, text="扩大试点范围"), REPEAL, TAKE_BACK)
    assert POLICY_TEXT.replay(there.history) == POLICY_TEXT.replay(and_back.history)
    assert and_back.history[-1].terms == there.history[-1].terms
