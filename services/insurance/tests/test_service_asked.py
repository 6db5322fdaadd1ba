"""What facts known from elsewhere ask of the office, until the act that they ask for is done."""

from datetime import date

from inheriting import apply, decide, dies, family, hand_on, stop
from paying import pay_month
from pilot_county import EVIDENCE, GONGXIAN, LUODU, SHUANGHE, XUNCHANG, PilotCounty
from recovering import MONTH, decided, found, gives_back, heard, imprisoned, paid_until

from insurance.contract import (
    AnnulmentGround,
    AnnulRevocation,
    Asked,
    AskedAct,
    AskedAnswer,
    CancelRecovery,
    ChangeCategory,
    EnrolmentCategory,
    HandRecoveryToCourt,
    MergeEnrolments,
    MoveEnrolment,
    RaisePensions,
    RecalculatePension,
    ReinstatePension,
    ResumePension,
    RevocationGround,
    RevokeGrant,
    RevokeInheritance,
    SeparateEnrolments,
    SuspendPension,
    SuspensionGround,
    TodayTotals,
)
from jinbao.actor import EVERYTHING
from jinbao.casework.entitlements import EntitlementSpell, EntitlementsStand
from jinbao.casework.people import BirthCorrected, DeathRevoked, HukouMoved, PersonsMerged, PersonsUnmerged
from jinbao.casework.places import GrantGiven
from jinbao.scene import grant


def asked(county: PilotCounty, who: str = "zhang", **ask: object) -> list[AskedAnswer]:
    """Zhang may do everything in Gongxian."""
    if who == "zhang" and who not in county.seats:
        county.tell(GrantGiven(grant(who, "county-agency", GONGXIAN, (EVERYTHING,))))
        county.seats[who] = "county-agency"
    return list(county.ask(who, "asked", Asked(**ask)).rows)  # type: ignore[arg-type] # as the question has it


def acts(county: PilotCounty, who: str = "zhang", **ask: object) -> list[tuple[str, str, date]]:
    return [(one.act.value, one.case, one.since) for one in asked(county, who, **ask)]


def test_each_thing_known_of_a_death_asks_for_its_own_act(county: PilotCounty) -> None:
    """Since the day on which it was known, not that of the death."""
    county.granted()
    assert asked(county) == []
    county.open(date(2010, 3, 8))
    dies(county, date(2010, 3, 3), strong=False)
    assert acts(county) == [("SUSPEND_PENSION", "zhou", date(2010, 3, 8))]
    report = {"ground": SuspensionGround.DEATH_REPORTED, "since": "2010-04"}
    county.do("yan", SuspendPension, person="zhou", **report)
    assert acts(county) == [("PROVE_DEATH", "zhou", date(2010, 3, 8))]
    county.open(date(2010, 3, 15))
    dies(county, date(2010, 3, 3))
    assert asked(county, "yan") == asked(county, "xie") == asked(county, "jian") == []
    [one] = asked(county, "he")
    assert (one.act, one.since) == (AskedAct.STOP_PENSION, date(2010, 3, 15))
    assert (one.person, one.pension, one.enrolment, one.region) == ("zhou", "zhou", None, SHUANGHE)
    assert (one.label, one.mutation) == ("stop the pension: the death is proven", "stopRuralPension")
    stop(county)
    assert asked(county) == []
    county.open(date(2010, 4, 1))
    county.tell(DeathRevoked("zhou"))
    assert acts(county) == [("REINSTATE_PENSION", "zhou", date(2010, 4, 1))]
    county.do("he", ReinstatePension, person="zhou", papers=EVIDENCE)
    assert asked(county) == []


def test_a_report_that_was_wrong_asks_to_resume(county: PilotCounty) -> None:
    county.granted()
    dies(county, date(2010, 1, 4), strong=False)
    report = {"ground": SuspensionGround.DEATH_REPORTED, "since": "2010-02"}
    county.do("yan", SuspendPension, person="zhou", **report)
    county.tell(DeathRevoked("zhou"))
    assert [act for act, *_ in acts(county)] == ["RESUME_PENSION"]
    county.do("yan", ResumePension, person="zhou", papers=EVIDENCE)
    assert asked(county) == []


