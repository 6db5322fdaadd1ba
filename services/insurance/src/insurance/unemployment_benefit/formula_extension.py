"""A benefit goes on until the legal age of retirement, where less than a year is left to it (handbook 6.6).

That age rises by a month for so many months of birth, up to a bound (handbook 6.5).

Never edited once used: these bytes are part of the rule set of every decision.  Another formula is another
module.
"""

from jinbao.money import Rounding
from jinbao.worksheet import Term, Worksheet

QUESTION = "insurance.unemployment_benefit.extension"


def calculate(sheet: Worksheet) -> None:
    sheet.appeal("reconsideration", sheet.parameter("reconsideration_period"))
    sheet.appeal("suit", sheet.parameter("suit_period"))
    law, needed = sheet.parameter("extended_until_retirement"), sheet.parameter("registration_needed")
    sheet.every(law, name="extension_is_law", otherwise=("NO_EXTENSION", law))
    wants_work = sheet.input("registered_unemployed")
    sheet.every(wants_work, name="registered_and_wants_work", otherwise=("NOT_REGISTERED", needed))
    for group in () if sheet.denied else sheet.marks("group"):
        retires_on = retirement(sheet, group)
        near = sheet.after_months(sheet.on, sheet.parameter("near_retirement"), name="in_a_year")
        sheet.below(retires_on, near, name="less_than_a_year", otherwise=("RETIREMENT_FAR", law))
        sheet.below(sheet.on, retires_on, name="before_retirement", otherwise=("AGE_REACHED", law))
        if not sheet.denied:
            extend(sheet, retires_on, law)


def retirement(sheet: Worksheet, group: str) -> Term:
    """The age of the group as it was, and the months by which it has been put off since."""
    sheet.every(sheet.input(f"group:{group}"), name="group_decided")
    age = sheet.parameter(f"retirement_age_{group}")
    before = sheet.birthday(sheet.input("born"), age, name="age_before")
    delayed_from = sheet.parameter("retirement_delayed_from")
    if not sheet.holds(sheet.at_least(before, delayed_from, name="put_off")):
        return before
    first = sheet.month_of(delayed_from, name="first_month_put_off")
    later = sheet.months_until(first, sheet.month_of(before, name="month_of_age"), name="months_later")
    step = sheet.parameter(f"retirement_step_{group}")
    begun = sheet.sum(later, step, name="months_with_the_step")
    months = sheet.divide(begun, step, rounding=Rounding.DOWN, name="months_put_off")
    most = sheet.parameter(f"retirement_put_off_most_{group}")
    delay = sheet.least(months, most, name="retirement_delay")
    return sheet.after_months(before, delay, name="retires_on")


def extend(sheet: Worksheet, retires_on: Term, law: Term) -> None:
    """From this month through that of the age; what was used before stays used."""
    now = sheet.month_of(sheet.on, name="month_now")
    used = sheet.count_distinct(*used_before(sheet, now), name="months_used", unit="months")
    left = sheet.subtract(sheet.input("months_granted"), used, name="months_not_used")
    after = sheet.month_after(retires_on, name="month_after_retirement")
    needed = sheet.months_until(now, after, name="months_until_retirement")
    sheet.below(left, needed, name="months_do_not_suffice", otherwise=("MONTHS_SUFFICE", law))
    if not sheet.denied:
        sheet.month_of(retires_on, name="extended_until")
        sheet.sum(used, needed, name="months_granted")
        sheet.conclude()


def used_before(sheet: Worksheet, now: Term) -> list[Term]:
    months = {mark: sheet.input(f"month_used:{mark}") for mark in sheet.marks("month_used")}
    return [
        month
        for mark, month in months.items()
        if sheet.holds(sheet.below(month, now, name=f"used_earlier:{mark}"))
    ]
