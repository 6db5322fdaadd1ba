"""A partial award by itself: contested in its own time, binding, enforced, left by a withdrawal."""

from datetime import date
from typing import Any

from disputing import (
    DIRECTOR,
    FIRM,
    HEARD,
    JUDGE,
    LI,
    LI_HERSELF,
    WANG,
    Dispute,
    claim,
    parties,
    served,
    supported,
)

from labor_relations.arbitration import award_commands as awards
from labor_relations.arbitration import commands
from labor_relations.arbitration.facts import SUIT, OpenClock, each_of, kind_of
from labor_relations.arbitration.states import Accepted, Closed
from labor_relations.arbitration.terms import SetAsideGround
from labor_relations.dispute.terms import ClaimKind
from labor_relations.service_of_documents.terms import ServedDocument

LAST = date(2010, 4, 16)
PART = {"arbitration": "case", "partial": 1}


def suing(on: date, **who: str) -> awards.RecordSuit:
    return awards.RecordSuit(**PART, **who, on=on, filed_on=on, file="民初1号")


def a_part_is_served(*amounts: int) -> Dispute:
    """Of two workers only Li has what is clear already."""
    asked = [claim(ClaimKind.UNPAID_WAGES, amount) for amount in amounts or (6_000_00,)]
    rest = claim(ClaimKind.SEVERANCE, 4_500_00, worker=WANG)
    dispute = Dispute(*asked, rest, who=parties(LI, WANG)).accepted().with_panel().heard().not_settled()
    found = tuple(supported(place, one.amount) for place, one in enumerate(asked))
    dispute.ask(awards.MakePartialAward(on=HEARD, arbitration="case", found=found), JUDGE)
    dispute.serve(ServedDocument.PARTIAL_AWARD, date(2010, 4, 1))
    dispute.clocks = tuple(OpenClock(kind_of(SUIT, 1), each_of(one, 1), LAST) for one in (LI, FIRM))
    return dispute


def state(dispute: Dispute) -> Any:
    return dispute.case


def test_its_service_says_whether_it_is_final_and_opens_the_court_while_the_rest_goes_on() -> None:
    dispute = a_part_is_served()
    assert [one.is_final for one in dispute.happened[-3:]] == [True] * 3
    assert dispute.refused(suing(LAST, worker=WANG)) == "NOT_A_PARTY", "it is not about Wang"
    assert dispute.refused(suing(date(2010, 4, 17), worker=LI)) == "SUIT_TOO_LATE"
    assert dispute.refused(suing(LAST, employer=FIRM)) == "FINAL_FOR_EMPLOYER"
    [sued] = dispute.ask(suing(LAST, worker=LI))
    assert (sued.partial, isinstance(dispute.case, Accepted)) == (1, True)
    none = awards.RecordSuit(on=LAST, arbitration="case", partial=2, worker=LI, filed_on=LAST, file="1")
    assert dispute.refused(none) == "OUT_OF_ORDER"
    whole = awards.RecordSuit(on=LAST, arbitration="case", worker=LI, filed_on=LAST, file="1")
    assert dispute.refused(whole) == "NOT_YET_TO_COURT", "the rest still waits for its award"


def test_one_that_is_not_final_binds_when_its_own_time_is_over_and_is_enforced_before_the_award() -> None:
    dispute = a_part_is_served(8_000_00)
    effective = awards.ConfirmAwardEffective(on=LAST, **PART)
    assert dispute.refused(effective, DIRECTOR) == "STILL_OPEN_TO_SUIT"
    [bound] = dispute.ask(awards.ConfirmAwardEffective(on=date(2010, 4, 17), **PART), DIRECTOR)
    assert (bound.partial, bound.workers, bound.on) == (1, (LI,), date(2010, 4, 17))
    dispute.ask(awards.AskForExecution(on=date(2010, 4, 20), **PART, file="执1号"))
    dispute.ask(awards.RecordExecution(on=date(2010, 5, 20), **PART))
    [part] = state(dispute).dossier.rulings
    assert (part.execution, part.executed) == ("执1号", True)
    dispute.awarded(supported(1, 4_500_00), on=date(2010, 4, 12))
    assert [one.executed for one in state(dispute).dossier.rulings] == [True, False]


def test_set_aside_it_is_open_to_both_and_its_ruling_is_served_apart_from_that_on_the_award() -> None:
    dispute = a_part_is_served()
    asked = {"employer": FIRM, "grounds": (SetAsideGround.EVIDENCE_FORGED,), "file": "民特1号"}
    dispute.ask(awards.RecordSetAsideRequest(on=LAST, **PART, **asked, filed_on=LAST))
    dispute.ask(awards.RecordSetAsideRuling(on=date(2010, 5, 10), **PART, is_set_aside=True))
    ruling, day = ServedDocument.SET_ASIDE_RULING, date(2010, 5, 11)
    assert dispute.refused(served(ruling, day, employer=FIRM)) == "DOCUMENT_NOT_ISSUED"
    dispute.serve(ruling, day, number=2)
    assert dispute.refused(suing(date(2010, 5, 20), employer=FIRM)) == ""


def test_only_the_rest_is_withdrawn_and_what_is_awarded_can_still_be_contested_and_paid() -> None:
    dispute = a_part_is_served()
    dispute.ask(commands.WithdrawArbitration(on=date(2010, 4, 2), arbitration="case"), LI_HERSELF)
    assert isinstance(dispute.case, Closed)
    assert dispute.refused(suing(LAST, worker=LI)) == ""
    pay = awards.RecordAwardPerformance(on=LAST, arbitration="case", worker=LI, amount=1_000_00)
    assert dispute.refused(pay) == ""
    nothing = Dispute().accepted()
    nothing.ask(commands.WithdrawArbitration(on=date(2010, 4, 2), arbitration="case"), LI_HERSELF)
    assert nothing.refused(pay) == "OUT_OF_ORDER"
