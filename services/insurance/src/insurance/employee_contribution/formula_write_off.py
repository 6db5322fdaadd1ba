"""What of an employer that a court has ended is owed to the fund and will never come.

Read behind ``formula_owed``; never edited once used: these bytes are part of the rule set of every decision.
Another formula is another module.
"""

from typing import TYPE_CHECKING

from jinbao.money import Rounding
from jinbao.worksheet import Worksheet

if TYPE_CHECKING:  # in the kept bytes they stand above
    from insurance.employee_contribution.formula_owed import overdue, ways_to_appeal, with_late_fees

QUESTION = "insurance.employee_contribution.write_off"


def calculate(sheet: Worksheet) -> None:
    ways_to_appeal(sheet)
    law = sheet.parameter("only_bankruptcy_lets_go")
    sheet.every(sheet.input("bankrupt"), name="ended_by_a_court", otherwise=("NOT_BANKRUPT", law))
    owed = with_late_fees(sheet, overdue(sheet, law))
    if not sheet.denied:
        sheet.conclude(sheet.sum(owed, name="written_off", rounding=Rounding.HALF_UP))
