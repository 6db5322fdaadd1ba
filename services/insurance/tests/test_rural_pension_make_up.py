"""Making up (handbook 6.3): which years before the scheme can be bought, how many, and what they bring."""

from datetime import date

import pytest
from msgspec.structs import replace
from test_rural_pension_account import FU, KNOWN, QIAN, SITE, VILLAGE, after, an_account, balances, local

from insurance.rural_pension.commands.account import RecordContribution, RecordMakeUp, ReverseEntry
from insurance.rural_pension.events.account import Balances, Entry, SubsidyCredited, YearMadeUp
from insurance.rural_pension.terms import Collector, ReversalGround, SubLedger
from jinbao.testing import Scenario

ON = date(2010, 3, 1)
FIFTY_FIVE = replace(KNOWN, born=date(1954, 3, 10))
"""Found by the scheme with five years left to pay: ten can be bought."""

buy = RecordMakeUp(on=ON, person="lin", year=2008, amount=100_00)


def holder(born: str, *, bought: int = 0, paid: int = 0) -> Scenario:
    """Who has bought so many years before the scheme, and paid so many of its own."""
    known = replace(KNOWN, born=date.fromisoformat(born))
    on = date(2011, 12, 20)
    years = [replace(buy, on=on, year=2008 - index) for index in range(bought)]
    own = [RecordContribution(on=on, person="lin", year=2009 + index, amount=100_00) for index in range(paid)]
    return after(an_account.knowing(known), *own, *years)


def test_a_bought_year_is_the_persons_own_money_and_brings_no_subsidy() -> None:
    [line] = an_account.knowing(FIFTY_FIVE).when(replace(buy, receipt="M-1"), by=QIAN).decided()
    assert line == YearMadeUp(
        "lin",
        VILLAGE,
        Entry(1, SubLedger.PERSONAL, 100_00, 2008, ON, Balances(100_00)),
        Collector.AGENCY,
        "M-1",
        line.by_rule,
    )
    assert (line.by_rule.name, line.by_rule.number) == ("make_up_years", 15)


def test_a_place_may_add_to_bought_years() -> None:
    generous = replace(FIFTY_FIVE, parameters=(*SITE, local("make_up_subsidy", 30_00)))
    _, subsidy = an_account.knowing(generous).when(buy, by=QIAN).decided()
    assert isinstance(subsidy, SubsidyCredited)
    assert (subsidy.entry.amount, subsidy.entry.year, subsidy.grade) == (30_00, 2008, 100_00)


ROOM = [
    # who it is, whose account, the year, the amount in yuan, what follows
    ("five years left: the tenth", holder("1954-03-10", bought=9), 1999, 100, None),
    ("five years left: the eleventh", holder("1954-03-10", bought=10), 1998, 100, "NO_MORE_TO_MAKE_UP"),
    ("fourteen years left: one", holder("1963-12-01"), 2008, 500, None),
    ("fourteen years left: another", holder("1963-12-01", bought=1), 2007, 100, "NO_MORE_TO_MAKE_UP"),
    ("fifteen years left: none", holder("1963-12-02"), 2008, 100, "NO_MORE_TO_MAKE_UP"),
    ("one year left, two paid: thirteen", holder("1950-12-01", bought=12, paid=2), 1996, 100, None),
    ("and not one more", holder("1950-12-01", bought=13, paid=2), 1995, 100, "NO_MORE_TO_MAKE_UP"),
    ("sixty at the start", holder("1949-12-01"), 2008, 100, "NOTHING_TO_PAY"),
    ("a year of the scheme", holder("1954-03-10"), 2009, 100, "YEAR_OF_SCHEME"),
    ("a year of childhood", holder("1954-03-10"), 1969, 100, "YEAR_BEFORE_AGE"),
    ("the same year again", holder("1954-03-10", bought=1), 2008, 100, "YEAR_ALREADY_PAID"),
    ("no grade", holder("1954-03-10"), 2008, 150, "NOT_A_GRADE"),
    ("less than nothing", holder("1954-03-10"), 2008, -100, "NOT_A_GRADE"),
]


@pytest.mark.parametrize(
    ("account", "year", "yuan", "code"), [pytest.param(*row, id=name) for name, *row in ROOM]
)
def test_as_many_years_are_bought_as_are_not_left_to_pay(
    account: Scenario, year: int, yuan: int, code: str | None
) -> None:
    outcome = account.when(replace(buy, on=date(2012, 3, 1), year=year, amount=yuan * 100), by=QIAN)
    if code is None:
        assert outcome.decided()
    else:
        assert outcome.refused(code).field in ("year", "amount", "person")


def test_nothing_is_bought_for_whom_the_account_is_closed_to_contributions() -> None:
    known = an_account.knowing(replace(FIFTY_FIVE, pension_granted=True))
    known.when(buy, by=QIAN).refused("PENSION_GRANTED")
    known.knowing(replace(FIFTY_FIVE, died_on=date(2010, 2, 1))).when(buy, by=QIAN).refused("AFTER_DEATH")
    an_account.knowing(FIFTY_FIVE).when(buy, by=FU).refused("NOT_AUTHORISED")


def test_a_bought_year_is_reversed_with_what_the_place_added_and_can_be_bought_again() -> None:
    generous = replace(FIFTY_FIVE, parameters=(*SITE, local("make_up_subsidy", 30_00)))
    bought = after(an_account.knowing(generous), buy)
    undo = ReverseEntry(on=ON, person="lin", entry=1, reason=ReversalGround.WRONG_YEAR)
    assert balances(after(bought, undo)) == Balances()
    assert balances(after(bought, undo, buy)) == balances(bought)


def test_a_year_before_the_scheme_is_no_contribution_that_anybody_owes() -> None:
    pay = RecordContribution(on=ON, person="lin", year=2008, amount=100_00)
    an_account.knowing(FIFTY_FIVE).when(pay, by=QIAN).refused("YEAR_BEFORE_SCHEME")
