"""Whether anything is claimed in time: each claim by its own last day, and one is enough (article 27).

The last day comes from the year, from what broke it, and from the calendar, which makes a day of rest later.

Never edited once used: these bytes are part of the rule set of every decision.  Another formula is another
module.
"""

from jinbao.worksheet import Worksheet

QUESTION = "labor_relations.arbitration.limitation"


def calculate(sheet: Worksheet) -> None:
    months, filed_on = sheet.parameter("limitation_months"), sheet.input("filed_on")
    late = [
        sheet.below(sheet.input(f"last_day:{mark}"), filed_on, name=f"too_late:{mark}")
        for mark in sheet.marks("last_day")
    ]
    all_late = sheet.every(*late, name="all_too_late")
    sheet.is_not(all_late, name="something_in_time", otherwise=("ALL_OUT_OF_TIME", months))
    sheet.conclude()
