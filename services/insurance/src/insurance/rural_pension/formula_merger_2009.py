"""What a person gets back when two enrolments of theirs become one: each year that both have paid, once.

So do years that were paid when the pension had been granted. What the government added to either was not
due, and goes back to it; the other years go on (handbook 6.15).

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
    for kind, name in (
        ("year_of_both", "years_paid_twice"),
        ("year_after_grant", "years_after_grant"),
        ("year_going_on", "years_going_on"),
    ):
        if years := sheet.inputs(kind):
            sheet.count_distinct(*years, name=name, unit="years")
    back = (*sheet.inputs("paid_twice"), *sheet.inputs("paid_late"))
    nothing = () if back else (sheet.input("nothing_twice"),)
    sheet.conclude(sheet.sum(*back, *nothing, name="refund", rounding=Rounding.HALF_UP))
