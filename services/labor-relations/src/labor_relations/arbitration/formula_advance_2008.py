"""Whether money can be ordered ahead of the award: for what somebody lives on, and within what is claimed.

It is clear who owes, and without the money the applicant could hardly live (article 44). What was ordered
before for the same claims counts.

Never edited once used: these bytes are part of the rule set of every decision.  Another formula is another
module.
"""

from jinbao.money import Rounding
from jinbao.worksheet import Worksheet

QUESTION = "labor_relations.arbitration.advance"


def calculate(sheet: Worksheet) -> None:
    conditions = sheet.parameter("advance_conditions")
    found = (sheet.input("rights_clear"), sheet.input("livelihood_at_risk"))
    sheet.every(*found, name="may_be_ordered", otherwise=("ADVANCE_CONDITIONS", conditions))
    lived_on = sheet.inputs("listed_money")
    sheet.every(*lived_on, name="all_listed_money", otherwise=("ADVANCE_CLAIMS", conditions))
    left = sheet.sum(*sheet.inputs("claimed"), name="claimed_in_all")
    if earlier := sheet.inputs("ordered_before"):
        left = sheet.subtract(left, sheet.sum(*earlier, name="ordered_so_far"), name="left_to_order")
    ordered = sheet.input("ordered")
    sheet.at_least(left, ordered, name="within_claims", otherwise=("ADVANCE_ABOVE_CLAIMS", conditions))
    sheet.conclude(sheet.sum(ordered, name="advance", rounding=Rounding.HALF_UP))
