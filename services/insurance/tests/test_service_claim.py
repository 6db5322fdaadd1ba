"""A claim over the whole counter: five hands, a decision that explains itself, its service."""

from datetime import date

import pytest
from paying import months
from pilot_county import FUXING, SHUANGHE, XUNCHANG, PilotCounty, paper

from insurance.contract import (
    AcceptClaim,
    AppealAnswer,
    AskToCompleteClaim,
    ChooseGrade,
    ClaimAnswer,
    ClaimsOf,
    ClaimStage,
    ClaimStop,
    CompleteClaim,
    Consent,
    DecideClaim,
    DeclaredChild,
    FileClaim,
    FindClaims,
    MakeUpAnswer,
    NotAcceptedGround,
    ObjectionGround,
    PaperKind,
    PubliciseClaim,
    RecheckClaim,
    RecordContribution,
    RecordMakeUp,
    RecordObjection,
    RefuseClaim,
    ReturnClaim,
    ReturnGround,
    ReviewClaim,
    ServeDecision,
    ServiceMethod,
    WithdrawClaim,
    Worklist,
)
from jinbao.casework.people import DeathRecorded, KinshipRecorded

DIRECT = ServiceMethod.DIRECT


def shown(county: PilotCounty, claim: str) -> ClaimAnswer:
    answer: ClaimAnswer = county.ask("jian", "claim_by_id", claim)
    return answer


def test_a_claim_at_sixty_goes_through_five_hands_to_a_pension(county: PilotCounty) -> None:
    claim = county.file(county.pensioner("zhou"))
    stages = [shown(county, claim).stage]
    for officer, step in (("chu", AcceptClaim), ("yan", ReviewClaim)):
        county.do(officer, step, claim=claim)
        stages.append(shown(county, claim).stage)
    assert stages == [ClaimStage.FILED, ClaimStage.ACCEPTED, ClaimStage.REVIEWED]
    assert county.refuses("he", DecideClaim, claim=claim).code == "OUT_OF_ORDER"


def test_the_pension_is_the_base_and_what_the_account_gives_a_month(county: PilotCounty) -> None:
    """(100 + 30) / 139 = 0.935, which is 0.94; with the base of 55 yuan, from the month after sixty."""
    granted = shown(county, county.granted())
    assert (granted.stage, granted.monthly, granted.payable_from) == (ClaimStage.GRANTED, 55_94, "2010-02")
    assert granted.decided_on == county.today
    assert county.refuses("qian", RecordContribution, person="zhou", year=2010, amount=100_00).code == (
        "PENSION_GRANTED"
    )


def test_a_decision_says_which_years_interest_the_account_lacks(county: PilotCounty) -> None:
    county.pensioner("zhou", "1951-01-04")
    county.open(date(2011, 1, 5))
    county.pay("zhou", 2011)
    claim = county.decide(county.hand_on(county.file("zhou")))
    said = county.ask("zhou", "decision_by_claim", claim)
    told = [one.value for one in said.inputs if one.name.startswith("year_without_interest")]
    assert (shown(county, claim).monthly, told) == (56_87, ["2010"])
    assert county.ask("he", "verification_by_claim", claim).holds


def test_who_paid_too_few_years_is_told_so_by_a_decision(county: PilotCounty) -> None:
    county.enrol(county.resident("zhou", "1950-01-04"))
    claim = county.decide(county.hand_on(county.file("zhou")))
    denied = shown(county, claim)
    assert (denied.stage, denied.reasons, denied.monthly) == (ClaimStage.DENIED, ("TOO_FEW_YEARS",), None)
    county.pay("zhou", 2010)
    assert shown(county, county.decide(county.hand_on(county.file("zhou")))).monthly == 55_94


def test_service_opens_the_ways_to_appeal_and_says_when_they_end(county: PilotCounty) -> None:
    claim = county.granted()
    before = county.ask("zhou", "decision_by_claim", claim).appeals
    assert before == (AppealAnswer("reconsideration", 60, "days"), AppealAnswer("suit", 3, "months"))
    county.open(date(2010, 1, 11))
    county.do("song", ServeDecision, claim=claim, served_on=date(2010, 1, 8), method=DIRECT)
    served = county.ask("zhou", "claim_by_id", claim)
    assert served.served_on == date(2010, 1, 8)
    assert [end.last_day for end in served.appeals] == [date(2010, 3, 9), date(2010, 4, 8)]
    assert county.ask("zhou", "decision_by_claim", claim).appeals == served.appeals


