"""What a confirmed month of unemployment gives, by the amounts of that month.

Read behind ``formula_amount``; never edited once used: these bytes are part of the rule set of every
decision.  Another formula is another module.
"""

from typing import TYPE_CHECKING

from jinbao.worksheet import Worksheet

if TYPE_CHECKING:  # in the kept bytes they stand above
    from insurance.unemployment_benefit.formula_amount import monthly_amount, ways_to_appeal

QUESTION = "insurance.unemployment_benefit.month_of_benefit"


def calculate(sheet: Worksheet) -> None:
    ways_to_appeal(sheet)
    confirmed, needed = sheet.input("confirmed"), sheet.parameter("confirmation_needed")
    sheet.every(confirmed, name="unemployment_confirmed", otherwise=("NOT_CONFIRMED", needed))
    used = sheet.count_distinct(*sheet.inputs("month_used"), name="months_used", unit="months")
    exhausted = "MONTHS_EXHAUSTED", sheet.parameter("months_most")
    sheet.below(used, sheet.input("months_granted"), name="months_left", otherwise=exhausted)
    if not sheet.denied:
        sheet.conclude(monthly_amount(sheet, sheet.input("month")))
