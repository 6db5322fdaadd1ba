"""A grant worked out again on a corrected day of birth, or with the interest of years that came late.

It follows the law of the day on which the grant was decided.

Read behind the formula of the grant, whose conditions and amounts it takes: the bytes of both are kept as
one rule set, and never edited once used.
"""

from typing import TYPE_CHECKING

from jinbao.money import Rounding
from jinbao.worksheet import Worksheet

if TYPE_CHECKING:  # in the kept bytes they stand above
    from insurance.rural_pension.formula_2009 import (
        decisive_day,
        first_payable_month,
        introduction,
        monthly_amount,
        must_live_to_see,
        scheme_conditions,
    )

QUESTION = "insurance.rural_pension.recalculated_pension"


def calculate(sheet: Worksheet) -> None:
    sheet.appeal("reconsideration", sheet.parameter("reconsideration_period"))
    sheet.appeal("suit", sheet.parameter("suit_period"))
    payable_before = sheet.input("payable_before")

    # Whoever was not sixty on that day would have waited for the birthday: their first month lies behind it.
    sheet.as_of(sheet.input("decided_on"))
    qualifying_month = scheme_conditions(sheet, decisive_day(sheet), introduction(sheet))
    if qualifying_month is None or sheet.denied:
        return

    payable_from = first_payable_month(sheet, qualifying_month)
    must_live_to_see(sheet, payable_from)
    if not sheet.denied:
        monthly = monthly_amount(sheet, payable_from)
        sheet.equals(payable_from, payable_before, name="first_month_stays")
        recalculated = sheet.sum(monthly, name="recalculated_pension", rounding=Rounding.HALF_UP)
        sheet.conclude(recalculated, payable_from)
