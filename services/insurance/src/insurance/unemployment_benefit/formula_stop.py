"""Why a benefit stops, from which month, and how many of its months stay for later.

Never edited once used: these bytes are part of the rule set of every decision.  Another formula is another
module.
"""

from jinbao.worksheet import Worksheet

QUESTION = "insurance.unemployment_benefit.stop"

# Whoever has other income for the month draws no benefit for it (own, handbook 17.11); all else ends with it.
AT_ONCE = ("reemployed", "draws_pension")
LEAVES_NOTHING = ("draws_pension", "deceased")


def calculate(sheet: Worksheet) -> None:
    sheet.appeal("reconsideration", sheet.parameter("reconsideration_period"))
    sheet.appeal("suit", sheet.parameter("suit_period"))
    for ground in sheet.marks("lost_on"):
        lost_on = sheet.input(f"lost_on:{ground}")
        begins = sheet.month_of if ground in AT_ONCE else sheet.month_after
        begins(lost_on, name="stopped_from")
        left = sheet.subtract(
            sheet.input("months_granted"), sheet.input("months_used"), name="months_not_used"
        )
        if ground in LEAVES_NOTHING:
            sheet.subtract(left, left, name="months_kept")
        else:
            sheet.least(left, name="months_kept")
        law = sheet.parameter("death_ends" if ground == "deceased" else "stop_grounds")
        goes_on = sheet.input(f"entitled:{ground}")
        sheet.every(goes_on, name="still_entitled", otherwise=(ground.upper(), law))