@pytest.mark.parametrize(
    ("day", "code"), [(date(2010, 1, 4), "SERVED_BEFORE_DECISION"), (date(2010, 1, 6), "SERVED_IN_FUTURE")]
)
def test_nothing_is_served_before_it_is_decided_or_tomorrow(
    county: PilotCounty, day: date, code: str
) -> None:
    claim = county.granted()
    assert county.refuses("song", ServeDecision, claim=claim, served_on=day, method=DIRECT).code == code


def test_a_claim_that_is_not_accepted_is_answered_and_served(county: PilotCounty) -> None:
    claim = county.file(county.pensioner())
    county.do("chu", RefuseClaim, claim=claim, reasons=(NotAcceptedGround.NOT_THIS_SCHEME,))
    refused = shown(county, claim)
    assert (refused.stage, refused.reasons) == (ClaimStage.NOT_ACCEPTED, ("NOT_THIS_SCHEME",))
    assert county.ask("zhou", "decision_by_claim", claim) is None
    county.do("song", ServeDecision, claim=claim, served_on=county.today, method=DIRECT)
    assert [end.last_day for end in shown(county, claim).appeals] == [date(2010, 3, 8), date(2010, 4, 6)]
    county.file("zhou")


def test_missing_papers_and_a_corrected_form_come_back_to_the_township(county: PilotCounty) -> None:
    claim = county.file(county.pensioner(), employee_pension=True)
    county.do("chu", AskToCompleteClaim, claim=claim, missing=(PaperKind.BANK_BOOK,))
    assert shown(county, claim).missing == (PaperKind.BANK_BOOK,)
    brought = (paper(PaperKind.BANK_BOOK),)
    county.do("zhou", CompleteClaim, claim=claim, papers=brought, employee_pension=False)
    assert (shown(county, claim).stage, shown(county, claim).missing) == (ClaimStage.FILED, ())
    county.decide(county.hand_on(claim))
    decision = county.ask("zhou", "decision_by_claim", claim)
    [employee] = [each for each in decision.inputs if each.name == "employee_pension"]
    history = county.ask("zhou", "claim_history", claim)
    assert (employee.value, employee.source) == ("false", history[2].id)


def test_a_returned_claim_waits_where_it_was_sent(county: PilotCounty) -> None:
    claim = county.hand_on(county.file(county.pensioner()))
    county.do("he", ReturnClaim, claim=claim, to=ClaimStop.REVIEW, reasons=(ReturnGround.FACTS_DISAGREE,))
    returned = shown(county, claim)
    assert (returned.stage, returned.reasons) == (ClaimStage.ACCEPTED, ("FACTS_DISAGREE",))
    county.do("yan", ReviewClaim, claim=claim)
    assert (shown(county, claim).stage, shown(county, claim).reasons) == (ClaimStage.REVIEWED, ())


def test_a_withdrawn_claim_makes_room_for_another(county: PilotCounty) -> None:
    claim = county.file(county.pensioner())
    assert county.refuses("xie", FileClaim, person="zhou", consent=Consent.WRITTEN).code == "CLAIM_OPEN"
    county.do("zhou", WithdrawClaim, claim=claim)
    assert shown(county, claim).stage is ClaimStage.WITHDRAWN
    second = county.file("zhou")
    page = county.ask("zhou", "claims_of", ClaimsOf(person="zhou"))
    assert [row.id for row in page.rows] == [second, claim]


def test_whoever_has_a_pension_claims_no_second_one(county: PilotCounty) -> None:
    county.granted()
    assert county.refuses("xie", FileClaim, person="zhou", consent=Consent.WRITTEN).code == "CLAIM_OPEN"


WHEN = [
    # born          what it says
    ("1950-02-05", None),
    ("1950-02-06", "CLAIM_TOO_EARLY"),
]


