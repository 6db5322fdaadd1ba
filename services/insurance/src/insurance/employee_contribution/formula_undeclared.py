"""What an employer pays for a month that it has not declared: more than for the month before.

Never edited once used: these bytes are part of the rule set of every decision.  Another formula is another
module.
"""

from jinbao.money import Rounding
from jinbao.worksheet import Worksheet

QUESTION = "insurance.employee_contribution.undeclared"


def calculate(sheet: Worksheet) -> None:
    sheet.appeal("reconsideration", sheet.parameter("reconsideration_period"))
    sheet.appeal("suit", sheet.parameter("suit_period"))
    before, share = sheet.input("month_before"), sheet.parameter("undeclared_share")
    sheet.conclude(sheet.multiply(before, share, rounding=Rounding.HALF_UP, name="to_pay"))
