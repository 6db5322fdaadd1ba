"""That an employer that was ordered to pay pays later, against security; late fees run on.

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

QUESTION = "insurance.employee_contribution.deferral"


def calculate(sheet: Worksheet) -> None:
    ways_to_appeal(sheet)
    law = sheet.parameter("deferred_on_security")
    owed = with_late_fees(sheet, overdue(sheet, law))
    must_lie_ahead(sheet, law)
    sheet.every(sheet.input("secured"), name="security_given", otherwise=("NO_SECURITY", law))
    if not sheet.denied:
        sheet.days_until(sheet.input("ordered_until"), sheet.input("until"), name="days_deferred")
        sheet.conclude(sheet.sum(owed, name="deferred", rounding=Rounding.HALF_UP))
