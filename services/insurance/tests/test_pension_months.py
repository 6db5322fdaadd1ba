"""What is due, what was paid and what is owed add up to the fen for every month, whatever was known when."""

from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import astuple, replace

from insurance.items import APPROVE, REVIEW
from insurance.law import RURAL_PENSION
from insurance.payment_run.owing import out_of_account, still_due, to_send
from insurance.pension.commands import (
    PensionCommand,
    RaisePension,
    ReinstatePension,
    ResumePension,
    StopPension,
    SuspendPension,
)
from insurance.pension.due import NOTHING, Gap, Parts, Rate, Terms, due
from insurance.pension.events import Begun
from insurance.pension.pension import PENSION
from insurance.pension.raising import lawful
from insurance.pension.standing import Pension, PensionFacts
from insurance.pension.terms import StopGround, SuspensionGround
from insurance.rural_pension.events import Balances
from jinbao.actor import Place
from jinbao.calendar import Month, first_day, later, month_of
from jinbao.decider import Refused
from jinbao.desk import Desk
from jinbao.events import Effective
from jinbao.rules import LocalParameter
from jinbao.testing import officer

GONGXIAN = "gongxian"
HOME = Place("shuanghe", ("shuanghe", GONGXIAN, "yibin"))
HE = officer("he", "county-agency", GONGXIAN, APPROVE, REVIEW)
SHARES = Balances(100_00, 30_00, 0)
TERMS = Terms("2010-02", 94, SHARES, (Rate("2010-02", 55_00, 0),))
BEGUN = Begun("zhou", "shuanghe", GONGXIAN, date(2010, 1, 5), "claim", ("he",), TERMS, date(1950, 1, 4))
MONTHS = [later("2010-02", n) for n in range(24)]


def top_up(month: Month, fen: int) -> LocalParameter:
    return LocalParameter(
        name="top_up",
        region=GONGXIAN,
        value=fen,
        in_force_from=first_day(month),
        promulgated_on=date(2010, 1, 1),
        document="示例文件",
        approved_by="珙县人民政府",
        official=False,
    )


class Office:
    """One pension with all that is known of it; nothing here decides, it only remembers."""

    def __init__(self) -> None:
        self.pension: Pension = PENSION.replay([BEGUN])
        self.parameters: tuple[LocalParameter, ...] = (top_up("2009-12", 0),)
        self.died_on: date | None = None
        self.proven = False

    @property
    def terms(self) -> Terms:
        return getattr(self.pension, "terms", TERMS)

    def asks(self, command: PensionCommand) -> None:
        """What is refused changes nothing."""
        known = PensionFacts(
            person="zhou",
            place=HOME,
            parameters=self.parameters,
            rate_events=defaultdict(lambda: "event"),
            died_on=self.died_on,
            death_is_proven=self.proven,
        )
        try:
            events = list(PENSION.decide(self.pension, command, Desk(HE, command.on, known)))
        except Refused:
            return
        for event in events:
            assert not isinstance(event, Effective)
            self.pension = PENSION.evolve(self.pension, event)

    def hears(self, fact: str, month: Month, fen: int, on: date) -> None:
        match fact:
            case "top-up":
                self.parameters = (*self.parameters, top_up(month, fen))
                self.asks(RaisePension(on=on, person="zhou"))
            case "suspend":
                ground = list(SuspensionGround)[fen % len(SuspensionGround)]
                self.asks(SuspendPension(on=on, person="zhou", ground=ground, since=month))
            case "resume":
                self.asks(ResumePension(on=on, person="zhou"))
            case "death":
                self.died_on, self.proven = first_day(month), bool(fen % 2)
                self.asks(StopPension(on=on, person="zhou", ground=StopGround.DEATH))
            case "alive":
                self.died_on, self.proven = None, False
                self.asks(ReinstatePension(on=on, person="zhou"))


FACTS = st.tuples(
    st.sampled_from([*["top-up", "resume", "alive", "run"] * 2, "suspend", "death", "bounce"]),
    st.sampled_from(MONTHS),
    st.integers(0, 30_00),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(FACTS, min_size=12, max_size=len(MONTHS)))
def test_every_month_ends_with_the_most_that_was_ever_due_when_money_was_sent(
    facts: list[tuple[str, Month, int]],
) -> None:
    """A run fills each month up to what is due as known that day; it never takes back, never pays twice."""
    office, sent = Office(), dict[Month, Parts]()
    most = dict.fromkeys(MONTHS, 0)
    paid = dict.fromkeys(MONTHS, 0)
    bounced = dict.fromkeys(MONTHS, 0)
    for today, (fact, month, fen) in zip(MONTHS, facts, strict=False):
        office.hears(fact, month, fen, first_day(today))
        if fact not in ("run", "bounce"):
            continue
        listed = to_send(office.terms, sent, today, office.died_on)
        assert still_due(office.terms, listed, sent, office.died_on)
        for one in listed:
            sent[one.month] = sent.get(one.month, NOTHING) + one.parts
            (bounced if fact == "bounce" else paid)[one.month] += one.parts.total
        for each in MONTHS[: MONTHS.index(today) + 1]:
            most[each] = max(most[each], due(office.terms, each, office.died_on).total)
    for each in MONTHS:
        due_now = due(office.terms, each, office.died_on).total
        owed, overpaid = max(due_now - paid[each], 0), max(paid[each] - due_now, 0)
        assert paid[each] + bounced[each] == most[each]
        assert paid[each] + owed == due_now + overpaid
        assert owed == 0 or overpaid == 0


