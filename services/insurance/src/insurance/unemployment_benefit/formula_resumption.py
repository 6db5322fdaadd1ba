"""A benefit that stopped goes on: registered again, months left, and the amount of the first of them.

Read behind ``formula_amount``; never edited once used: these bytes are part of the rule set of every
decision.  Another formula is another module.
"""

from typing import TYPE_CHECKING

from jinbao.worksheet import Worksheet

if TYPE_CHECKING:  # in the kept bytes they stand above
    from insurance.unemployment_benefit.formula_amount import monthly_amount, ways_to_appeal

QUESTION = "insurance.unemployment_benefit.resumption"


def calculate(sheet: Worksheet) -> None:
    ways_to_appeal(sheet)
    needed, wants_work = sheet.parameter("registration_needed"), sheet.input("registered_unemployed")
    sheet.every(wants_work, name="registered_and_wants_work", otherwise=("NOT_REGISTERED", needed))
    used = sheet.count_distinct(*sheet.inputs("month_used"), name="months_used", unit="months")
    granted = sheet.input("months_granted")
    exhausted = "MONTHS_EXHAUSTED", sheet.parameter("months_most")
    sheet.below(used, granted, name="months_left", otherwise=exhausted)
    if sheet.denied:
        return

    again = sheet.month_of(sheet.input("registered_on"), name="month_registered_again")
    payable_from = sheet.greatest(again, sheet.input("stopped_from"), name="payable_from")
    sheet.subtract(granted, used, name="months_to_come")
    sheet.conclude(monthly_amount(sheet, payable_from), payable_from)
