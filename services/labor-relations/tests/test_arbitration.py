"""Arbitration, step by step: the cases of the handbook and the edges of the law beside them."""

from datetime import date
from typing import Any

import pytest
from disputing import (
    ACCEPTED,
    DIRECTOR,
    FIRM,
    HEARD,
    JUDGE,
    LI,
    LI_HERSELF,
    RECEIPT,
    WAGES,
    WANG,
    Dispute,
    claim,
    parties,
    served,
    supported,
    the_award_is_late,
)

from jinbao.actor import Actor
from jinbao.casework.paper import CasePaper, PaperKind
from jinbao.explanation import explain
from jinbao.money import yuan
from jinbao.replay import verify_by_rules
from jinbao.verification import verify_steps
from labor_relations.arbitration import award_commands as awards
from labor_relations.arbitration import commands, events
from labor_relations.arbitration.events import ClaimFound, ClaimSettled
from labor_relations.arbitration.facts import ACCEPTANCE, OpenClock
from labor_relations.arbitration.limitation import Break
from labor_relations.arbitration.states import Accepted, Awarded, Closed, NotAccepted
from labor_relations.arbitration.terms import (
    AwardFinding,
    BreakGround,
    CaseEnding,
    CourtOutcome,
    Defence,
    ExtensionGround,
    NotAcceptedReason,
    PauseGround,
    PostponementGround,
    ReplacementGround,
    SeatRole,
    SetAsideGround,
)
from labor_relations.arbitration.working_out import ABSENCE, AWARD
from labor_relations.case_number.terms import NumberCancellation
from labor_relations.dispute.parties import Agent
from labor_relations.dispute.terms import AgentKind, ClaimKind, Powers, Side
from labor_relations.service_of_documents.commands import AnnulService
from labor_relations.service_of_documents.terms import ServedDocument, ServiceAnnulment

K = ClaimKind


def on_day(text: str) -> dict[str, Any]:
    return {"on": date.fromisoformat(text), "arbitration": "case"}


# Limitation: a year from knowing, for each claim.


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


# Who serves, answers, sits and judges.


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


# The hearing.


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


# The award.


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


def annulment(document: ServedDocument, day: str, **to: Any) -> AnnulService:
    wrong = {"ground": ServiceAnnulment.WRONG_DAY, "papers": (RECEIPT,)}
    return AnnulService(**on_day(day), document=document, **to, **wrong)


def test_a_service_is_annulled_as_long_as_nothing_rests_on_it() -> None:
    dispute = Dispute().accepted()
    copy = annulment(ServedDocument.APPLICATION_COPY, "2010-03-04", employer=FIRM)
    assert dispute.refused(copy) == "NOT_AUTHORISED"
    assert dispute.refused(copy, DIRECTOR) == "NOT_SERVED"
    dispute.serve(ServedDocument.APPLICATION_COPY, date(2010, 3, 3))
    [taken_back] = dispute.ask(copy, DIRECTOR)
    assert (taken_back.addressee, taken_back.due_since) == (FIRM, ACCEPTED)
    dispute.serve(ServedDocument.APPLICATION_COPY, date(2010, 3, 4))
    assert dispute.happened[-1] == events.CopiesServed(LI, "gongxian", date(2010, 3, 4), "yan")
    answer = commands.RecordArbitrationAnswer(**on_day("2010-03-10"), defence=Defence.DISPUTES_AMOUNT)
    dispute.ask(answer, Actor("boss"))
    assert dispute.refused(copy, DIRECTOR) == "SERVICE_RELIED_ON"

    dispute.with_panel().scheduled()
    [taken_back] = dispute.ask(annulment(ServedDocument.HEARING_NOTICE, "2010-03-08", worker=LI), DIRECTOR)
    assert taken_back.addressee == LI
    dispute.serve(ServedDocument.HEARING_NOTICE, date(2010, 3, 8), LI)
    dispute.ask(commands.HoldArbitrationHearing(**on_day(str(HEARD)), present=tuple(Side)), JUDGE)
    notice = annulment(ServedDocument.HEARING_NOTICE, str(HEARD), worker=LI)
    assert dispute.refused(notice, DIRECTOR) == "SERVICE_RELIED_ON"


