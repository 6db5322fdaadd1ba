"""The personal account: what a year costs, who adds what, and that its entries always sum to the balance."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from insurance.items import CONTRIBUTE, RECHECK
from insurance.rural_pension.account import ACCOUNT, NotOpened, Open
from insurance.rural_pension.commands.account import (
    CreditInterest,
    OpenAccount,
    RecordCollectiveAid,
    RecordContribution,
    RecordMakeUp,
    ReverseEntry,
)
from insurance.rural_pension.dues import AccountFacts
from insurance.rural_pension.events.account import (
    AccountOpened,
    Balances,
    CollectiveAidReceived,
    ContributionPaidForDisabled,
    ContributionReceived,
    Entry,
    EntryReversed,
    InterestCredited,
    SubsidyCredited,
    YearMadeUp,
)
from insurance.rural_pension.terms import Collector, EnrolmentCategory, ReversalGround, SubLedger
from jinbao.actor import Actor, Place
from jinbao.decider import Refused
from jinbao.desk import Desk
from jinbao.events import Effective
from jinbao.rules import LocalParameter, Value
from jinbao.testing import Scenario, officer

VILLAGE, GONGXIAN = "511526100201", "511526"
HOME = Place(VILLAGE, (VILLAGE, "511526100", GONGXIAN, "511500"))
START, OPENED, PAID = date(2009, 12, 1), date(2010, 1, 6), date(2010, 3, 1)
PERSONAL, SUBSIDY, COLLECTIVE = SubLedger.PERSONAL, SubLedger.SUBSIDY, SubLedger.COLLECTIVE

FU = officer("fu", "county-agency", GONGXIAN, RECHECK)
QIAN = officer("qian", "county-agency", GONGXIAN, CONTRIBUTE)


def local(name: str, value: Value, since: date = START) -> LocalParameter:
    return LocalParameter(
        name=name,
        region=GONGXIAN,
        value=value,
        in_force_from=since,
        promulgated_on=since,
        document="示例文件",
        approved_by="珙县人民政府",
        official=False,
    )


SITE = (local("scheme_start", START.isoformat()), local("interest_rate", "0.0225"))
KNOWN = AccountFacts(
    person="lin", place=HOME, born=date(1970, 6, 1), rural_hukou=True, parameters=SITE, grade=100_00
)
URBAN_SIXTY = replace(KNOWN, rural_hukou=False, born=date(1951, 7, 1))
URBAN_59 = replace(URBAN_SIXTY, born=date(1951, 7, 2))
DISABLED = replace(KNOWN, category=EnrolmentCategory.SEVERELY_DISABLED)

pay = RecordContribution(on=PAID, person="lin", year=2010, amount=100_00)
aid = RecordCollectiveAid(on=PAID, person="lin", year=2010, amount=20_00, receipt="C-1")
credit = CreditInterest(on=date(2010, 12, 31), person="lin", year=2010)
undo = ReverseEntry(on=date(2010, 6, 1), person="lin", entry=1, reason=ReversalGround.WRONG_AMOUNT)

no_account = Scenario(ACCOUNT, KNOWN)
an_account = no_account.given(AccountOpened("lin", VILLAGE, OPENED, "fu"))


def after(account: Scenario, *commands: Any) -> Scenario:
    """The account once all this has been recorded."""
    for command in commands:
        account = account.given(*account.when(command, by=QIAN).decided())
    return account


def balances(account: Scenario) -> Balances:
    state = ACCOUNT.replay(account.history)
    assert isinstance(state, Open)
    return state.balances


# A year


def test_the_county_opens_the_account_when_it_confirms() -> None:
    opening = OpenAccount(on=OPENED, person="lin")
    no_account.when(opening, by=FU).then(AccountOpened("lin", VILLAGE, OPENED, "fu"))
    no_account.when(opening, by=QIAN).refused("NOT_AUTHORISED")
    an_account.when(opening, by=FU).refused("OUT_OF_ORDER")
    no_account.when(pay, by=QIAN).refused("ACCOUNT_NOT_OPEN")


def test_a_paid_year_brings_the_governments_subsidy() -> None:
    own, subsidy = an_account.when(replace(pay, collector=Collector.BANK, receipt="B-7"), by=QIAN).decided()
    first = Entry(1, PERSONAL, 100_00, 2010, PAID, Balances(100_00))
    assert own == ContributionReceived("lin", VILLAGE, first, 100_00, Collector.BANK, "B-7")
    assert subsidy.entry == Entry(2, SUBSIDY, 30_00, 2010, PAID, Balances(100_00, 30_00))
    assert (subsidy.by_rule.name, subsidy.by_rule.number) == ("subsidy_minimum", 30_00)


@pytest.mark.parametrize(("set_locally", "credited"), [(45_00, 45_00), (25_00, 30_00)])
def test_a_place_may_give_more_than_the_nation_and_never_less(set_locally: int, credited: int) -> None:
    known = replace(KNOWN, parameters=(*SITE, local("subsidy_minimum", set_locally)))
    _, subsidy = an_account.knowing(known).when(pay, by=QIAN).decided()
    assert subsidy.entry.amount == credited


SUBSIDIES = [
    # who pays, on which day, the grade in yuan, what the government adds
    ("rural, the highest grade", KNOWN, "2010-03-01", 500, 30),
    ("rural, the day before the merger", KNOWN, "2014-06-30", 500, 30),
    ("merged, below the higher grades", KNOWN, "2014-07-01", 400, 30),
    ("merged, the first of the higher grades", KNOWN, "2014-07-01", 500, 60),
    ("merged, the highest grade", KNOWN, "2015-03-01", 2000, 60),
    ("urban, the highest grade", replace(KNOWN, rural_hukou=False), "2011-07-01", 1000, 30),
    ("urban, since merged", replace(KNOWN, rural_hukou=False), "2014-07-01", 1000, 60),
]


@pytest.mark.parametrize(
    ("known", "on", "grade", "credited"), [pytest.param(*row, id=name) for name, *row in SUBSIDIES]
)
def test_the_subsidy_follows_from_scheme_and_grade(
    known: AccountFacts, on: str, grade: int, credited: int
) -> None:
    """Handbook 6.3, 6.4: 30 yuan at every grade, and since the county's merger 60 from the grade of 500."""
    day, fen = date.fromisoformat(on), grade * 100
    command = replace(pay, on=day, year=day.year, amount=fen)
    _, subsidy = an_account.knowing(replace(known, grade=fen)).when(command, by=QIAN).decided()
    assert subsidy.entry.amount == credited * 100


