"""What of a recovery falls away, because what it rested on is not so: all that has not come back.

Never edited once used: these bytes are part of the rule set of every decision.  Another formula is another
module.
"""

from jinbao.money import Rounding
from jinbao.worksheet import Worksheet

QUESTION = "insurance.overpayment.cancellation"


def calculate(sheet: Worksheet) -> None:
    sheet.appeal("reconsideration", sheet.parameter("reconsideration_period"))
    sheet.appeal("suit", sheet.parameter("suit_period"))
    for month in sheet.marks("paid_now"):
        paid, due = sheet.input(f"paid_now:{month}"), sheet.input(f"due_now:{month}")
        sheet.subtract(paid, due, name=f"too_much_now:{month}")
    sheet.conclude(sheet.sum(sheet.input("outstanding"), name="falls_away", rounding=Rounding.HALF_UP))
