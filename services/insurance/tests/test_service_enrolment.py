"""Enrolment over the whole counter: three hands, an account, and what the registers say at each step."""

from datetime import date

import pytest
from pilot_county import GONGXIAN, LUODU, SHUANGHE, XUNCHANG, PilotCounty, paper

from insurance.contract import (
    AppealAnswer,
    AskToCompleteEnrolment,
    ChangeCategory,
    ChooseGrade,
    CompleteEnrolment,
    ConfirmEnrolment,
    Consent,
    EnrolmentCategory,
    EnrolmentStage,
    FindClaims,
    FindEnrolments,
    FirstReviewEnrolment,
    NotAcceptedGround,
    PaperKind,
    RefuseEnrolment,
    ReturnEnrolment,
    ReturnGround,
    Scheme,
    SubmitEnrolment,
    WithdrawEnrolment,
)
from jinbao.casework.people import DeathRecorded, DeathRevoked, HukouMoved, PersonsMerged, PersonsUnmerged

DISABLED, URBAN = EnrolmentCategory.SEVERELY_DISABLED, Scheme.URBAN_RESIDENTS


@pytest.fixture
def lin(county: PilotCounty) -> str:
    return county.resident("lin")


def stage(county: PilotCounty, person: str) -> EnrolmentStage:
    found: EnrolmentStage = county.ask("jian", "enrolment_by_person", person).stage
    return found


def test_three_hands_open_the_account(county: PilotCounty, lin: str) -> None:
    county.submit(lin)
    assert stage(county, lin) is EnrolmentStage.SUBMITTED
    county.do("chu", FirstReviewEnrolment, person=lin)
    assert stage(county, lin) is EnrolmentStage.FIRST_REVIEWED
    assert county.ask("fu", "account_by_person", lin) is None
    county.do("fu", ConfirmEnrolment, person=lin)
    enrolment = county.ask(lin, "enrolment_by_person", lin)
    assert (enrolment.stage, enrolment.confirmed_on) == (EnrolmentStage.CONFIRMED, county.today)
    account = county.ask(lin, "account_by_person", lin)
    assert (account.opened_on, account.balance, account.region) == (county.today, 0, SHUANGHE)


def test_a_confirmation_without_authority_opens_no_account(county: PilotCounty, lin: str) -> None:
    county.submit(lin)
    county.do("chu", FirstReviewEnrolment, person=lin)
    assert county.refuses("yan", ConfirmEnrolment, person=lin).code == "NOT_AUTHORISED"
    assert stage(county, lin) is EnrolmentStage.FIRST_REVIEWED
    assert county.ask("fu", "account_by_person", lin) is None


def test_what_is_not_accepted_names_its_reasons_and_the_ways_to_appeal(county: PilotCounty, lin: str) -> None:
    county.submit(lin)
    county.do("chu", RefuseEnrolment, person=lin, reasons=(NotAcceptedGround.IDENTITY_UNPROVEN,))
    refused = county.ask(lin, "enrolment_by_person", lin)
    assert (refused.stage, refused.reasons) == (EnrolmentStage.NOT_ACCEPTED, ("IDENTITY_UNPROVEN",))
    assert refused.appeals == (AppealAnswer("reconsideration", 60, "days"), AppealAnswer("suit", 3, "months"))
    county.enrol(lin)
    again = county.ask(lin, "enrolment_by_person", lin)
    assert (again.stage, again.reasons, again.appeals) == (EnrolmentStage.CONFIRMED, (), ())


def test_missing_papers_are_listed_until_they_are_brought(county: PilotCounty, lin: str) -> None:
    county.submit(lin)
    county.do("chu", AskToCompleteEnrolment, person=lin, missing=(PaperKind.ID_CARD, PaperKind.HUKOU_BOOK))
    waiting = county.ask(lin, "enrolment_by_person", lin)
    assert (waiting.stage, waiting.missing) == (
        EnrolmentStage.TO_COMPLETE,
        (PaperKind.ID_CARD, PaperKind.HUKOU_BOOK),
    )
    half = county.refuses(lin, CompleteEnrolment, person=lin, papers=(paper(PaperKind.ID_CARD),))
    assert half.code == "STILL_MISSING"
    both = (paper(PaperKind.ID_CARD), paper(PaperKind.HUKOU_BOOK))
    county.do(lin, CompleteEnrolment, person=lin, papers=both)
    complete = county.ask(lin, "enrolment_by_person", lin)
    assert (complete.stage, complete.missing) == (EnrolmentStage.SUBMITTED, ())