def test_the_government_pays_part_of_the_lowest_grade_for_the_severely_disabled() -> None:
    known = replace(DISABLED, grade=200_00, parameters=(*SITE, local("paid_for_disabled", 80_00)))
    account = an_account.knowing(known)
    account.when(replace(pay, amount=200_00), by=QIAN).refused("OVER_GRADE")
    own, paid, subsidy = account.when(replace(pay, amount=120_00), by=QIAN).decided()
    assert [own.entry.amount, paid.entry.amount, subsidy.entry.amount] == [120_00, 80_00, 30_00]
    assert isinstance(paid, ContributionPaidForDisabled)
    assert subsidy.entry.balances == Balances(120_00, 110_00)


def test_it_may_pay_all_of_the_lowest_grade_and_no_more() -> None:
    known = replace(DISABLED, parameters=(*SITE, local("paid_for_disabled", 150_00)))
    paid, subsidy = an_account.knowing(known).when(replace(pay, amount=0), by=QIAN).decided()
    assert (paid.entry.amount, subsidy.entry.balances) == (100_00, Balances(0, 130_00))


def test_what_is_paid_for_the_disabled_has_to_be_set_by_the_place() -> None:
    refusal = an_account.knowing(DISABLED).when(pay, by=QIAN).refused("PARAMETER_MISSING")
    assert refusal.params == {"name": "paid_for_disabled", "place": VILLAGE, "on": PAID}


@pytest.mark.parametrize(
    ("amount", "code"),
    [(-1, "NEGATIVE_AMOUNT"), (99_99, "UNDER_GRADE"), (100_01, "OVER_GRADE"), (0, "UNDER_GRADE")],
)
def test_a_year_is_paid_by_its_grade(amount: int, code: str) -> None:
    refusal = an_account.when(replace(pay, amount=amount), by=QIAN).refused(code)
    assert refusal.field == "amount"


