"""A grant got by false papers: revoked from its first month on, and restored in full where that was wrong."""

from datetime import date

import pytest
from paying import months, pay_month, prepare, release
from pilot_county import EVIDENCE, PilotCounty

from insurance.contract import (
    AnnulmentGround,
    AnnulRevocation,
    ClaimAnswer,
    ClaimStage,
    FindOverpayment,
    PensionDecisionAnswer,
    PensionDecisionKind,
    PensionDecisionsOf,
    PensionStatus,
    RaisePension,
    RecalculatePension,
    RevocationGround,
    RevokeGrant,
    SuspendPension,
    SuspensionGround,
)
from jinbao.casework.people import BirthCorrected, PersonsMerged

PAID = ("2010-02", "2010-03", "2010-04")
EVERYBODY_ELSE = ("yan", "bian", "song", "gao")
FALSE = {"person": "zhou", "ground": RevocationGround.FALSE_PAPERS, "papers": EVIDENCE}
UPHELD = {"person": "zhou", "ground": AnnulmentGround.APPEAL_UPHELD, "papers": EVIDENCE}


@pytest.fixture
def revoked(county: PilotCounty) -> PilotCounty:
    """Three months were paid before the papers were found to be false."""
    county.granted()
    for month in PAID:
        pay_month(county, month)
    county.do("he", RevokeGrant, **FALSE)
    return county


def status(county: PilotCounty, person: str = "zhou") -> PensionStatus:
    pension = county.ask("jian", "pension_by_person", person)
    stands: PensionStatus = pension.status
    return stands


def claim(county: PilotCounty) -> ClaimAnswer:
    granted = county.ask("jian", "pension_by_person", "zhou").claim
    answer: ClaimAnswer = county.ask("jian", "claim_by_id", granted)
    return answer


def stage(county: PilotCounty) -> ClaimStage:
    return claim(county).stage


def rulings(county: PilotCounty) -> list[PensionDecisionAnswer]:
    return list(county.ask("jian", "pension_decisions_of", PensionDecisionsOf(person="zhou")).rows)


def test_nothing_was_ever_due_and_all_that_was_paid_is_too_much(revoked: PilotCounty) -> None:
    assert (status(revoked), stage(revoked)) == (PensionStatus.REVOKED, ClaimStage.REVOKED)
    assert {month: one.overpaid for month, one in months(revoked).items() if one.due or one.paid} == (
        dict.fromkeys(PAID, 55_94)
    )
    revoked.do("yan", FindOverpayment, person="zhou")
    assert revoked.ask("jian", "overpayment_by_id", "zhou").amount == 3 * 55_94
    for kind, asked in (
        (RevokeGrant, FALSE),
        (SuspendPension, {"person": "zhou", "ground": SuspensionGround.MISSING}),
        (RaisePension, {"person": "zhou"}),
        (RecalculatePension, {"person": "zhou"}),
    ):
        assert (
            revoked.refuses("yan" if kind is SuspendPension else "he", kind, **asked).code == "OUT_OF_ORDER"
        )
    [row] = revoked.ask("zhou", "pension_decisions_of", PensionDecisionsOf(person="zhou")).rows
    assert (row.kind, row.ground, row.monthly) == (PensionDecisionKind.REVOCATION, "FALSE_PAPERS", 0)
    differences = [(one.month, one.before, one.after) for one in row.months]
    assert differences == [(month, 55_94, 0) for month in PAID]
    decision = revoked.ask("zhou", "decision_by_event", row.id)
    assert (decision.outcome, decision.reasons) == ("denied", ("FALSE_PAPERS",))
    assert "劳动保障监察条例, art. 27" in decision.law
    assert [one.route for one in decision.appeals] == ["reconsideration", "suit"]
    assert revoked.ask("jian", "verification_by_case", row.id).holds
    assert "The grant was got by false papers. (law: 劳动保障监察条例, art. 27)" in decision.sentences


