"""Two files of one person: the enrolments become one, nothing is paid twice, and it can be taken back."""

from datetime import date
from typing import Any

from paying import months, pay_month
from pilot_county import PilotCounty, paper
from recovering import decided, gives_back, heard

from insurance.contract import (
    CreditInterest,
    EnrolmentStage,
    EntriesOf,
    EntryAnswer,
    FindEnrolments,
    FindOverpayment,
    MergeEnrolments,
    NotAcceptedGround,
    PaperKind,
    RecordContribution,
    RefuseEnrolment,
    RevocationGround,
    RevokeGrant,
    SeparateEnrolments,
    ServeEnrolmentDecision,
    ServiceMethod,
    Worklist,
)
from jinbao.casework.people import PersonsMerged, PersonsUnmerged

TWO = {"kept": "lin", "ended": "lin-again"}
MERGE = "mergeRuralPensionEnrolments"


def balances(county: PilotCounty, person: str) -> tuple[int, int, int]:
    account = county.ask("jian", "account_by_person", person)
    return account.personal, account.subsidy, account.collective


def standing(county: PilotCounty, person: str) -> list[tuple[Any, ...]]:
    """What stands in an account, whatever was entered and reversed on the way."""
    rows: list[EntryAnswer] = county.ask("jian", "entries_of", EntriesOf(person=person, first=100)).rows
    left = [row for row in rows if row.reverses is None and row.reversed_by is None]
    return sorted((row.kind, row.sub_ledger, row.amount, row.year, row.value_day) for row in left)


def stage(county: PilotCounty, person: str) -> EnrolmentStage:
    stands: EnrolmentStage = county.ask("jian", "enrolment_by_person", person).stage
    return stands


def pending(county: PilotCounty) -> list[str]:
    page = county.ask("fu", "find_enrolments", FindEnrolments(merger_pending=True))
    return [row.id for row in page.rows]


def enrolled_twice(county: PilotCounty) -> None:
    """Paid 2010 under both files, at different grades, and 2011 under the second alone."""
    county.enrol(county.resident("lin"))
    county.enrol(county.resident("lin-again"), grade=200_00)
    county.pay("lin", 2010)
    county.pay("lin-again", 2010, 200_00)
    county.open(date(2011, 3, 1))
    for person in ("lin", "lin-again"):
        county.do("qian", CreditInterest, person=person, year=2010)
    county.pay("lin-again", 2011, 200_00)


def test_a_year_paid_twice_is_refunded_once_and_the_rest_goes_on(county: PilotCounty) -> None:
    enrolled_twice(county)
    before = {person: standing(county, person) for person in TWO.values()}
    assert county.refuses("fu", MergeEnrolments, **TWO).code == "NOT_ONE_PERSON"
    county.tell(PersonsMerged("lin", "lin-again"))
    assert county.refuses("chu", MergeEnrolments, **TWO).code == "NOT_AUTHORISED"
    county.do("fu", MergeEnrolments, **TWO)
    assert (stage(county, "lin"), stage(county, "lin-again")) == (
        EnrolmentStage.CONFIRMED,
        EnrolmentStage.MERGED,
    )
    assert balances(county, "lin-again") == (0, 0, 0)
    moved = [row for row in before["lin-again"] if row[3] == 2011 or row[0] == "interest-credited"]
    assert standing(county, "lin") == sorted([*before["lin"], *moved])
    [history] = [
        line.detail
        for line in county.ask("jian", "enrolment_history", "lin-again")
        if line.kind == "insurance.rural-pension.enrolment-merged.v1"
    ]
    assert (history["refund"], history["into"]) == (200_00, "lin")
    [decision] = county.ask("jian", "enrolment_decisions", "lin-again")
    assert county.ask("lin", "enrolment_decisions", "lin-again") == [decision]
    assert (decision.outcome, decision.amount) == ("granted", 200_00)
    assert [(one.name, one.value) for one in decision.inputs] == [
        ("year_of_both:2010", "2010"),
        ("year_going_on:2011", "2011"),
        ("paid_twice:2010", "20000"),
    ]
    assert county.ask("jian", "decision_by_event", decision.event) == decision
    assert county.ask("jian", "verification_by_case", decision.event).holds
    told_of_the_decision(county, decision.event)
    again = {"person": "lin", "year": 2011, "amount": 100_00}
    assert county.refuses("qian", RecordContribution, **again).code == "YEAR_ALREADY_PAID"
    assert county.refuses("fu", MergeEnrolments, **TWO).code == "OUT_OF_ORDER"