def test_a_year_is_paid_once() -> None:
    after(an_account, pay).when(pay, by=QIAN).refused("YEAR_ALREADY_PAID")


@pytest.mark.parametrize(
    ("known", "command", "code"),
    [
        (KNOWN, replace(pay, year=2011), "YEAR_NOT_BEGUN"),
        (KNOWN, replace(pay, year=2008), "YEAR_BEFORE_SCHEME"),
        (replace(KNOWN, born=date(1995, 1, 1)), pay, "YEAR_BEFORE_AGE"),
        (replace(KNOWN, born=date(1949, 12, 1)), pay, "NOTHING_TO_PAY"),
        (URBAN_SIXTY, replace(pay, on=date(2011, 7, 5), year=2011), "NOTHING_TO_PAY"),
        (
            replace(URBAN_SIXTY, born=date(1951, 7, 2)),
            replace(pay, on=date(2011, 7, 5)),
            "YEAR_BEFORE_SCHEME",
        ),
        (replace(KNOWN, died_on=date(2010, 2, 28)), pay, "AFTER_DEATH"),
        (replace(KNOWN, pension_granted=True), pay, "PENSION_GRANTED"),
        (replace(KNOWN, grade=None), pay, "NO_GRADE_CHOSEN"),
        (replace(KNOWN, grade=600_00), pay, "NOT_A_GRADE"),
        (replace(KNOWN, parameters=()), pay, "SCHEME_NOT_STARTED"),
        (KNOWN, replace(pay, on=date(2010, 1, 5)), "BEFORE_PREVIOUS_STEP"),
        (replace(KNOWN, kin=frozenset({"qian"})), pay, "AVOIDANCE"),
        (replace(KNOWN, pension_granted=True), aid, "PENSION_GRANTED"),
        (KNOWN, replace(aid, amount=0), "AMOUNT_NOT_POSITIVE"),
        (KNOWN, replace(aid, amount=-20_00), "AMOUNT_NOT_POSITIVE"),
    ],
)
def test_what_cannot_be_paid(known: AccountFacts, command: Any, code: str) -> None:
    an_account.knowing(known).when(command, by=QIAN).refused(code)


def test_the_year_of_the_sixteenth_birthday_can_be_paid() -> None:
    young = an_account.knowing(replace(KNOWN, born=date(1994, 12, 31)))
    assert len(young.when(replace(pay, on=date(2010, 12, 31)), by=QIAN).decided()) == 2


def test_who_was_59_when_the_scheme_started_pays_and_goes_on_until_the_pension_is_granted() -> None:
    old = an_account.knowing(replace(KNOWN, born=date(1949, 12, 2)))
    assert len(old.when(pay, by=QIAN).decided()) == 2


def test_only_those_who_take_contributions_in_may_enter_them() -> None:
    for command in (pay, aid, credit, undo):
        after(an_account, pay).when(command, by=FU).refused("NOT_AUTHORISED")
        after(an_account, pay).when(command, by=Actor("lin")).refused("NOT_AUTHORISED")


def test_collective_aid_has_a_sub_ledger_of_its_own() -> None:
    entry = Entry(1, COLLECTIVE, 20_00, 2010, PAID, Balances(0, 0, 20_00))
    an_account.when(aid, by=QIAN).then(CollectiveAidReceived("lin", VILLAGE, entry, "C-1"))


# Interest


def test_interest_counts_the_full_months_after_the_payment() -> None:
    """Paid in March: nine months of 2010. 100.00 × 2.25 % × 9/12 = 1.6875, 30.00 gives 0.50625."""
    own, subsidy = after(an_account, pay).when(credit, by=QIAN).decided()
    assert (own.entry.amount, own.fen_months, own.by_rule.text) == (1_69, 9 * 100_00, "0.0225")
    assert (subsidy.entry.amount, subsidy.entry.sub_ledger) == (51, SUBSIDY)
    assert subsidy.entry == Entry(4, SUBSIDY, 51, 2010, date(2010, 12, 31), Balances(101_69, 30_51))


