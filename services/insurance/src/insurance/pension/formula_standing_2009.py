"""Whether a grant stands: not if it was got by what is false, or given for the second time.

Never edited once used: these bytes are part of the rule set of every decision.  Another formula is another
module.
"""

from jinbao.money import Rounding
from jinbao.worksheet import Worksheet

QUESTION = "insurance.pension.standing_grant"


def calculate(sheet: Worksheet) -> None:
    sheet.appeal("reconsideration", sheet.parameter("reconsideration_period"))
    sheet.appeal("suit", sheet.parameter("suit_period"))

    fraud, one_pension = sheet.parameter("fraud_revokes"), sheet.parameter("one_pension")
    false_papers, false_identity = sheet.input("false_papers"), sheet.input("false_identity")
    hidden, drawn_twice = sheet.input("facts_hidden"), sheet.input("drawn_twice")
    sheet.is_not(false_papers, name="papers_are_true", otherwise=("FALSE_PAPERS", fraud))
    sheet.is_not(false_identity, name="identity_is_true", otherwise=("FALSE_IDENTITY", fraud))
    sheet.is_not(hidden, name="nothing_hidden", otherwise=("FACTS_HIDDEN", fraud))
    sheet.is_not(drawn_twice, name="drawn_once", otherwise=("DRAWN_TWICE", one_pension))
    first = sheet.input("first_payable_month")
    if sheet.denied:
        return

    payable_from = sheet.greatest(first, name="payable_from")
    parts = (sheet.input("base"), sheet.input("top_up"), sheet.input("account_pension"))
    sheet.conclude(sheet.sum(*parts, name="monthly_pension", rounding=Rounding.HALF_UP), payable_from)
