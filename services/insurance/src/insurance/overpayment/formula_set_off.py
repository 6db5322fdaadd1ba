"""What of a debt is taken out of later months, one after the other.

Where the agency erred, a living minimum of each month is kept (own, handbook 6.11).

Never edited once used: these bytes are part of the rule set of every decision.  Another formula is another
module.
"""

from jinbao.money import Rounding
from jinbao.worksheet import Term, Worksheet

QUESTION = "insurance.overpayment.set_off"


def calculate(sheet: Worksheet) -> None:
    sheet.appeal("reconsideration", sheet.parameter("reconsideration_period"))
    sheet.appeal("suit", sheet.parameter("suit_period"))
    least, debt = sheet.parameter("least_amount"), sheet.input("outstanding")

    taken: list[Term] = []
    left = debt
    for month in sheet.marks("available"):
        if (free := free_of(sheet, month)) is not None:
            taken.append(sheet.least(free, left, name=f"taken:{month}"))
            left = sheet.subtract(left, taken[-1], name=f"left:{month}")
            if not sheet.holds(sheet.at_least(left, least, name=f"goes_on:{month}")):
                break

    if taken:
        sheet.conclude(sheet.sum(*taken, name="set_off", rounding=Rounding.HALF_UP))
    else:
        sheet.below(debt, least, name="anything_to_take", otherwise=("NOTHING_TO_SET_OFF", least))


def free_of(sheet: Worksheet, month: str) -> Term | None:
    """At most so much a month; where the agency erred, nothing of the living minimum."""
    available = sheet.input(f"available:{month}")
    most = sheet.least(available, sheet.input("most_a_month"), name=f"most:{month}")
    if not sheet.holds(sheet.input("agency_error")):
        return most
    monthly, minimum = sheet.input(f"monthly:{month}"), sheet.parameter("living_minimum")
    if not sheet.holds(sheet.at_least(monthly, minimum, name=f"above_minimum:{month}")):
        return None
    beyond = sheet.subtract(monthly, minimum, name=f"beyond_minimum:{month}")
    return sheet.least(most, beyond, name=f"free:{month}")
