"""What of a debt is taken out of the account: what the person paid first, then what the collective added.

What the government added is not the person's to give (own).

Never edited once used: these bytes are part of the rule set of every decision.  Another formula is another
module.
"""

from jinbao.money import Rounding
from jinbao.worksheet import Worksheet

QUESTION = "insurance.overpayment.set_off_account"


def calculate(sheet: Worksheet) -> None:
    sheet.appeal("reconsideration", sheet.parameter("reconsideration_period"))
    sheet.appeal("suit", sheet.parameter("suit_period"))
    least, debt = sheet.parameter("least_amount"), sheet.input("outstanding")

    personal = sheet.least(sheet.input("personal_account"), debt, name="taken_personal")
    rest = sheet.subtract(debt, personal, name="left_after_personal")
    collective = sheet.least(sheet.input("collective_account"), rest, name="taken_collective")
    taken = sheet.sum(personal, collective, name="taken_of_account")
    sheet.at_least(taken, least, name="anything_to_take", otherwise=("NOTHING_TO_SET_OFF", least))
    if not sheet.denied:
        sheet.conclude(sheet.sum(personal, collective, name="set_off", rounding=Rounding.HALF_UP))