def told_of_the_decision(county: PilotCounty, event: str) -> None:
    """It waits to be served, and from then on the appeals run."""
    [task] = county.ask("song", "worklist", Worklist(step="serve")).rows
    assert task.case == "rural-pension-enrolment/lin-again"
    serve = {"person": "lin-again", "served_on": county.today, "method": ServiceMethod.DIRECT}
    assert county.refuses("fu", ServeEnrolmentDecision, **serve).code == "NOT_AUTHORISED"
    county.do("song", ServeEnrolmentDecision, **serve)
    enrolment = county.ask("jian", "enrolment_by_person", "lin-again")
    assert (enrolment.decision, enrolment.served_on) == (event, county.today)
    decision = county.ask("lin", "decision_by_event", event)
    last_days = [("reconsideration", date(2011, 5, 3)), ("suit", date(2011, 6, 1))]
    assert [(one.route, one.last_day) for one in decision.appeals] == last_days
    assert county.ask("song", "worklist", Worklist(step="serve")).rows == []
    assert county.refuses("song", ServeEnrolmentDecision, **serve).code == "OUT_OF_ORDER"


def test_a_year_paid_under_the_second_file_of_a_pensioner_is_refunded(county: PilotCounty) -> None:
    """As is the year that was paid under both: another file does not let a pension's account grow."""
    county.granted()
    county.enrol(county.resident("wu"))
    for year in (2010, 2011):
        county.open(date(year, 3, 1))
        county.pay("wu", year)
    before = balances(county, "zhou")
    county.tell(PersonsMerged("zhou", "wu"))
    county.do("fu", MergeEnrolments, kept="zhou", ended="wu")
    assert (balances(county, "zhou"), balances(county, "wu")) == (before, (0, 0, 0))
    [decision] = county.ask("jian", "enrolment_decisions", "wu")
    assert decision.amount == 200_00
    years = ["year_of_both:2010", "year_after_grant:2011", "paid_twice:2010", "paid_late:2011"]
    assert [one.name for one in decision.inputs] == years
    assert "Years paid after the grant of the pension: 2011: 1 year" in decision.sentences
    assert county.ask("jian", "verification_by_case", decision.event).holds


def test_what_was_merged_by_mistake_is_parted_again(county: PilotCounty) -> None:
    """The refund had not been paid: it is withdrawn, and its year is there as it was."""
    enrolled_twice(county)
    before = {person: standing(county, person) for person in TWO.values()}
    assert pending(county) == []
    county.tell(PersonsMerged("lin", "lin-again"))
    assert pending(county) == ["lin-again"]
    county.do("fu", MergeEnrolments, **TWO)
    assert pending(county) == []
    assert county.refuses("fu", SeparateEnrolments, **TWO).code == "STILL_ONE_PERSON"
    county.tell(PersonsUnmerged("lin", "lin-again"))
    assert pending(county) == ["lin-again"]
    county.do("fu", SeparateEnrolments, **TWO)
    assert pending(county) == []
    assert (stage(county, "lin"), stage(county, "lin-again")) == (EnrolmentStage.CONFIRMED,) * 2
    assert {person: standing(county, person) for person in TWO.values()} == before
    assert county.ask("jian", "refunds_by_person", "lin-again") == []
    parted, merged = county.ask("lin-again", "enrolment_decisions", "lin-again")
    assert (parted.outcome, merged.outcome) == ("granted", "granted")
    assert parted.amount == sum(row[2] for row in standing(county, "lin-again"))
    assert [one.name.partition(":")[0] for one in parted.inputs].count("refund_withdrawn") == 2
    assert not [one for one in parted.inputs if one.name.startswith("refunded")]
    for one in (parted, merged):
        assert county.ask("jian", "verification_by_case", one.event).holds


def test_a_refusal_is_told_and_contested_from_then(county: PilotCounty) -> None:
    county.submit(county.resident("lin"))
    county.do("chu", RefuseEnrolment, person="lin", reasons=(NotAcceptedGround.PAPERS_FALSE,))
    serve = {"person": "lin", "served_on": county.today, "method": ServiceMethod.DIRECT}
    county.do("song", ServeEnrolmentDecision, **serve)
    refused = county.ask("lin", "enrolment_by_person", "lin")
    assert (refused.decision, refused.served_on) == (None, county.today)
    assert all(one.last_day for one in refused.appeals)


