"""A whole village in one act: what can be done goes in, everybody has a receipt, nothing is done twice."""

from datetime import date

import pytest
from pilot_county import GONGXIAN, LUODU, SHUANGHE, PilotCounty

from insurance.contract import (
    Asked,
    AskedAct,
    BatchAct,
    BatchAnswer,
    BatchOutcome,
    CaseReceiptAnswer,
    ConfirmEnrolments,
    Consent,
    CreditInterests,
    EnrolmentCategory,
    EnrolmentStage,
    EntriesOf,
    FindBatches,
    FirstReviewEnrolments,
    NewEnrolment,
    ReceiptsOf,
    RecordContributions,
    ReversalGround,
    ReverseEntry,
    SubmitEnrolments,
    TakeBackEnrolment,
    Worklist,
)
from jinbao.casework.people import DeathRecorded, KinshipRecorded


@pytest.fixture
def village(county: PilotCounty) -> PilotCounty:
    """Four forms from Shuanghe and one from Luodu; one of the four the reviewer has taken in."""
    for person in ("an", "bo", "cui"):
        county.submit(county.resident(person))
    county.submit(county.resident("dou"), by="chu")
    county.submit(county.resident("er", village=LUODU), by="mu")
    return county


def settled(
    county: PilotCounty, who: str, kind: type, **asked: object
) -> tuple[BatchAnswer, dict[str, str | None]]:
    """The batch, and the code of each receipt."""
    batch = county.do(who, kind, **asked).stream.rpartition("/")[2]
    receipts = county.ask(who, "receipts_of", ReceiptsOf(batch=batch, first=100)).rows
    return county.ask(who, "batch_by_id", batch), {one.person: one.code for one in receipts}


def stages(county: PilotCounty, *persons: str) -> list[EnrolmentStage]:
    return [county.ask("jian", "enrolment_by_person", person).stage for person in persons]


def test_the_wrong_officer_is_turned_away(village: PilotCounty) -> None:
    for who in ("gao", "xie", "fu", "lin"):
        assert village.refuses(who, FirstReviewEnrolments, region=SHUANGHE).code == "NOT_AUTHORISED"
    assert village.refuses("chu", FirstReviewEnrolments, region="nowhere").code == "REGION_UNKNOWN"


def test_a_village_goes_from_hand_to_hand_in_two_acts(village: PilotCounty) -> None:
    """What the officer may not touch is left for another."""
    batch, receipts = settled(village, "chu", FirstReviewEnrolments, region=SHUANGHE)
    assert receipts == {"an": None, "bo": None, "cui": None}
    assert (batch.done, batch.refused, batch.more, batch.last) == (3, 0, False, "cui")
    batch, receipts = settled(village, "fu", ConfirmEnrolments, region=SHUANGHE)
    assert receipts == {"an": None, "bo": None, "cui": None}
    assert stages(village, "an", "dou", "er") == ["CONFIRMED", "SUBMITTED", "SUBMITTED"]
    assert village.ask("jian", "account_by_person", "an") is not None
    assert village.refuses("fu", ConfirmEnrolments, region=SHUANGHE).code == "NOTHING_TO_DO"
    [newest, oldest] = village.ask("jian", "find_batches", FindBatches(region=SHUANGHE)).rows
    assert (newest, oldest.officer) == (batch, "chu")
    assert village.ask("gao", "batch_by_id", batch.id) is None


def test_the_forms_of_a_village_come_in_together_and_each_once(village: PilotCounty) -> None:
    """Who did not get the answer asks again with the same forms, and nobody is enrolled twice."""
    for person in ("fei", "gan"):
        village.resident(person)
    village.resident("hong", village=LUODU)
    asked = {"region": SHUANGHE, "forms": forms("fei", "gan", "an", "hong")}
    batch, receipts = settled(village, "xie", SubmitEnrolments, **asked)
    codes = {"an": "ALREADY_ENROLLED", "hong": "PERSON_ELSEWHERE"}
    assert receipts == {"fei": None, "gan": None, **codes}
    assert (batch.act, batch.done) == (BatchAct.SUBMISSIONS, 2)
    assert stages(village, "fei", "gan") == ["SUBMITTED"] * 2
    _, receipts = settled(village, "xie", SubmitEnrolments, **asked)
    assert receipts == {"fei": "FORM_TAKEN_IN", "gan": "FORM_TAKEN_IN", **codes}


