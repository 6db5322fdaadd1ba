"""The monthly pension after base pension or top-up has changed; the part out of the account stays as granted.

Never edited once used: these bytes are part of the rule set of every decision.  Another formula is another
module.
"""

from jinbao.money import Rounding
from jinbao.worksheet import Worksheet

QUESTION = "insurance.pension.raised_pension"


def calculate(sheet: Worksheet) -> None:
    sheet.appeal("reconsideration", sheet.parameter("reconsideration_period"))
    sheet.appeal("suit", sheet.parameter("suit_period"))

    first, raised = sheet.input("first_payable_month"), sheet.input("raised_from")
    payable_from = sheet.greatest(first, raised, name="payable_from")
    base = sheet.parameter("base_pension", on=payable_from)
    top_up = sheet.parameter("top_up", on=payable_from)

    from_fund = sheet.sum(base, top_up, name="from_fund")
    before = sheet.sum(sheet.input("base_before"), sheet.input("top_up_before"), name="from_fund_before")
    sheet.subtract(from_fund, before, name="difference")
    monthly = sheet.sum(
        base, top_up, sheet.input("account_pension"), name="monthly_pension", rounding=Rounding.HALF_UP
    )
    sheet.conclude(monthly, payable_from)
