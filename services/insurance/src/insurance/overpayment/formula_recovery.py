"""What has to come back of what was paid too much, month by month, after whom it concerns could reply.

Never edited once used: these bytes are part of the rule set of every decision.  Another formula is another
module.
"""

from jinbao.money import Rounding
from jinbao.worksheet import Worksheet

QUESTION = "insurance.overpayment.recovery"


def calculate(sheet: Worksheet) -> None:
    sheet.appeal("reconsideration", sheet.parameter("reconsideration_period"))
    sheet.appeal("suit", sheet.parameter("suit_period"))
    period = sheet.parameter("reply_period")
    sheet.every(sheet.input("replied_or_time_over"), name="heard", otherwise=("NOT_HEARD", period))

    # A fine is for the administration to set, never part of what comes back.
    sheet.every(sheet.input("fraud"), name="matter_for_a_fine")
    sheet.is_not(sheet.input("agency_error"), name="not_by_the_agency")
    months = [
        sheet.subtract(sheet.input(f"paid:{month}"), sheet.input(f"due:{month}"), name=f"too_much:{month}")
        for month in sheet.marks("paid")
    ]
    if not sheet.denied:
        sheet.conclude(sheet.sum(*months, name="to_come_back", rounding=Rounding.HALF_UP))
