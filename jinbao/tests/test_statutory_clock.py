"""When statutory clocks run out, and what moves their last day: handbook 2.6, 7.9, 14a and 17.12."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from jinbao import calendar
from jinbao.actor import Actor
from jinbao.calendar import CityTable
from jinbao.decider import Refused
from jinbao.desk import Desk
from jinbao.events import Effective
from jinbao.statutory_clock.clock import CLOCK, Confirm, End, Expire, Extend, Pause, Resume, Start, Stop, Turn
from jinbao.statutory_clock.events import (
    ClockConfirmed,
    ClockEnded,
    ClockExpired,
    ClockExtended,
    ClockPaused,
    ClockResumed,
    ClockStarted,
    ClockStopped,
    Run,
)
from jinbao.statutory_clock.terms import NATURAL, PAUSED, UNROLLED, WORKING, Due, Term

ACCEPTED = date(2010, 3, 1)
RUN = Run("award/case", "award", "case", "arbitration", None, "调解仲裁法第四十三条", "511526", None, "he")
FIRST = replace(RUN, id="award/case#1")
DUE, EXTENDED = date(2010, 4, 15), date(2010, 4, 30)


def day(text: str) -> date:
    return date.fromisoformat(f"2010-{text}")


def award(days: int = 45, counted: Any = NATURAL, since: date = ACCEPTED) -> Start:
    return Start(RUN, Term(since, days, counted))


def events(*turns: Turn) -> list[Any]:
    """All that follows from what a clock is told, one after another."""
    happened: list[Any] = []
    for turn in turns:
        decided = CLOCK.decide(CLOCK.replay(happened), turn, Desk(Actor("timekeeper"), ACCEPTED, None))
        happened += [one.event if isinstance(one, Effective) else one for one in decided]
    return happened


def last_day(*turns: Turn) -> date | None:
    dues = [getattr(event, "due", None) for event in events(*turns)]
    return [due.day for due in dues if isinstance(due, Due)][-1]


@pytest.mark.parametrize(
    ("turns", "due"),
    [
        pytest.param([award()], DUE, id="TV-ARB1-award"),
        pytest.param([award(), Extend(day("04-10"), 15, "shen")], EXTENDED, id="TV-ARB1-extended"),
        pytest.param([award(15, WORKING)], day("03-22"), id="TV-CAL2"),
        pytest.param([award(45, NATURAL, day("03-17"))], day("05-04"), id="a-holiday-is-rolled-over"),
        pytest.param([award(45, UNROLLED, day("03-17"))], day("05-01"), id="or-stays-where-nothing-is-done"),
        pytest.param(
            [award(45, NATURAL, day("03-17")), Extend(day("04-10"), 15, "shen")],
            day("05-17"),
            id="an-extension-counts-from-the-unrolled-day",
        ),
        pytest.param(
            [award(), Pause(day("03-10"), "APPRAISAL"), Resume(day("03-20"))],
            day("04-26"),
            id="paused-days-are-added-and-rolled",
        ),
        pytest.param(
            [award(15, WORKING), Pause(day("03-05"), None), Resume(day("03-12"))],
            day("03-29"),
            id="paused-working-days-are-added",
        ),
        pytest.param(
            [award(), Pause(day("03-10"), None), Extend(day("03-11"), 15, "shen"), Resume(day("03-20"))],
            day("05-10"),
            id="extended-while-paused",
        ),
        pytest.param([award(), award(60)], DUE, id="a-start-while-it-runs-changes-nothing"),
        pytest.param([award(), Resume(day("03-10"))], DUE, id="nor-going-on-what-was-not-paused"),
        pytest.param([award(), Stop(day("03-10")), award(20)], day("03-22"), id="one-run-after-another"),
    ],
)
def test_the_last_day_of_a_clock(turns: list[Turn], due: date) -> None:
    assert last_day(*turns) == due


@pytest.mark.parametrize(
    ("turns", "follows"),
    [
        pytest.param(
            [Stop(DUE)], [ClockStopped(FIRST, DUE, in_time=True, expired=False)], id="on-the-last-day"
        ),
        pytest.param(
            [Stop(day("04-16"))],
            [ClockExpired(FIRST, DUE), ClockStopped(FIRST, day("04-16"), in_time=False, expired=True)],
            id="a-day-late",
        ),
        pytest.param([Expire(day("04-14"))], [], id="not-before-its-last-day-is-over"),
        pytest.param([Expire(DUE), Expire(day("05-01"))], [ClockExpired(FIRST, DUE)], id="expires-once"),
        pytest.param(
            [Expire(DUE), Stop(day("04-14"))],
            [ClockExpired(FIRST, DUE), ClockStopped(FIRST, day("04-14"), in_time=True, expired=True)],
            id="an-award-entered-late-was-in-time",
        ),
        pytest.param(
            [Expire(DUE), Extend(day("04-14"), 15, "shen"), Expire(EXTENDED)],
            [
                ClockExpired(FIRST, DUE),
                ClockExtended(FIRST, day("04-14"), 15, 15, "shen", Due(EXTENDED)),
                ClockExpired(FIRST, EXTENDED),
            ],
            id="an-extension-entered-late-counts-and-may-expire-again",
        ),
        pytest.param(
            [Pause(day("03-10"), "FORCE_MAJEURE"), Expire(day("06-01")), Stop(day("06-01"))],
            [
                ClockPaused(FIRST, day("03-10"), "FORCE_MAJEURE"),
                ClockStopped(FIRST, day("06-01"), in_time=True, expired=False),
            ],
            id="nothing-expires-while-it-is-paused",
        ),
        pytest.param(
            [Expire(DUE), Pause(day("04-14"), None), Resume(day("04-15")), Expire(day("04-16"))],
            [
                ClockExpired(FIRST, DUE),
                ClockPaused(FIRST, day("04-14"), None),
                ClockResumed(FIRST, day("04-15"), Due(day("04-16"))),
                ClockExpired(FIRST, day("04-16")),
            ],
            id="a-pause-entered-late-counts",
        ),
        pytest.param([Pause(day("04-16"), None)], [ClockExpired(FIRST, DUE)], id="what-is-over-cannot-pause"),
        pytest.param(
            [Stop(DUE), Expire(day("06-01"))],
            [ClockStopped(FIRST, DUE, in_time=True, expired=False)],
            id="over",
        ),
        pytest.param(
            [End(DUE), Expire(day("06-01"))], [ClockEnded(FIRST, DUE, expired=False)], id="withdrawn-in-time"
        ),
        pytest.param(
            [End(day("04-16"))],
            [ClockExpired(FIRST, DUE), ClockEnded(FIRST, day("04-16"), expired=True)],
            id="withdrawn-when-it-was-too-late-already",
        ),
        pytest.param(
            [Pause(day("03-10"), "HEIRS"), End(day("06-01"))],
            [ClockPaused(FIRST, day("03-10"), "HEIRS"), ClockEnded(FIRST, day("06-01"), expired=False)],
            id="withdrawn-while-it-is-paused",
        ),
    ],
)
def test_what_follows_after_an_acceptance(turns: list[Turn], follows: list[Any]) -> None:
    assert events(award(), *turns)[1:] == follows


def test_what_has_run_out_cannot_be_extended() -> None:
    with pytest.raises(Refused, match="CLOCK_RUN_OUT"):
        events(award(), Extend(day("04-16"), 15, "shen"))


def test_nothing_stops_what_never_ran() -> None:
    assert events(Stop(DUE), Pause(DUE, None), End(DUE), Extend(DUE, 15, "shen"), Expire(DUE)) == []


AUTUMN = date(2098, 12, 1)
PUBLISHED = CityTable(years=frozenset({2098, 2099}), rested=frozenset({date(2099, 1, 15)}))


@pytest.mark.parametrize(
    ("counted", "known", "certain"),
    [(NATURAL, date(2099, 1, 15), date(2099, 1, 16)), (WORKING, None, date(2099, 2, 3))],
    ids=["natural-days-are-provisional", "working-days-wait"],
)
def test_a_year_without_a_calendar(
    counted: Any, known: date | None, certain: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = award(45, counted, AUTUMN)
    [started] = events(start, Confirm(), Expire(date(2099, 3, 1)))
    assert started.due == Due(known, provisional=True)
    monkeypatch.setattr(calendar, "city", PUBLISHED)
    [confirmed] = CLOCK.decide(CLOCK.replay([started]), Confirm(), Desk(Actor("x"), AUTUMN, None))
    assert confirmed == ClockConfirmed(started.run, Due(certain))


def test_a_clock_numbers_its_runs_and_has_no_last_day_while_paused() -> None:
    told = events(award(), Stop(DUE), award(), Pause(day("03-02"), None), Extend(day("03-03"), 15, "shen"))
    assert [event.run.id for event in told if isinstance(event, ClockStarted)] == [
        "award/case#1",
        "award/case#2",
    ]
    assert told[-1].due == PAUSED
