"""Filing: the year for each claim, what is missing, acceptance, refusal, and the court beside them."""

from datetime import date

import pytest
from disputing import ACCEPTED, DIRECTOR, LI, LI_HERSELF, RECEIPT, Dispute, claim, on_day

from jinbao.casework.paper import CasePaper, PaperKind
from labor_relations.arbitration import award_commands as awards
from labor_relations.arbitration import commands
from labor_relations.arbitration.facts import ACCEPTANCE, OpenClock
from labor_relations.arbitration.limitation import Break
from labor_relations.arbitration.states import Accepted, Closed, NotAccepted
from labor_relations.arbitration.terms import BreakGround, CaseEnding, NotAcceptedReason
from labor_relations.case_number.terms import NumberCancellation
from labor_relations.dispute.terms import ClaimKind
from labor_relations.service_of_documents.terms import ServedDocument

K = ClaimKind


@pytest.mark.parametrize(
    ("kind", "known_on", "employed_until", "breaks", "in_time"),
    [
        (K.SEVERANCE, "2009-02-26", "2009-02-25", (), True),
        (K.SEVERANCE, "2009-02-25", "2009-02-25", (), False),
        (K.UNPAID_WAGES, "2005-01-31", None, (), True),
        (K.UNPAID_WAGES, "2005-01-31", "2010-03-31", (), True),
        (K.UNPAID_WAGES, "2005-01-31", "2009-02-26", (), True),
        (K.UNPAID_WAGES, "2005-01-31", "2009-02-24", (), False),
        (K.DOUBLE_WAGES, "2008-12-31", None, (), False),
        (K.SEVERANCE, "2008-06-30", "2008-06-30", (("PROMISED", "2009-06-29", None),), True),
        (K.SEVERANCE, "2008-06-30", "2008-06-30", (("PROMISED", "2009-07-02", None),), False),
        (K.SEVERANCE, "2009-02-16", "2009-02-16", (("FORCE_MAJEURE", "2009-12-01", "2009-12-10"),), True),
        (K.SEVERANCE, "2009-02-10", "2009-02-10", (("FORCE_MAJEURE", "2009-12-01", "2009-12-10"),), False),
    ],
    ids=str,
)
def test_each_claim_has_a_year_and_wages_of_the_employed_have_no_end(
    kind: ClaimKind,
    known_on: str,
    employed_until: str | None,
    breaks: tuple[tuple[str, str, str | None], ...],
    in_time: bool,  # noqa: FBT001 -- a column of the table
) -> None:
    dispute = Dispute(
        claim(kind, 100_00, date.fromisoformat(known_on)),
        employed_until=date.fromisoformat(employed_until) if employed_until else None,
        breaks=tuple(
            Break(
                ground=BreakGround(ground),
                since=date.fromisoformat(since),
                until=date.fromisoformat(until) if until else None,
            )
            for ground, since, until in breaks
        ),
    )
    [filed] = dispute.happened
    assert [one.in_time for one in filed.limitations] == [in_time]
    accept = commands.AcceptArbitration(**on_day("2010-03-01"))
    refuse = commands.RefuseArbitration(**on_day("2010-03-01"), reasons=(NotAcceptedReason.OUT_OF_TIME,))
    assert dispute.refused(refuse if in_time else accept) == (
        "SOME_IN_TIME" if in_time else "ALL_OUT_OF_TIME"
    )


def test_what_becomes_known_of_the_past_can_save_a_claim_that_seemed_late() -> None:
    dispute = Dispute(claim(K.SEVERANCE, 100_00, date(2009, 2, 1)), employed_until=date(2009, 2, 1))
    asked = Break(ground=BreakGround.REQUESTED, since=date(2009, 12, 1))
    dispute.ask(commands.RecordLimitationBreak(**on_day("2010-03-01"), limitation_break=asked), by=LI_HERSELF)
    assert isinstance(dispute.accepted().case, Accepted)


def test_a_refusal_or_silence_opens_the_court() -> None:
    suit = awards.RecordSuit(**on_day("2010-03-20"), worker=LI, filed_on=date(2010, 3, 20), file="民初1号")
    assert Dispute().refused(suit) == "NOT_YET_TO_COURT"
    silent = Dispute()
    silent.clocks = (OpenClock(ACCEPTANCE, None, date(2010, 3, 5)),)
    silent.ask(suit)
    refused = Dispute()
    not_ours = (NotAcceptedReason.OTHER_COMMISSION,)
    refused.ask(commands.RefuseArbitration(**on_day("2010-03-01"), reasons=not_ours))
    assert isinstance(refused.case, NotAccepted)
    refused.ask(suit)
    for case in (silent.case, refused.case):
        assert isinstance(case, Closed)
        assert case.ending is CaseEnding.TO_COURT


def test_what_is_missing_is_told_once_and_brought_whole() -> None:
    dispute, missing = Dispute(), (PaperKind.ID_CARD, PaperKind.SERVICE_RECEIPT)
    tell = commands.AskToCompleteArbitration(**on_day("2010-03-01"), missing=missing)
    dispute.ask(tell)
    assert dispute.refused(tell) == "TOLD_ONCE"
    assert dispute.refused(commands.AcceptArbitration(**on_day("2010-03-02"))) == "STILL_MISSING"
    bring = commands.CompleteArbitration(**on_day("2010-03-02"), papers=(RECEIPT,))
    assert dispute.refused(bring, LI_HERSELF) == "STILL_MISSING"
    both = (RECEIPT, CasePaper(PaperKind.ID_CARD, "card", "0" * 64))
    dispute.ask(commands.CompleteArbitration(**on_day("2010-03-02"), papers=both), LI_HERSELF)
    assert isinstance(dispute.accepted().case, Accepted)


def test_an_acceptance_is_annulled_only_before_the_respondent_knows() -> None:
    annul = commands.AnnulArbitrationAcceptance(**on_day("2010-03-02"), ground=NumberCancellation.FILED_TWICE)
    dispute = Dispute().accepted()
    [annulled] = dispute.ask(annul, DIRECTOR)
    assert str(annulled.number) == "珙劳人仲案〔2010〕1号"
    dispute.accepted().serve(ServedDocument.APPLICATION_COPY, ACCEPTED, number=2)
    assert dispute.refused(annul, DIRECTOR) == "ACCEPTANCE_RELIED_ON"
