"""Whether a recognition as in difficulty stands by what has been found: a ground to end it, or false papers.

Read behind ``formula_findings``; never edited once used: these bytes are part of the rule set of every
decision.  Another formula is another module.
"""

from typing import TYPE_CHECKING

from jinbao.worksheet import Worksheet

if TYPE_CHECKING:  # in the kept bytes they stand above
    from employment.formula_findings import look_for, ways_to_appeal

QUESTION = "employment.difficulty.standing"


def calculate(sheet: Worksheet) -> None:
    ways_to_appeal(sheet)
    recognised_on = sheet.input("recognised_on")
    if sheet.knows("ends_on"):
        sheet.days_until(recognised_on, sheet.input("ends_on"), name="days_recognised")
    for ground in ("no_longer_meets", "retired", "moved_away", "died", "false_papers"):
        look_for(sheet, ground, "difficulty_conditions")
    if sheet.knows("work_since"):
        work_is_stable(sheet)
    if sheet.knows("born"):
        working_age_is_over(sheet)
    if not sheet.denied:
        sheet.conclude()


def work_is_stable(sheet: Worksheet) -> None:
    """So many months in registered work, counted from its true first day (handbook 17.12)."""
    began = sheet.input("work_since")
    months = sheet.parameter("stable_period", began)
    stable = sheet.after_months(began, months, name="stable_from")
    sheet.below(sheet.input("ends_on"), stable, name="not_yet_stable", otherwise=("STABLE_WORK", months))


def working_age_is_over(sheet: Worksheet) -> None:
    ends_on = sheet.input("ends_on")
    age = sheet.age(sheet.input("born"), ends_on, name="age")
    woman = sheet.holds(sheet.input("woman"))
    end = sheet.parameter("working_age_end_women" if woman else "working_age_end_men", ends_on)
    sheet.below(age, end, name="of_working_age", otherwise=("RETIRED", end))