RAISES = st.lists(
    st.tuples(st.sampled_from(MONTHS), st.integers(0, 30_00)), max_size=6, unique_by=lambda one: one[0]
)


@settings(max_examples=60, deadline=None)
@given(RAISES.flatmap(lambda raises: st.tuples(st.just(raises), st.permutations(raises))), st.integers(0, 6))
def test_the_order_in_which_raises_become_known_changes_only_the_trail(
    orders: tuple[list[tuple[Month, int]], list[tuple[Month, int]]], held_at: int
) -> None:
    """A suspension between them that is made up for leaves no trace in what is due either."""
    on, offices = date(2012, 3, 1), [Office(), Office()]
    for office, order in zip(offices, orders, strict=True):
        for number, (month, fen) in enumerate(order):
            if number == held_at:
                office.hears("suspend", "2011-01", 0, on)
            office.hears("top-up", month, fen, on)
        office.hears("resume", "2011-01", 0, on)
    law = RURAL_PENSION.law.at(HOME.within, offices[0].parameters)
    for month in MONTHS:
        rate = lawful(law, month, on)
        expected = Parts(rate.base, rate.top_up, 94)
        assert [due(office.terms, month) for office in offices] == [expected, expected]


@settings(max_examples=200, deadline=None)
@given(
    st.tuples(*[st.integers(0, 500_00)] * 3),
    st.tuples(*[st.integers(0, 500_00)] * 3),
    st.lists(st.integers(0, 100_00), max_size=12),
)
def test_the_account_bears_what_it_has_and_no_sub_ledger_goes_below_nothing(
    has: tuple[int, int, int], granted: tuple[int, int, int], accounts: list[int]
) -> None:
    balances, months = Balances(*has), to_send(TERMS, {}, "2010-02", None)
    lines = tuple(replace(months[0], parts=Parts(account=fen)) for fen in accounts)
    borne = out_of_account(balances, Balances(*granted), lines)
    assert borne.total == min(sum(accounts), balances.total)
    assert all(0 <= out <= there for out, there in zip(astuple(borne), has, strict=True))


def test_each_month_is_borne_in_the_shares_of_the_grant() -> None:
    (one,) = to_send(TERMS, {}, "2010-02", None)
    assert out_of_account(SHARES, SHARES, (one,)) == Balances(72, 22, 0)
    assert out_of_account(Balances(10, 30_00, 0), SHARES, (one,)) == Balances(10, 84, 0)
    assert out_of_account(Balances(10, 20, 0), SHARES, (one,)) == Balances(10, 20, 0)


DUE = [
    # terms                                                  month      what is due
    (TERMS, "2010-01", NOTHING),
    (TERMS, "2010-02", Parts(55_00, 0, 94)),
    (replace(TERMS, rates=(*TERMS.rates, Rate("2014-07", 70_00, 0))), "2014-06", Parts(55_00, 0, 94)),
    (replace(TERMS, rates=(*TERMS.rates, Rate("2014-07", 70_00, 0))), "2014-07", Parts(70_00, 0, 94)),
    (replace(TERMS, suspended_from="2010-10"), "2010-09", Parts(55_00, 0, 94)),
    (replace(TERMS, suspended_from="2010-10"), "2010-10", NOTHING),
    (replace(TERMS, gaps=(Gap("2010-03", "2010-06"),)), "2010-05", NOTHING),
    (replace(TERMS, gaps=(Gap("2010-03", "2010-06"),)), "2010-06", Parts(55_00, 0, 94)),
    (replace(TERMS, stopped_from="2010-04"), "2010-03", Parts(55_00, 0, 94)),
    (replace(TERMS, stopped_from="2010-04"), "2010-04", NOTHING),
]


@pytest.mark.parametrize(("terms", "month", "parts"), DUE)
def test_what_is_due_for_a_month(terms: Terms, month: Month, parts: Parts) -> None:
    assert due(terms, month) == parts


@pytest.mark.parametrize(("day", "last"), [(date(2010, 3, 1), "2010-03"), (date(2010, 3, 31), "2010-03")])
def test_the_month_of_death_is_the_last_one_due(day: date, last: Month) -> None:
    months = [month for month in MONTHS if due(TERMS, month, day) != NOTHING]
    assert (months[0], months[-1]) == ("2010-02", last) == (TERMS.payable_from, month_of(day))
    assert all(later(one, 1) == other for one, other in pairwise(months))
