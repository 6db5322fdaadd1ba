"""The award: what is final, item by item, what fits a claim, and what is awarded first."""

from datetime import date

import pytest
from disputing import ACCEPTED, JUDGE, LI_HERSELF, Dispute, claim, on_day, parties, supported

from jinbao.explanation import explain
from jinbao.money import yuan
from jinbao.replay import verify_by_rules
from jinbao.verification import verify_steps
from labor_relations.arbitration import award_commands as awards
from labor_relations.arbitration import commands, events
from labor_relations.arbitration.events import ClaimFound, ClaimSettled
from labor_relations.arbitration.limitation import Break
from labor_relations.arbitration.states import Awarded
from labor_relations.arbitration.terms import AwardFinding, BreakGround, Defence
from labor_relations.arbitration.working_out import AWARD
from labor_relations.dispute.terms import ClaimKind, Side
from labor_relations.service_of_documents.terms import ServedDocument

K = ClaimKind


def found(finding: AwardFinding, amount: int | None = None, place: int = 0) -> ClaimFound:
    return ClaimFound(place, finding, amount)


@pytest.mark.parametrize(
    ("claims", "awarded", "is_final"),
    [
        # TV-ARB2: each within 12 x 650, though the sum is 10,500.
        (((K.UNPAID_WAGES, "6000"), (K.SEVERANCE, "4500")), ("6000", "4500"), True),
        (((K.UNPAID_WAGES, "7800"),), ("7800",), True),
        (((K.UNPAID_WAGES, "7800.01"),), ("7800.01",), False),
        # What is awarded is tested, not what was claimed.
        (((K.SEVERANCE, "9000"),), ("7000",), True),
        (((K.SEVERANCE, "9000"),), (None,), True),
        (((K.INJURY_MEDICAL_COST, "100"), (K.UNLAWFUL_TERMINATION, "8000")), ("100", "8000"), False),
        # State labour standards are final whatever they cost; money with reinstatement is not.
        (((K.SOCIAL_INSURANCE, None), (K.UNPAID_WAGES, "100")), (None, "100"), True),
        (((K.UNPAID_WAGES, "100"), (K.CONTINUED_PERFORMANCE, None)), ("100", None), False),
    ],
    ids=str,
)
def test_each_item_is_tested_by_itself_for_whether_the_award_is_final(
    claims: tuple[tuple[ClaimKind, str | None], ...],
    awarded: tuple[str | None, ...],
    is_final: bool,  # noqa: FBT001 -- a column of the table
) -> None:
    asked = [claim(kind, yuan(amount) if amount else None) for kind, amount in claims]
    dispute = Dispute(*asked).accepted().with_panel().heard().not_settled()
    given = tuple(
        found(as_found(one.amount, amount), yuan(amount) if amount else None, place)
        for place, (one, amount) in enumerate(zip(asked, awarded, strict=True))
    )
    dispute.awarded(*given)
    award = dispute.happened[-1]
    assert award.is_final is is_final
    assert award.decision.amount.fen == sum(yuan(one) for one in awarded if one)
    assert verify_by_rules(award.decision, AWARD, dispute.facts.parameters) == []
    assert verify_steps(award.decision.encoded()) == []
    assert all("{" not in one for one in (*explain(award.decision, "zh"), *explain(award.decision, "en")))


