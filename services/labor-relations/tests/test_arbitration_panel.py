"""From the copy of the application to the panel: who serves, answers, sits, and keeps the record."""

from datetime import date

import pytest
from disputing import ACCEPTED, DIRECTOR, FIRM, HEARD, JUDGE, LI, LI_HERSELF, Dispute, on_day, parties, served

from jinbao.actor import Actor
from labor_relations.arbitration import commands, events
from labor_relations.arbitration.terms import Defence, ReplacementGround, SeatRole
from labor_relations.service_of_documents.terms import ServedDocument


def test_the_answer_runs_from_the_last_copy_and_the_answer_goes_to_the_applicant() -> None:
    dispute = Dispute(who=parties(employers=(FIRM, "user-unit"))).accepted()
    dispute.serve(ServedDocument.APPLICATION_COPY, date(2010, 3, 3), FIRM)
    assert not any(isinstance(one, events.CopiesServed) for one in dispute.happened)
    dispute.serve(ServedDocument.APPLICATION_COPY, date(2010, 3, 4), "user-unit")
    assert dispute.happened[-1] == events.CopiesServed(LI, "gongxian", date(2010, 3, 4), "yan")
    answer = commands.RecordArbitrationAnswer(**on_day("2010-03-10"), defence=Defence.DISPUTES_AMOUNT)
    assert dispute.refused(answer, LI_HERSELF) == "NOT_AUTHORISED"
    dispute.ask(answer, Actor("boss"))
    dispute.serve(ServedDocument.ANSWER_COPY, date(2010, 3, 11))
    assert isinstance(dispute.happened[-1], events.AnswerServed)


@pytest.mark.parametrize(
    ("document", "to", "code"),
    [
        (ServedDocument.AWARD, {"worker": LI}, "DOCUMENT_NOT_ISSUED"),
        (ServedDocument.APPLICATION_COPY, {"worker": LI}, "NOT_AN_ADDRESSEE"),
        (ServedDocument.APPLICATION_COPY, {"employer": "another"}, "NOT_AN_ADDRESSEE"),
        (ServedDocument.ACCEPTANCE_NOTICE, {"worker": LI}, "ALREADY_SERVED"),
        (ServedDocument.ACCEPTANCE_NOTICE, {"worker": LI, "employer": FIRM}, "ONE_ADDRESSEE"),
        (ServedDocument.ACCEPTANCE_NOTICE, {}, "ONE_ADDRESSEE"),
    ],
    ids=str,
)
def test_only_what_is_issued_is_served_on_whom_it_is_for_and_once(
    document: ServedDocument, to: dict[str, str], code: str
) -> None:
    dispute = Dispute().accepted()
    dispute.serve(ServedDocument.ACCEPTANCE_NOTICE, ACCEPTED)
    assert dispute.refused(served(document, date(2010, 3, 2), **to)) == code


@pytest.mark.parametrize(
    ("panel", "code"),
    [
        (("song", "tang"), "PANEL_SIZE"),
        (("song", "song", "tang"), "PANEL_SIZE"),
        (("nobody",), "ARBITRATOR_NOT_LISTED"),
        (("elsewhere",), "ARBITRATOR_NOT_LISTED"),
        (("lis-sister",), "ARBITRATOR_MUST_AVOID"),
        (("song", "tang", "du"), ""),
    ],
    ids=str,
)
def test_one_or_three_from_the_list_judge_and_none_of_them_is_kin(panel: tuple[str, ...], code: str) -> None:
    form = commands.FormArbitrationPanel(**on_day("2010-03-02"), arbitrators=panel)
    assert Dispute().accepted().refused(form, DIRECTOR) == code


def test_who_must_avoid_gives_the_seat_to_somebody_who_need_not() -> None:
    dispute = Dispute().accepted().with_panel()

    def replacing(leaves: str, comes: str) -> commands.ReplaceArbitrator:
        ground = ReplacementGround.PRIVATE_CONTACT
        asked = {"leaves": leaves, "comes": comes, "ground": ground}
        return commands.ReplaceArbitrator(**on_day("2010-03-05"), **asked)

    assert dispute.refused(replacing("tang", "du"), DIRECTOR) == "NOT_ON_THE_PANEL"
    assert dispute.refused(replacing("song", "lis-sister"), DIRECTOR) == "ARBITRATOR_MUST_AVOID"
    dispute.serve(ServedDocument.PANEL_NOTICE, date(2010, 3, 4))
    assert isinstance(dispute.happened[-1], events.PanelNotified)
    dispute.ask(replacing("song", "tang"), DIRECTOR)
    dispute.serve(ServedDocument.PANEL_NOTICE, date(2010, 3, 5), number=2)
    schedule = commands.ScheduleArbitrationHearing(**on_day("2010-03-08"), held_on=HEARD)
    assert dispute.refused(schedule, JUDGE) == "NOT_ON_THE_PANEL"


def test_whoever_keeps_the_record_sits_apart_avoids_like_the_others_and_can_be_followed_by_another() -> None:
    def form(clerk: str) -> commands.FormArbitrationPanel:
        return commands.FormArbitrationPanel(**on_day("2010-03-02"), arbitrators=("song",), clerk=clerk)

    dispute = Dispute().accepted()
    assert dispute.refused(form("song"), DIRECTOR) == "ALREADY_ON_THE_PANEL"
    assert dispute.refused(form("lis-sister"), DIRECTOR) == "ARBITRATOR_MUST_AVOID"
    dispute.ask(form("writer"), DIRECTOR)
    replacing = {"leaves": "writer", "ground": ReplacementGround.UNABLE}
    judge, other = (
        commands.ReplaceArbitrator(**on_day("2010-03-05"), **replacing, comes=one) for one in ("song", "tang")
    )
    assert dispute.refused(judge, DIRECTOR) == "ALREADY_ON_THE_PANEL"
    [replaced] = dispute.ask(other, DIRECTOR)
    assert (replaced.role, dispute.case.panel, dispute.case.clerk) == (SeatRole.CLERK, ("song",), "tang")