@pytest.mark.parametrize(("born", "code"), WHEN)
def test_a_claim_comes_a_month_before_sixty_at_the_earliest(
    county: PilotCounty, born: str, code: str | None
) -> None:
    person = county.resident("zhou", born)
    if code:
        assert county.refuses("xie", FileClaim, person=person, consent=Consent.WRITTEN).code == code
    else:
        assert shown(county, county.file(person)).stage is ClaimStage.FILED


def test_an_early_claim_is_decided_from_the_birthday_on(county: PilotCounty) -> None:
    claim = county.hand_on(county.file(county.pensioner("zhou", "1950-01-20")))
    refusal = county.refuses("he", DecideClaim, claim=claim)
    assert (refusal.code, refusal.params) == ("PENSION_AGE_AHEAD", {"age": 60})
    county.open(date(2010, 1, 20))
    assert shown(county, county.decide(claim)).payable_from == "2010-02"


def test_a_claim_is_decided_for_the_heirs_up_to_the_month_of_death(county: PilotCounty) -> None:
    """Handbook 17.2: open claims are decided up to the death month; a village's report alone proves none."""
    claim = county.file(county.pensioner("zhou"))
    county.tell(DeathRecorded("zhou", date(2010, 2, 20), strong=True))
    county.open(date(2010, 4, 6))
    granted = shown(county, county.decide(county.hand_on(claim)))
    assert (granted.payable_from, granted.payable_until, granted.monthly) == ("2010-02", "2010-02", 55_94)
    assert {month: one.due for month, one in months(county).items() if one.due} == {"2010-02": 55_94}
    [death] = [
        fact.value for fact in county.ask("jian", "decision_by_claim", claim).inputs if fact.name == "died_on"
    ]
    assert death == "2010-02-20"
    assert county.ask("jian", "verification_by_claim", claim).holds


def test_who_died_before_a_month_was_due_leaves_nothing_to_pay(county: PilotCounty) -> None:
    early = county.file(county.pensioner("sun", "1950-01-20"))
    county.tell(DeathRecorded("sun", date(2010, 1, 19), strong=True))
    denied = shown(county, county.decide(county.hand_on(early)))
    assert (denied.stage, denied.reasons, denied.payable_until) == (ClaimStage.DENIED, ("TOO_YOUNG",), None)


def test_bought_years_make_the_account_larger_and_replace_no_year_that_is_owed(county: PilotCounty) -> None:
    """One year left at the start: fourteen can be bought. (15 × 100 + 30) / 139 = 11.01."""
    county.enrol(county.resident("zhou", "1950-01-04"))
    for year in range(1995, 2009):
        county.do("qian", RecordMakeUp, person="zhou", year=year, amount=100_00)
    refusal = county.refuses("qian", RecordMakeUp, person="zhou", year=1994, amount=100_00)
    assert (refusal.code, refusal.params) == ("NO_MORE_TO_MAKE_UP", {"most": 14})
    assert county.ask("zhou", "make_up_by_person", "zhou") == MakeUpAnswer(most=14, bought=14, left=0)
    assert county.ask("sun", "make_up_by_person", "zhou") is None
    claim = county.decide(county.hand_on(county.file("zhou")))
    assert shown(county, claim).reasons == ("TOO_FEW_YEARS",)
    county.pay("zhou", 2010)
    claim = county.decide(county.hand_on(county.file("zhou")))
    assert shown(county, claim).monthly == 66_01
    assert county.ask("jian", "verification_by_claim", claim).holds


def test_a_county_may_have_claims_publicised_and_an_objection_sends_one_back(county: PilotCounty) -> None:
    """Handbook 4.1: reviewed, posted in the village, rechecked once nobody can object any more."""
    county.set_parameter("publication_days", "7", promulgated_on=date(2010, 1, 4))
    claim = county.file(county.pensioner("zhou"))
    for officer, step in (("chu", AcceptClaim), ("yan", ReviewClaim)):
        county.do(officer, step, claim=claim)
    [task] = county.ask("lou", "worklist", Worklist()).rows
    assert (task.step, task.case) == ("publicise", f"rural-pension-claim/{claim}")
    county.do("lou", PubliciseClaim, claim=claim, place=SHUANGHE)
    public = shown(county, claim)
    assert (public.stage, public.public_at) == (ClaimStage.PUBLIC, SHUANGHE)
    assert (public.public_on, public.public_until) == (date(2010, 1, 5), date(2010, 1, 12))
    refusal = county.refuses("fu", RecheckClaim, claim=claim)
    assert (refusal.code, refusal.params) == ("PUBLICATION_RUNNING", {"until": date(2010, 1, 12)})

    county.do("lou", RecordObjection, claim=claim, ground=ObjectionGround.AGE_DISPUTED)
    back = shown(county, claim)
    assert (back.stage, back.reasons, back.public_on) == (ClaimStage.ACCEPTED, ("AGE_DISPUTED",), None)
    county.do("yan", ReviewClaim, claim=claim)
    county.do("lou", PubliciseClaim, claim=claim, place=XUNCHANG)
    county.open(date(2010, 1, 13))
    county.do("fu", RecheckClaim, claim=claim)
    assert shown(county, county.decide(claim)).stage is ClaimStage.GRANTED