def test_what_the_county_returns_says_why(county: PilotCounty, lin: str) -> None:
    county.submit(lin)
    county.do("chu", FirstReviewEnrolment, person=lin)
    county.do("fu", ReturnEnrolment, person=lin, reasons=(ReturnGround.FACTS_DISAGREE,))
    returned = county.ask(lin, "enrolment_by_person", lin)
    assert (returned.stage, returned.reasons) == (EnrolmentStage.RETURNED, ("FACTS_DISAGREE",))


def test_an_applicant_takes_the_form_back_and_comes_again(county: PilotCounty, lin: str) -> None:
    county.submit(lin, by=lin, consent=None)
    county.do(lin, WithdrawEnrolment, person=lin)
    assert stage(county, lin) is EnrolmentStage.WITHDRAWN
    county.enrol(lin)
    assert stage(county, lin) is EnrolmentStage.CONFIRMED


CANNOT = [
    # who is it       born          hukou                             what is asked          refused
    ("too young", "1994-01-06", {}, {}, "TOO_YOUNG"),
    ("student", "1990-01-01", {}, {"student": True}, "STUDENT"),
    ("employee", "1970-06-01", {}, {"employee_pension": True}, "IN_EMPLOYEE_PENSION"),
    ("urban", "1970-06-01", {"rural": False}, {}, "NO_RURAL_HUKOU"),
    ("no such grade", "1970-06-01", {}, {"grade": 150_00}, "NOT_A_GRADE"),
    ("negative grade", "1970-06-01", {}, {"grade": -100_00}, "NOT_A_GRADE"),
    ("not yet born", "2010-01-06", {}, {}, "BEFORE_BIRTH"),
]


@pytest.mark.parametrize(("who", "born", "hukou", "asked", "code"), CANNOT, ids=[row[0] for row in CANNOT])
def test_whom_the_scheme_does_not_take(
    county: PilotCounty, who: str, born: str, hukou: dict[str, bool], asked: dict[str, object], code: str
) -> None:
    county.resident(who, born, **hukou)
    form = {"grade": 100_00, "consent": Consent.SIGNED_FORM, **asked}
    assert county.refuses("xie", SubmitEnrolment, person=who, **form).code == code
    assert county.ask("jian", "enrolment_by_person", who) is None


def test_a_person_of_whom_insurance_never_heard_is_not_enrolled(county: PilotCounty) -> None:
    refusal = county.refuses("xie", SubmitEnrolment, person="nobody", grade=100_00)
    assert (refusal.code, refusal.params) == ("PERSON_UNKNOWN", {"person": "nobody"})


def test_of_two_files_of_one_human_being_only_the_one_that_goes_on_is_enrolled(
    county: PilotCounty, lin: str
) -> None:
    county.resident("lin-again", "1970-06-01")
    county.tell(PersonsMerged(survivor=lin, merged="lin-again"))
    form = {"grade": 100_00, "consent": Consent.SIGNED_FORM}
    refusal = county.refuses("xie", SubmitEnrolment, person="lin-again", **form)
    assert (refusal.code, refusal.params) == ("PERSON_MERGED", {"survivor": lin})

    county.tell(PersonsUnmerged(survivor=lin, merged="lin-again"))
    county.enrol("lin-again")
    assert stage(county, "lin-again") is EnrolmentStage.CONFIRMED


def test_a_person_in_a_region_of_which_insurance_never_heard_is_not_enrolled(county: PilotCounty) -> None:
    county.resident("lost", village="atlantis")
    refusal = county.refuses("xie", SubmitEnrolment, person="lost", grade=100_00)
    assert (refusal.code, refusal.params) == ("REGION_UNKNOWN", {"region": "atlantis"})


def test_a_proven_death_stops_the_enrolment_and_a_villages_report_does_not(
    county: PilotCounty, lin: str
) -> None:
    yesterday = date(2010, 1, 4)
    county.tell(DeathRecorded(lin, yesterday, strong=False))
    county.submit(lin)
    county.do("chu", FirstReviewEnrolment, person=lin)
    county.tell(DeathRecorded(lin, yesterday, strong=True))
    refusal = county.refuses("fu", ConfirmEnrolment, person=lin)
    assert (refusal.code, refusal.params) == ("AFTER_DEATH", {"died_on": yesterday})
    county.tell(DeathRevoked(lin))
    county.do("fu", ConfirmEnrolment, person=lin)