@pytest.mark.parametrize(
    ("done", "to", "code"),
    [
        (None, {"worker": LI}, ""),
        (None, {"employer": FIRM}, ""),
        ("sued", {"worker": LI}, "SERVICE_RELIED_ON"),
        ("sued", {"employer": FIRM}, ""),
        ("asked to set aside", {"employer": FIRM}, "SERVICE_RELIED_ON"),
        ("effective", {"employer": FIRM}, "SERVICE_RELIED_ON"),
    ],
    ids=str,
)
def test_of_an_award_a_service_stands_for_whoever_has_acted_on_it(
    done: str | None, to: dict[str, str], code: str
) -> None:
    dispute = a_final_award()
    match done:
        case "sued":
            dispute.ask(suit("2010-04-16", worker=LI))
        case "asked to set aside":
            grounds = (SetAsideGround.EVIDENCE_FORGED,)
            asked = {"employer": FIRM, "grounds": grounds, "filed_on": date(2010, 4, 16), "file": "民特1号"}
            dispute.ask(awards.RecordSetAsideRequest(**on_day("2010-04-16"), **asked))
        case "effective":
            dispute.ask(awards.ConfirmAwardEffective(**on_day("2010-04-17")), DIRECTOR)
    assert dispute.refused(annulment(ServedDocument.AWARD, "2010-04-17", **to), DIRECTOR) == code


# What becomes of it.


def suit(day: str, **who: str) -> awards.RecordSuit:
    return awards.RecordSuit(**on_day(day), **who, filed_on=date.fromisoformat(day), file="民初1号")


def a_final_award() -> Dispute:
    dispute = Dispute().accepted().with_panel().heard().not_settled().awarded()
    dispute.serve(ServedDocument.AWARD, date(2010, 4, 1))
    dispute.at_the_end_of_suits(date(2010, 4, 16))
    return dispute


def another_award(*workers: str) -> Dispute:
    who = parties(*(workers or (LI,)))
    asked = [claim(K.UNPAID_WAGES, 8_000_00, worker=one) for one in who.workers]
    dispute = Dispute(*asked, who=who).accepted().with_panel().heard().not_settled()
    dispute.awarded(*(supported(place, 8_000_00) for place, _ in enumerate(asked)))
    dispute.serve(ServedDocument.AWARD, date(2010, 4, 1))
    dispute.at_the_end_of_suits(date(2010, 4, 16))
    return dispute


def test_of_a_final_award_only_the_worker_goes_to_court_and_the_employer_asks_to_set_it_aside() -> None:
    dispute = a_final_award()
    assert dispute.refused(suit("2010-04-16", employer=FIRM)) == "FINAL_FOR_EMPLOYER"
    assert dispute.refused(suit("2010-04-17", worker=LI)) == "SUIT_TOO_LATE"
    assert dispute.refused(suit("2010-04-16", worker=LI, employer=FIRM)) == "ONE_PARTY"
    assert dispute.refused(suit("2010-04-16", worker=LI)) == ""
    set_aside = {"employer": FIRM, "grounds": (SetAsideGround.EVIDENCE_FORGED,), "file": "民特1号"}
    late = awards.RecordSetAsideRequest(**on_day("2010-05-05"), **set_aside, filed_on=date(2010, 5, 5))
    assert dispute.refused(late) == "SUIT_TOO_LATE"
    dispute.ask(awards.RecordSetAsideRequest(**on_day("2010-05-04"), **set_aside, filed_on=date(2010, 5, 4)))


def test_execution_is_stayed_while_setting_aside_is_asked_and_after_it_either_side_sues() -> None:
    dispute = a_final_award()
    effective = awards.ConfirmAwardEffective(**on_day("2010-04-16"))
    assert dispute.refused(effective, DIRECTOR) == "STILL_OPEN_TO_SUIT"
    [bound] = dispute.ask(awards.ConfirmAwardEffective(**on_day("2010-04-17")), DIRECTOR)
    assert (bound.on, bound.workers) == (HEARD, (LI,))
    dispute.ask(
        awards.RecordSetAsideRequest(
            **on_day("2010-04-20"),
            employer=FIRM,
            grounds=(SetAsideGround.LAW_MISAPPLIED,),
            filed_on=date(2010, 4, 20),
            file="民特1号",
        )
    )
    execution = awards.AskForExecution(**on_day("2010-04-21"), file="执1号")
    assert dispute.refused(execution) == "EXECUTION_STAYED"
    dispute.ask(awards.RecordSetAsideRuling(**on_day("2010-05-21"), is_set_aside=True))
    assert dispute.refused(effective, DIRECTOR) == "AWARD_SET_ASIDE"
    assert dispute.refused(suit("2010-05-25", employer=FIRM)) == ""


