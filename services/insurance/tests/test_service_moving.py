"""Somebody moves: claims follow, a pension stays with its payer, the enrolment comes after the next year."""

from datetime import date

from paying import lines, months, pay_month
from pilot_county import CHANGNING, FUXING, GONGXIAN, LUODU, START, PilotCounty
from test_service_revocation import FALSE

from insurance.contract import (
    AcceptClaim,
    EnrolmentAnswer,
    FindEnrolments,
    MoveEnrolment,
    RecordContribution,
    RevokeGrant,
)
from jinbao.calendar import later
from jinbao.casework.people import HukouMoved


def enrolled(county: PilotCounty, person: str = "lin") -> EnrolmentAnswer:
    answer: EnrolmentAnswer = county.ask(person, "enrolment_by_person", person)
    return answer


def changning_starts(county: PilotCounty) -> None:
    for name, value in (("scheme_start", START.isoformat()), ("top_up", "5"), ("subsidy_minimum", "40")):
        county.set_parameter(name, value, region=CHANGNING)


def moved_to_changning(county: PilotCounty, person: str = "lin") -> None:
    changning_starts(county)
    county.enrol(county.resident(person))
    county.open(date(2010, 5, 4))
    county.tell(HukouMoved(person, FUXING, rural_hukou=True))


def test_the_year_of_the_move_is_paid_at_the_old_place_and_the_next_at_the_new(county: PilotCounty) -> None:
    """And whoever comes back takes the enrolment along again."""
    moved_to_changning(county)
    assert [row.id for row in away(county)] == ["lin"]
    asked = {"person": "lin", "year": 2010, "amount": 100_00}
    assert county.refuses("gao", RecordContribution, **asked).code == "NOT_AUTHORISED"
    county.do("qian", RecordContribution, **asked)
    early = county.refuses("gao", MoveEnrolment, person="lin")
    assert (early.code, early.params) == ("YEAR_STAYS", {"year": 2010})
    county.open(date(2011, 1, 5))
    assert county.refuses("fu", MoveEnrolment, person="lin").code == "NOT_AUTHORISED"
    county.do("gao", MoveEnrolment, person="lin")
    assert (enrolled(county).region, away(county)) == (FUXING, [])
    asked["year"] = 2011
    assert county.refuses("qian", RecordContribution, **asked).code == "NOT_AUTHORISED"
    county.do("gao", RecordContribution, **asked)
    account = county.ask("gao", "account_by_person", "lin")
    assert (account.region, account.personal, account.subsidy) == (FUXING, 200_00, 70_00)
    assert county.ask("qian", "account_by_person", "lin") is None
    assert county.refuses("gao", MoveEnrolment, person="lin").code == "NOT_MOVED"
    county.tell(HukouMoved("lin", LUODU, rural_hukou=True))
    assert county.refuses("fu", MoveEnrolment, person="lin").code == "YEAR_STAYS"
    county.open(date(2012, 1, 5))
    county.do("fu", MoveEnrolment, person="lin")
    assert enrolled(county).region == LUODU


def away(county: PilotCounty) -> list[EnrolmentAnswer]:
    return list(county.ask("jian", "find_enrolments", FindEnrolments(moved_away=True)).rows)


def test_it_follows_at_once_within_the_county_and_never_to_one_that_has_not_begun(
    county: PilotCounty,
) -> None:
    county.enrol(county.resident("lin"))
    county.tell(HukouMoved("lin", LUODU, rural_hukou=True))
    county.do("fu", MoveEnrolment, person="lin")
    assert enrolled(county).region == LUODU
    county.tell(HukouMoved("lin", FUXING, rural_hukou=True))
    county.open(date(2011, 1, 5))
    assert county.refuses("gao", MoveEnrolment, person="lin").code == "SCHEME_NOT_STARTED"
    never = county.refuses("gao", MoveEnrolment, person=county.resident("wu", village=FUXING))
    assert never.code == "OUT_OF_ORDER"


def test_a_claim_under_way_is_decided_where_the_claimant_lives_now(county: PilotCounty) -> None:
    changning_starts(county)
    claim = county.file(county.pensioner("zhou"))
    county.tell(HukouMoved("zhou", FUXING, rural_hukou=True))
    assert county.refuses("chu", AcceptClaim, claim=claim).code == "NOT_AUTHORISED"
    county.do("gao", AcceptClaim, claim=claim)
    assert county.ask("jian", "claim_by_id", claim).region == FUXING


def test_a_pension_in_payment_stays_with_its_payer(county: PilotCounty) -> None:
    changning_starts(county)
    county.granted()
    for month in ("2010-02", "2010-03", "2010-04"):
        pay_month(county, month)
    county.tell(HukouMoved("zhou", FUXING, rural_hukou=True))
    pay_month(county, "2010-05")
    assert [line.person for line in lines(county, "2010-05")] == ["zhou"]
    pension = county.ask("jian", "pension_by_person", "zhou")
    assert (pension.payer, {one.due for one in months(county).values()}) == (GONGXIAN, {55_94})
    assert later("2010-04", 1) == max(months(county))
    county.open(date(2011, 1, 5))
    assert county.refuses("gao", MoveEnrolment, person="zhou").code == "PENSION_GRANTED"
    assert county.refuses("gao", RevokeGrant, **FALSE).code == "NOT_AUTHORISED"