def as_found(claimed: int | None, awarded: str | None) -> AwardFinding:
    if awarded is None:
        return AwardFinding.SUPPORTED if claimed is None else AwardFinding.DISMISSED
    return AwardFinding.SUPPORTED if yuan(awarded) == claimed else AwardFinding.IN_PART


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ((found(AwardFinding.SUPPORTED, 6_000_00),), "EVERY_CLAIM_ONCE"),
        ((supported(0, 6_000_00), supported(0, 6_000_00)), "EVERY_CLAIM_ONCE"),
        ((supported(0, 6_000_00), supported(1, 4_000_00)), "AWARD_AMOUNT"),
        ((found(AwardFinding.IN_PART, 6_000_00), supported(1, 4_500_00)), "AWARD_AMOUNT"),
        ((found(AwardFinding.DISMISSED, 1_00), supported(1, 4_500_00)), "AWARD_AMOUNT"),
        ((found(AwardFinding.OUT_OF_TIME), supported(1, 4_500_00)), "OUT_OF_TIME_OR_NOT"),
    ],
    ids=str,
)
def test_an_award_finds_every_claim_once_and_fits_it(given: tuple[ClaimFound, ...], code: str) -> None:
    dispute = Dispute().accepted().with_panel().heard().not_settled()
    award = awards.MakeAward(**on_day("2010-03-30"), found=given)
    assert dispute.refused(award, JUDGE) == code


def test_the_panel_believes_or_not_what_is_said_to_have_broken_the_year() -> None:
    promised = Break(ground=BreakGround.PROMISED, since=date(2009, 12, 1))
    old = claim(K.SEVERANCE, 100_00, date(2009, 2, 1))
    dispute = Dispute(old, breaks=(promised,), employed_until=date(2009, 2, 1))
    dispute.accepted().with_panel().heard().not_settled()
    for finding, amount in ((AwardFinding.SUPPORTED, 100_00), (AwardFinding.OUT_OF_TIME, None)):
        award = awards.MakeAward(**on_day("2010-03-30"), found=(found(finding, amount),))
        case = dispute.case
        assert dispute.refused(award, JUDGE) == ""
        dispute.case = case


def test_an_employer_claims_from_a_worker_who_then_has_to_answer_and_nothing_is_final() -> None:
    damage = claim(K.LIABILITY_OF_WORKER, 1_000_00)
    dispute = Dispute(damage, who=parties(applicant=Side.EMPLOYER)).accepted()
    dispute.serve(ServedDocument.APPLICATION_COPY, ACCEPTED)
    answer = commands.RecordArbitrationAnswer(**on_day("2010-03-10"), defence=Defence.DISPUTES_FACTS)
    dispute.ask(answer, LI_HERSELF)
    dispute.with_panel().heard(Side.EMPLOYER)
    assert dispute.happened[-1].by_default
    dispute.awarded(supported(0, 1_000_00))
    assert not dispute.happened[-1].is_final


def test_what_is_clear_is_awarded_first_and_the_rest_by_the_award() -> None:
    dispute = Dispute().accepted().with_panel().heard().not_settled()
    both = (supported(0, 6_000_00), supported(1, 4_500_00))
    assert (
        dispute.refused(awards.MakePartialAward(**on_day("2010-03-30"), found=both), JUDGE) == "PART_IS_ALL"
    )
    dispute.ask(awards.MakePartialAward(**on_day("2010-03-30"), found=both[:1]), JUDGE)
    assert dispute.refused(awards.MakeAward(**on_day("2010-04-01"), found=both), JUDGE) == "EVERY_CLAIM_ONCE"
    dispute.awarded(both[1], on=date(2010, 4, 1))
    assert isinstance(dispute.case, Awarded)


def test_the_rest_may_still_be_agreed_on_but_not_what_is_awarded_already() -> None:
    dispute = Dispute().accepted().with_panel().heard().not_settled()
    first = (supported(0, 6_000_00),)
    dispute.ask(awards.MakePartialAward(**on_day("2010-03-30"), found=first), JUDGE)

    def agree(*settled: ClaimSettled) -> commands.RecordArbitrationMediation:
        return commands.RecordArbitrationMediation(**on_day("2010-03-31"), settled=settled)

    both = agree(ClaimSettled(0, 5_000_00), ClaimSettled(1, 4_000_00))
    assert dispute.refused(both, JUDGE) == "EVERY_CLAIM_ONCE"
    [agreed] = dispute.ask(agree(ClaimSettled(1, 4_000_00)), JUDGE)
    assert isinstance(agreed, events.Agreed)
