"""How long a certification holds, and which ways to certify the law of a day knows, in which order."""

from contextlib import suppress
from datetime import date, timedelta

from insurance.law import SURVIVAL_CERTIFICATION
from insurance.survival_certification.terms import SurvivalWay
from jinbao.calendar import Month, after_months, later, month_after, month_of
from jinbao.decider import Refused
from jinbao.rules import Parameter

WAYS = {
    SurvivalWay.AT_THE_OFFICE: "certified_in_person",
    SurvivalWay.HOME_VISIT: "certified_by_visit",
    SurvivalWay.AGENCY_OF_RESIDENCE: "certified_remotely",
    SurvivalWay.DATA_COMPARISON: "certified_by_data_comparison",
    SurvivalWay.SELF_SERVICE: "certified_by_self_service",
}


def parameter(name: str, on: date) -> Parameter:
    return SURVIVAL_CERTIFICATION.parameter(name, on)


def valid_until(since: date) -> date:
    """The last day of the time that a certification, or the start of payment, gives."""
    return after_months(since, parameter("certification_cycle", since).number)


def first_month_unpaid(until: date) -> Month:
    """Nobody loses the month in which their time ends."""
    return month_after(until)


def due_soon(today: date) -> date:
    """The time of whoever it ends for by this day is about to end."""
    return today + timedelta(days=parameter("certification_notice", today).number)


def known_way(way: SurvivalWay, on: date) -> Parameter | None:
    with suppress(Refused):
        return parameter(WAYS[way], on)
    return None


def ways(on: date) -> tuple[SurvivalWay, ...]:
    """In the order in which an office tries them by the law of that day."""
    known = {way: entry.number for way in SurvivalWay if (entry := known_way(way, on))}
    return tuple(sorted(known, key=lambda way: known[way]))


def must_be_next(month: Month, on: date) -> None:
    """A month that is over has been paid; one after the next can still be certified for."""
    if month not in (month_of(on), later(month_of(on), 1)):
        raise Refused("SUSPENDED_MONTH", field="month", month=month)


def ran_out_before(month: Month, until: date, on: date) -> bool:
    """Whether a month is the first one unpaid by then, or one after it; seen on a day."""
    return until < on and first_month_unpaid(until) <= month
