"""The clocks of a service at work: moved with their case in one transaction, and expired by time alone."""

import logging
from collections.abc import Callable
from datetime import date, timedelta
from threading import Event
from typing import Any

import pytest
from invented_commission import Commission
from sqlalchemy import Engine

from jinbao import calendar
from jinbao.bus import Call
from jinbao.calendar import CityTable
from jinbao.decider import Refused
from jinbao.followers import Followers
from jinbao.register import differing, rebuild
from jinbao.statutory_clock.events import ClockAnnulled, ClockExpired, ClockMoved, ClockStarted, ClockStopped
from jinbao.statutory_clock.public import StatutoryClockAnnulled
from jinbao.statutory_clock.register import CLOCKS
from jinbao.statutory_clock.terms import ClockState

DUE = date(2010, 4, 15)
ONE_DAY = timedelta(days=1)
EightAtOnce = Callable[..., list[Any]]


@pytest.fixture
def commission(engine: Engine) -> Commission:
    return Commission(engine)


def test_a_clock_moves_with_its_case_in_one_transaction_and_says_why(commission: Commission) -> None:
    receipt = commission.accept("1")
    [clock] = commission.clocks("1")
    assert (clock.kind, clock.state, clock.due) == ("commission.award", ClockState.RUNNING, DUE)
    assert (clock.region, clock.person, clock.law) == ("511526", "he", "调解仲裁法第四十三条")
    assert (receipt.stream, receipt.version) == ("case/1", 1)
    [accepted] = commission.service.ledger.recorded("case/1")
    [started] = commission.recorded(ClockStarted)
    assert (started.stream, started.cause) == ("clock/commission.award/case/1", accepted.id)
    assert started.previous is None
    assert [one.id for one in commission.clocks("1", person="he")] == [clock.id]
    assert commission.clocks("1", person="somebody else") == []


def test_what_pauses_and_extends_a_clock_counts_from_its_own_day(commission: Commission) -> None:
    commission.accept("1")
    commission.day = date(2010, 3, 25)
    commission.record("1", "suspended", on=date(2010, 3, 10))
    [clock] = commission.clocks("1")
    assert (clock.state, clock.ground, clock.due) == (ClockState.PAUSED, "APPRAISAL", None)
    commission.record("1", "went on", on=date(2010, 3, 20))
    commission.record("1", "prolonged")
    [clock] = commission.clocks("1")
    assert (clock.state, clock.due, clock.extended_by) == (ClockState.RUNNING, date(2010, 5, 10), 15)


def test_each_party_has_a_clock_of_its_own_and_an_award_stops_them_all(commission: Commission) -> None:
    commission.accept("1")
    commission.record("1", "served", "a")
    commission.record("1", "served", "b", on=date(2010, 3, 3))
    commission.record("1", "answered", "a")
    assert commission.states("1") == {
        "award/case/1#1": ClockState.RUNNING,
        "answer/case/1/a#1": ClockState.MET,
        "answer/case/1/b#1": ClockState.RUNNING,
    }
    commission.record("1", "awarded", on=date(2010, 3, 4))
    assert set(commission.states("1").values()) == {ClockState.MET}


def test_what_never_happened_started_no_clock_and_starts_one_when_it_does(commission: Commission) -> None:
    commission.accept("1")
    for party in ("a", "b"):
        commission.record("1", "served", party)
    commission.day = date(2010, 4, 1)
    commission.service.timekeeper.look()
    commission.record("1", "not served", "a")
    commission.record("1", "served", "a", on=date(2010, 3, 29))
    [first, again, other] = [clock for clock in commission.clocks("1") if clock.kind == "commission.answer"]
    assert (first.id[-4:], first.state, first.ended_on) == ("/a#1", ClockState.ANNULLED, commission.day)
    assert (other.id[-4:], other.state, other.since) == ("/a#2", ClockState.RUNNING, date(2010, 3, 29))
    assert again.state is ClockState.EXPIRED
    told = [commission.service.public(one) for one in commission.recorded(ClockAnnulled)]
    assert [(one.clock, one.on) for one in told if isinstance(one, StatutoryClockAnnulled)] == [
        (first.id, commission.day)
    ]


def test_a_clock_goes_where_its_case_goes_running_or_paused(commission: Commission) -> None:
    commission.accept_many("1", "2")
    commission.record("2", "suspended")
    for case in ("1", "2"):
        commission.record(case, "handed over", "511525", on=date(2010, 3, 1))
        commission.record(case, "handed over", "511525")
        [clock] = commission.clocks(case)
        assert (clock.region, clock.person) == ("511525", "he")
    commission.record("2", "went on")
    assert [clock.region for case in ("1", "2") for clock in commission.clocks(case)] == ["511525"] * 2
    assert [one.event.run.region for one in commission.recorded(ClockMoved)] == ["511525"] * 2
    assert [clock.due for clock in commission.clocks("1")] == [DUE]


def test_expiry_is_recorded_though_nobody_looks_and_is_seen_to_be_the_timekeepers(
    commission: Commission,
) -> None:
    commission.accept("1")
    commission.day = DUE
    assert commission.service.timekeeper.look() == 0
    commission.day = DUE + ONE_DAY
    assert [commission.service.timekeeper.look() for _ in range(2)] == [1, 0]
    [expired] = commission.recorded(ClockExpired)
    assert (expired.by.person, expired.by.office, expired.effective_on) == ("timekeeper", None, DUE + ONE_DAY)
    [clock] = commission.clocks("1")
    assert (clock.state, clock.expired_on) == (ClockState.EXPIRED, DUE)
    with pytest.raises(Refused, match="CLOCK_RUN_OUT"):
        commission.record("1", "prolonged")
    commission.record("1", "awarded")
    assert commission.states("1") == {"award/case/1#1": ClockState.LATE}