def test_corrections_mergers_and_moves_stand_until_they_are_acted_on(county: PilotCounty) -> None:
    """The longest known first; a move is for the office of the new place."""
    county.granted()
    for person in ("lin", "lin-again", "mo"):
        county.enrol(county.resident(person))
    county.tell(PersonsMerged("lin", "lin-again"))
    county.open(date(2010, 1, 6))
    county.tell(HukouMoved("mo", LUODU, rural_hukou=True))
    county.open(date(2010, 1, 7))
    county.tell(BirthCorrected("zhou", date(1949, 12, 4)))
    assert acts(county) == [
        ("MERGE_ENROLMENTS", "lin-again", date(2010, 1, 5)),
        ("MOVE_ENROLMENT", "mo", date(2010, 1, 6)),
        ("RECALCULATE_PENSION", "zhou", date(2010, 1, 7)),
    ]
    assert [one.case for one in asked(county, region=LUODU)] == ["mo"]
    assert [one.case for one in asked(county, "fu", act=AskedAct.MOVE_ENROLMENT)] == ["mo"]
    assert [one.enrolment for one in asked(county, "fu")] == ["lin-again", "mo"]
    assert asked(county, "gao") == asked(county, "zhou") == []
    days: dict[str, TodayTotals] = {
        who: county.ask(who, "today_totals", XUNCHANG) for who in ("zhang", "fu", "he", "chu", "bian")
    }
    assert {who: day.asked for who, day in days.items()} == {
        "zhang": 3,
        "fu": 2,
        "he": 1,
        "chu": 0,
        "bian": 0,
    }
    county.do("fu", MoveEnrolment, person="mo")
    county.do("he", RecalculatePension, person="zhou")
    county.do("fu", MergeEnrolments, kept="lin", ended="lin-again")
    assert asked(county) == []
    county.tell(PersonsUnmerged("lin", "lin-again"))
    assert [act for act, *_ in acts(county)] == ["SEPARATE_ENROLMENTS"]
    county.do("fu", SeparateEnrolments, kept="lin", ended="lin-again")
    assert asked(county) == []


def test_a_raise_that_is_published_stands_once_for_the_county_until_all_are_raised(
    county: PilotCounty,
) -> None:
    """Published in January 2015 and in force since July 2014; nobody in a village is asked."""
    for person in ("zhou", "sun"):
        county.granted(person)
    pay_month(county, "2010-02")
    county.open(date(2014, 8, 1))
    assert asked(county, act=AskedAct.RAISE_PENSIONS) == []
    county.open(date(2015, 1, 20))
    [one] = asked(county, "he", act=AskedAct.RAISE_PENSIONS)
    assert (one.act, one.case, one.region, one.person) == ("RAISE_PENSIONS", GONGXIAN, GONGXIAN, None)
    assert one.since == date(2015, 1, 1)
    assert asked(county, "bian", act=AskedAct.RAISE_PENSIONS) == []
    county.do("he", RaisePensions, county=GONGXIAN)
    assert asked(county, "he", act=AskedAct.RAISE_PENSIONS) == []


def test_a_page_of_what_is_asked_follows_another_and_costs_the_same(county: PilotCounty) -> None:
    for person in ("lin", "mo", "nan"):
        county.enrol(county.resident(person))
        county.tell(HukouMoved(person, LUODU, rural_hukou=True))
    with county.statements() as for_one:
        one = county.ask("fu", "asked", Asked(first=1))
    with county.statements() as for_all:
        rest = county.ask("fu", "asked", Asked(first=100, after=one.cursors[-1]))
    assert (one.has_next, rest.has_previous, rest.has_next) == (True, True, False)
    assert [row.case for row in (*one.rows, *rest.rows)] == ["lin", "mo", "nan"]
    assert len(for_one) == len(for_all)