def test_interest_bears_interest_in_the_next_year() -> None:
    paid = after(an_account, pay, credit)
    own, _ = paid.when(replace(credit, on=date(2011, 12, 31), year=2011), by=QIAN).decided()
    assert own.entry.amount == 2_29  # 101.69 × 2.25 % = 2.288025


def test_a_payment_of_december_bears_nothing_in_its_year() -> None:
    late = after(an_account, replace(pay, on=date(2010, 12, 1)))
    late.when(credit, by=QIAN).refused("NO_INTEREST")
    own, _ = late.when(replace(credit, on=date(2012, 1, 4), year=2011), by=QIAN).decided()
    assert own.entry.amount == 2_25


def test_interest_is_credited_as_of_31_december_even_when_entered_later() -> None:
    account = after(an_account, pay)
    desk = Desk(QIAN, date(2011, 2, 1), KNOWN)
    command = replace(credit, on=desk.on)
    lines = list(ACCOUNT.decide(ACCOUNT.replay(account.history), command, desk))
    assert [line.on for line in lines if isinstance(line, Effective)] == [date(2010, 12, 31)] * 2


@pytest.mark.parametrize(
    ("history", "command", "code"),
    [
        ([pay], replace(credit, on=date(2010, 12, 30)), "YEAR_NOT_OVER"),
        ([pay, credit], credit, "INTEREST_ALREADY_CREDITED"),
        ([pay], replace(credit, on=date(2011, 12, 31), year=2011), "INTEREST_MISSING"),
        ([], credit, "NO_INTEREST"),
        ([pay, credit], replace(aid, on=date(2010, 12, 31)), "YEAR_CLOSED"),
    ],
)
def test_interest_closes_one_year_after_the_other(history: list[Any], command: Any, code: str) -> None:
    after(an_account, *history).when(command, by=QIAN).refused(code)


def test_without_a_rate_set_by_the_place_there_is_no_interest() -> None:
    account = after(an_account, pay).knowing(replace(KNOWN, parameters=SITE[:1]))
    assert account.when(credit, by=QIAN).refused("PARAMETER_MISSING").params["name"] == "interest_rate"


def test_the_rate_is_the_one_in_force_on_the_last_day_of_the_year() -> None:
    raised = local("interest_rate", "0.0275", date(2010, 12, 26))
    later = local("interest_rate", "0.03", date(2011, 1, 1))
    account = after(an_account, pay).knowing(replace(KNOWN, parameters=(*SITE, raised, later)))
    own, _ = account.when(replace(credit, on=date(2011, 1, 4)), by=QIAN).decided()
    assert (own.by_rule.text, own.entry.amount) == ("0.0275", 2_06)


def test_no_rate_takes_a_balance_below_nothing() -> None:
    account = after(an_account, pay).knowing(
        replace(KNOWN, parameters=(SITE[0], local("interest_rate", "-2")))
    )
    account.when(credit, by=QIAN).refused("BALANCE_NEGATIVE")


# Reversal


def test_a_reversed_payment_takes_its_subsidy_with_it_and_the_year_can_be_paid_again() -> None:
    paid = after(an_account, aid, pay)
    own, subsidy = paid.when(replace(undo, entry=2), by=QIAN).decided()
    assert own == EntryReversed(
        "lin",
        VILLAGE,
        Entry(4, PERSONAL, -100_00, 2010, PAID, Balances(0, 30_00, 20_00)),
        2,
        ReversalGround.WRONG_AMOUNT,
        "qian",
    )
    assert (subsidy.of, subsidy.entry.balances) == (3, Balances(0, 0, 20_00))
    assert balances(after(paid, replace(undo, entry=3), replace(pay, on=undo.on))).total == 150_00


def test_a_reversed_payment_bears_no_interest() -> None:
    after(an_account, pay, undo).when(credit, by=QIAN).refused("NO_INTEREST")


def test_aid_is_reversed_alone() -> None:
    [line] = after(an_account, pay, aid).when(replace(undo, entry=3), by=QIAN).decided()
    assert (line.of, line.entry.balances) == (3, Balances(100_00, 30_00))


