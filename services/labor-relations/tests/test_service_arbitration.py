"""The commission at work on either store: from the application to the award, numbers, clocks, facts."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from commission import DOCUMENT, FIRM, LI, WANG, Commission
from disputing import RECEIPT
from labor_relations_county import GONGXIAN, County

from jinbao.casework.answers import Worklist
from jinbao.casework.employers import EmployerAgentDismissed, EmployerAgentNamed
from jinbao.casework.people import DeathRecorded, HukouMoved
from jinbao.casework.service_method import ServiceMethod
from jinbao.decider import Refused
from jinbao.statutory_clock.terms import ClockState
from labor_relations.arbitration import award_commands as awards
from labor_relations.arbitration import commands
from labor_relations.arbitration.answers import FindArbitrations, FindArbitrators, WorkFactsOf
from labor_relations.arbitration.events import ClaimSettled
from labor_relations.arbitration.terms import (
    ArbitrationStage,
    Defence,
    ExtensionGround,
    NotAcceptedReason,
    Qualification,
)
from labor_relations.case_number.answers import FindCaseNumbers
from labor_relations.case_number.terms import CaseSeries, NumberCancellation
from labor_relations.dispute.answers import DisputesOf
from labor_relations.dispute.terms import Side
from labor_relations.labour_contract.heard import EmploymentEnded, HireRegistered
from labor_relations.service_of_documents.commands import AnnulService, ServeDocument
from labor_relations.service_of_documents.terms import ServiceAnnulment
from labor_relations.working_life.heard import ContributionMonthPaid
from labor_relations.working_life.terms import Basis, WorkFactKind


@pytest.fixture
def commission(county: County) -> Commission:
    return Commission(county)


def test_a_case_goes_from_the_application_to_an_award_that_binds(commission: Commission) -> None:
    county = commission.county
    county.tell(
        HireRegistered("job", LI, FIRM, None, GONGXIAN, date(2006, 1, 1), date(2006, 1, 10), None, None),
        EmploymentEnded(
            "job", LI, FIRM, date(2006, 1, 1), date(2010, 1, 31), "REDUNDANCY", date(2010, 2, 1), None
        ),
        by="employment",
    )
    case = commission.file()
    county.open(date(2010, 3, 2))
    county.tell(
        ContributionMonthPaid(FIRM, "PENSION", "2010-01", (LI, WANG), date(2010, 3, 2)), by="insurance"
    )
    commission.accept(case)
    commission.serve(case, DOCUMENT.APPLICATION_COPY, FIRM)
    commission.do("boss", commands.RecordArbitrationAnswer, case, defence=Defence.DISPUTES_AMOUNT)
    assert clocks(commission, case) == {
        "arbitration.acceptance": (date(2010, 3, 8), ClockState.MET),
        "arbitration.copy": (date(2010, 3, 9), ClockState.MET),
        "arbitration.answer": (date(2010, 3, 16), ClockState.MET),
        "arbitration.answer-copy": (date(2010, 3, 9), ClockState.RUNNING),
        "arbitration.panel": (date(2010, 3, 9), ClockState.RUNNING),
        "arbitration.panel-notice": (date(2010, 3, 9), ClockState.RUNNING),
        "arbitration.award": (date(2010, 4, 16), ClockState.RUNNING),
    }
    commission.hear(case, date(2010, 3, 29))
    commission.award(case, 6_000_00, 4_500_00)
    [stands] = commission.look(LI, "arbitration_by_id", case)
    assert (stands.stage, stands.number, stands.is_final) == (
        ArbitrationStage.AWARDED,
        "珙劳人仲案〔2010〕1号",
        True,
    )
    [verified] = commission.look("yan", "verification_by_event", stands.decision)
    assert verified.holds
    facts, later = commission.look(
        LI, "arbitration_work_facts", WorkFactsOf(arbitration=case), WorkFactsOf(arbitration="another")
    )
    assert ([one.kind for one in facts], later) == ([WorkFactKind.HIRED, WorkFactKind.ENDED], [])

    county.open(date(2010, 4, 1))
    for nobody in ({"worker": WANG}, {"worker": LI, "document": DOCUMENT.REFUSAL_NOTICE}, {"employer": FIRM}):
        asked = {"document": DOCUMENT.HEARING_NOTICE, "method": ServiceMethod.MAIL, **nobody}
        served = {"served_on": county.today, **asked}
        assert commission.refuses("stranger", ServeDocument, case, **served) == "NOT_AUTHORISED"
    commission.serve(case, DOCUMENT.AWARD, LI, FIRM)
    assert commission.refuses("he", awards.ConfirmAwardEffective, case) == "STILL_OPEN_TO_SUIT"
    county.open(date(2010, 4, 17))
    commission.service.timekeeper.look()
    commission.do("he", awards.ConfirmAwardEffective, case)
    commission.do("yan", awards.AskForExecution, case, file="执1号")
    [[bound]] = commission.look(LI, "arbitration_bound", case)
    assert (bound.worker, bound.since) == (LI, date(2010, 3, 29))
    [served] = commission.look("yan", "arbitration_services", case)
    assert {(one.document, one.addressee) for one in served} == {
        (DOCUMENT.APPLICATION_COPY, FIRM),
        (DOCUMENT.HEARING_NOTICE, LI),
        (DOCUMENT.HEARING_NOTICE, FIRM),
        (DOCUMENT.AWARD, LI),
        (DOCUMENT.AWARD, FIRM),
    }
    [disputes] = commission.look(LI, "disputes_of", DisputesOf(party=LI))
    assert [one.arbitration for one in disputes.rows] == [case]
    for look_up in (
        "arbitration_claims",
        "arbitration_seats",
        "arbitration_hearings",
        "arbitration_awards",
        "arbitration_clocks",
        "arbitration_history",
        "arbitration_actions",
    ):
        seen = {who: bool(*commission.look(who, look_up, case)) for who in (LI, "boss", "stranger")}
        assert seen == {LI: True, "boss": True, "stranger": False}, look_up
    assert commission.look("stranger", "arbitration_by_id", case) == [None]
    county.tell(
        EmployerAgentDismissed(FIRM, "boss", date(2010, 4, 16)),
        EmployerAgentNamed(FIRM, "successor", date(2010, 4, 17)),
    )
    reads = {who: commission.look(who, "decision_by_event", stands.decision) for who in ("boss", "successor")}
    assert (reads["boss"], bool(*reads["successor"])) == ([None], True)


def clocks(commission: Commission, case: str) -> dict[str, tuple[date | None, ClockState]]:
    [found] = commission.look("yan", "clocks_by_case", f"arbitration/{case}")
    return {one.kind: (one.due, one.state) for one in found}


def test_each_way_in_which_a_case_ends_says_of_its_limits_what_is_true(commission: Commission) -> None:
    """Met is only what was done; what nobody has to do any more has ended with its case."""

    def states(case: str) -> dict[str, ClockState]:
        kinds = clocks(commission, case).items()
        return {kind.removeprefix("arbitration."): state for kind, (_, state) in kinds}

    withdrawn, refused, annulled, later, stayed_away, settled, to_court = (
        commission.file() for _ in range(7)
    )
    met, ended, gone = ClockState.MET, ClockState.ENDED, ClockState.ANNULLED
    commission.do(LI, commands.WithdrawArbitration, withdrawn)
    assert states(withdrawn) == {"acceptance": ended}
    reasons = (NotAcceptedReason.OTHER_COMMISSION,)
    commission.do("yan", commands.RefuseArbitration, refused, reasons=reasons)
    assert states(refused) == {"acceptance": met}
    for case in (annulled, later, stayed_away, settled, to_court):
        commission.accept(case)
    in_error = NumberCancellation.FILED_IN_ERROR
    commission.do("he", commands.AnnulArbitrationAcceptance, annulled, ground=in_error)
    [runs] = commission.look("yan", "clocks_by_case", f"arbitration/{annulled}")
    assert [one.state for one in runs if one.kind != "arbitration.acceptance"] == [gone] * 4
    begun = {"acceptance": met, "copy": met, "answer": ended, "award": ended}
    begun |= {"panel": ended, "panel-notice": ended}
    commission.serve(later, DOCUMENT.APPLICATION_COPY, FIRM)
    commission.do(LI, commands.WithdrawArbitration, later)
    assert states(later) == begun

    panel = {"arbitrators": ("song",)}
    for case in (stayed_away, settled):
        commission.do("he", commands.FormArbitrationPanel, case, **panel)
        commission.serve(case, DOCUMENT.PANEL_NOTICE, LI, FIRM)
        commission.do("song", commands.ScheduleArbitrationHearing, case, held_on=date(2010, 3, 29))
        commission.serve(case, DOCUMENT.HEARING_NOTICE, LI, FIRM)
    commission.county.open(date(2010, 3, 29))
    commission.do("song", commands.HoldArbitrationHearing, stayed_away, present=(Side.EMPLOYER,))
    heard = {"acceptance": met, "copy": ended, "panel": met, "panel-notice": met}
    assert states(stayed_away) == heard | {"award": ended}
    [[decided]] = commission.look(LI, "arbitration_decisions", stayed_away)
    [verified] = commission.look("yan", "verification_by_event", decided.event)
    assert (decided.question, verified.holds) == ("labor_relations.arbitration.absence", True)
    commission.do("song", commands.HoldArbitrationHearing, settled, present=tuple(Side))
    agreed = (ClaimSettled(0, 5_000_00), ClaimSettled(1))
    commission.do("song", commands.RecordArbitrationMediation, settled, settled=agreed)
    commission.serve(settled, DOCUMENT.MEDIATION_STATEMENT, LI, FIRM)
    assert states(settled) == heard | {"award": met}

    commission.county.open(date(2010, 4, 16))
    suit = {"worker": LI, "filed_on": commission.county.today, "file": "民初1号"}
    commission.do("yan", awards.RecordSuit, to_court, **suit)
    [runs] = commission.look("yan", "clocks_by_case", f"arbitration/{to_court}")
    ran_out = {one.kind: one.expired_on for one in runs if one.state is ended}
    assert ran_out == {
        "arbitration.copy": date(2010, 3, 8),
        "arbitration.panel": date(2010, 3, 8),
        "arbitration.panel-notice": date(2010, 3, 8),
        "arbitration.award": date(2010, 4, 15),
    }


def test_limits_that_ran_from_a_service_recorded_wrongly_fall_with_it_and_run_anew(
    commission: Commission,
) -> None:
    county, case = commission.county, commission.file()
    commission.accept(case)
    commission.serve(case, DOCUMENT.APPLICATION_COPY, FIRM)
    copy = {"document": DOCUMENT.APPLICATION_COPY, "employer": FIRM}
    wrong = {"ground": ServiceAnnulment.WRONG_DAY, "papers": (RECEIPT,)}
    county.open(date(2010, 3, 4))
    assert commission.refuses("yan", AnnulService, case, **copy, **wrong) == "NOT_AUTHORISED"
    commission.do("he", AnnulService, case, **copy, **wrong)
    [[service]] = commission.look("yan", "arbitration_services", case)
    assert (service.served_on, service.proof, service.annulled_on) == (None, None, county.today)
    kinds = ("arbitration.copy", "arbitration.answer")

    def runs(*kinds: str) -> list[tuple[date | None, ClockState]]:
        [found] = commission.look("yan", "clocks_by_case", f"arbitration/{case}")
        return [(clock.due, clock.state) for kind in kinds for clock in found if clock.kind == kind]

    copy_due, answer_due = date(2010, 3, 8), date(2010, 3, 15)
    assert runs(*kinds) == [
        (copy_due, ClockState.MET),
        (copy_due, ClockState.RUNNING),
        (answer_due, ClockState.ANNULLED),
    ]
    commission.serve(case, DOCUMENT.APPLICATION_COPY, FIRM)
    assert runs(*kinds)[1:] == [
        (copy_due, ClockState.MET),
        (answer_due, ClockState.ANNULLED),
        (date(2010, 3, 18), ClockState.RUNNING),
    ]

    commission.hear(case, date(2010, 3, 29))
    commission.award(case, 6_000_00, 4_500_00)
    county.open(date(2010, 4, 1))
    commission.serve(case, DOCUMENT.AWARD, LI, FIRM)
    county.open(date(2010, 4, 17))
    commission.service.timekeeper.look()
    commission.do("he", AnnulService, case, document=DOCUMENT.AWARD, worker=LI, **wrong)
    assert commission.refuses("he", awards.ConfirmAwardEffective, case) == "STILL_OPEN_TO_SUIT"
    commission.serve(case, DOCUMENT.AWARD, LI)
    assert runs("arbitration.suit") == [
        (date(2010, 4, 16), ClockState.ANNULLED),
        (date(2010, 5, 4), ClockState.RUNNING),
    ]
    commission.do("yan", awards.RecordSuit, case, worker=LI, filed_on=county.today, file="民初1号")


def test_the_award_has_45_days_and_15_more_by_the_director_and_is_shown_when_they_are_over(
    commission: Commission,
) -> None:
    """TV-ARB1: accepted on 1 March, an award by 15 April, with more time by 30 April."""
    case, other = commission.file(), commission.file(WANG, by=WANG)
    for one in (case, other):
        commission.accept(one)
    assert clocks(commission, case)["arbitration.award"][0] == date(2010, 4, 15)
    commission.county.open(date(2010, 4, 15))
    commission.do("he", commands.ExtendArbitration, case, ground=ExtensionGround.COMPLEX)
    assert clocks(commission, case)["arbitration.award"][0] == date(2010, 4, 30)
    commission.county.open(date(2010, 4, 16))
    commission.service.timekeeper.look()
    assert clocks(commission, case)["arbitration.award"][1] is ClockState.RUNNING
    assert clocks(commission, other)["arbitration.award"][1] is ClockState.EXPIRED
    extend = {"ground": ExtensionGround.COMPLEX}
    assert commission.refuses("he", commands.ExtendArbitration, other, **extend) == "CLOCK_RUN_OUT"
    filed_on = commission.county.today
    suit = {"worker": WANG, "filed_on": filed_on, "file": "民初1号"}
    assert commission.refuses("yan", awards.RecordSuit, case, **(suit | {"worker": LI})) == "NOT_YET_TO_COURT"
    commission.do("yan", awards.RecordSuit, other, **suit)


def test_the_other_side_hears_of_a_case_with_its_acceptance_and_not_before(commission: Commission) -> None:
    case = commission.file()

    def seen_by(who: str) -> tuple[bool, int]:
        [stands] = commission.look(who, "arbitration_by_id", case)
        [listed] = commission.look(who, "disputes_of", DisputesOf(party=LI))
        return stands is not None, len(listed.rows)

    assert (seen_by(LI), seen_by("boss")) == ((True, 1), (False, 0))
    commission.accept(case)
    assert (seen_by(LI), seen_by("boss")) == ((True, 1), (True, 1))


def test_a_stranger_does_not_learn_in_which_place_a_case_is_kept(commission: Commission) -> None:
    asked = {"arbitration": commission.file()}
    refused = commission.county.refuses("stranger", commands.AcceptArbitration, **asked)
    assert (refused.code, refused.params.get("region")) == ("NOT_AUTHORISED", None)
    named = {"region": GONGXIAN, "qualification": Qualification.LAWYER, "document": "聘书"}
    enrolled = named | {"person": WANG, "since": date(2009, 1, 1)}
    refused = commission.county.refuses("stranger", commands.EnrolArbitrator, **enrolled)
    assert (refused.code, refused.params["region"]) == ("NOT_AUTHORISED", GONGXIAN)


def test_a_cancelled_number_stays_visible_and_is_given_to_nobody_else(commission: Commission) -> None:
    first, second = commission.file(), commission.file(WANG, by=WANG)
    commission.accept(first)
    commission.do("he", commands.AnnulArbitrationAcceptance, first, ground=NumberCancellation.FILED_TWICE)
    commission.accept(second)
    commission.accept(first)
    asked = FindCaseNumbers(office="commission", series=CaseSeries.ARBITRATION, year=2010)
    [[numbers], [hidden]] = (
        [one.rows for one in commission.look(who, "find_case_numbers", asked)] for who in ("he", "stranger")
    )
    assert [(one.written, one.case, one.cancelled) for one in numbers] == [
        ("珙劳人仲案〔2010〕1号", f"arbitration/{first}", NumberCancellation.FILED_TWICE),
        ("珙劳人仲案〔2010〕2号", f"arbitration/{second}", None),
        ("珙劳人仲案〔2010〕3号", f"arbitration/{first}", None),
    ]
    assert list(hidden) == []


def test_what_was_served_under_an_annulled_acceptance_is_not_served_for_the_next(
    commission: Commission,
) -> None:
    case, notice = commission.file(), DOCUMENT.ACCEPTANCE_NOTICE
    commission.accept(case)
    commission.serve(case, notice, LI)
    commission.do("he", commands.AnnulArbitrationAcceptance, case, ground=NumberCancellation.FILED_IN_ERROR)
    commission.accept(case)
    commission.serve(case, notice, LI, number=2)
    [served] = commission.look("yan", "arbitration_services", case)
    assert sorted((one.document, one.number) for one in served) == [(notice, 1), (notice, 2)]


def test_a_death_that_identity_records_brings_the_case_on_a_list_until_the_kin_go_on(
    commission: Commission,
) -> None:
    case = commission.file(WANG, by=WANG)
    commission.accept(case)
    waiting = FindArbitrations(of_the_dead=True)
    commission.county.tell(
        HukouMoved(WANG, "fuxing", rural_hukou=False), DeathRecorded(WANG, date(2010, 3, 1), strong=True)
    )
    [found] = commission.look("yan", "find_arbitrations", waiting)
    assert [one.id for one in found.rows] == [case]
    commission.do("wangs-son", commands.ContinueWithHeirs, case, dead=WANG, heirs=("wangs-son",))
    [found] = commission.look("yan", "find_arbitrations", waiting)
    assert list(found.rows) == []
    [seen] = commission.look("wangs-son", "arbitration_by_id", case)
    assert (seen.id, seen.region) == (case, GONGXIAN)


def test_what_was_received_before_and_entered_after_the_filing_is_known_by_one_basis_only(
    commission: Commission,
) -> None:
    county, case = commission.county, commission.file()
    county.open(date(2010, 3, 5))
    told = HireRegistered("job", LI, FIRM, None, GONGXIAN, date(2006, 1, 1), date(2006, 1, 10), None, None)
    county.tell(told, by="employment", received_on=date(2010, 2, 26))
    asked = [WorkFactsOf(arbitration=case, basis=basis) for basis in (Basis.RECORDED, Basis.RECEIVED)]
    recorded, received = commission.look("yan", "arbitration_work_facts", *asked)
    assert (recorded, [one.received_on for one in received]) == ([], [date(2010, 2, 26)])


def test_who_sits_for_a_commission_is_public(commission: Commission) -> None:
    [listed] = commission.look("stranger", "find_arbitrators", FindArbitrators(region="gongxian"))
    assert [one.person for one in listed] == ["song", "tang"]


def test_a_case_is_accepted_as_the_clerk_has_seen_it(commission: Commission) -> None:
    """Whatever numbers there are before: it is the case whose version counts."""
    for earlier in (commission.file(), commission.file()):
        commission.accept(earlier)
    case = commission.file()
    late = commission.county.refuses(
        "yan", commands.AcceptArbitration, marks={"expected_version": 2}, arbitration=case
    )
    assert (late.code, late.params["version"]) == ("VERSION_CHANGED", 1)
    seen = {"expected_version": 1}
    receipt = commission.county.do("yan", commands.AcceptArbitration, marks=seen, arbitration=case)
    assert (receipt.stream, receipt.version) == (f"arbitration/{case}", 2)


def test_cases_accepted_at_the_same_time_have_numbers_without_a_gap(commission: Commission) -> None:
    cases = [commission.file() for _ in range(6)]

    def accept(case: str) -> None:
        """Whoever comes too late for this number asks for the next."""
        while True:
            try:
                return commission.accept(case)
            except Refused as refused:
                if refused.code != "CONFLICT":
                    raise

    with ThreadPoolExecutor(len(cases)) as clerks:
        list(clerks.map(accept, cases))
    asked = FindCaseNumbers(office="commission", series=CaseSeries.ARBITRATION, year=2010)
    [found] = commission.look("he", "find_case_numbers", asked)
    assert [one.number for one in found.rows] == [1, 2, 3, 4, 5, 6]
    assert {one.case for one in found.rows} == {f"arbitration/{case}" for case in cases}


def test_a_new_case_waits_for_the_clerk_and_everybody_sees_what_they_may_do(commission: Commission) -> None:
    case = commission.file()
    waiting = {
        who: [task.case for task in commission.look(who, "worklist", Worklist())[0].rows]
        for who in ("yan", "song")
    }
    assert waiting == {"yan": [f"arbitration/{case}"], "song": []}
    may = {
        who: {one.name for one in commission.look(who, "arbitration_actions", case)[0] if one.allowed}
        for who in ("yan", LI, "boss", "stranger")
    }
    assert may["yan"] >= {"acceptArbitration", "refuseArbitration", "askToCompleteArbitration"}
    assert may[LI] == {"withdrawArbitration", "recordArbitrationLimitationBreak"}
    assert may["boss"] == may["stranger"] == set()
    commission.accept(case)
    [actions] = commission.look("yan", "arbitration_actions", case)
    allowed = {one.name for one in actions if one.allowed}
    assert {"serveArbitrationDocument", "recordArbitrationAnswer"} <= allowed
    assert "acceptArbitration" not in allowed