# TV-NRP3: whom the scheme found at sixty pays nothing, but their children have to have joined.


def elder(county: PilotCounty, *children: str) -> str:
    county.resident("elder", "1949-06-15")
    return county.file("elder", children=tuple(DeclaredChild(child) for child in children))


def test_children_who_have_joined_open_their_parents_pension(county: PilotCounty) -> None:
    for child in ("li", "wu"):
        county.enrol(county.resident(child, "1975-01-01"))
    county.pay("li", 2010)
    denied = shown(county, county.decide(county.hand_on(elder(county, "li", "wu"))))
    assert (denied.stage, denied.reasons) == (ClaimStage.DENIED, ("CHILD_NOT_JOINED",))
    county.open(date(2010, 3, 5))
    county.pay("wu", 2010)
    granted = shown(county, county.decide(county.hand_on(elder(county, "li", "wu"))))
    assert (granted.monthly, granted.payable_from) == (55_00, "2010-04")


CHILDREN = [
    # what it is about                 the child's birth, village, hukou, and on the form   what follows
    ("lives in another county", "1975-01-01", FUXING, True, {}, "2009-12"),
    ("has no rural hukou", "1975-01-01", None, False, {}, "2009-12"),
    ("is fifteen", "1994-01-06", None, True, {}, "2009-12"),
    ("is sixteen today", "1994-01-05", None, True, {}, None),
    ("is at school", "1990-01-01", None, True, {"student": True}, "2009-12"),
    ("is an employee", "1975-01-01", None, True, {"employee_pension": True}, "2009-12"),
    ("is sixty", "1950-01-05", None, True, {}, "2009-12"),
    ("has to join", "1975-01-01", None, True, {}, None),
]


@pytest.mark.parametrize(
    ("about", "born", "village", "rural", "form", "payable_from"), CHILDREN, ids=[row[0] for row in CHILDREN]
)
def test_which_children_have_to_join(
    county: PilotCounty,
    about: str,  # noqa: ARG001 -- it names the case
    born: str,
    village: str | None,
    rural: bool,  # noqa: FBT001 -- a column of the table
    form: dict[str, bool],
    payable_from: str | None,
) -> None:
    county.resident("li", born, rural=rural, **({"village": village} if village else {}))
    county.resident("elder", "1949-06-15")
    claim = county.file("elder", children=(DeclaredChild("li", **form),))
    decided = shown(county, county.decide(county.hand_on(claim)))
    assert decided.payable_from == payable_from
    assert decided.reasons == (() if payable_from else ("CHILD_NOT_JOINED",))


def test_a_child_who_has_died_has_not_to_join(county: PilotCounty) -> None:
    county.resident("li", "1975-01-01")
    county.tell(DeathRecorded("li", date(2010, 1, 4), strong=True))
    decided = county.decide(county.hand_on(elder(county, "li")))
    assert shown(county, decided).payable_from == "2009-12"
    assert county.ask("jian", "verification_by_claim", decided).holds


def test_a_child_of_whom_nobody_knows_keeps_the_pension_back(county: PilotCounty) -> None:
    decided = shown(county, county.decide(county.hand_on(elder(county, "unheard-of"))))
    assert decided.reasons == ("CHILDREN_NOT_KNOWN",)


