"""What is due, what was paid and what is owed add up to the fen for every month, whatever was known when."""

from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import astuple, replace
from pilot_county import EVIDENCE

from insurance.items import APPROVE, REVIEW
from insurance.law import RURAL_PENSION
from insurance.payment_run.owing import out_of_account, still_due, to_send
from insurance.pension.commands import (
    PensionCommand,
    RaisePension,
    RecalculatePension,
    ReinstatePension,
    ResumePension,
    StopPension,
    SuspendPension,
)
from insurance.pension.due import NOTHING, Gap, Parts, Rate, Terms, due
from insurance.pension.entitlement import terms_of, void
from insurance.pension.events import Begun, Recalculated
from insurance.pension.pension import PENSION
from insurance.pension.raising import lawful, occasion_of
from insurance.pension.recalculating import Corrected
from insurance.pension.standing import Lapsed, Pension, PensionFacts
from insurance.pension.terms import StopGround, SuspensionGround
from insurance.rural_pension.events.account import Balances
from insurance.rural_pension.facts import Contribution, Facts, Known
from jinbao.actor import Place
from jinbao.calendar import Month, age_on, first_day, later, month_after, month_of
from jinbao.decider import Refused
from jinbao.decision import DecidedBy, Input
from jinbao.desk import Desk
from jinbao.events import Effective
from jinbao.replay import decide as work_out
from jinbao.rules import LocalParameter
from jinbao.testing import officer

GONGXIAN = "gongxian"
HOME = Place("shuanghe", ("shuanghe", GONGXIAN, "yibin"))
HE = officer("he", "county-agency", GONGXIAN, APPROVE, REVIEW)
SHARES = Balances(100_00, 30_00, 0)
TERMS = Terms("2010-02", 94, SHARES, (Rate("2010-02", 55_00, 0),))
MONTHS = [later("2010-02", n) for n in range(24)]
BEFORE = ["2009-12", "2010-01"]
"""Due to whoever turns out to have been sixty when the scheme started."""

GRANTED_ON, BORN = date(2010, 1, 5), date(1950, 1, 4)
BIRTHS = (BORN, date(1949, 12, 1), date(1950, 3, 20), date(1950, 12, 31), date(1951, 9, 1))
"""As the papers said, and what may turn out; whoever was born in 1951 has paid a year too few."""


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


SCHEME = (
    replace(top_up("2009-12", 0), name="scheme_start", value="2009-12-01"),
    top_up("2009-12", 0),
)


def facts_of(born: date) -> Facts:
    """Who paid the one year that was left when the scheme started."""
    return Facts(
        born=Known(born, f"born on {born}"),
        applied_on=Known(GRANTED_ON, "form"),
        rural_scheme=Known(value=True, source="enrolment"),
        employee_pension=Known(value=False, source="form"),
        contributions=(Contribution(2010, GRANTED_ON, "contribution"),),
        personal_account=Known(SHARES.personal, "account"),
        subsidy_account=Known(SHARES.subsidy, "account"),
        collective_account=Known(SHARES.collective, "account"),
        children_declared=Known(0, "form"),
    )


def granted() -> Begun:
    by = DecidedBy("he", "county-agency", "grant")
    decision = work_out(
        RURAL_PENSION,
        occasion_of("zhou", HOME.within, GRANTED_ON, by),
        facts_of(BORN).inputs(),
        SCHEME,
    )
    assert terms_of(decision) == TERMS
    return Begun("zhou", "shuanghe", GONGXIAN, GRANTED_ON, "claim", ("he",), TERMS, BORN)


BEGUN = granted()


def corrected(born: date) -> Corrected:
    decided_on = Input("decided_on", GRANTED_ON.isoformat(), "day", "granted")
    return Corrected("claim", born, decided_on, tuple(facts_of(born).inputs()))


class Office:
    """One pension with all that is known of it; nothing here decides, it only remembers."""

    def __init__(self) -> None:
        self.pension: Pension = PENSION.replay([BEGUN])
        self.parameters: tuple[LocalParameter, ...] = SCHEME
        self.died_on: date | None = None
        self.proven = False
        self.born = self.decided_on = BORN

    @property
    def terms(self) -> Terms:
        if isinstance(self.pension, Lapsed):
            return void(self.pension.before.terms)
        return getattr(self.pension, "terms", TERMS)

    def asks(self, command: PensionCommand) -> None:
        """What is refused changes nothing."""
        known = PensionFacts(
            person="zhou",
            place=HOME,
            parameters=self.parameters,
            rate_events=defaultdict(lambda: "event"),
            standing_event="event",
            died_on=self.died_on,
            death_is_proven=self.proven,
            death_event="death",
            corrected=None if self.born == self.decided_on else corrected(self.born),
        )
        try:
            events = list(PENSION.decide(self.pension, command, Desk(HE, command.on, known)))
        except Refused:
            return
        for event in events:
            assert not isinstance(event, Effective)
            self.pension = PENSION.evolve(self.pension, event)
            if isinstance(event, Recalculated):
                self.decided_on = event.born

    def hears(self, fact: str, month: Month, fen: int, on: date) -> None:
        match fact:
            case "top-up":
                self.parameters = (*self.parameters, top_up(month, fen))
                self.asks(RaisePension(on=on, person="zhou"))
            case "suspend":
                ground = list(SuspensionGround)[fen % len(SuspensionGround)]
                self.asks(SuspendPension(on=on, person="zhou", ground=ground, since=month, papers=EVIDENCE))
            case "resume":
                self.asks(ResumePension(on=on, person="zhou"))
            case "death":
                self.died_on, self.proven = first_day(month), bool(fen % 2)
                self.asks(StopPension(on=on, person="zhou", ground=StopGround.DEATH))
            case "born":
                self.born = BIRTHS[fen % len(BIRTHS)]
                self.asks(RecalculatePension(on=on, person="zhou"))
            case "alive":
                self.died_on, self.proven = None, False
                self.asks(ReinstatePension(on=on, person="zhou"))