def test_where_no_year_was_paid_twice_nothing_is_given_back(county: PilotCounty) -> None:
    for person in TWO.values():
        county.enrol(county.resident(person))
    county.tell(PersonsMerged("lin", "lin-again"))
    county.do("fu", MergeEnrolments, **TWO)
    [decision] = county.ask("jian", "enrolment_decisions", "lin-again")
    assert (decision.outcome, decision.amount) == ("granted", 0)
    assert [(one.name, one.value) for one in decision.inputs] == [("nothing_twice", "0")]
    assert county.ask("jian", "verification_by_case", decision.event).holds
    assert county.ask("jian", "refunds_by_person", "lin") == []


def test_a_year_whose_interest_only_one_has_waits_for_the_other(county: PilotCounty) -> None:
    """And interest on what was joined is reversed before they part."""
    for person in TWO.values():
        county.enrol(county.resident(person))
        county.pay(person, 2010)
    county.open(date(2011, 3, 1))
    county.do("qian", CreditInterest, person="lin", year=2010)
    county.tell(PersonsMerged("lin", "lin-again"))
    refused = county.refuses("fu", MergeEnrolments, **TWO)
    assert (refused.code, refused.params) == ("INTEREST_MISSING", {"year": 2010})
    county.do("qian", CreditInterest, person="lin-again", year=2010)
    county.do("fu", MergeEnrolments, **TWO)
    county.open(date(2012, 3, 1))
    county.do("qian", CreditInterest, person="lin", year=2011)
    county.tell(PersonsUnmerged("lin", "lin-again"))
    assert county.refuses("fu", SeparateEnrolments, **TWO).code == "YEAR_CLOSED"


def test_of_two_pensions_one_goes_on_and_the_other_becomes_overpaid(county: PilotCounty) -> None:
    """Both drew three months, and one month came back: neither stands in the account that goes on."""
    for person in TWO.values():
        county.granted(person)
    for month in ("2010-02", "2010-03", "2010-04"):
        pay_month(county, month)
    due = {month: one.due for month, one in months(county, "lin").items()}
    county.tell(PersonsMerged("lin", "lin-again"))
    assert county.refuses("fu", MergeEnrolments, **TWO).code == "DRAWN_UNDER_BOTH"
    twice = {"ground": RevocationGround.DRAWN_TWICE, "papers": (paper(PaperKind.EVIDENCE),)}
    county.do("he", RevokeGrant, person="lin-again", **twice)
    county.do("yan", FindOverpayment, person="lin-again")
    assert county.ask("jian", "overpayment_by_id", "lin-again").amount == 3 * 55_94
    heard(county, "lin-again")
    decided(county, "lin", case="lin-again")
    gives_back(county, 55_94, "lin-again")
    own = balances(county, "lin")
    county.do("fu", MergeEnrolments, **TWO)
    assert (balances(county, "lin"), balances(county, "lin-again")) == (own, (0, 0, 0))
    assert {month: one.due for month, one in months(county, "lin").items()} == due
    pay_month(county, "2010-05")
    assert [one.paid for one in months(county, "lin").values()] == [55_94] * 4
    assert "2010-05" not in months(county, "lin-again")


def test_a_pension_under_the_file_that_ends_goes_on_once_that_file_is_the_one_that_is_kept(
    county: PilotCounty,
) -> None:
    """What was paid belongs to the file under which it was paid, so the files are merged the other way."""
    county.enrol(county.resident("lin"))
    county.pay("lin", 2010)
    county.granted("lin-again")
    pay_month(county, "2010-02")
    county.tell(PersonsMerged("lin", "lin-again"))
    assert county.refuses("fu", MergeEnrolments, **TWO).code == "DRAWN_UNDER_ENDED"
    [offered] = [one for one in county.ask("fu", "enrolment_actions", "lin") if one.name == MERGE]
    assert (offered.allowed, offered.code) == (False, "DRAWN_UNDER_ENDED")
    county.tell(PersonsUnmerged("lin", "lin-again"), PersonsMerged("lin-again", "lin"))
    assert pending(county) == ["lin"]
    county.do("fu", MergeEnrolments, kept="lin-again", ended="lin")
    assert pending(county) == []
    assert balances(county, "lin") == (0, 0, 0)
    pay_month(county, "2010-03")
    assert [one.paid for one in months(county, "lin-again").values()] == [55_94] * 2
    assert all((one.owed, one.overpaid) == (0, 0) for one in months(county, "lin-again").values())