def test_a_form_that_was_taken_back_does_not_come_in_again_by_mistake(village: PilotCounty) -> None:
    asked = {"region": SHUANGHE, "forms": forms(village.resident("fei"))}
    settled(village, "xie", SubmitEnrolments, **asked)
    back = {"person": "fei", "submission": "form-of-fei", "consent": Consent.WRITTEN}
    village.do("xie", TakeBackEnrolment, **back)
    _, receipts = settled(village, "xie", SubmitEnrolments, **asked)
    assert receipts == {"fei": "FORM_TAKEN_IN"}
    assert village.refuses("xie", TakeBackEnrolment, **back).code == "SUBMISSION_NOT_STANDING"
    village.submit("fei", submission="another-form")
    assert stages(village, "fei") == ["SUBMITTED"]


def forms(*persons: str) -> tuple[NewEnrolment, ...]:
    return tuple(
        NewEnrolment(person=person, grade=100_00, consent=Consent.SIGNED_FORM, submission=f"form-of-{person}")
        for person in persons
    )


def test_who_is_named_has_a_receipt_that_says_why_not(village: PilotCounty) -> None:
    village.tell(KinshipRecorded("bo", "chu", "CHILD"))
    named = ("an", "bo", "dou", "er", "nobody")
    batch, receipts = settled(village, "chu", FirstReviewEnrolments, region=SHUANGHE, persons=named)
    refusals = {"bo": "AVOIDANCE", "dou": "SEPARATION", "er": "PERSON_ELSEWHERE", "nobody": "PERSON_UNKNOWN"}
    assert receipts == {"an": None, **refusals}
    assert (batch.done, batch.refused) == (1, 4)
    asked = ReceiptsOf(batch=batch.id, outcome=BatchOutcome.DONE)
    assert [one.person for one in village.ask("chu", "receipts_of", asked).rows] == ["an"]


def test_a_years_money_of_a_village_goes_in_at_each_persons_grade(village: PilotCounty) -> None:
    """The government pays for the severely disabled; who has paid, or has died, is told so."""
    people = {"hua": {}, "ji": {"grade": 300_00}, "kang": {"category": EnrolmentCategory.SEVERELY_DISABLED}}
    for person, form in people.items():
        village.enrol(village.resident(person), **form)
    for person in ("lao", "mei"):
        village.enrol(village.resident(person))
    village.pay("lao", 2010)
    village.tell(DeathRecorded("mei", village.today.replace(day=2), strong=True))
    named = (*people, "lao", "mei", "an")
    asked = {"region": SHUANGHE, "year": 2010, "persons": named}
    batch, receipts = settled(village, "qian", RecordContributions, **asked)
    codes = {"lao": "YEAR_ALREADY_PAID", "mei": "AFTER_DEATH", "an": "ACCOUNT_NOT_OPEN"}
    assert receipts == {"hua": None, "ji": None, "kang": None, **codes}
    assert [village.ask("jian", "account_by_person", one).personal for one in people] == [
        100_00,
        300_00,
        50_00,
    ]
    refused = village.ask(
        "qian", "receipts_of", ReceiptsOf(batch=batch.id, outcome=BatchOutcome.REFUSED)
    ).rows
    assert refused[0] == CaseReceiptAnswer(4, "lao", "YEAR_ALREADY_PAID", "year", {"year": 2010})


