"""Enrolment in the rural pension: who hands it on, and whom the law lets in."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from insurance.items import FIRST_REVIEW, INTAKE, RECHECK
from insurance.rural_pension.commands.enrolment import (
    AskToCompleteEnrolment,
    ChangeCategory,
    ChooseGrade,
    CompleteEnrolment,
    ConfirmEnrolment,
    FirstReviewEnrolment,
    RefuseEnrolment,
    ReturnEnrolment,
    SubmitEnrolment,
    WithdrawEnrolment,
)
from insurance.rural_pension.enrolment import ENROLMENT, EnrolmentFacts
from insurance.rural_pension.events.enrolment import (
    CategoryChanged,
    EnrolmentCompleted,
    EnrolmentConfirmed,
    EnrolmentFirstReviewed,
    EnrolmentNotAccepted,
    EnrolmentReturned,
    EnrolmentSubmitted,
    EnrolmentToComplete,
    EnrolmentWithdrawn,
    GradeChosen,
)
from insurance.rural_pension.terms import EnrolmentCategory, NotAcceptedGround, ReturnGround, Scheme
from jinbao.actor import Actor, Place
from jinbao.casework.consent import Consent
from jinbao.casework.paper import CasePaper, PaperKind
from jinbao.decider import NotAuthorised, Refused
from jinbao.decision import Appeal
from jinbao.desk import Desk
from jinbao.rules import LocalParameter
from jinbao.testing import Scenario, officer

VILLAGE, TOWNSHIP, GONGXIAN = "511526100201", "511526100", "511526"
HOME = Place(VILLAGE, (VILLAGE, TOWNSHIP, GONGXIAN, "511500"))
START, ON, NEXT_DAY = date(2009, 12, 1), date(2010, 1, 5), date(2010, 1, 6)

LIN = Actor("lin")
XIE = officer("xie", "station", VILLAGE, INTAKE)
CHU = officer("chu", "township-centre", TOWNSHIP, INTAKE, FIRST_REVIEW)
FU = officer("fu", "county-agency", GONGXIAN, RECHECK)

SCHEME_START = LocalParameter(
    name="scheme_start",
    region=GONGXIAN,
    value=START.isoformat(),
    in_force_from=START,
    promulgated_on=START,
    document="示例文件",
    approved_by="珙县人民政府",
    official=False,
)
KNOWN = EnrolmentFacts(
    person="lin", place=HOME, born=date(1970, 6, 1), rural_hukou=True, parameters=(SCHEME_START,)
)
ORDINARY = EnrolmentCategory.ORDINARY
RURAL, URBAN, MERGED = Scheme.RURAL_RESIDENTS, Scheme.URBAN_RESIDENTS, Scheme.ALL_RESIDENTS
ID_CARD = CasePaper(PaperKind.ID_CARD, "paper-1", "0" * 64)
APPEALS = (
    Appeal("reconsideration", 60, "days", "reconsideration_period"),
    Appeal("suit", 3, "months", "suit_period"),
)

submit = SubmitEnrolment(on=ON, person="lin", grade=100_00, consent=Consent.SIGNED_FORM)
first_review = FirstReviewEnrolment(on=ON, person="lin")
confirm = ConfirmEnrolment(on=NEXT_DAY, person="lin")
ask = AskToCompleteEnrolment(on=ON, person="lin", missing=(PaperKind.ID_CARD,))
complete = CompleteEnrolment(on=NEXT_DAY, person="lin", papers=(ID_CARD,), consent=Consent.WRITTEN)

submitted = EnrolmentSubmitted(
    "lin",
    VILLAGE,
    ON,
    RURAL,
    ORDINARY,
    100_00,
    first_year=2010,
    student=False,
    employee_pension=False,
    papers=(),
    submitted_by="xie",
    consent=Consent.SIGNED_FORM,
)
reviewed = EnrolmentFirstReviewed("lin", VILLAGE, ON, "chu", one_person_office=False)
confirmed = EnrolmentConfirmed("lin", VILLAGE, NEXT_DAY, RURAL, ORDINARY, 100_00, 2010, "fu")
to_complete = EnrolmentToComplete("lin", VILLAGE, ON, "chu", (PaperKind.ID_CARD,))
completed = EnrolmentCompleted("lin", VILLAGE, NEXT_DAY, (ID_CARD,), "xie")

an_enrolment = Scenario(ENROLMENT, KNOWN)
at_township = an_enrolment.given(submitted)
at_county = at_township.given(reviewed)
enrolled = at_county.given(confirmed)


# The three hands


def test_the_village_takes_in_the_township_reviews_the_county_confirms() -> None:
    an_enrolment.when(submit, by=XIE).then(submitted)
    at_township.when(first_review, by=CHU).then(reviewed)
    at_county.when(confirm, by=FU).then(confirmed)


def test_a_person_submits_for_themselves_without_any_grant() -> None:
    own = replace(submit, consent=None)
    [event] = an_enrolment.when(own, by=LIN).decided()
    assert event == replace(submitted, submitted_by="lin", consent=None)


def test_nobody_submits_for_another_without_their_consent() -> None:
    refusal = an_enrolment.when(replace(submit, consent=None), by=XIE).refused("CONSENT_MISSING")
    assert refusal.field == "consent"


def test_a_relative_with_consent_submits_openly_on_behalf_of_the_person() -> None:
    family = an_enrolment.knowing(replace(KNOWN, kin=frozenset({"daughter"})))
    family.when(submit, by=Actor("daughter", None, "lin")).then(replace(submitted, submitted_by="daughter"))
    family.when(submit, by=Actor("daughter")).refused("NOT_AUTHORISED")
    an_enrolment.when(submit, by=Actor("neighbour", None, "lin")).refused("NOT_AUTHORISED")


def test_who_acts_for_another_person_than_this_one_is_turned_away() -> None:
    an_enrolment.when(submit, by=Actor("xie", "station", "wu", XIE.grants)).refused("ON_BEHALF_OF_ANOTHER")


@pytest.mark.parametrize(
    ("stage", "command", "wrong"),
    [
        (an_enrolment, submit, officer("gao", "station", "511526100202", INTAKE)),
        (at_township, first_review, officer("gao", "centre", "511526101", FIRST_REVIEW)),
        (at_county, confirm, officer("gao", "agency", "511525", RECHECK)),
        (at_county, confirm, officer("gao", "agency", GONGXIAN, FIRST_REVIEW)),
        (at_county, confirm, officer("gao", "agency", GONGXIAN, RECHECK, items=("P1",))),
        (at_township, first_review, XIE),
    ],
)
def test_another_place_step_or_item_gives_no_authority(stage: Scenario, command: Any, wrong: Actor) -> None:
    stage.when(command, by=wrong).refused("NOT_AUTHORISED")


def test_nobody_confirms_what_they_took_in_or_reviewed() -> None:
    for person in ("xie", "chu"):
        at_county.when(confirm, by=officer(person, "agency", GONGXIAN, RECHECK)).refused("SEPARATION")


def test_intake_and_first_review_need_two_persons() -> None:
    by_chu = an_enrolment.given(replace(submitted, submitted_by="chu"))
    assert isinstance(by_chu.when(first_review, by=CHU).refused("SEPARATION"), NotAuthorised)


def test_the_one_officer_of_a_township_may_do_both_and_it_is_logged() -> None:
    alone = an_enrolment.knowing(replace(KNOWN, one_person_office=True))
    by_chu = alone.given(replace(submitted, submitted_by="chu"))
    by_chu.when(first_review, by=CHU).then(replace(reviewed, one_person_office=True))
    alone.given(submitted).when(first_review, by=CHU).then(reviewed)


def test_a_one_person_office_does_not_confirm_its_own_review() -> None:
    alone = at_county.knowing(replace(KNOWN, one_person_office=True))
    alone.when(confirm, by=officer("chu", "agency", GONGXIAN, RECHECK)).refused("SEPARATION")


@pytest.mark.parametrize(
    ("stage", "command", "by"), [(at_township, first_review, CHU), (at_county, confirm, FU)]
)
def test_nobody_handles_their_own_case_or_a_relatives(stage: Scenario, command: Any, by: Actor) -> None:
    stage.knowing(replace(KNOWN, kin=frozenset({by.person}))).when(command, by=by).refused("AVOIDANCE")
    stage.knowing(replace(KNOWN, person=by.person)).when(command, by=by).refused("AVOIDANCE")


# Order


@pytest.mark.parametrize(
    ("stage", "command", "by"),
    [
        (an_enrolment, first_review, CHU),
        (an_enrolment, confirm, FU),
        (at_township, confirm, FU),
        (at_county, first_review, CHU),
        (at_township, complete, XIE),
        (enrolled, confirm, FU),
        (enrolled, WithdrawEnrolment(on=NEXT_DAY, person="lin"), LIN),
        (at_county, ChooseGrade(on=NEXT_DAY, person="lin", year=2010, grade=200_00), LIN),
    ],
)
def test_steps_come_in_their_order(stage: Scenario, command: Any, by: Actor) -> None:
    stage.when(command, by=by).refused("OUT_OF_ORDER")


@pytest.mark.parametrize("stage", [at_township, at_county, enrolled, at_township.given(to_complete)])
def test_a_person_is_enrolled_once(stage: Scenario) -> None:
    stage.when(submit, by=XIE).refused("ALREADY_ENROLLED")


def test_no_step_lies_before_the_one_that_came_before_it() -> None:
    earlier = replace(first_review, on=date(2010, 1, 4))
    refusal = at_township.when(earlier, by=CHU).refused("BEFORE_PREVIOUS_STEP")
    assert refusal.params == {"previous": ON}


def test_the_township_says_what_is_missing_once_and_completely() -> None:
    at_township.when(ask, by=CHU).then(to_complete)
    waiting = at_township.given(to_complete)
    waiting.when(complete, by=XIE).then(completed)
    waiting.given(completed).when(replace(ask, on=NEXT_DAY), by=CHU).refused("TOLD_ONCE")
    waiting.given(completed).when(replace(first_review, on=NEXT_DAY), by=CHU).then(
        replace(reviewed, on=NEXT_DAY)
    )


def test_papers_that_are_still_missing_are_named() -> None:
    waiting = at_township.given(replace(to_complete, missing=(PaperKind.ID_CARD, PaperKind.HUKOU_BOOK)))
    refusal = waiting.when(complete, by=XIE).refused("STILL_MISSING")
    assert refusal.params == {"papers": [PaperKind.HUKOU_BOOK]}


def test_not_accepting_is_an_act_with_reasons_and_ways_to_appeal() -> None:
    reasons = (NotAcceptedGround.OTHER_REGION,)
    refuse = RefuseEnrolment(on=ON, person="lin", reasons=reasons)
    not_accepted = EnrolmentNotAccepted("lin", VILLAGE, ON, "chu", reasons, APPEALS)
    at_township.when(refuse, by=CHU).then(not_accepted)
    at_township.given(not_accepted).when(submit, by=XIE).then(submitted)


def test_from_2015_on_a_refusal_names_six_months_for_a_suit() -> None:
    late = date(2015, 5, 4)
    refuse = RefuseEnrolment(on=late, person="lin", reasons=(NotAcceptedGround.PAPERS_FALSE,))
    [event] = at_township.when(refuse, by=CHU).decided()
    assert [appeal.length for appeal in event.appeals] == [60, 6]


def test_what_the_county_returns_is_reviewed_again_and_confirmed_by_another() -> None:
    reasons = (ReturnGround.FACTS_DISAGREE,)
    returned = EnrolmentReturned("lin", VILLAGE, NEXT_DAY, "fu", reasons)
    at_county.when(ReturnEnrolment(on=NEXT_DAY, person="lin", reasons=reasons), by=FU).then(returned)
    again = replace(first_review, on=NEXT_DAY)
    at_county.given(returned).when(again, by=CHU).then(replace(reviewed, on=NEXT_DAY))
    at_county.given(returned).when(again, by=officer("fu", "c", TOWNSHIP, FIRST_REVIEW)).refused("SEPARATION")


def test_an_applicant_may_withdraw_and_come_again() -> None:
    withdrawn = EnrolmentWithdrawn("lin", VILLAGE, NEXT_DAY, "lin", None)
    for stage in (at_township, at_county, at_township.given(to_complete)):
        stage.when(WithdrawEnrolment(on=NEXT_DAY, person="lin"), by=LIN).then(withdrawn)
        stage.given(withdrawn).when(submit, by=XIE).then(submitted)


# What the law asks of the person


def test_one_may_enrol_on_the_sixteenth_birthday_and_not_the_day_before() -> None:
    an_enrolment.knowing(replace(KNOWN, born=date(1994, 1, 5))).when(submit, by=XIE).then(submitted)
    refusal = (
        an_enrolment.knowing(replace(KNOWN, born=date(1994, 1, 6))).when(submit, by=XIE).refused("TOO_YOUNG")
    )
    assert (refusal.law, refusal.params) == ("国发〔2009〕32号 三", {"age": 16})


@pytest.mark.parametrize(
    ("known", "command", "code"),
    [
        (KNOWN, replace(submit, student=True), "STUDENT"),
        (KNOWN, replace(submit, employee_pension=True), "IN_EMPLOYEE_PENSION"),
        (replace(KNOWN, rural_hukou=False), submit, "NO_RURAL_HUKOU"),
        (KNOWN, replace(submit, grade=600_00), "NOT_A_GRADE"),
        (KNOWN, replace(submit, grade=-100_00), "NOT_A_GRADE"),
        (replace(KNOWN, died_on=date(2010, 1, 4)), submit, "AFTER_DEATH"),
        (KNOWN, replace(submit, on=date(1970, 5, 31)), "BEFORE_BIRTH"),
        (KNOWN, replace(submit, on=date(2009, 11, 30)), "SCHEME_NOT_STARTED"),
        (replace(KNOWN, parameters=()), submit, "SCHEME_NOT_STARTED"),
        (
            replace(KNOWN, place=Place("511525100201", ("511525100201", "511525"))),
            submit,
            "SCHEME_NOT_STARTED",
        ),
    ],
)
def test_whom_the_scheme_does_not_take(known: EnrolmentFacts, command: SubmitEnrolment, code: str) -> None:
    everywhere = officer("xie", "station", known.place.region, INTAKE)
    an_enrolment.knowing(known).when(command, by=everywhere).refused(code)


def test_the_scheme_takes_people_in_on_its_first_day() -> None:
    an_enrolment.when(replace(submit, on=START), by=XIE).then(replace(submitted, on=START, first_year=2009))


def local(name: str, day: str) -> LocalParameter:
    return replace(SCHEME_START, name=name, value=day)


URBANITE = replace(KNOWN, rural_hukou=False)
BEGUN_LATE = replace(URBANITE, parameters=(SCHEME_START, local("urban_scheme_start", "2012-01-01")))
MERGED_EARLY = replace(
    URBANITE,
    parameters=(
        SCHEME_START,
        local("merger_day", "2011-03-01"),
        replace(SCHEME_START, name="resident_grades", value=(200_00, 3000_00)),
    ),
)
NEVER_BEGUN = replace(URBANITE, parameters=())
MOVED = replace(URBANITE, enrolled_in=RURAL)

SCHEMES = [
    # who it is, the day, the grade in yuan, which scheme takes them in, or why none does
    ("a farmer", KNOWN, "2014-06-30", 500, RURAL),
    ("a farmer, a grade of the merger", KNOWN, "2014-06-30", 600, "NOT_A_GRADE"),
    ("a farmer, merged", KNOWN, "2014-07-01", 2000, MERGED),
    ("a townsman before the urban scheme", URBANITE, "2011-06-30", 100, "NO_RURAL_HUKOU"),
    ("a townsman on its first day", URBANITE, "2011-07-01", 1000, URBAN),
    ("a townsman, a grade of the merger", URBANITE, "2014-06-30", 1500, "NOT_A_GRADE"),
    ("a townsman, merged", URBANITE, "2014-07-01", 1500, MERGED),
    ("a townsman where it began late", BEGUN_LATE, "2011-12-31", 100, "NO_RURAL_HUKOU"),
    ("a townsman where it began late, then", BEGUN_LATE, "2012-01-01", 100, URBAN),
    ("a townsman where the merger came first", MERGED_EARLY, "2011-02-28", 200, "NO_RURAL_HUKOU"),
    ("a townsman where the merger came first, then", MERGED_EARLY, "2011-03-01", 3000, MERGED),
    ("a townsman where nothing has begun", NEVER_BEGUN, "2012-01-04", 100, "SCHEME_NOT_STARTED"),
    ("a townsman where nothing has begun, merged", NEVER_BEGUN, "2015-01-05", 100, "SCHEME_NOT_STARTED"),
]


@pytest.mark.parametrize(
    ("known", "on", "grade", "scheme"), [pytest.param(*row, id=name) for name, *row in SCHEMES]
)
def test_hukou_and_day_say_which_scheme_takes_a_person_in(
    known: EnrolmentFacts, on: str, grade: int, scheme: Scheme | str
) -> None:
    """Handbook 6.4 and 17.8: nobody chooses it."""
    asked = replace(submit, on=date.fromisoformat(on), grade=grade * 100)
    outcome = an_enrolment.knowing(known).when(asked, by=XIE)
    if not isinstance(scheme, Scheme):
        outcome.refused(scheme)
        return
    [event] = outcome.decided()
    assert (event.scheme, event.first_year) == (scheme, int(on[:4]))


def test_who_moves_to_town_stays_in_the_scheme_that_took_them_in() -> None:
    choose = ChooseGrade(on=date(2012, 3, 1), person="lin", year=2012, grade=600_00)
    enrolled.knowing(MOVED).when(choose, by=LIN).refused("NOT_A_GRADE")
    [chosen] = enrolled.knowing(replace(MOVED, enrolled_in=URBAN)).when(choose, by=LIN).decided()
    assert chosen.grade == 600_00


def test_the_county_looks_again_before_it_confirms() -> None:
    dead = at_county.knowing(replace(KNOWN, died_on=ON))
    dead.when(confirm, by=FU).refused("AFTER_DEATH")


# Year by year


def test_the_grade_changes_for_this_year_or_the_next() -> None:
    choose = ChooseGrade(on=date(2010, 3, 1), person="lin", year=2011, grade=300_00)
    chosen = GradeChosen("lin", VILLAGE, date(2010, 3, 1), 2011, 300_00, "lin", None)
    enrolled.when(choose, by=LIN).then(chosen)
    enrolled.given(chosen).when(replace(choose, year=2010), by=LIN).then(replace(chosen, year=2010))
    for year in (2009, 2012):
        enrolled.when(replace(choose, year=year), by=LIN).refused("YEAR_NOT_OPEN")
    enrolled.when(replace(choose, grade=150_00), by=LIN).refused("NOT_A_GRADE")
    enrolled.when(replace(choose, on=ON), by=LIN).refused("BEFORE_PREVIOUS_STEP")


def test_the_grade_of_a_paid_year_stays() -> None:
    paid = enrolled.knowing(replace(KNOWN, paid_years=frozenset({2010})))
    choose = ChooseGrade(on=NEXT_DAY, person="lin", year=2010, grade=300_00)
    paid.when(choose, by=LIN).refused("YEAR_ALREADY_PAID")


def test_the_township_records_another_category() -> None:
    disabled = EnrolmentCategory.SEVERELY_DISABLED
    change = ChangeCategory(on=NEXT_DAY, person="lin", year=2010, category=disabled)
    enrolled.when(change, by=CHU).then(CategoryChanged("lin", VILLAGE, NEXT_DAY, 2010, disabled, (), "chu"))
    enrolled.when(change, by=LIN).refused("NOT_AUTHORISED")


# Whatever comes


PEOPLE = ("gao", "he", "ma", "lin")
COMMANDS = (
    submit,
    first_review,
    confirm,
    ask,
    complete,
    ReturnEnrolment(on=ON, person="lin", reasons=(ReturnGround.FORM_WRONG,)),
    RefuseEnrolment(on=ON, person="lin", reasons=(NotAcceptedGround.PAPERS_FALSE,)),
    WithdrawEnrolment(on=ON, person="lin", consent=Consent.WRITTEN),
)
HANDS = {EnrolmentSubmitted: "intake", EnrolmentCompleted: "intake", EnrolmentConfirmed: "county"}
HANDS |= {EnrolmentFirstReviewed: "township", EnrolmentToComplete: "township", EnrolmentReturned: "county"}
ENDS = (EnrolmentNotAccepted, EnrolmentWithdrawn)
attempts = st.lists(st.tuples(st.sampled_from(COMMANDS), st.sampled_from(PEOPLE)), max_size=30)


def hand(event: Any) -> tuple[str, str]:
    names = ("submitted_by", "completed_by", "officer")
    return HANDS[type(event)], next(getattr(event, name) for name in names if hasattr(event, name))


@settings(deadline=None)
@given(attempts)
def test_no_enrolment_ever_has_two_hands_of_one_person(attempts: list[tuple[Any, str]]) -> None:
    state, hands = ENROLMENT.initial, set()
    for command, person in attempts:
        by = officer(person, "office", GONGXIAN, INTAKE, FIRST_REVIEW, RECHECK)
        try:
            events = list(ENROLMENT.decide(state, replace(command, on=NEXT_DAY), Desk(by, NEXT_DAY, KNOWN)))
        except Refused:
            continue
        for event in events:
            state = ENROLMENT.evolve(state, event)
            hands = set() if isinstance(event, ENDS) else hands | {hand(event)}
        assert len({one for _, one in hands}) == len(hands)