FACTS = st.tuples(
    st.sampled_from([*["top-up", "resume", "alive", "born", "run"] * 2, "suspend", "death", "bounce"]),
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
    months = [*BEFORE, *MONTHS]
    most, paid, bounced = (dict.fromkeys(months, 0) for _ in range(3))
    for today, (fact, month, fen) in zip(MONTHS, facts, strict=False):
        office.hears(fact, month, fen, first_day(today))
        if fact not in ("run", "bounce"):
            continue
        listed = to_send(office.terms, sent, today, office.died_on)
        assert still_due(office.terms, listed, sent, office.died_on)
        for one in listed:
            sent[one.month] = sent.get(one.month, NOTHING) + one.parts
            (bounced if fact == "bounce" else paid)[one.month] += one.parts.total
        for each in months[: months.index(today) + 1]:
            most[each] = max(most[each], due(office.terms, each, office.died_on).total)
    for each in months:
        due_now = due(office.terms, each, office.died_on).total
        owed, overpaid = max(due_now - paid[each], 0), max(paid[each] - due_now, 0)
        assert paid[each] + bounced[each] == most[each]
        assert paid[each] + owed == due_now + overpaid
        assert owed == 0 or overpaid == 0


RAISES = st.lists(
    st.tuples(st.just("top-up"), st.sampled_from(MONTHS), st.integers(0, 30_00)),
    max_size=5,
    unique_by=lambda one: one[1],
)
OTHERS = st.tuples(
    st.tuples(st.just("born"), st.just(MONTHS[0]), st.integers(0, len(BIRTHS) - 1)),
    st.tuples(st.just("death"), st.sampled_from(MONTHS), st.integers(0, 1)),
    st.tuples(st.just("run"), st.just(MONTHS[0]), st.just(0)),
    st.tuples(st.just("run"), st.just(MONTHS[0]), st.just(0)),
)
TRUE_FACTS = st.tuples(RAISES, OTHERS).map(lambda both: [*both[0], *both[1]])


def all_done(office: Office, on: date) -> None:
    """What the lists of the office would bring next: whatever is known by now is decided about."""
    for command in (RecalculatePension(on=on, person="zhou"), RaisePension(on=on, person="zhou")):
        office.asks(command)
    if office.proven:
        office.asks(StopPension(on=on, person="zhou", ground=StopGround.DEATH))


def lawful_months(office: Office, on: date) -> dict[Month, Parts]:
    """What the facts give, whoever hears of them in which order."""
    sixty = office.born.replace(year=office.born.year + 60)
    elderly = age_on(date(2009, 12, 1), office.born) >= 60
    first, law = (
        BEFORE[0] if elderly else month_after(max(sixty, GRANTED_ON)),
        RURAL_PENSION.law.at(HOME.within, office.parameters),
    )
    last = month_of(office.died_on) if office.died_on else MONTHS[-1]
    enough = age_on(date(2009, 12, 1), office.born) >= 59
    months = {month for month in [*BEFORE, *MONTHS] if enough and first <= month <= last}
    rates = {month: lawful(law, month, on) for month in months}
    return {
        month: Parts(rates[month].base, rates[month].top_up, 94) if month in months else NOTHING
        for month in [*BEFORE, *MONTHS]
    }


@settings(max_examples=60, deadline=None)
@given(TRUE_FACTS.flatmap(lambda facts: st.tuples(st.just(facts), st.permutations(facts))), st.integers(0, 6))
def test_the_order_in_which_facts_become_known_changes_only_the_trail(
    orders: tuple[list[tuple[str, Month, int]], list[tuple[str, Month, int]]], held_at: int
) -> None:
    """Raises, a birth, a death, and a suspension that is made up for; payments in between owe or are owed."""
    on, offices = date(2012, 3, 1), [Office(), Office()]
    for office, order in zip(offices, orders, strict=True):
        sent: dict[Month, Parts] = {}
        for number, (fact, month, fen) in enumerate(order):
            if number == held_at:
                office.hears("suspend", "2011-01", 0, on)
            if fact == "run":
                for one in to_send(office.terms, sent, MONTHS[-1], office.died_on):
                    sent[one.month] = sent.get(one.month, NOTHING) + one.parts
            office.hears(fact, month, fen, on)
        office.hears("resume", "2011-01", 0, on)
        all_done(office, on)
        expected = lawful_months(office, on)
        for month in expected:
            assert due(office.terms, month, office.died_on) == expected[month]
            paid, due_now = sent.get(month, NOTHING).total, expected[month].total
            assert paid + max(due_now - paid, 0) == due_now + max(paid - due_now, 0)
    assert lawful_months(offices[0], on) == lawful_months(offices[1], on)


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