def test_a_years_interest_of_a_county_is_asked_for_and_goes_in_at_once(county: PilotCounty) -> None:
    """Year after year: whoever lacks an earlier one is told so, and who has it already is not asked again."""
    for person, village in (("hua", SHUANGHE), ("ji", LUODU), ("kang", LUODU)):
        county.enrol(
            county.resident(person, village=village), **({} if village == SHUANGHE else {"by": "mu"})
        )
    for person in ("hua", "ji"):
        county.pay(person, 2010)
    asked = {"region": GONGXIAN, "year": 2010}
    assert county.refuses("qian", CreditInterests, **asked).code == "YEAR_NOT_OVER"
    assert county.refuses("qian", CreditInterests, region=GONGXIAN, year=0).code == "YEAR_NOT_OVER"
    assert interest_asked(county, "qian") == []

    county.open(date(2012, 1, 9))
    lacking = [(SHUANGHE, date(2011, 1, 1)), (LUODU, date(2011, 1, 1))]
    assert sorted(interest_asked(county, "qian")) == sorted(lacking)
    assert interest_asked(county, "jian") == interest_asked(county, "fu") == []
    assert county.refuses("fu", CreditInterests, **asked).code == "NOT_AUTHORISED"
    _, receipts = settled(county, "qian", CreditInterests, region=LUODU, year=2011)
    assert receipts == {"ji": "INTEREST_MISSING"}
    batch, receipts = settled(county, "qian", CreditInterests, **asked)
    assert (batch.act, receipts) == (BatchAct.INTERESTS, {"hua": None, "ji": None})
    assert county.ask("jian", "account_by_person", "hua").personal == 100_00 + 2_06
    assert county.refuses("qian", CreditInterests, **asked).code == "NOTHING_TO_DO"
    assert {since for _, since in interest_asked(county, "qian")} == {date(2012, 1, 1)}
    county.do("qian", CreditInterests, region=GONGXIAN, year=2011)
    assert interest_asked(county, "qian") == []

    [newest, *_] = county.ask("jian", "entries_of", EntriesOf(person="ji")).rows
    county.do("qian", ReverseEntry, person="ji", entry=newest.number, reason=ReversalGround.WRONG_YEAR)
    assert interest_asked(county, "qian") == [(LUODU, date(2012, 1, 1))]


def interest_asked(county: PilotCounty, who: str) -> list[tuple[str, date]]:
    """The villages that are asked for interest, and since when."""
    rows = county.ask(who, "asked", Asked(act=AskedAct.CREDIT_INTEREST)).rows
    return [(one.case, one.since) for one in rows]


def test_an_act_that_comes_twice_is_done_once(village: PilotCounty) -> None:
    marks = {"command_id": "first-review-of-the-village"}
    first = village.do("chu", FirstReviewEnrolments, region=SHUANGHE, marks=marks)
    assert village.do("chu", FirstReviewEnrolments, region=SHUANGHE, marks=marks) == first
    assert len(village.ask("jian", "find_batches", FindBatches()).rows) == 1


def test_a_large_village_is_worked_through_act_by_act(
    village: PilotCounty, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each act begins behind the last one, so that nobody stands in its way."""
    monkeypatch.setattr("insurance.batch.cases.AT_ONCE", 2)
    batch, receipts = settled(village, "chu", FirstReviewEnrolments, region=SHUANGHE)
    assert (list(receipts), batch.more) == (["an", "bo"], True)
    batch, receipts = settled(village, "chu", FirstReviewEnrolments, region=SHUANGHE, behind=batch.last)
    assert (list(receipts), batch.more) == (["cui"], False)
    assert [task.person for task in village.ask("chu", "worklist", Worklist()).rows] == ["er"]


def test_each_case_keeps_a_history_of_its_own(village: PilotCounty) -> None:
    village.do("chu", FirstReviewEnrolments, region=SHUANGHE, marks={"command_id": "act"})
    [_, reviewed] = village.ask("jian", "enrolment_history", "an")
    assert (reviewed.kind, reviewed.person) == ("insurance.rural-pension.enrolment-first-reviewed.v1", "chu")
