"""On which days somebody comes into working age and out of it, by the law of those days."""

from datetime import date, timedelta

from jinbao.calendar import after_months, age_on
from jinbao.rules import Law


def birthday(born: date, years: int) -> date:
    """The day on which somebody is so many years old; who was born on 29 February, on 1 March."""
    day = after_months(born, 12 * years)
    return day if age_on(day, born) == years else day + timedelta(days=1)


def comes_of_age(law: Law, born: date, on: date) -> date:
    return birthday(born, law.parameter("working_age", on).number)


def grows_too_old(law: Law, born: date, *, woman: bool) -> date:
    """The first day above working age, by the first age ever set that is in force when it is reached."""
    name = "working_age_end_women" if woman else "working_age_end_men"
    ages = sorted({one.number for one in (*law.national, *law.local) if one.name == name})
    return next(
        day
        for years in ages
        if law.parameter(name, day := birthday(born, years)).number <= years or years == ages[-1]
    )
