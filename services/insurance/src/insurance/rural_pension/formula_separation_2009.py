"""What goes back into its own account when two enrolments turn out to be of two people after all.

A refund that never reached anybody is withdrawn, and its years are as they were.  What was paid out stays
refunded: such a year is to be paid again, and the subsidy comes with it.

Never edited once used: these bytes are part of the rule set of every decision.  Another formula is another
module.
"""

from jinbao.money import Rounding
from jinbao.worksheet import Worksheet

QUESTION = "insurance.rural_pension.separated_account"


def calculate(sheet: Worksheet) -> None:
    sheet.appeal("reconsideration", sheet.parameter("reconsideration_period"))
    sheet.appeal("suit", sheet.parameter("suit_period"))
    sheet.parameter("year_paid_once")
    if refunded := sheet.inputs("refunded"):
        sheet.sum(*refunded, name="refund_stays")
    back = (*sheet.inputs("goes_back"), *sheet.inputs("refund_withdrawn"), *sheet.inputs("borne_again"))
    nothing = () if back else (sheet.input("nothing_back"),)
    sheet.conclude(sheet.sum(*back, *nothing, name="account_again", rounding=Rounding.HALF_UP))
