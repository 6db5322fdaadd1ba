"""Why a benefit stops, from which month, and how many of its months stay for later.

Never edited once used: these bytes are part of the rule set of every decision.  Another formula is another
module.
"""

from jinbao.worksheet import Term, Worksheet

QUESTION = "insurance.unemployment_benefit.stop"

# Whoever has other income for the month draws no benefit for it (own, handbook 17.11); all else ends with it.
AT_ONCE = ("reemployed", "draws_pension")
LEAVES_NOTHING = ("draws_pension", "deceased")


def calculate(sheet: Worksheet) -> None:
    sheet.appeal("reconsideration", sheet.parameter("reconsideration_period"))
    sheet.appeal("suit", sheet.parameter("suit_period"))
    for ground in sheet.marks("lost_on"):
        begins = sheet.month_of if ground in AT_ONCE else sheet.month_after
        stopped_from = begins(sheet.input(f"lost_on:{ground}"), name="stopped_from")
        used = sheet.count_distinct(*used_before(sheet, stopped_from), name="months_used", unit="months")
        left = sheet.subtract(sheet.input("months_granted"), used, name="months_not_used")
        if ground in LEAVES_NOTHING:
            sheet.subtract(left, left, name="months_kept")
        else:
            sheet.least(left, name="months_kept")
        law = sheet.parameter("death_ends" if ground == "deceased" else "stop_grounds")
        goes_on = sheet.input(f"entitled:{ground}")
        sheet.every(goes_on, name="still_entitled", otherwise=(ground.upper(), law))


def used_before(sheet: Worksheet, stopped_from: Term) -> list[Term]:
    """A month that was confirmed although the ground had come about is not used up: it was never due."""
    months = {mark: sheet.input(f"month_used:{mark}") for mark in sheet.marks("month_used")}
    return [
        month
        for mark, month in months.items()
        if sheet.holds(sheet.below(month, stopped_from, name=f"used_before:{mark}"))
    ]