def test_a_child_is_named_once(county: PilotCounty) -> None:
    county.resident("elder", "1949-06-15")
    twice = (DeclaredChild("li"), DeclaredChild("li"))
    refusal = county.refuses("xie", FileClaim, person="elder", children=twice, consent=Consent.WRITTEN)
    assert refusal.code == "CHILD_TWICE"


def test_no_child_on_record_is_passed_over(county: PilotCounty) -> None:
    for person, born in (("elder", "1949-06-15"), ("li", "1975-01-01"), ("wu", "1978-01-01")):
        county.resident(person, born)
    county.tell(KinshipRecorded("elder", "li", "CHILD"), KinshipRecorded("elder", "lin", "SPOUSE"))
    form = {"person": "elder", "consent": Consent.WRITTEN}
    refusal = county.refuses("xie", FileClaim, **form)
    assert (refusal.code, refusal.field) == ("CHILD_NOT_NAMED", "children")
    claim = county.hand_on(county.file("elder", children=(DeclaredChild("li"),)))
    county.tell(KinshipRecorded("elder", "wu", "CHILD"))
    assert county.refuses("he", DecideClaim, claim=claim).code == "CHILD_NOT_NAMED"
    county.tell(DeathRecorded("wu", date(2009, 12, 30), strong=True))
    assert shown(county, county.decide(claim)).reasons == ("CHILD_NOT_JOINED",)


def test_who_contributes_is_not_asked_for_children(county: PilotCounty) -> None:
    county.pensioner("zhou")
    county.tell(KinshipRecorded("zhou", county.resident("li", "1975-01-01"), "CHILD"))
    assert shown(county, county.decide(county.hand_on(county.file("zhou")))).stage == ClaimStage.GRANTED


# TV-NRP1: fifteen years at the lowest grade give 1950 / 139 = 14.03 a month on top of the base.

DECIDED_ON = [
    # a raise for the first payable month counts once it is promulgated
    (date(2024, 12, 16), 123_00),
    (date(2025, 1, 2), 143_00),
]


@pytest.mark.parametrize(("day", "base"), DECIDED_ON)
def test_fifteen_years_at_the_lowest_grade(county: PilotCounty, day: date, base: int) -> None:
    county.enrol(county.resident("qin", "1964-12-15"))
    for year in range(2010, 2025):
        county.open(date(year, 3, 1))
        county.pay("qin", year)
    county.open(day)
    granted = shown(county, county.decide(county.hand_on(county.file("qin"))))
    assert county.ask("qin", "account_by_person", "qin").balance == 1950_00
    assert (granted.monthly, granted.payable_from) == (base + 14_03, "2025-01")


def test_fourteen_years_are_one_too_few(county: PilotCounty) -> None:
    county.resident("qin", "1964-12-15")
    county.enrol("qin")
    for year in range(2010, 2024):
        county.open(date(year, 3, 1))
        county.pay("qin", year)
    county.open(date(2024, 12, 16))
    assert shown(county, county.decide(county.hand_on(county.file("qin")))).reasons == ("TOO_FEW_YEARS",)


def test_claims_are_found_by_what_an_office_asks_for(county: PilotCounty) -> None:
    first = county.granted("zhou")
    county.open(date(2010, 1, 6))
    second = county.file(county.pensioner("sun", "1950-01-05"))

    def found(**asked: object) -> list[str]:
        return [row.id for row in county.ask("fu", "find_claims", FindClaims(**asked)).rows]  # type: ignore[arg-type] # as the question has it

    assert found() == [second, first]
    assert found(stage=ClaimStage.GRANTED) == found(filed_until=date(2010, 1, 5)) == [first]
    assert found(filed_from=date(2010, 1, 6)) == [second]
    assert found(region="changning") == []


def test_a_grade_that_was_chosen_later_counts_in_the_pension(county: PilotCounty) -> None:
    county.enrol(county.resident("zhou", "1951-01-04"))
    county.do("zhou", ChooseGrade, person="zhou", year=2011, grade=500_00)
    county.pay("zhou", 2010)
    county.open(date(2011, 1, 5))
    county.pay("zhou", 2011, 500_00)
    granted = shown(county, county.decide(county.hand_on(county.file("zhou"))))
    assert granted.monthly == 55_00 + 4_75  # (130 + 530) / 139 = 4.748
