"""Who may see and do what: scope, refused attempts, and readings of files that are on record."""

from datetime import date
from typing import Any

import pytest
from inheriting import apply, dies, family
from msgspec.structs import replace
from pilot_county import CLAIM, FUXING, GONGXIAN, OFFICERS, SHUANGHE, PilotCounty

from insurance import items
from insurance.contract import (
    AcceptClaim,
    ClaimsOf,
    ConfirmEnrolment,
    Consent,
    CorrectClaimForm,
    CorrectEnrolmentForm,
    CreditInterest,
    DecideClaim,
    EntriesOf,
    FileClaim,
    FindClaims,
    FindEnrolments,
    FirstReviewEnrolment,
    MoveEnrolment,
    PayInheritance,
    PubliciseClaim,
    RecordContribution,
    ResumePension,
    SeparateEnrolments,
    ServeDecision,
    ServiceMethod,
    SubmitEnrolment,
    Worklist,
)
from insurance.tables import TABLES
from jinbao.casework.people import KinshipEnded, KinshipRecorded
from jinbao.casework.places import GrantEnded, GrantGiven
from jinbao.commands import Command
from jinbao.scene import grant

TRAIL = TABLES.trail
FILES = ("enrolment_by_person", "account_by_person", "enrolment_history", "account_history")
OF_CLAIM = ("claim_by_id", "claim_history", "decision_by_claim", "verification_by_claim", "claim_actions")


def trail(county: PilotCounty, kind: str, who: str) -> list[Any]:
    return county.rows(TRAIL, TRAIL.c.kind == kind, TRAIL.c.person == who)


@pytest.fixture
def claim(county: PilotCounty) -> str:
    return county.granted("zhou")


# Seeing


@pytest.mark.parametrize("who", ["zhou", "xie", "chu", "fu", "jian"])
def test_the_person_the_offices_above_and_the_auditor_see_a_file(
    county: PilotCounty, claim: str, who: str
) -> None:
    assert all(county.ask(who, look_up, "zhou") for look_up in FILES)
    assert all(county.ask(who, look_up, claim) for look_up in OF_CLAIM)
    assert [row.id for row in county.ask(who, "find_claims", FindClaims()).rows] == [claim]
    assert [row.id for row in county.ask(who, "find_enrolments", FindEnrolments()).rows] == ["zhou"]


@pytest.mark.parametrize("who", ["lin", "gao", "nobody"])
def test_neighbours_and_other_counties_see_nothing(county: PilotCounty, claim: str, who: str) -> None:
    county.resident("lin")
    assert not any(county.ask(who, look_up, "zhou") for look_up in FILES)
    assert not any(county.ask(who, look_up, claim) for look_up in OF_CLAIM)
    assert county.ask(who, "find_claims", FindClaims()).rows == []
    assert county.ask(who, "find_enrolments", FindEnrolments()).rows == []
    assert county.ask(who, "claims_of", ClaimsOf(person="zhou")).rows == []
    assert county.ask(who, "entries_of", EntriesOf(person="zhou")).rows == []


def test_an_officer_at_home_sees_only_their_own(county: PilotCounty, claim: str) -> None:
    assert county.ask("chu", "claim_by_id", claim, office=None) is None
    county.submit(county.resident("chu"))
    assert county.ask("chu", "enrolment_by_person", "chu", office=None) is not None


def test_a_grant_for_one_item_shows_no_other(county: PilotCounty, claim: str) -> None:
    one = grant("lu", "county-agency", GONGXIAN, (items.REVIEW,))
    county.tell(GrantGiven(replace(one, items=(CLAIM,))))
    office = {"office": "county-agency"}
    assert county.ask("lu", "claim_by_id", claim, **office) is not None
    assert county.ask("lu", "enrolment_by_person", "zhou", **office) is None


def test_who_lost_their_grant_sees_nothing_from_the_next_day_on(county: PilotCounty, claim: str) -> None:
    county.tell(GrantEnded("yan@county-agency", county.today))
    assert county.ask("yan", "claim_by_id", claim) is not None
    county.open(date(2010, 1, 6))
    assert county.ask("yan", "claim_by_id", claim) is None


