"""Money ahead of the award: ordered, refused, served."""

from datetime import date

import pytest
from disputing import FIRM, JUDGE, LI, WAGES, Dispute, claim, on_day, served

from jinbao.money import yuan
from labor_relations.arbitration import award_commands as awards
from labor_relations.arbitration import events
from labor_relations.dispute.terms import ClaimKind
from labor_relations.service_of_documents.terms import ServedDocument

K = ClaimKind


@pytest.mark.parametrize(
    ("claims", "amount", "at_risk", "code"),
    [
        ((0,), "6000", True, ""),
        ((0,), "6000.01", True, "AWARD_AMOUNT"),
        ((9,), "10", True, "ADVANCE_CLAIMS"),
        ((-2,), "10", True, "ADVANCE_CLAIMS"),
        ((0, 0), "10", True, "ADVANCE_CLAIMS"),
    ],
    ids=str,
)
def test_money_is_ordered_ahead_only_for_what_somebody_lives_on(
    claims: tuple[int, ...],
    amount: str,
    at_risk: bool,  # noqa: FBT001 -- a column of the table
    code: str,
) -> None:
    dispute = Dispute(WAGES, claim(K.CONTINUED_PERFORMANCE)).accepted().with_panel()
    order = awards.OrderAdvanceExecution(
        **on_day("2010-03-10"),
        claims=claims,
        amount=yuan(amount),
        rights_clear=True,
        livelihood_at_risk=at_risk,
    )
    assert dispute.refused(order, JUDGE) == code


def test_what_is_ordered_ahead_is_a_decision_and_counts_for_the_next_order() -> None:
    dispute = Dispute().accepted().with_panel()
    shown = {"rights_clear": True, "livelihood_at_risk": True}

    def order(amount: str, *claims: int) -> awards.OrderAdvanceExecution:
        return awards.OrderAdvanceExecution(
            **on_day("2010-03-10"), claims=claims, amount=yuan(amount), **shown
        )

    [first] = dispute.ask(order("4000", 0), JUDGE)
    [other] = dispute.ask(order("4500", 1), JUDGE)
    assert dispute.refused(order("2000.01", 0), JUDGE) == "AWARD_AMOUNT"
    [second] = dispute.ask(order("2000", 0), JUDGE)
    assert [one.decision.amount.fen for one in (first, other, second)] == [4_000_00, 4_500_00, 2_000_00]
    left = {step.name: step.result for step in second.decision.steps}
    assert (left["ordered_so_far"], left["left_to_order"]) == (4_000_00, 2_000_00)
    assert (second.number, second.readers) == (3, first.readers)
    assert [one.article for one in second.decision.law] == ["四十四"]


@pytest.mark.parametrize(
    ("place", "at_risk", "reasons"),
    [
        (0, False, {"ADVANCE_CONDITIONS"}),
        (1, True, {"ADVANCE_CLAIMS", "ADVANCE_ABOVE_CLAIMS"}),
    ],
)
def test_what_the_law_does_not_order_ahead_is_refused_by_a_decision_that_the_applicant_gets(
    place: int,
    at_risk: bool,  # noqa: FBT001 -- a column of the table
    reasons: set[str],
) -> None:
    dispute = Dispute(WAGES, claim(K.CONTINUED_PERFORMANCE)).accepted().with_panel()
    shown = {"rights_clear": True, "livelihood_at_risk": at_risk}
    asked = awards.OrderAdvanceExecution(**on_day("2010-03-10"), claims=(place,), amount=10_00, **shown)
    [refused] = dispute.ask(asked, JUDGE)
    assert isinstance(refused, events.AdvanceRefused)
    assert (refused.decision.outcome, {one.code for one in refused.decision.reasons}) == ("denied", reasons)
    day = date(2010, 3, 11)
    assert dispute.refused(served(ServedDocument.ADVANCE_REFUSAL, day, employer=FIRM)) == "NOT_AN_ADDRESSEE"
    dispute.serve(ServedDocument.ADVANCE_REFUSAL, day)


def test_an_order_for_advance_execution_is_served_on_both_sides_by_its_number() -> None:
    dispute = Dispute().accepted().with_panel()
    shown = {"rights_clear": True, "livelihood_at_risk": True}
    order = awards.OrderAdvanceExecution(**on_day("2010-03-10"), claims=(0,), amount=yuan("4000"), **shown)
    paper, day = ServedDocument.ADVANCE_ORDER, date(2010, 3, 11)
    assert dispute.refused(served(paper, day, employer=FIRM)) == "DOCUMENT_NOT_ISSUED"
    dispute.ask(order, JUDGE)
    for to in ({"worker": LI}, {"employer": FIRM}):
        [fact] = dispute.ask(served(paper, day, **to))
        assert (fact.document, fact.number, fact.on) == (paper, 1, day)
    assert dispute.refused(served(paper, day, employer=FIRM)) == "ALREADY_SERVED"
    assert dispute.refused(served(paper, day, 2, employer=FIRM)) == "DOCUMENT_NOT_ISSUED"