def test_another_claim_can_be_granted_and_what_was_paid_counts_against_it(revoked: PilotCounty) -> None:
    revoked.open(date(2010, 5, 4))
    another = revoked.hand_on(revoked.file("zhou"))
    assert revoked.refuses("he", AnnulRevocation, **UPHELD).code == "CLAIM_OPEN"
    revoked.decide(another)
    assert (status(revoked), stage(revoked)) == (PensionStatus.IN_PAYMENT, ClaimStage.GRANTED)
    pay_month(revoked, "2010-05")
    # The account has borne three months already, so that it gives three fen less a month.
    assert {month: (one.due, one.paid) for month, one in months(revoked).items()} == {
        **dict.fromkeys(PAID, (55_91, 55_94)),
        "2010-05": (55_91, 55_91),
    }
    assert revoked.refuses("he", AnnulRevocation, **UPHELD).code == "OUT_OF_ORDER"


def test_what_was_listed_before_is_not_sent(county: PilotCounty) -> None:
    county.granted()
    county.open(date(2010, 2, 10))
    prepare(county, "2010-02")
    county.do("he", RevokeGrant, **FALSE)
    assert release(county, "2010-02").withheld == 1


def test_a_revocation_that_was_wrong_is_taken_back_in_full(county: PilotCounty) -> None:
    """Whatever held the pension before holds it again, and a wrong day of birth is corrected afterwards."""
    county.granted()
    for month in PAID:
        pay_month(county, month)
    county.do(
        "yan",
        SuspendPension,
        person="zhou",
        ground=SuspensionGround.MISSING,
        since="2010-05",
        papers=EVIDENCE,
    )
    stood = county.ask("jian", "pension_by_person", "zhou"), months(county)
    for who in EVERYBODY_ELSE:
        assert county.refuses(who, RevokeGrant, **FALSE).code == "NOT_AUTHORISED"
    county.do("he", RevokeGrant, **FALSE)
    revocation, suspension = rulings(county)
    assert suspension.revoked_event == claim(county).revoked_event == revocation.id
    county.tell(BirthCorrected("zhou", date(1950, 3, 20)))
    assert county.refuses("he", RecalculatePension, person="zhou").code == "OUT_OF_ORDER"
    for who in EVERYBODY_ELSE:
        assert county.refuses(who, AnnulRevocation, **UPHELD).code == "NOT_AUTHORISED"
    county.do("he", AnnulRevocation, **UPHELD)
    stands = county.ask("jian", "pension_by_person", "zhou"), months(county)
    assert stands[1] == stood[1]
    assert (stands[0].status, stands[0].ground, stands[0].suspended_from) == (
        stood[0].status,
        stood[0].ground,
        stood[0].suspended_from,
    )
    assert stage(county) is ClaimStage.GRANTED
    annulment, revocation, suspension = rulings(county)
    assert (revocation.revoked_event, suspension.revoked_event) == (annulment.id, None)
    assert claim(county).revoked_event is None
    assert (annulment.kind, annulment.monthly) == (PensionDecisionKind.ANNULMENT, 55_94)
    differences = [(one.month, one.before, one.after) for one in annulment.months]
    assert differences == [(month, 0, 55_94) for month in PAID]
    assert county.ask("jian", "verification_by_case", annulment.id).holds
    county.do("he", RecalculatePension, person="zhou")
    assert county.ask("jian", "pension_by_person", "zhou").payable_from == "2010-04"


def test_of_two_pensions_of_one_person_the_one_under_the_ended_file_is_revoked(county: PilotCounty) -> None:
    for person in ("zhou", "zhou-again"):
        county.granted(person)
    twice = {"ground": RevocationGround.DRAWN_TWICE, "papers": FALSE["papers"]}
    assert county.refuses("he", RevokeGrant, person="zhou-again", **twice).code == "NOT_DRAWN_TWICE"
    county.tell(PersonsMerged("zhou", "zhou-again"))
    assert county.refuses("he", RevokeGrant, person="zhou", **twice).code == "NOT_DRAWN_TWICE"
    county.do("he", RevokeGrant, person="zhou-again", **twice)
    assert (status(county), status(county, "zhou-again")) == (
        PensionStatus.IN_PAYMENT,
        PensionStatus.REVOKED,
    )