# Doing

STEPS = [
    # where the case stands, what is asked, and who may
    ("enrolment", FirstReviewEnrolment, ("chu", "deng")),
    ("reviewed", ConfirmEnrolment, ("fu",)),
    ("claim", AcceptClaim, ("chu", "deng")),
    ("approval", DecideClaim, ("he",)),
]


@pytest.mark.parametrize(("stage", "command", "right"), STEPS, ids=[row[0] for row in STEPS])
def test_only_the_office_whose_step_it_is_takes_it_and_every_attempt_is_on_record(
    county: PilotCounty, stage: str, command: Any, right: tuple[str, ...]
) -> None:
    lin = county.resident("lin", "1950-01-04")
    if stage in ("enrolment", "reviewed"):
        county.submit(lin)
        case = {"person": lin}
    else:
        case = {"claim": county.file(lin)}
    if stage == "reviewed":
        county.do("chu", FirstReviewEnrolment, person=lin)
    if stage == "approval":
        county.hand_on(case["claim"])
    for who in {*OFFICERS, lin, "nobody"} - {*right}:
        assert county.refuses(who, command, **case).code == "NOT_AUTHORISED"
        [attempt] = trail(county, "refused", who)
        assert (attempt.action, attempt.code) == (command.__name__, "NOT_AUTHORISED")
    county.do(right[0], command, **case)
    assert trail(county, "refused", right[0]) == []


def test_a_resident_asks_for_themselves_and_for_nobody_else(county: PilotCounty) -> None:
    county.resident("lin")
    county.resident("wu")
    assert county.do("lin", SubmitEnrolment, person="lin", grade=100_00).version == 1
    refusal = county.refuses("lin", SubmitEnrolment, person="wu", grade=100_00, consent=Consent.WRITTEN)
    assert refusal.code == "NOT_AUTHORISED"


def test_a_relative_asks_openly_on_behalf_of_the_person(county: PilotCounty) -> None:
    county.resident("wu")
    for_wu = {"on_behalf_of": "wu"}
    form = {"person": "wu", "grade": 100_00, "consent": Consent.WRITTEN}
    assert county.refuses("lin", SubmitEnrolment, marks=for_wu, **form).code == "NOT_AUTHORISED"
    county.tell(KinshipRecorded("wu", "lin", "CHILD"))
    county.do("lin", SubmitEnrolment, marks=for_wu, **form)
    assert county.ask("wu", "enrolment_history", "wu")[0].on_behalf_of == "wu"
    assert county.ask("lin", "enrolment_by_person", "wu") is None
    assert county.ask("lin", "enrolment_by_person", "wu", **for_wu).id == "wu"
    assert county.ask("jian-er", "enrolment_by_person", "wu", **for_wu) is None
    assert county.ask("gao", "enrolment_by_person", "wu", **for_wu) is None, (
        "no office acts by what a token says"
    )
    county.tell(KinshipEnded("wu", "lin"))
    assert county.ask("lin", "enrolment_by_person", "wu", **for_wu) is None


def test_the_approver_decides_up_to_the_ceiling_of_their_grant(county: PilotCounty) -> None:
    county.tell(GrantGiven(grant("he", "county-agency", GONGXIAN, (items.APPROVE,), ceiling=55_93)))
    at_approval = county.hand_on(county.file(county.pensioner()))
    assert county.refuses("he", DecideClaim, claim=at_approval).code == "ABOVE_CEILING"
    county.tell(GrantGiven(grant("he", "county-agency", GONGXIAN, (items.APPROVE,), ceiling=55_94)))
    county.decide(at_approval)


def test_one_officer_of_the_county_has_one_hand_in_a_claim(county: PilotCounty) -> None:
    every = (items.REVIEW, items.RECHECK, items.APPROVE, items.FIRST_REVIEW)
    for officer in ("chu", "yan", "fu"):
        county.tell(GrantGiven(grant(f"{officer}", OFFICERS[officer][0], GONGXIAN, every)))
    claim = county.hand_on(county.file(county.pensioner()))
    for officer in ("chu", "yan", "fu"):
        assert county.refuses(officer, DecideClaim, claim=claim).code == "SEPARATION"
        assert [row.code for row in trail(county, "refused", officer)] == ["SEPARATION"]


