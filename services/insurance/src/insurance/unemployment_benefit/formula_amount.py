"""What a month of unemployment benefit is: a share of the county's minimum wage, between its two bounds.

Read before each formula that pays months: its bytes are part of their rule sets, and never edited once used.
"""

from jinbao.money import Rounding
from jinbao.worksheet import Term, Worksheet


def ways_to_appeal(sheet: Worksheet) -> None:
    sheet.appeal("reconsideration", sheet.parameter("reconsideration_period"))
    sheet.appeal("suit", sheet.parameter("suit_period"))


def monthly_amount(sheet: Worksheet, month: Term) -> Term:
    """Not below the urban living allowance, and below the minimum wage, of that month (handbook 6.6)."""
    wage, ratio = sheet.parameter("minimum_wage", month), sheet.parameter("benefit_ratio", month)
    share = sheet.multiply(wage, ratio, rounding=Rounding.HALF_UP, name="share_of_minimum_wage")
    allowance = sheet.parameter("urban_living_allowance", month)
    sheet.at_least(share, allowance, name="not_below_living_allowance")
    sheet.below(share, wage, name="below_minimum_wage")
    return sheet.sum(share, name="monthly_benefit", rounding=Rounding.HALF_UP)
