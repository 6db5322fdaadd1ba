"""What a person gets back when two enrolments of theirs become one: each year that both have paid, once.

What the government added was due once, and goes back to it; the other years go on (handbook 6.15).

Never edited once used: these bytes are part of the rule set of every decision.  Another formula is another
module.
"""

from jinbao.money import Rounding
from jinbao.worksheet import Worksheet

QUESTION = "insurance.rural_pension.merger_refund"


def calculate(sheet: Worksheet) -> None:
    sheet.appeal("reconsideration", sheet.parameter("reconsideration_period"))
    sheet.appeal("suit", sheet.parameter("suit_period"))
    sheet.parameter("year_paid_once")
    for kind, name in (("year_of_both", "years_paid_twice"), ("year_going_on", "years_going_on")):
        if years := sheet.inputs(kind):
            sheet.count_distinct(*years, name=name, unit="years")
    twice = sheet.inputs("paid_twice")
    nothing = () if twice else (sheet.input("nothing_twice"),)
    sheet.conclude(sheet.sum(*twice, *nothing, name="refund", rounding=Rounding.HALF_UP))
