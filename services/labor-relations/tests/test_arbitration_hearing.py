"""The hearing: its day, who stays away, mediation in it, and the time for the award."""

from datetime import date
from typing import Any

import pytest
from disputing import DIRECTOR, FIRM, HEARD, JUDGE, LI, Dispute, on_day, supported, the_award_is_late

from jinbao.actor import Actor
from jinbao.explanation import explain
from jinbao.replay import verify_by_rules
from jinbao.verification import verify_steps
from labor_relations.arbitration import award_commands as awards
from labor_relations.arbitration import commands, events
from labor_relations.arbitration.events import ClaimSettled
from labor_relations.arbitration.states import Accepted, Awarded, Closed
from labor_relations.arbitration.terms import CaseEnding, ExtensionGround, PauseGround, PostponementGround
from labor_relations.arbitration.working_out import ABSENCE
from labor_relations.dispute.terms import Side
from labor_relations.service_of_documents.terms import ServedDocument


def test_both_hear_of_the_day_five_working_days_before() -> None:
    dispute = Dispute().accepted().with_panel()
    friday = commands.ScheduleArbitrationHearing(**on_day("2010-03-01"), held_on=date(2010, 3, 5))
    monday = commands.ScheduleArbitrationHearing(**on_day("2010-03-01"), held_on=date(2010, 3, 8))
    assert dispute.refused(friday, JUDGE) == "HEARING_TOO_SOON"
    dispute.ask(monday, JUDGE)
    dispute.serve(ServedDocument.HEARING_NOTICE, date(2010, 3, 1), LI)
    dispute.serve(ServedDocument.HEARING_NOTICE, date(2010, 3, 2), FIRM)
    early = commands.HoldArbitrationHearing(**on_day("2010-03-05"), present=tuple(Side))
    alone = commands.HoldArbitrationHearing(**on_day("2010-03-08"), present=(Side.WORKER,))
    assert dispute.refused(early, JUDGE) == "HEARING_AHEAD"
    assert dispute.refused(alone, JUDGE) == "NOT_TOLD_OF_HEARING"
    together = commands.HoldArbitrationHearing(**on_day("2010-03-08"), present=tuple(Side))
    assert dispute.refused(together, JUDGE) == ""


def test_another_day_is_asked_for_three_working_days_before() -> None:
    def asking(day: str) -> commands.AskForPostponement:
        return commands.AskForPostponement(**on_day(day), ground=PostponementGround.ILLNESS)

    dispute = Dispute().accepted().with_panel().scheduled(date(2010, 3, 29))
    assert dispute.refused(asking("2010-03-25"), Actor("boss")) == "POSTPONEMENT_TOO_LATE"
    dispute.ask(asking("2010-03-24"), Actor("boss"))
    hold = commands.HoldArbitrationHearing(**on_day("2010-03-29"), present=tuple(Side))
    assert dispute.refused(hold, JUDGE) == "POSTPONEMENT_UNANSWERED"
    dispute.ask(commands.RefusePostponement(**on_day("2010-03-25")), JUDGE)
    assert dispute.refused(hold, JUDGE) == ""


@pytest.mark.parametrize(
    ("present", "leads_to"),
    [
        (
            (Side.WORKER, Side.EMPLOYER),
            events.HearingHeld(LI, "gongxian", HEARD, "song", 1, by_default=False),
        ),
        ((Side.WORKER,), events.HearingHeld(LI, "gongxian", HEARD, "song", 1, by_default=True)),
    ],
    ids=str,
)
def test_the_applicant_is_heard_and_an_absent_respondent_is_judged(
    present: tuple[Side, ...], leads_to: Any
) -> None:
    dispute = Dispute().accepted().with_panel().scheduled()
    hold = commands.HoldArbitrationHearing(**on_day("2010-03-29"), present=present)
    assert dispute.ask(hold, JUDGE) == (leads_to,)