def test_the_approver_may_serve_what_they_decided(county: PilotCounty, claim: str) -> None:
    county.tell(GrantGiven(grant("he", "county-agency", GONGXIAN, (items.APPROVE, items.SERVE))))
    assert [task.step for task in county.ask("he", "worklist", Worklist()).rows] == [items.SERVE]
    day = county.today
    county.do("he", ServeDecision, claim=claim, served_on=day, method=ServiceMethod.DIRECT)


def test_where_a_case_stands_is_told_only_to_who_has_a_part_in_it(county: PilotCounty, claim: str) -> None:
    """Each is asked for what it is too early or too late for."""
    family(county)
    dies(county, date(2010, 1, 4))
    children = {"kept": "zhou-er", "ended": "zhou-mei"}
    asked: dict[type[Command], tuple[str, dict[str, Any]]] = {
        ResumePension: ("yan", {"person": "zhou"}),
        PayInheritance: ("zhou-er", {"inheritance": apply(county)}),
        CreditInterest: ("qian", {"person": "zhou-er", "year": 2009}),
        SeparateEnrolments: ("fu", children),
        MoveEnrolment: ("fu", {"person": "zhou-er"}),
        PubliciseClaim: ("lou", {"claim": claim, "place": SHUANGHE}),
        CorrectClaimForm: ("chu", {"claim": claim, "employee_pension": True}),
        CorrectEnrolmentForm: ("chu", {"person": "zhou-er", "student": True}),
    }
    for kind, (who, case) in asked.items():
        stands = "ACCOUNT_NOT_OPEN" if kind is CreditInterest else "OUT_OF_ORDER"
        assert county.refuses(who, kind, **case).code == stands
        assert county.refuses("gao", kind, **case).code == "NOT_AUTHORISED"


# The access trail


def test_every_reading_of_a_file_is_on_record_with_its_purpose(county: PilotCounty, claim: str) -> None:
    before = len(trail(county, "read", "jian"))
    for look_up in FILES:
        county.ask("jian", look_up, "zhou", purpose="audit of 2010")
    for look_up in OF_CLAIM[:-1]:
        county.ask("jian", look_up, claim, purpose="audit of 2010")
    read = trail(county, "read", "jian")[before:]
    assert [row.action for row in read] == [*FILES, *OF_CLAIM[:-1]]
    assert {row.purpose for row in read} == {"audit of 2010"}
    assert {tuple(row.subjects) for row in read} == {("zhou",), (claim,)}


def test_a_refusal_of_the_law_is_no_matter_of_the_trail(county: PilotCounty) -> None:
    county.resident("wu", "1995-01-01")
    form = {"grade": 100_00, "consent": Consent.WRITTEN}
    assert county.refuses("xie", SubmitEnrolment, person="wu", **form).code == "TOO_YOUNG"
    assert trail(county, "refused", "xie") == []


def test_a_claim_of_another_county_is_refused_before_anything_is_said_of_it(county: PilotCounty) -> None:
    county.resident("far", "1950-01-04", village=FUXING)
    refusal = county.refuses("xie", FileClaim, person="far", consent=Consent.WRITTEN)
    assert refusal.code == "NOT_AUTHORISED"
    assert county.refuses("gao", FileClaim, person="far", consent=Consent.WRITTEN).code == (
        "SCHEME_NOT_STARTED"
    )


def test_an_unknown_claim_is_said_to_be_unknown(county: PilotCounty) -> None:
    assert county.refuses("chu", AcceptClaim, claim="none").code == "CLAIM_UNKNOWN"


def test_money_is_entered_by_who_keeps_the_books(county: PilotCounty) -> None:
    lin = county.enrol(county.resident("lin"))
    for who in (lin, "chu", "fu", "he"):
        refusal = county.refuses(who, RecordContribution, person=lin, year=2010, amount=100_00)
        assert refusal.code == "NOT_AUTHORISED"