@pytest.mark.parametrize(
    ("history", "entry", "code"),
    [
        ([pay], 3, "ENTRY_UNKNOWN"),
        ([pay], 0, "ENTRY_UNKNOWN"),
        ([pay, undo], 1, "ENTRY_REVERSED"),
        ([pay, undo], 3, "ENTRY_REVERSED"),
        ([pay, credit], 1, "YEAR_CLOSED"),
        ([pay, credit, replace(credit, on=date(2011, 12, 31), year=2011)], 3, "YEAR_CLOSED"),
    ],
)
def test_what_cannot_be_reversed(history: list[Any], entry: int, code: str) -> None:
    command = replace(undo, on=date(2012, 1, 4), entry=entry)
    after(an_account, *history).when(command, by=QIAN).refused(code)


def test_an_account_from_which_a_pension_is_paid_is_not_changed_by_reversal() -> None:
    after(an_account, pay).knowing(replace(KNOWN, pension_granted=True)).when(undo, by=QIAN).refused(
        "PENSION_GRANTED"
    )


def test_a_wrong_rate_is_put_right_by_reversing_the_years_interest() -> None:
    wrong = after(an_account, pay, credit)
    put_right = after(wrong, replace(undo, on=date(2011, 2, 1), entry=4, reason=ReversalGround.WRONG_RATE))
    assert balances(put_right) == Balances(100_00, 30_00)
    assert balances(after(put_right, replace(credit, on=date(2011, 2, 1)))) == balances(wrong)


# Whatever comes


days = st.dates(date(2010, 1, 1), date(2016, 12, 31))
years = st.integers(2008, 2016)
amounts = st.sampled_from([-1, 0, 20_00, 100_00, 120_00, 500_00])
commands = st.one_of(
    st.builds(RecordContribution, on=days, person=st.just("lin"), year=years, amount=amounts),
    st.builds(RecordMakeUp, on=days, person=st.just("lin"), year=st.integers(2003, 2009), amount=amounts),
    st.builds(RecordCollectiveAid, on=days, person=st.just("lin"), year=years, amount=amounts),
    st.builds(CreditInterest, on=days, person=st.just("lin"), year=years),
    st.builds(
        ReverseEntry,
        on=days,
        person=st.just("lin"),
        entry=st.integers(1, 12),
        reason=st.sampled_from(ReversalGround),
    ),
)
holders = st.builds(
    lambda grade, category, born: replace(
        KNOWN,
        grade=grade,
        category=category,
        born=born,
        parameters=(*SITE, local("paid_for_disabled", 80_00)),
    ),
    st.sampled_from([100_00, 500_00]),
    st.sampled_from(EnrolmentCategory),
    st.sampled_from([date(1970, 6, 1), date(1961, 6, 1), date(1955, 6, 1)]),
)


@settings(deadline=None)
@given(holders, st.lists(commands, max_size=40))
def test_entries_always_sum_to_the_balances_and_none_is_negative(
    known: AccountFacts, asked: list[Any]
) -> None:
    account: NotOpened | Open = Open(OPENED)
    for command in sorted(asked, key=lambda command: command.on):
        try:
            lines = list(ACCOUNT.decide(account, command, Desk(QIAN, command.on, known)))
        except Refused:
            continue
        for line in lines:
            account = ACCOUNT.evolve(account, line.event if isinstance(line, Effective) else line)
        must_add_up(account)


def must_add_up(account: NotOpened | Open) -> None:
    assert isinstance(account, Open)
    sums = dict.fromkeys(SubLedger, 0)
    for number, entry in enumerate(account.entries, 1):
        sums[entry.sub_ledger] += entry.amount
        assert entry.number == number
        assert entry.balances == Balances(*sums.values())
    assert min(sums.values()) >= 0
    standing = [line for line in account.standing if isinstance(line, ContributionReceived)]
    assert len({line.entry.year for line in standing}) == len(standing)
    subsidised = {line.entry.year for line in account.standing if isinstance(line, SubsidyCredited)}
    bought = {line.entry.year for line in account.standing if isinstance(line, YearMadeUp)}
    assert subsidised == account.paid_years - bought
    assert all(year < START.year for year in bought)
    interest = [line for line in account.standing if isinstance(line, InterestCredited)]
    assert len({(line.entry.year, line.entry.sub_ledger) for line in interest}) == len(interest)
