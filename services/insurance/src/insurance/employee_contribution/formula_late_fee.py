"""What is added for paying late: so much a day of what was owed, for days that all have one rate.

Where the rate changes on the way, each rate has a decision of its own (handbook 17.11).

Never edited once used: these bytes are part of the rule set of every decision.  Another formula is another
module.
"""

from jinbao.money import Rounding
from jinbao.worksheet import Worksheet

QUESTION = "insurance.employee_contribution.late_fee"


def calculate(sheet: Worksheet) -> None:
    sheet.appeal("reconsideration", sheet.parameter("reconsideration_period"))
    sheet.appeal("suit", sheet.parameter("suit_period"))
    after, through = sheet.input("late_after"), sheet.input("late_through")
    days = sheet.days_until(after, through, name="days_late")
    rate = sheet.parameter("late_fee_daily", through)
    daily = sheet.multiply(sheet.input("owed"), days, rounding=Rounding.HALF_UP, name="owed_times_days")
    sheet.conclude(sheet.multiply(daily, rate, rounding=Rounding.HALF_UP, name="late_fee"))