@pytest.mark.parametrize("present", [(), (Side.EMPLOYER,)], ids=str)
def test_an_absent_applicant_withdraws_by_a_decision_that_both_sides_get(present: tuple[Side, ...]) -> None:
    dispute = Dispute().accepted().with_panel().scheduled()
    hold = commands.HoldArbitrationHearing(**on_day("2010-03-29"), present=present)
    [closed] = dispute.ask(hold, JUDGE)
    assert (closed.ending, closed.on) == (CaseEnding.DEEMED_WITHDRAWN, HEARD)
    told = {step.name: step.result for step in closed.decision.steps}
    assert (told["notified_in_time:1"], told["counts_as_withdrawn"]) == (True, True)
    assert verify_by_rules(closed.decision, ABSENCE, dispute.facts.parameters) == []
    assert verify_steps(closed.decision.encoded()) == []
    assert all("{" not in one for one in (*explain(closed.decision, "zh"), *explain(closed.decision, "en")))
    dispute.serve(ServedDocument.WITHDRAWAL_NOTICE, date(2010, 3, 30))


def test_mediation_comes_first_and_binds_when_both_have_signed() -> None:
    dispute = Dispute().accepted().with_panel().heard()
    award = awards.MakeAward(**on_day("2010-03-30"), found=(supported(0, 6_000_00), supported(1, 4_500_00)))
    assert dispute.refused(award, JUDGE) == "MEDIATION_FIRST"
    settled = (ClaimSettled(0, 5_000_00), ClaimSettled(1))
    agree = commands.RecordArbitrationMediation(**on_day("2010-03-30"), settled=settled)
    dispute.ask(agree, JUDGE)
    assert dispute.refused(award, JUDGE) == "AGREEMENT_WAITS"
    dispute.serve(ServedDocument.MEDIATION_STATEMENT, date(2010, 3, 31), LI)
    assert isinstance(dispute.case, Accepted)
    dispute.serve(ServedDocument.MEDIATION_STATEMENT, date(2010, 4, 2), FIRM)
    assert isinstance(dispute.case, Closed)
    assert dispute.case.ending is CaseEnding.MEDIATED
    dispute.ask(awards.AskForExecution(**on_day("2010-05-01"), file="执1号"))
    dispute.ask(awards.RecordExecution(**on_day("2010-06-01")))


def test_who_will_not_sign_has_not_agreed() -> None:
    dispute = Dispute().accepted().with_panel().heard()
    settled = (ClaimSettled(0, 5_000_00), ClaimSettled(1))
    dispute.ask(commands.RecordArbitrationMediation(**on_day("2010-03-30"), settled=settled), JUDGE)
    dispute.serve(ServedDocument.MEDIATION_STATEMENT, date(2010, 3, 31), LI)
    dispute.ask(commands.RecordArbitrationMediation(**on_day("2010-04-01")), JUDGE)
    assert isinstance(dispute.awarded(on=date(2010, 4, 2)).case, Awarded)


# Time for the award.


def test_the_director_gives_more_time_once_before_it_is_over_and_sits_not_on_the_panel() -> None:
    def extending(day: str) -> commands.ExtendArbitration:
        return commands.ExtendArbitration(**on_day(day), ground=ExtensionGround.COMPLEX)

    dispute = Dispute().accepted().with_panel()
    dispute.clocks = the_award_is_late()
    assert dispute.refused(extending("2010-04-16"), DIRECTOR) == "CLOCK_RUN_OUT"
    assert dispute.refused(extending("2010-04-15"), JUDGE) == "NOT_AUTHORISED"
    [extended] = dispute.ask(extending("2010-04-15"), DIRECTOR)
    assert extended.days == 15
    assert dispute.refused(extending("2010-04-15"), DIRECTOR) == "OUT_OF_ORDER"


def test_while_it_stands_still_nothing_is_decided_and_a_late_award_can_be_sued_around() -> None:
    dispute = Dispute().accepted().with_panel().heard().not_settled()
    dispute.ask(commands.PauseArbitration(**on_day("2010-03-30"), ground=PauseGround.APPRAISAL), DIRECTOR)
    award = awards.MakeAward(**on_day("2010-04-16"), found=(supported(0, 6_000_00), supported(1, 4_500_00)))
    assert dispute.refused(award, JUDGE) == "CASE_PAUSED"
    dispute.ask(commands.ResumeArbitration(**on_day("2010-04-02")), DIRECTOR)
    suit = awards.RecordSuit(**on_day("2010-04-16"), worker=LI, filed_on=date(2010, 4, 16), file="民初1号")
    assert dispute.refused(suit) == "NOT_YET_TO_COURT"
    dispute.clocks = the_award_is_late()
    dispute.ask(suit)
    assert isinstance(dispute.case, Closed)
