"""That an employer pay what is overdue until a day, with what is added for each day until it is in.

Read behind ``formula_owed``; never edited once used: these bytes are part of the rule set of every decision.
Another formula is another module.
"""

from typing import TYPE_CHECKING

from jinbao.money import Rounding
from jinbao.worksheet import Worksheet

if TYPE_CHECKING:  # in the kept bytes they stand above
    from insurance.employee_contribution.formula_owed import (
        must_lie_ahead,
        overdue,
        ways_to_appeal,
        with_late_fees,
    )

QUESTION = "insurance.employee_contribution.payment_order"


def calculate(sheet: Worksheet) -> None:
    ways_to_appeal(sheet)
    law = sheet.parameter("ordered_when_overdue")
    outstanding = overdue(sheet, law)
    must_lie_ahead(sheet, law)
    if not sheet.denied:
        rate = sheet.parameter("late_fee_daily")
        sheet.multiply(outstanding, rate, rounding=Rounding.HALF_UP, name="late_fee_of_a_day")
        sheet.conclude(
            sheet.sum(with_late_fees(sheet, outstanding), name="ordered", rounding=Rounding.HALF_UP)
        )