def test_the_award_binds_the_thirty_nine_when_one_of_forty_sues() -> None:
    forty = tuple(f"w{number}" for number in range(40))
    dispute = another_award(*forty)
    dispute.ask(suit("2010-04-16", worker="w7"))
    [bound] = dispute.ask(awards.ConfirmAwardEffective(**on_day("2010-04-17")), DIRECTOR)
    assert set(bound.workers) == {*forty} - {"w7"}
    assert bound.on == date(2010, 4, 17)
    back = awards.RecordSuitOutcome(**on_day("2010-05-01"), worker="w7", outcome=CourtOutcome.WITHDRAWN)
    dispute.ask(back)
    [bound] = dispute.ask(awards.ConfirmAwardEffective(**on_day("2010-05-01")), DIRECTOR)
    assert bound.workers == ("w7",)


def test_an_award_that_is_not_final_binds_nobody_while_the_employer_is_in_court() -> None:
    dispute = another_award(LI)
    dispute.ask(suit("2010-04-10", employer=FIRM))
    assert (
        dispute.refused(awards.ConfirmAwardEffective(**on_day("2010-04-17")), DIRECTOR) == "EMPLOYER_IN_COURT"
    )


def test_what_is_paid_after_the_award_rewrites_nothing() -> None:
    dispute = a_final_award()
    before = dispute.case
    pay = awards.RecordAwardPerformance(**on_day("2010-04-20"), worker=LI, amount=3_000_00)
    dispute.ask(pay)
    assert dispute.case == before


def test_where_a_case_stands_is_told_to_whoever_takes_part_and_to_no_stranger() -> None:
    not_now = commands.HoldArbitrationHearing(**on_day("2010-03-29"), present=())
    accept = commands.AcceptArbitration(**on_day("2010-03-29"))
    awarded = Dispute().accepted().with_panel().heard().not_settled().awarded()
    for dispute, asked in ((Dispute(), not_now), (Dispute().accepted(), accept), (awarded, accept)):
        told = [dispute.refused(asked, Actor(who)) for who in (LI, "boss", "lis-sister", "stranger")]
        assert told == ["OUT_OF_ORDER", "OUT_OF_ORDER", "NOT_AUTHORISED", "NOT_AUTHORISED"]


# Withdrawal and death.


def test_the_applicant_withdraws_and_an_agent_only_with_power_to() -> None:
    general = Agent(
        person="lawyer", side=Side.WORKER, kind=AgentKind.LAWYER, powers=Powers.GENERAL, document="委托书"
    )
    dispute = Dispute(who=parties(agents=(general,))).accepted()
    withdraw = commands.WithdrawArbitration(**on_day("2010-03-02"))
    assert dispute.refused(withdraw, Actor("lawyer")) == "AGENT_MAY_NOT_SETTLE"
    dispute.ask(withdraw, LI_HERSELF)
    assert isinstance(dispute.case, Closed)
    dispute.serve(ServedDocument.WITHDRAWAL_NOTICE, date(2010, 3, 3))
    unknown = Dispute()
    unknown.ask(withdraw, LI_HERSELF)
    notice = served(ServedDocument.WITHDRAWAL_NOTICE, date(2010, 3, 3), employer=FIRM)
    assert unknown.refused(notice) == "NOT_AN_ADDRESSEE", "the employer was never told of it"


def test_the_kin_of_a_worker_who_died_go_on_before_anything_is_heard() -> None:
    dispute = Dispute(who=parties(LI, WANG)).accepted().with_panel().scheduled()
    dispute.dead = {WANG: date(2010, 3, 10)}
    hold = commands.HoldArbitrationHearing(**on_day("2010-03-29"), present=tuple(Side))
    assert dispute.refused(hold, JUDGE) == "HEIRS_NOT_IN_CASE"

    def going_on(heir: str) -> commands.ContinueWithHeirs:
        return commands.ContinueWithHeirs(**on_day("2010-03-20"), dead=WANG, heirs=(heir,))

    assert dispute.refused(going_on("lawyer")) == "NOT_A_NEAR_RELATIVE"
    dispute.serve(ServedDocument.PANEL_NOTICE, date(2010, 3, 10), WANG)
    late = served(ServedDocument.ACCEPTANCE_NOTICE, date(2010, 3, 11), worker=WANG)
    assert dispute.refused(late) == "ADDRESSEE_DIED"
    dispute.ask(going_on("wangs-son"), Actor("wangs-son"))
    assert dispute.refused(hold, JUDGE) == ""
    assert dispute.case.dossier.addressees(Side.WORKER) == (LI, "wangs-son")  # type: ignore[union-attr]  # it has one
