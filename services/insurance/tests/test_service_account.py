"""The personal account over the whole counter: contributions, subsidies, interest, and entries undone."""

from datetime import date

import pytest
from pilot_county import PilotCounty
from sqlalchemy import func, select

from insurance.contract import (
    ChooseGrade,
    CreditInterest,
    EnrolmentCategory,
    EntriesOf,
    RecordCollectiveAid,
    RecordContribution,
    ReversalGround,
    ReverseEntry,
    SubLedger,
)
from insurance.rural_pension.account_register import ACCOUNTS, ENTRIES
from jinbao.casework.people import DeathRecorded

DISABLED = EnrolmentCategory.SEVERELY_DISABLED


@pytest.fixture
def lin(county: PilotCounty) -> str:
    return county.enrol(county.resident("lin"))


def balances(county: PilotCounty, person: str) -> tuple[int, int, int]:
    account = county.ask(person, "account_by_person", person)
    return account.personal, account.subsidy, account.collective


def entries(county: PilotCounty, person: str, **asked: int) -> list[tuple[int, str, int, int]]:
    """Number, kind, amount and balance of each, newest first."""
    page = county.ask(person, "entries_of", EntriesOf(person=person, **asked))
    return [(entry.number, entry.kind, entry.amount, entry.balance) for entry in page.rows]


YEAR_OF = [
    # category, grade, what the person pays, and what then stands as personal, subsidy and collective
    (EnrolmentCategory.ORDINARY, 100_00, 100_00, (100_00, 30_00, 0)),
    (EnrolmentCategory.ORDINARY, 500_00, 500_00, (500_00, 30_00, 0)),
    (EnrolmentCategory.LOW_INCOME, 100_00, 100_00, (100_00, 30_00, 0)),
    (DISABLED, 100_00, 50_00, (50_00, 80_00, 0)),
    (DISABLED, 300_00, 250_00, (250_00, 80_00, 0)),
]


@pytest.mark.parametrize(("category", "grade", "paid", "expected"), YEAR_OF)
def test_what_a_paid_year_brings(
    county: PilotCounty,
    category: EnrolmentCategory,
    grade: int,
    paid: int,
    expected: tuple[int, int, int],
) -> None:
    county.enrol(county.resident("wu"), grade=grade, category=category)
    county.pay("wu", 2010, paid)
    assert balances(county, "wu") == expected
    assert county.refuses("qian", RecordContribution, person="wu", year=2010, amount=paid).code == (
        "YEAR_ALREADY_PAID"
    )


REFUSED = [
    # year   amount    code
    (2010, 99_99, "UNDER_GRADE"),
    (2010, 100_01, "OVER_GRADE"),
    (2010, -100_00, "NEGATIVE_AMOUNT"),
    (2010, 0, "UNDER_GRADE"),
    (2011, 100_00, "YEAR_NOT_BEGUN"),
    (2008, 100_00, "YEAR_BEFORE_SCHEME"),
    (2009, 100_00, "NO_GRADE_CHOSEN"),
]


@pytest.mark.parametrize(("year", "amount", "code"), REFUSED)
def test_what_cannot_be_paid(county: PilotCounty, lin: str, year: int, amount: int, code: str) -> None:
    refusal = county.refuses("qian", RecordContribution, person=lin, year=year, amount=amount)
    assert refusal.code == code
    assert balances(county, lin) == (0, 0, 0)


def test_nobody_pays_who_is_not_enrolled(county: PilotCounty) -> None:
    county.submit(county.resident("wu"))
    assert county.refuses("qian", RecordContribution, person="wu", year=2010, amount=100_00).code == (
        "ACCOUNT_NOT_OPEN"
    )


def test_nobody_pays_after_their_death(county: PilotCounty, lin: str) -> None:
    county.tell(DeathRecorded(lin, date(2010, 1, 4), strong=True))
    assert county.refuses("qian", RecordContribution, person=lin, year=2010, amount=100_00).code == (
        "AFTER_DEATH"
    )


def test_each_year_is_paid_by_its_own_grade(county: PilotCounty, lin: str) -> None:
    county.do(lin, ChooseGrade, person=lin, year=2011, grade=300_00)
    county.pay(lin, 2010, 100_00)
    county.open(date(2011, 3, 1))
    county.pay(lin, 2011, 300_00)
    assert balances(county, lin) == (400_00, 60_00, 0)


def test_interest_is_credited_at_the_end_of_the_year_to_each_sub_ledger(
    county: PilotCounty, lin: str
) -> None:
    county.pay(lin, 2010)
    county.do("qian", RecordCollectiveAid, person=lin, year=2010, amount=20_00, receipt="C-1")
    assert county.refuses("qian", CreditInterest, person=lin, year=2010).code == "YEAR_NOT_OVER"
    county.open(date(2010, 12, 31))
    county.do("qian", CreditInterest, person=lin, year=2010)
    assert county.refuses("qian", CreditInterest, person=lin, year=2010).code == "INTEREST_ALREADY_CREDITED"
    credited = [row for row in entries(county, lin) if row[1] == "interest-credited"]
    assert [(number, amount) for number, _, amount, _ in credited] == [(6, 41), (5, 62), (4, 2_06)]
    assert sum(amount for *_, amount, _ in entries(county, lin)) == sum(balances(county, lin))


def test_a_wrong_entry_goes_with_all_that_came_with_it_and_stays_to_be_seen(
    county: PilotCounty, lin: str
) -> None:
    county.pay(lin, 2010)
    county.do("qian", ReverseEntry, person=lin, entry=1, reason=ReversalGround.PAYMENT_BOUNCED)
    assert balances(county, lin) == (0, 0, 0)
    page = county.ask(lin, "entries_of", EntriesOf(person=lin))
    assert [(row.number, row.reverses, row.reversed_by) for row in page.rows] == [
        (4, 2, None),
        (3, 1, None),
        (2, None, 4),
        (1, None, 3),
    ]
    again = county.refuses("qian", ReverseEntry, person=lin, entry=1, reason=ReversalGround.WRONG_YEAR)
    assert again.code == "ENTRY_REVERSED"
    county.pay(lin, 2010)
    assert balances(county, lin) == (100_00, 30_00, 0)


def test_entries_of_several_accounts_and_years_are_asked_for_together(county: PilotCounty, lin: str) -> None:
    wu = county.enrol(county.resident("wu"))
    county.pay(lin, 2010)
    county.pay(wu, 2010)
    county.open(date(2011, 3, 1))
    county.pay(lin, 2011)
    asked = [
        EntriesOf(person=lin, year=2010),
        EntriesOf(person=lin, year=2011, first=1),
        EntriesOf(person=wu),
        EntriesOf(person="nobody"),
    ]
    pages = county.service.look_up("entries_of", asked, county.call("fu"))
    assert [[row.number for row in page.rows] for page in pages] == [[2, 1], [4], [2, 1], []]
    assert [page.has_next for page in pages] == [False, True, False, False]
    assert {row.sub_ledger for row in pages[0].rows} == {SubLedger.PERSONAL, SubLedger.SUBSIDY}


def test_what_stands_in_the_books_is_what_was_entered(county: PilotCounty, lin: str) -> None:
    county.pay(lin, 2010)
    county.do("qian", RecordCollectiveAid, person=lin, year=2010, amount=5_00)
    summed = select(func.sum(ENTRIES.c.amount)).where(ENTRIES.c.person == lin).scalar_subquery()
    [account] = county.rows(ACCOUNTS, ACCOUNTS.c.person == lin)
    with county.service.engine.connect() as connection:
        assert connection.scalar(select(summed)) == account.personal + account.subsidy + account.collective