def test_a_list_of_another_department_asks_for_another_category(county: PilotCounty) -> None:
    """Whoever has proved theirs by a paper, and is on no list, is left alone."""

    def listed(person: str, kind: str, until: date | None = None) -> None:
        county.tell(EntitlementsStand(person, kind, (EntitlementSpell(date(2009, 10, 1), until),)))

    def proposed(person: str) -> EnrolmentCategory | None:
        category: EnrolmentCategory | None = county.ask(
            "xie", "enrolment_by_person", person
        ).proposed_category
        return category

    for person in ("lin", "mo", "sun"):
        county.enrol(county.resident(person))
    change = {"year": 2010, "papers": ()}
    county.do("chu", ChangeCategory, person="sun", category=EnrolmentCategory.LOW_INCOME, **change)
    county.open(date(2010, 1, 6))
    listed("lin", "LOW_INCOME")
    listed("mo", "SEVERELY_DISABLED")
    assert acts(county) == [
        ("CHANGE_CATEGORY", "lin", date(2010, 1, 6)),
        ("CHANGE_CATEGORY", "mo", date(2010, 1, 6)),
    ]
    assert [one.enrolment for one in asked(county)] == ["lin", "mo"]
    assert (proposed("lin"), proposed("mo"), proposed("sun")) == (
        EnrolmentCategory.LOW_INCOME,
        EnrolmentCategory.SEVERELY_DISABLED,
        None,
    )
    for person in ("lin", "mo"):
        county.do("chu", ChangeCategory, person=person, category=proposed(person), **change)
    assert asked(county) == []
    county.open(date(2010, 3, 1))
    listed("mo", "LOW_INCOME")
    listed("mo", "SEVERELY_DISABLED", date(2010, 1, 31))
    listed("lin", "LOW_INCOME", date(2010, 1, 31))
    assert (proposed("lin"), proposed("mo")) == (EnrolmentCategory.ORDINARY, EnrolmentCategory.LOW_INCOME)
    change["year"] = 2011
    for person in ("lin", "mo"):
        county.do("chu", ChangeCategory, person=person, category=proposed(person), **change)
    assert asked(county) == []


def test_somebody_who_came_back_leaves_nothing_to_their_heirs(county: PilotCounty) -> None:
    """Granted or paid, the inheritance is asked for, beside the pension, until it is revoked."""
    family(county)
    county.granted()
    pay_month(county, "2010-02")
    county.open(date(2010, 3, 8))
    dies(county, date(2010, 3, 3))
    stop(county)
    case = decide(county, hand_on(county, apply(county)))
    assert asked(county) == []
    county.tell(DeathRevoked("zhou"))
    day = county.today
    both = [("REINSTATE_PENSION", "zhou", day), ("REVOKE_INHERITANCE", case, day)]
    assert acts(county) == both
    [_, one] = asked(county)
    assert (one.inheritance, one.pension, one.mutation) == (case, None, "revokeInheritance")
    assert acts(county, "gao") == []
    county.do("he", RevokeInheritance, inheritance=case)
    assert acts(county) == both[:1]


def test_a_recovery_is_set_off_against_an_account_before_the_heirs_have_it(county: PilotCounty) -> None:
    family(county)
    paid_until(county, "2010-04")
    dies(county, date(2010, 3, 31))
    stop(county)
    found(county)
    heard(county)
    decided(county, "zhou-er")
    assert asked(county) == []
    case = apply(county)
    assert acts(county, "he") == acts(county) == [("SET_OFF_RECOVERY", "zhou", county.today)]
    [one] = asked(county)
    assert (one.pension, one.inheritance, one.mutation) == ("zhou", None, "setOffRecovery")
    assert acts(county, "gao") == []
    decide(county, hand_on(county, case))
    assert asked(county) == []


