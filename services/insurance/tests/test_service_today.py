"""An officer's day: who comes of age next month, who has not paid, what waits in their places."""

from datetime import date

import pytest
from pilot_county import LUODU, SHUANGHE, XUNCHANG, PilotCounty

from insurance.contract import (
    RecordContribution,
    ReversalGround,
    ReverseEntry,
    Today,
    TodayTotals,
    Turning,
    TurningAnswer,
    Unpaid,
    Waiting,
)
from insurance.today.turning import birthday, births_of
from jinbao.casework.people import DeathRecorded


@pytest.fixture
def city(county: PilotCounty) -> PilotCounty:
    """On 5 January 2010 six people are enrolled, of whom one has claimed and one is dead."""
    births = {"an": "1950-02-14", "bo": "1950-02-28", "cui": "1950-03-01", "dou": "1950-02-03"}
    for person, born in births.items():
        county.enrol(county.resident(person, born))
    county.enrol(county.resident("er", "1950-02-01", village=LUODU), by="mu")
    county.enrol(county.resident("fang", "1950-02-10"))
    county.file("dou")
    county.tell(DeathRecorded("fang", date(2010, 1, 3), strong=True))
    county.submit(county.resident("gu"))
    return county


def turning(county: PilotCounty, who: str, **asked: object) -> list[str]:
    return [row.person for row in county.ask(who, "turning", Turning(**asked)).rows]  # type: ignore[arg-type] # as the question has it


def unpaid(county: PilotCounty, who: str, **asked: object) -> list[str]:
    return [row.id for row in county.ask(who, "unpaid", Unpaid(**asked)).rows]  # type: ignore[arg-type] # as the question has it


def test_who_turns_sixty_next_month_and_has_not_claimed(city: PilotCounty) -> None:
    """In order of their birthdays; claims come in from a month before."""
    assert turning(city, "gao") == []
    assert turning(city, "jian") == ["er", "an", "bo"]
    assert turning(city, "chu", region=SHUANGHE) == ["an", "bo"]
    assert turning(city, "xie") == ["an", "bo"]
    assert turning(city, "chu", month="2010-03") == ["cui"]
    [first] = city.ask("chu", "turning", Turning(region=LUODU)).rows
    assert first == TurningAnswer("er", LUODU, date(2010, 2, 1), date(2010, 1, 1))


def test_who_has_not_paid_this_year(city: PilotCounty) -> None:
    """A reversed payment is none, the dead owe nothing, nor does who was sixty when the scheme started."""
    city.enrol(city.resident("old", "1949-12-01"))
    assert unpaid(city, "gao") == []
    assert unpaid(city, "chu") == ["er", "an", "bo", "cui", "dou"]
    city.pay("an", 2010)
    city.pay("bo", 2010)
    city.do("qian", ReverseEntry, person="bo", entry=1, reason=ReversalGround.WRONG_PERSON)
    assert unpaid(city, "chu", region=SHUANGHE) == ["bo", "cui", "dou"]
    assert unpaid(city, "chu", year=2011) == ["er", "an", "bo", "cui", "dou"]
    assert (
        city.refuses("qian", RecordContribution, person="old", year=2010, amount=100_00).code
        == "NOTHING_TO_PAY"
    )


def test_townspeople_who_were_sixty_when_their_scheme_came_owe_nothing(county: PilotCounty) -> None:
    """The urban scheme came on 1 July 2011, the rural one in December 2009."""
    county.open(date(2011, 7, 10))
    for person, born in (("gao-ling", "1951-07-01"), ("he-ling", "1951-07-02")):
        county.enrol(county.resident(person, born, rural=False))
    county.enrol(county.resident("lu", "1951-07-01"))
    assert unpaid(county, "chu") == ["he-ling", "lu"]


def test_a_day_at_the_township_in_figures(city: PilotCounty) -> None:
    """Who comes of age, who has not paid, what waits, what of it is late, what facts ask for."""
    assert city.ask("chu", "today", Today(region=XUNCHANG)).day == city.today
    assert city.ask("chu", "today_totals", "") == TodayTotals(3, 5, 2, 0, 0)
    assert city.ask("chu", "today_totals", LUODU) == TodayTotals(1, 1, 0, 0, 0)
    city.open(date(2010, 1, 13))
    assert city.ask("chu", "today_totals", "").overdue == 1
    assert [task.person for task in city.ask("chu", "waiting", Waiting(overdue=True)).rows] == ["gu"]
    assert city.ask("gao", "today_totals", "") == TodayTotals(0, 0, 0, 0, 0)


@pytest.mark.parametrize("look_up", ["turning", "unpaid"])
def test_a_page_follows_another_and_costs_the_same(city: PilotCounty, look_up: str) -> None:
    kind = {"turning": Turning, "unpaid": Unpaid}[look_up]
    with city.statements() as for_one:
        one = city.ask("jian", look_up, kind(first=1))
    with city.statements() as for_all:
        rest = city.ask("jian", look_up, kind(first=100, after=one.cursors[-1]))
    assert (one.has_next, rest.has_previous, rest.has_next) == (True, True, False)
    assert one.rows[0] not in rest.rows
    assert len(for_one) == len(for_all)


@pytest.mark.parametrize(
    ("month", "age", "first", "last"),
    [
        ("2010-02", 60, "1950-02-01", "1950-02-28"),
        ("2012-02", 60, "1952-02-01", "1952-02-29"),
        ("2013-02", 61, "1952-02-01", "1952-02-28"),
        ("2013-03", 61, "1952-02-29", "1952-03-31"),
        ("2010-12", 60, "1950-12-01", "1950-12-31"),
    ],
)
def test_whose_birthday_falls_into_a_month(month: str, age: int, first: str, last: str) -> None:
    born = tuple(map(date.fromisoformat, (first, last)))
    assert births_of(month, age) == born
    assert [birthday(day, age).isoformat()[:7] for day in born] == [month, month]
