"""Severance pay (经济补偿): a month's wage for each full year, and for what is left over half a year or more.

Less than half a year gives half a month.  The wage is the average of the last twelve months, at least the
local minimum wage; above three times the local average it counts as that, and then twelve years are the
most (labour contract law article 47; 实施条例 article 27).

Never edited once used: these bytes are part of the rule set of every decision.  Another formula is another
module.
"""

from jinbao.money import Rounding
from jinbao.worksheet import Term, Worksheet

QUESTION = "labor_relations.entitlement.severance"


def calculate(sheet: Worksheet) -> None:
    for ending in sheet.marks("ending"):
        grounded = sheet.parameter(f"severance_{ending.lower()}")
        is_so = sheet.input(f"ending:{ending}")
        sheet.every(grounded, is_so, name="gives_severance", otherwise=("NO_SEVERANCE", grounded))
    if not sheet.denied:
        sheet.conclude(sheet.sum(*parts(sheet), name="severance", rounding=Rounding.HALF_UP))


def parts(sheet: Worksheet) -> list[Term]:
    """For the full years, and for what is left over."""
    started, end = sheet.input("started_on"), sheet.input("first_day_after")
    wage, is_capped = wage_of_month(sheet)
    years = sheet.age(started, end, name="full_years")
    anniversary = sheet.birthday(started, years, name="last_anniversary")
    is_over = False
    if is_capped:
        most = sheet.parameter("severance_most_years")
        is_over = sheet.holds(sheet.at_least(years, most, name="most_years_reached"))
        years = sheet.least(years, most, name="years_counted")
    for_years = sheet.multiply(wage, years, rounding=Rounding.HALF_UP, name="for_full_years")
    if is_over or not sheet.holds(sheet.below(anniversary, end, name="anything_left_over")):
        return [for_years]
    times = left_over(sheet, anniversary, end)
    return [for_years, sheet.multiply(wage, times, rounding=Rounding.HALF_UP, name="for_left_over")]


def left_over(sheet: Worksheet, anniversary: Term, end: Term) -> Term:
    """How many months' wages are given for what is left over."""
    half = sheet.after_months(anniversary, sheet.parameter("severance_half_year"), name="half_year_on")
    if sheet.holds(sheet.at_least(end, half, name="half_a_year_or_more")):
        return sheet.parameter("severance_for_most_of_year")
    return sheet.parameter("severance_for_less")


def wage_of_month(sheet: Worksheet) -> tuple[Term, bool]:
    """The wage that counts, and whether it was cut to the cap."""
    ended = sheet.input("last_day")
    total = sheet.sum(*sheet.inputs("wage"), name="wages_of_last_months")
    count = sheet.count_distinct(*sheet.inputs("month"), name="months_averaged")
    average = sheet.divide(total, count, rounding=Rounding.HALF_UP, name="average_wage_of_worker")
    wage = sheet.greatest(average, sheet.parameter("minimum_wage", on=ended), name="wage_at_least_minimum")
    cap = sheet.multiply(
        sheet.parameter("local_average_wage", on=ended),
        sheet.parameter("severance_cap"),
        rounding=Rounding.HALF_UP,
        name="cap",
    )
    if sheet.holds(sheet.at_least(cap, wage, name="within_cap")):
        return wage, False
    return cap, True