def test_an_award_that_was_in_time_and_entered_late_says_both(commission: Commission) -> None:
    commission.accept("1")
    commission.day = date(2010, 5, 3)
    commission.service.timekeeper.look()
    commission.record("1", "awarded", on=DUE)
    [clock] = commission.clocks("1")
    assert (clock.state, clock.ended_on, clock.expired_on) == (ClockState.MET, DUE, DUE)
    assert [one.event.in_time for one in commission.recorded(ClockStopped)] == [True]


def test_eight_timekeepers_at_once_record_each_expiry_once(
    commission: Commission, eight_at_once: EightAtOnce
) -> None:
    commission.accept_many(*(f"{n}" for n in range(600)))
    timekeeper = commission.service.timekeeper
    assert sum(eight_at_once(lambda _: timekeeper.expire(through=DUE), range(8))) == 600
    assert len({one.stream for one in commission.recorded(ClockExpired)}) == 600
    assert timekeeper.expire(through=DUE) == 0


def test_time_goes_on_without_a_broker(commission: Commission) -> None:
    commission.accept("1")
    commission.day = DUE + ONE_DAY
    seen = Event()
    commission.service.listeners.append(lambda _committed: seen.set())
    followers = Followers("nats://127.0.0.1:9", [], [], [commission.service.timekeeper])
    followers.start()
    assert seen.wait(timeout=10)
    followers.stop()
    assert commission.states("1") == {"award/case/1#1": ClockState.EXPIRED}


def test_a_clock_that_goes_backwards_takes_nothing_back_and_records_nothing(
    commission: Commission, caplog: pytest.LogCaptureFixture
) -> None:
    commission.accept("1")
    commission.day = DUE + ONE_DAY
    commission.service.timekeeper.look()
    commission.day = date(2010, 3, 5)
    with caplog.at_level(logging.WARNING):
        assert commission.service.timekeeper.look() == 0
    assert "its ledger 2010-04-16" in caplog.text
    assert commission.states("1") == {"award/case/1#1": ClockState.EXPIRED}


def test_a_clock_that_was_ahead_is_found_out(
    commission: Commission, caplog: pytest.LogCaptureFixture
) -> None:
    commission.accept("1")
    commission.day = date(2010, 6, 1)
    commission.service.timekeeper.look()
    commission.day = date(2010, 3, 8)
    commission.accept("2")
    with caplog.at_level(logging.ERROR):
        commission.service.timekeeper.look()
    assert "1 clocks of commission were seen to expire too early" in caplog.text
    commission.record("1", "awarded")
    assert commission.states("1") == {"award/case/1#1": ClockState.MET}


def test_a_last_day_is_certain_once_its_calendar_has_come(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calendar, "city", CityTable(years=frozenset({2098})))
    commission = Commission(engine, date(2098, 12, 1))
    commission.accept("1")
    [clock] = commission.clocks("1")
    assert (clock.due, clock.provisional) == (date(2099, 1, 15), True)
    commission.day = date(2099, 2, 1)
    assert commission.service.timekeeper.look() == 0
    monkeypatch.setattr(calendar, "city", CityTable(years=frozenset({2098, 2099})))
    assert commission.service.timekeeper.look() == 2
    assert commission.states("1") == {"award/case/1#1": ClockState.EXPIRED}


def test_due_lists_begin_with_what_ends_first_and_cost_the_same_for_many(commission: Commission) -> None:
    commission.accept_many("1", "2")
    commission.day = date(2010, 3, 8)
    commission.accept_many("3")
    commission.record("3", "served", "a")
    commission.record("2", "suspended")
    assert commission.due(first=2) == ["commission.answer/case/3/a#1", "commission.award/case/1#1"]
    assert commission.due(due_until=date(2010, 3, 22)) == ["commission.answer/case/3/a#1"]
    assert commission.due(states=(ClockState.PAUSED,)) == ["commission.award/case/2#1"]
    assert commission.due(kinds=("commission.award",), states=(ClockState.RUNNING,)) == [
        "commission.award/case/1#1",
        "commission.award/case/3#1",
    ]
    found = commission.service.look_up("clocks_by_case", ["case/3", "case/1", "case/9"], Call("x", "y"))
    assert [len(clocks) for clocks in found] == [0, 0, 0]


def test_the_register_of_clocks_can_be_made_anew(commission: Commission) -> None:
    stories = {"1": ("awarded",), "2": ("suspended", "handed over"), "3": ("prolonged",), "4": ()}
    for case, happenings in stories.items():
        commission.accept(case)
        for what in happenings:
            commission.record(case, what)
    commission.service.timekeeper.expire(through=DUE)
    service = commission.service
    pages = ([one for _, one in page] for page in service.ledger.pages(limit=3))
    beside = rebuild(service.engine, pages, service.fold, [CLOCKS])
    with service.engine.connect() as connection:
        assert differing(connection, CLOCKS, beside["statutory_clock"]) == 0
    assert commission.states("4") == {"award/case/4#1": ClockState.EXPIRED}
