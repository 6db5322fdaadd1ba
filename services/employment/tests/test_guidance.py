"""Vocational guidance, decided: a talk, its next step, and what was written down wrong."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from employment.contact.terms import EntryError, ServiceTopic
from employment.guidance import commands, events
from employment.guidance.guidance import GUIDANCE, GuidanceFacts
from employment.guidance.terms import (
    FollowUp,
    FollowUpEnd,
    GuidanceNextStep,
    GuidanceOutcome,
    GuidanceTalk,
)
from employment.unemployment.terms import ContactWay
from jinbao.actor import Actor, Place
from jinbao.casework.steps import INTAKE
from jinbao.testing import Scenario, officer

ON = date(2010, 3, 1)
VILLAGE = Place("shuanghe", ("shuanghe", "xunchang", "gongxian", "yibin"))
KNOWN = GuidanceFacts(person="luo", place=VILLAGE, guidance="1", search="s1", registration="u1")
CHU, LUO = officer("chu", "centre", "xunchang", INTAKE), Actor("luo")
NEXT = GuidanceNextStep(FollowUp.TALK_AGAIN, date(2010, 3, 8))
TALK = GuidanceTalk(ServiceTopic.CHOOSING_WORK, 40, GuidanceOutcome.PLAN_MADE, NEXT)

GIVE = commands.GiveGuidance(on=ON, person="luo", region="shuanghe", way=ContactWay.IN_PERSON, talk=TALK)
FOLLOW_UP = commands.FollowUpGuidance(on=ON, guidance="1", end=FollowUpEnd.DONE)
ANNUL = commands.AnnulGuidance(on=ON, guidance="1", error=EntryError.NEVER_HAPPENED)


def correcting(**said: Any) -> commands.CorrectGuidance:
    return commands.CorrectGuidance(on=ON, guidance="1", talk=replace(TALK, **said))


def after(*asked: Any) -> Scenario:
    talk = Scenario(GUIDANCE, KNOWN)
    for command in asked:
        talk = talk.given(*talk.when(command, by=CHU).decided())
    return talk


REFUSED = {
    "by whom it is about": ([], LUO, GIVE, "NOT_AUTHORISED"),
    "a next step on the same day": (
        [],
        CHU,
        replace(GIVE, talk=replace(TALK, next_step=replace(NEXT, by=ON))),
        "NEXT_STEP_BEFORE_TALK",
    ),
    "corrected to what it is": ([GIVE], CHU, correcting(), "NOTHING_TO_DO"),
    "followed up twice": ([GIVE, FOLLOW_UP], CHU, FOLLOW_UP, "OUT_OF_ORDER"),
    "followed up where nothing follows": (
        [replace(GIVE, talk=replace(TALK, next_step=None))],
        CHU,
        FOLLOW_UP,
        "OUT_OF_ORDER",
    ),
    "corrected once it is annulled": ([GIVE, ANNUL], CHU, correcting(minutes=30), "OUT_OF_ORDER"),
    "annulled twice": ([GIVE, ANNUL], CHU, ANNUL, "OUT_OF_ORDER"),
}


@pytest.mark.parametrize(("done", "by", "asked", "code"), REFUSED.values(), ids=REFUSED)
def test_what_was_not_said_is_not_written_down(done: Any, by: Any, asked: Any, code: str) -> None:
    after(*done).when(asked, by=by).refused(code)


def test_a_talk_is_tied_to_the_search_and_the_spell_of_its_day() -> None:
    after().when(GIVE, by=CHU).then(
        events.Given("1", "luo", "shuanghe", "centre", ON, ContactWay.IN_PERSON, TALK, "s1", "u1", "chu")
    )


AWAITED = {
    "what is still to come stays so": ([], {"minutes": 30}, True),
    "what was done stays done": ([FOLLOW_UP], {"minutes": 30}, False),
    "another day is another step": ([FOLLOW_UP], {"next_step": replace(NEXT, by=date(2010, 3, 9))}, True),
    "none was agreed on": ([], {"next_step": None}, False),
}


@pytest.mark.parametrize(("done", "said", "awaited"), AWAITED.values(), ids=AWAITED)
def test_a_correction_says_whether_something_is_still_to_follow(done: Any, said: Any, awaited: Any) -> None:
    (corrected,) = after(GIVE, *done).when(correcting(**said), by=CHU).decided()
    assert corrected.awaited is awaited