def test_of_two_pensions_of_one_person_the_second_ends_before_the_enrolments_are_merged(
    county: PilotCounty,
) -> None:
    for person in ("lin", "lin-again"):
        county.granted(person)
    county.tell(PersonsMerged("lin", "lin-again"))
    assert acts(county) == [("REVOKE_SECOND_PENSION", "lin-again", county.today)]
    twice = {"ground": RevocationGround.DRAWN_TWICE, "papers": EVIDENCE}
    county.do("he", RevokeGrant, person="lin-again", **twice)
    assert acts(county) == [("MERGE_ENROLMENTS", "lin-again", county.today)]


def test_what_was_paid_after_a_death_is_asked_for_until_it_is_found(county: PilotCounty) -> None:
    """A finding is asked for again when it is not so any more: the person lives."""
    paid_until(county, "2010-04")
    dies(county, date(2010, 2, 27))
    assert [act for act, *_ in acts(county)] == ["STOP_PENSION"]
    stop(county)
    day = county.today
    assert acts(county) == acts(county, "yan") == [("FIND_OVERPAYMENT", "zhou", day)]
    [one] = asked(county)
    assert (one.pension, one.mutation) == ("zhou", "findOverpayment")
    found(county)
    assert asked(county) == []
    county.tell(DeathRevoked("zhou"))
    county.do("he", ReinstatePension, person="zhou", papers=EVIDENCE)
    assert acts(county, "yan") == [("FIND_OVERPAYMENT", "zhou", day)]
    found(county)
    assert asked(county) == []


def test_what_a_lower_decision_leaves_too_much_is_asked_for(county: PilotCounty) -> None:
    """By the right day of birth the first months are not due."""
    paid_until(county, "2010-06")
    county.tell(BirthCorrected("zhou", date(1950, 3, 4)))
    assert [act for act, *_ in acts(county)] == ["RECALCULATE_PENSION"]
    county.do("he", RecalculatePension, person="zhou")
    day = county.today
    assert acts(county) == acts(county, "yan") == [("FIND_OVERPAYMENT", "zhou", day)]
    assert acts(county, "he") == []
    found(county)
    assert acts(county) == []


def test_who_came_out_of_prison_has_had_too_much_for_its_months(county: PilotCounty) -> None:
    paid_until(county, "2010-06")
    county.open(date(2010, 7, 5))
    held = {"ground": SuspensionGround.IMPRISONED, "imprisoned_on": date(2010, 4, 20), "papers": EVIDENCE}
    county.do("yan", SuspendPension, person="zhou", **held)
    county.do("yan", ResumePension, person="zhou", released_on=county.today, papers=EVIDENCE)
    assert acts(county, "yan") == [("FIND_OVERPAYMENT", "zhou", county.today)]
    found(county)
    assert acts(county, "yan") == []


def test_a_recovery_is_asked_to_be_cancelled_when_its_months_are_due_after_all(county: PilotCounty) -> None:
    """Also while a court enforces it; what the prison kept from somebody stays so after the release."""
    paid_until(county, "2010-06")
    imprisoned(county)
    decided(county)
    assert asked(county) == []
    twice = {"ground": RevocationGround.FALSE_PAPERS, "papers": EVIDENCE}
    county.do("he", RevokeGrant, person="zhou", **twice)
    assert asked(county) == []
    gives_back(county, 2 * MONTH)
    assert [act for act, *_ in acts(county)] == ["FIND_OVERPAYMENT"]
    found(county)
    heard(county)
    decided(county)
    county.do("he", HandRecoveryToCourt, overpayment="zhou", file="（2010）珙行执字第1号")
    assert asked(county) == []
    again = {"ground": AnnulmentGround.COURT_RULING, "papers": EVIDENCE}
    county.do("he", AnnulRevocation, person="zhou", **again)
    assert acts(county, "he") == acts(county) == [("CANCEL_RECOVERY", "zhou", county.today)]
    assert acts(county, "yan") == []
    county.do("he", CancelRecovery, overpayment="zhou")
    assert asked(county) == []
