"""A challenge of somebody who sits: who may ask, until when, what waits for the answer, and what follows."""

from datetime import date
from typing import Any

import pytest
from disputing import DIRECTOR, HEARD, JUDGE, LI, LI_HERSELF, Dispute, served, supported

from jinbao.actor import Actor
from jinbao.explanation import explain
from jinbao.replay import verify_by_rules
from jinbao.verification import verify_steps
from labor_relations.arbitration import award_commands as awards
from labor_relations.arbitration import commands, events
from labor_relations.arbitration.challenge_commands import ChallengeArbitrator, DecideChallenge
from labor_relations.arbitration.terms import ReplacementGround
from labor_relations.arbitration.working_out import AVOIDANCE
from labor_relations.service_of_documents.terms import ServedDocument

BOSS = Actor("boss")
NEXT = date(2010, 4, 12)


def on_day(day: date) -> dict[str, Any]:
    return {"on": day, "arbitration": "case"}


def challenging(on: date, known_on: date, **said: Any) -> ChallengeArbitrator:
    asked = {"challenged": "song", "ground": ReplacementGround.INTEREST, **said}
    return ChallengeArbitrator(**on_day(on), known_on=known_on, **asked)


def deciding(on: date, **found: Any) -> DecideChallenge:
    return DecideChallenge(**on_day(on), **{"challenged": "song", "ground_found": True, **found})


def test_either_side_challenges_who_sits_for_a_ground_of_the_law() -> None:
    dispute, day = Dispute().accepted(), date(2010, 3, 2)
    assert dispute.refused(challenging(day, day), LI_HERSELF) == "OUT_OF_ORDER", "nobody sits yet"
    dispute.with_panel()
    assert dispute.refused(challenging(day, day), Actor("stranger")) == "NOT_AUTHORISED"
    assert dispute.refused(challenging(day, day, challenged="du"), BOSS) == "NOT_ON_THE_PANEL"
    unable = challenging(day, day, ground=ReplacementGround.UNABLE)
    assert dispute.refused(unable, BOSS) == "NO_GROUND_TO_AVOID"
    assert dispute.refused(challenging(day, date(2010, 3, 3)), BOSS) == "KNOWN_IN_FUTURE"
    [asked] = dispute.ask(challenging(day, day), BOSS)
    assert (asked.number, asked.side) == (1, "EMPLOYER")
    assert dispute.refused(challenging(day, day), LI_HERSELF) == "CHALLENGE_WAITS"


def test_the_panel_waits_for_the_answer_and_another_takes_the_seat_where_the_ground_is_there() -> None:
    dispute, day = Dispute().accepted().with_panel(), date(2010, 3, 2)
    dispute.ask(challenging(day, day), LI_HERSELF)
    schedule = commands.ScheduleArbitrationHearing(**on_day(day), held_on=HEARD)
    assert dispute.refused(schedule, JUDGE) == "CHALLENGE_WAITS"
    ahead = {"claims": (0,), "amount": 100_00, "rights_clear": True, "livelihood_at_risk": True}
    assert dispute.refused(awards.OrderAdvanceExecution(**on_day(day), **ahead), JUDGE) == ""
    unable = {"leaves": "song", "comes": "tang", "ground": ReplacementGround.UNABLE}
    assert dispute.refused(commands.ReplaceArbitrator(**on_day(day), **unable), DIRECTOR) == "CHALLENGE_WAITS"
    assert dispute.refused(deciding(day, challenged="tang"), DIRECTOR) == "NOT_CHALLENGED"
    assert dispute.refused(deciding(day), DIRECTOR) == "SUCCESSOR_MISSING"
    decided, replaced = dispute.ask(deciding(day, comes="tang"), DIRECTOR)
    assert (decided.decision.outcome, replaced.comes, replaced.ground) == ("granted", "tang", "INTEREST")
    assert dispute.case.panel == ("tang",)
    paper = ServedDocument.CHALLENGE_DECISION
    assert dispute.refused(served(paper, day, employer="brickworks")) == "NOT_AN_ADDRESSEE"
    dispute.serve(paper, day)


@pytest.mark.parametrize(
    ("asked", "known_on", "again", "found", "reasons"),
    [
        (date(2010, 3, 26), date(2010, 3, 2), False, True, ()),
        (date(2010, 3, 26), date(2010, 3, 2), False, False, ("NO_GROUND_TO_AVOID",)),
        (HEARD, date(2010, 3, 26), True, True, ("CHALLENGE_TOO_LATE",)),
        (HEARD, HEARD, True, True, ()),
        (HEARD, HEARD, False, True, ("CHALLENGE_TOO_LATE",)),
    ],
    ids=str,
)
def test_it_comes_before_the_hearing_or_before_the_last_where_it_was_learned_since(
    asked: date,
    known_on: date,
    again: bool,  # noqa: FBT001 -- a column of the table
    found: bool,  # noqa: FBT001 -- a column of the table
    reasons: tuple[str, ...],
) -> None:
    dispute = Dispute().accepted().with_panel()
    if asked == HEARD:
        dispute.heard()
    if again:
        dispute.ask(commands.ScheduleArbitrationHearing(**on_day(HEARD), held_on=NEXT), JUDGE)
    dispute.ask(challenging(asked, known_on), LI_HERSELF)
    decided, *_ = dispute.ask(deciding(asked, ground_found=found, comes="tang"), DIRECTOR)
    decision = decided.decision
    assert tuple(one.code for one in decision.reasons) == reasons
    assert (decision.outcome == "granted") is not bool(reasons)
    assert verify_by_rules(decision, AVOIDANCE, dispute.facts.parameters) == []
    assert verify_steps(decision.encoded()) == []
    assert all("{" not in one for one in (*explain(decision, "zh"), *explain(decision, "en")))
    again_asked = challenging(asked, known_on, challenged=dispute.case.panel[0])
    assert dispute.refused(again_asked, LI_HERSELF) == ("CHALLENGE_DECIDED" if reasons else "")


def test_what_comes_after_the_last_hearing_does_not_hold_up_the_award() -> None:
    dispute = Dispute().accepted().with_panel().heard().not_settled()
    [late] = dispute.ask(challenging(HEARD, HEARD), LI_HERSELF)
    assert isinstance(late, events.ArbitratorChallenged)
    found = (supported(0, 6_000_00), supported(1, 4_500_00))
    assert dispute.refused(awards.MakeAward(**on_day(HEARD), found=found), JUDGE) == ""
    assert LI in dispute.happened[-1].readers