def test_nothing_is_entered_for_tomorrow_or_yesterday(county: PilotCounty, lin: str) -> None:
    form = {"person": lin, "grade": 100_00, "consent": Consent.SIGNED_FORM}
    assert county.refuses("xie", SubmitEnrolment, on=date(2010, 1, 6), **form).code == "ON_IN_FUTURE"
    assert (
        county.refuses("xie", SubmitEnrolment, on=date(2010, 1, 4), **form).code == "HISTORICAL_ENTRY_NEEDED"
    )


def test_the_grade_of_next_year_is_not_this_years(county: PilotCounty, lin: str) -> None:
    county.enrol(lin)
    county.do(lin, ChooseGrade, person=lin, year=2011, grade=300_00)
    assert county.ask(lin, "enrolment_by_person", lin).grade == 100_00
    county.open(date(2011, 1, 4))
    assert county.ask(lin, "enrolment_by_person", lin).grade == 300_00


def test_the_category_of_next_year_is_not_this_years(county: PilotCounty, lin: str) -> None:
    county.enrol(lin)
    county.do("chu", ChangeCategory, person=lin, year=2011, category=DISABLED)
    disabled = FindEnrolments(category=DISABLED)
    assert county.ask("fu", "find_enrolments", disabled).rows == []
    county.open(date(2011, 1, 4))
    [found] = county.ask("fu", "find_enrolments", disabled).rows
    assert (found.id, found.category) == (lin, DISABLED)


def test_enrolments_are_found_by_what_an_office_asks_for(county: PilotCounty) -> None:
    county.enrol(county.resident("lin"))
    county.submit(county.resident("wu", village=LUODU), by="mu")
    county.open(date(2010, 1, 6))
    county.submit(county.resident("luo", village=LUODU), by="mu", category=DISABLED)

    def found(**asked: object) -> list[str]:
        return [row.id for row in county.ask("fu", "find_enrolments", FindEnrolments(**asked)).rows]  # type: ignore[arg-type] # as the question has it

    assert found() == ["luo", "wu", "lin"]
    assert found(region=LUODU) == found(stage=EnrolmentStage.SUBMITTED) == ["luo", "wu"]
    assert found(region=GONGXIAN) == found(region=XUNCHANG) == ["luo", "wu", "lin"]
    assert found(category=DISABLED) == found(submitted_from=date(2010, 1, 6)) == ["luo"]
    assert found(submitted_until=date(2010, 1, 5)) == ["wu", "lin"]
    assert found(region="nowhere") == []


def test_townspeople_go_the_same_way_in_a_scheme_of_their_own(county: PilotCounty) -> None:
    """Handbook 6.4: grades up to 1000 yuan from July 2011; since the merger there is one scheme for all."""
    townsman = county.resident("townsman", "1951-07-02", rural=False)
    for day, code in ((date(2011, 6, 30), "NO_RURAL_HUKOU"), (date(2011, 7, 1), None)):
        county.open(day)
        form = {"person": townsman, "grade": 600_00, "consent": Consent.SIGNED_FORM}
        assert code is None or county.refuses("xie", SubmitEnrolment, **form).code == code
    county.enrol(townsman, grade=600_00)
    county.enrol(county.resident("farmer"))
    county.pay(townsman, 2011, 600_00)
    assert county.ask(townsman, "account_by_person", townsman).balance == 630_00
    county.open(date(2011, 7, 4))
    claim = county.decide(county.hand_on(county.file(townsman)))
    granted = county.ask("jian", "claim_by_id", claim)
    assert (granted.scheme, granted.payable_from, granted.monthly) == (URBAN, "2011-08", 59_53)
    assert county.ask("jian", "verification_by_claim", claim).holds
    county.open(date(2014, 7, 1))
    county.enrol(county.resident("newcomer", rural=False), grade=2000_00)

    found = {
        scheme: [row.id for row in county.ask("fu", "find_enrolments", FindEnrolments(scheme=scheme)).rows]
        for scheme in Scheme
    }
    assert list(found.values()) == [["farmer"], ["townsman"], ["newcomer"]]
    [claimed] = county.ask("fu", "find_claims", FindClaims(scheme=URBAN)).rows
    assert claimed.id == claim


def test_a_case_under_way_follows_who_moves(county: PilotCounty, lin: str) -> None:
    county.submit(lin)
    county.tell(HukouMoved(lin, LUODU, rural_hukou=True))
    county.do("chu", FirstReviewEnrolment, person=lin)
    assert county.ask("jian", "enrolment_by_person", lin).region == LUODU
