"""Whether an award is final: each item by itself against twelve months of the minimum wage, never the sum.

Final are items on wages, injury medical cost, severance and damages within the threshold, and those on state
labour standards. An award with any other item is not final as a whole (articles 47 of the law on mediation
and arbitration; articles 19 and 20 of the court's interpretation).

Never edited once used: these bytes are part of the rule set of every decision.  Another formula is another
module.
"""

from jinbao.money import Rounding
from jinbao.worksheet import Term, Worksheet

QUESTION = "labor_relations.arbitration.award"


def calculate(sheet: Worksheet) -> None:
    months = sheet.parameter("final_award_months")
    threshold = sheet.multiply(
        sheet.parameter("minimum_wage"), months, rounding=Rounding.HALF_UP, name="threshold"
    )
    awarded = {mark: sheet.input(f"awarded:{mark}") for mark in sheet.marks("awarded")}
    finals = [_final(sheet, mark, amount, threshold) for mark, amount in awarded.items()]
    sheet.every(*finals, name="is_final")
    sheet.conclude(sheet.sum(*awarded.values(), name="awarded_in_all", rounding=Rounding.HALF_UP))


def _final(sheet: Worksheet, mark: str, awarded: Term, threshold: Term) -> Term:
    """Of an item on a state standard the amount does not matter; of others of money nothing else does."""
    standard, of_money = sheet.input(f"state_standard:{mark}"), sheet.input(f"listed_money:{mark}")
    if sheet.holds(standard) or not sheet.holds(of_money):
        return sheet.every(standard, name=f"final:{mark}")
    return sheet.at_least(threshold, awarded, name=f"final:{mark}")
