"""What day it is, how old somebody is, when a limit ends: the dates of the handbook and of the notices."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import chinese_calendar
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinbao import calendar
from jinbao.calendar import (
    CityTable,
    Deadline,
    Month,
    after_months,
    after_working_days,
    age_on,
    due_in_days,
    due_in_months,
    first_day,
    is_working_day,
    last_day,
    later,
    legal_day,
    month_after,
    month_of,
    months_between,
    spells,
    working_days_between,
)
from jinbao.decider import Refused

Knows = Callable[[CityTable], None]
LAW = "劳动人事争议仲裁办案规则 art 79"


def on(day: str) -> date:
    return date.fromisoformat(day)


@pytest.fixture
def knows(monkeypatch: pytest.MonkeyPatch) -> Knows:
    """What the city is said to know, until the test ends."""
    return lambda table: monkeypatch.setattr(calendar, "city", table)


AGES = [
    # born        on            full years
    ("1949-06-15", "2009-06-14", 59),
    ("1949-06-15", "2009-06-15", 60),
    ("1948-02-29", "2008-02-28", 59),
    ("1948-02-29", "2008-02-29", 60),
    ("1952-02-29", "2013-02-28", 60),
    ("1952-02-29", "2013-03-01", 61),
    pytest.param("1970-07-01", "2010-06-30", 39, id="TV-DIFF1-the-day-before"),
    pytest.param("1970-07-01", "2010-07-01", 40, id="TV-DIFF1"),
    pytest.param("1994-08-20", "2010-08-20", 16, id="TV-REG1"),
    ("2010-01-01", "2010-01-01", 0),
]


@pytest.mark.parametrize(("born", "day", "years"), AGES)
def test_an_age_is_full_years_reached_on_the_birthday(born: str, day: str, years: int) -> None:
    assert age_on(on(day), on(born)) == years


MOMENTS = [
    # moment in UTC                         legal day
    (datetime(2010, 6, 30, 15, 59, 59, tzinfo=UTC), "2010-06-30"),
    (datetime(2010, 6, 30, 16, 0, 0, tzinfo=UTC), "2010-07-01"),
]


@pytest.mark.parametrize(("moment", "day"), MOMENTS)
def test_the_legal_day_begins_at_midnight_in_shanghai(moment: datetime, day: str) -> None:
    assert legal_day(moment) == on(day)


def test_a_moment_without_a_time_zone_has_no_legal_day() -> None:
    with pytest.raises(ValueError, match="time zone"):
        legal_day(datetime(2010, 7, 1))  # noqa: DTZ001  # this is what is refused


MONTHS_AFTER = [
    # qualifies     paid from
    ("2010-06-01", "2010-07"),
    ("2010-06-30", "2010-07"),
    ("2009-12-01", "2010-01"),
]


@pytest.mark.parametrize(("day", "month"), MONTHS_AFTER)
def test_a_pension_starts_in_the_month_after(day: str, month: Month) -> None:
    assert month_after(on(day)) == month


MONTHS = [
    # first      last     months between
    ("2010-07", "2010-07", 0),
    ("2009-12", "2010-07", 7),
    ("2010-07", "2009-12", -7),
    pytest.param("2010-08", "2013-07", 35, id="TV-PWP1-thirty-six-months-with-the-first"),
]


@pytest.mark.parametrize(("first", "last", "count"), MONTHS)
def test_months_are_counted_from_one_to_the_other(first: Month, last: Month, count: int) -> None:
    assert months_between(first, last) == count
    assert later(first, count) == last


@given(st.dates(), st.integers(-2000, 2000))
def test_a_month_has_its_days_and_no_others(day: date, count: int) -> None:
    month = month_of(day)
    assert first_day(month) <= day
    if month < "9999-12":
        assert day <= last_day(month) < first_day(later(month, 1))
    if 1 <= day.year + count // 12 < 9999:
        assert months_between(month, later(month, count)) == count


NOT_MONTHS = ["2010-13", "2010-00", "2010-7", "201007", "2010-07-01", "２０１０-07", "2010-07\n"]


@pytest.mark.parametrize("text", NOT_MONTHS)
def test_a_month_is_written_with_year_and_two_digits(text: str) -> None:
    assert msgspec.json.decode(b'"2010-07"', type=Month) == "2010-07"
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(msgspec.json.encode(text), type=Month)


CORRESPONDING_DAYS = [
    # from        months  last day
    pytest.param("2010-01-15", 6, "2010-07-15", id="TV-UNEMP1"),
    pytest.param("2009-09-01", 12, "2010-09-01", id="TV-UNEMP2"),
    pytest.param("2009-09-10", 12, "2010-09-10", id="TV-SUR1"),
    ("2010-08-31", 6, "2011-02-28"),
    ("2011-08-31", 6, "2012-02-29"),
    ("2010-11-30", 3, "2011-02-28"),
    ("2012-02-29", 12, "2013-02-28"),
]


@pytest.mark.parametrize(("day", "months", "last"), CORRESPONDING_DAYS)
def test_months_end_on_the_corresponding_day_or_the_last(day: str, months: int, last: str) -> None:
    assert after_months(on(day), months) == on(last)


DAYS_OF_THE_NOTICES = [
    # day          worked
    ("2010-02-13", False),  # the Spring Festival begins
    ("2010-02-20", True),  # a Saturday that makes up for it
    ("2010-02-22", True),
    ("2010-06-12", True),  # a Saturday and
    ("2010-06-13", True),  # a Sunday that make up for
    ("2010-06-16", False),  # the Dragon Boat Festival
    ("2010-10-09", True),
    ("2010-10-10", False),
    ("2026-02-14", True),
    ("2026-02-23", False),
]


@pytest.mark.parametrize(("day", "worked"), DAYS_OF_THE_NOTICES)
def test_the_offices_work_on_the_days_of_the_state_council_notice(day: str, worked: bool) -> None:  # noqa: FBT001  # a column of the table
    assert is_working_day(on(day)) is worked


@given(st.dates(date(2004, 1, 1), date(2026, 12, 31)))
def test_working_days_are_those_of_the_library(day: date) -> None:
    assert is_working_day(day) is chinese_calendar.is_workday(day)


WORKING_DAYS = [
    # after         days  last day
    pytest.param("2010-03-01", 15, "2010-03-22", id="TV-CAL2"),
    pytest.param("2010-03-01", 15, "2010-03-22", id="TV-TRF3"),
    ("2010-03-05", 1, "2010-03-08"),
    ("2010-02-12", 1, "2010-02-20"),  # over the Spring Festival to the Saturday that makes up for it
    ("2010-02-12", 3, "2010-02-22"),
    ("2010-06-11", 2, "2010-06-13"),  # a Saturday and a Sunday, both worked
    ("2010-06-11", 3, "2010-06-17"),
    ("2009-12-31", 1, "2010-01-04"),
]


@pytest.mark.parametrize(("day", "count", "last"), WORKING_DAYS)
def test_a_limit_in_working_days_does_not_count_its_first_day(day: str, count: int, last: str) -> None:
    assert after_working_days(on(day), count) == on(last)
    assert working_days_between(on(day), on(last)) == count


@pytest.mark.parametrize("count", [0, -1])
def test_a_limit_in_working_days_has_at_least_one(count: int) -> None:
    with pytest.raises(ValueError, match="at least one"):
        after_working_days(on("2010-03-01"), count)


published_days = st.dates(date(2004, 1, 1), date(2026, 6, 30))


@given(published_days, st.integers(1, 60))
def test_working_days_only_move_forward(day: date, count: int) -> None:
    last = after_working_days(day, count)
    assert is_working_day(last)
    assert working_days_between(day, last) == count
    assert last < after_working_days(day, count + 1)
    assert last <= after_working_days(day + timedelta(days=1), count)


NATURAL_DAYS = [
    # after         days  last day
    pytest.param("2010-03-01", 45, "2010-04-15", id="TV-CAL3-forty-five-days"),
    pytest.param("2010-03-01", 45 + 15, "2010-04-30", id="TV-CAL3-fifteen-more"),
    pytest.param("2010-03-31", 30, "2010-04-30", id="TV-EMP1"),
    pytest.param("2010-05-12", 15, "2010-05-27", id="TV-CC1"),
    ("2010-03-02", 45, "2010-04-16"),
    ("2010-03-03", 45, "2010-04-19"),  # from a Saturday to the Monday
    ("2010-09-16", 15, "2010-10-08"),  # over the National Day holidays
    ("2010-01-31", 20, "2010-02-20"),  # a Saturday that is worked
    ("2010-06-01", 15, "2010-06-17"),  # the Dragon Boat Festival falls on the last day
]


@pytest.mark.parametrize(("day", "count", "last"), NATURAL_DAYS)
def test_a_limit_in_natural_days_rolls_to_the_next_working_day(day: str, count: int, last: str) -> None:
    assert due_in_days(count, on(day), LAW) == Deadline(on(last), provisional=False, law=LAW)


def test_an_extension_counts_from_the_day_before_it_was_rolled() -> None:
    """45 days after 3 March end on Saturday, 17 April; 15 more end on Sunday, 2 May, not a day later."""
    assert due_in_days(45, on("2010-03-03"), LAW).day == on("2010-04-19")
    assert due_in_days(45 + 15, on("2010-03-03"), LAW).day == on("2010-05-04")
    assert due_in_days(15, on("2010-04-17"), LAW) == due_in_days(45 + 15, on("2010-03-03"), LAW)


def test_a_limit_in_months_rolls_as_well() -> None:
    assert due_in_months(6, on("2010-04-02"), LAW).day == on("2010-10-08")


@given(published_days, st.integers(0, 60))
def test_a_rolled_limit_ends_on_the_first_working_day_it_can(day: date, count: int) -> None:
    deadline, natural = due_in_days(count, day, LAW), day + timedelta(days=count)
    assert natural <= deadline.day
    assert is_working_day(deadline.day)
    assert working_days_between(natural - timedelta(days=1), deadline.day) == 1


def test_working_days_of_an_unpublished_year_are_not_counted() -> None:
    for ask in (
        lambda: is_working_day(on("2099-01-05")),
        lambda: after_working_days(on("2098-12-31"), 1),
        lambda: working_days_between(on("2098-12-31"), on("2099-01-05")),
    ):
        with pytest.raises(Refused) as refusal:
            ask()
        assert refusal.value.code == "CALENDAR_NOT_PUBLISHED"
        assert refusal.value.params == {"year": 2099}
        assert refusal.value.retryable


def test_years_before_the_first_notice_at_hand_are_not_guessed() -> None:
    with pytest.raises(Refused):
        is_working_day(on("2003-12-31"))


def test_a_natural_limit_in_an_unpublished_year_is_provisional() -> None:
    assert due_in_days(30, on("2098-12-31"), LAW) == Deadline(on("2099-01-30"), provisional=True, law=LAW)


def test_a_roll_over_into_an_unpublished_year_is_provisional(knows: Knows) -> None:
    """The city rests on the last day of 2098; whether the first days of 2099 are worked is not known."""
    knows(CityTable(rested=frozenset({on("2098-12-31")}), years=frozenset({2098})))
    assert due_in_days(1, on("2098-12-30"), LAW) == Deadline(on("2098-12-31"), provisional=True, law=LAW)


def test_the_city_table_wins_over_the_notice(knows: Knows) -> None:
    """Offices that closed on 2 March 2010, and made up for it on Saturday the 6th."""
    knows(CityTable(worked=frozenset({on("2010-03-06")}), rested=frozenset({on("2010-03-02")})))
    assert not is_working_day(on("2010-03-02"))
    assert is_working_day(on("2010-03-06"))
    assert after_working_days(on("2010-03-01"), 5) == on("2010-03-08")
    assert due_in_days(1, on("2010-03-01"), LAW).day == on("2010-03-03")


def test_a_calendar_entered_by_the_city_confirms_what_was_provisional(knows: Knows) -> None:
    assert due_in_days(1, on("2098-12-31"), LAW).provisional
    knows(CityTable(rested=frozenset({on("2099-01-01")}), years=frozenset({2099})))
    assert due_in_days(1, on("2098-12-31"), LAW) == Deadline(on("2099-01-02"), provisional=False, law=LAW)
    assert after_working_days(on("2098-12-31"), 2) == on("2099-01-05")


def test_a_city_table_says_one_thing_of_a_day() -> None:
    with pytest.raises(ValueError, match="one day"):
        CityTable(worked=frozenset({on("2010-03-06")}), rested=frozenset({on("2010-03-06")}))


def test_months_in_a_row_of_which_the_same_is_said_are_one_spell() -> None:
    said = [("2010-11", 55), ("2010-12", 55), ("2011-01", 55), ("2011-02", 70), ("2011-04", 70)]
    assert spells(said) == [
        ("2010-11", "2011-01", 55),
        ("2011-02", "2011-02", 70),
        ("2011-04", "2011-04", 70),
    ]
    assert spells([]) == []
