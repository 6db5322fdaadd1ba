"""What goes back to an employer of what it paid beyond its bill as it was corrected, and its late fees.

Never edited once used: these bytes are part of the rule set of every decision.  Another formula is another
module.
"""

from jinbao.money import Rounding
from jinbao.worksheet import Worksheet

QUESTION = "insurance.employee_contribution.refund"


def calculate(sheet: Worksheet) -> None:
    sheet.appeal("reconsideration", sheet.parameter("reconsideration_period"))
    sheet.appeal("suit", sheet.parameter("suit_period"))
    law, asked = sheet.parameter("overpaid_goes_back"), sheet.input("asked_back")
    received = sheet.sum(*sheet.inputs("received"), name="received_so_far")
    owed = sheet.sum(sheet.input("assessed"), *sheet.inputs("fee"), name="owed_in_all")
    credit = sheet.subtract(received, owed, name="credit")
    sheet.at_least(credit, asked, name="within_credit", otherwise=("MORE_THAN_CREDIT", law))
    if not sheet.denied:
        sheet.conclude(sheet.sum(asked, name="goes_back", rounding=Rounding.HALF_UP))
