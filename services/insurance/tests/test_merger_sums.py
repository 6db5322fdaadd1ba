"""Two enrolments of one person become one: whatever was paid under either, each year is paid once."""

from collections.abc import Mapping, Sequence
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from insurance.items import RECHECK
from insurance.law import MERGER_REFUND, RURAL_PENSION
from insurance.rural_pension.account import ACCOUNT, Account, Open
from insurance.rural_pension.commands.enrolment import MergeEnrolments
from insurance.rural_pension.enrolment import Enrolled
from insurance.rural_pension.events.account import (
    AccountEvent,
    AccountOpened,
    Balances,
    ContributionReceived,
    Entry,
    SubsidyCredited,
)
from insurance.rural_pension.events.enrolment import EnrolmentMerged
from insurance.rural_pension.merger import MERGER
from insurance.rural_pension.merger_refund import MergerFacts
from insurance.rural_pension.terms import Collector, SubLedger
from jinbao.actor import Place
from jinbao.desk import Desk
from jinbao.replay import verify_by_rules
from jinbao.testing import officer
from jinbao.verification import verify_steps

HOME = Place("shuanghe", ("shuanghe", "gongxian", "yibin"))
FU = officer("fu", "county-agency", "gongxian", RECHECK)
ON = date(2016, 3, 1)
LEAST = RURAL_PENSION.law.parameter("subsidy_minimum", ON, ON)
YEARS = st.dictionaries(st.integers(2009, 2015), st.integers(1, 5).map(lambda grade: grade * 100_00))
ORDERED = YEARS.flatmap(lambda years: st.tuples(st.just(years), st.permutations(sorted(years))))


def account(person: str, paid: Mapping[int, int], order: Sequence[int]) -> Account:
    """Of each year the person's part, and the subsidy behind it."""
    events: list[AccountEvent] = [AccountOpened(person, "shuanghe", date(2009, 12, 1), "fu")]
    personal = 0
    for place, year in enumerate(order):
        personal += paid[year]
        before, after = Balances(personal, place * 30_00, 0), Balances(personal, (place + 1) * 30_00, 0)
        own = Entry(2 * place + 1, SubLedger.PERSONAL, paid[year], year, ON, before)
        subsidy = Entry(2 * place + 2, SubLedger.SUBSIDY, 30_00, year, ON, after)
        events.append(ContributionReceived(person, "shuanghe", own, paid[year], Collector.AGENCY, None))
        events.append(SubsidyCredited(person, "shuanghe", subsidy, paid[year], LEAST))
    return ACCOUNT.replay(events)


def merged(ended: Account, kept: Account) -> EnrolmentMerged:
    sources = {(person, number): f"{person}/{number}" for person in ("wu", "lin") for number in range(1, 15)}
    facts = MergerFacts(
        person="wu",
        place=HOME,
        born=date(1970, 1, 1),
        rural_hukou=True,
        merged_into="lin",
        own=ended,
        other=kept,
        kept="lin",
        kept_is_enrolled=True,
        sources=sources,
        confirmed="wu/confirmed",
    )
    asked = MergeEnrolments(on=ON, kept="lin", ended="wu")
    [event] = MERGER.decide(Enrolled(date(2009, 12, 1)), asked, Desk(FU, ON, facts))
    assert isinstance(event, EnrolmentMerged)
    return event


@given(ORDERED, ORDERED)
def test_nothing_is_lost_and_no_year_is_paid_twice_in_whatever_order_it_came(
    ended: tuple[dict[int, int], list[int]], kept: tuple[dict[int, int], list[int]]
) -> None:
    own, other = account("wu", *ended), account("lin", *kept)
    assert isinstance(own, Open)
    event = merged(own, other)
    gone = [one.was for one in event.moved]
    assert sorted([*gone, *event.refunded]) == [line.entry.number for line in own.standing]
    years = {line.entry.year for line in own.standing if line.entry.number in gone}
    assert not years & kept[0].keys()
    assert years | kept[0].keys() == ended[0].keys() | kept[0].keys()
    assert event.refund == sum(paid for year, paid in ended[0].items() if year in kept[0])
    assert event.decision.amount is not None
    assert event.decision.amount.fen == event.refund
    assert verify_steps(event.decision.encoded()) == verify_by_rules(event.decision, MERGER_REFUND, ()) == []
    in_order = merged(account("wu", ended[0], sorted(ended[0])), account("lin", kept[0], sorted(kept[0])))
    assert in_order.refund == event.refund
