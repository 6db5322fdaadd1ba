"""That bank or court take what is owed once the term of an order or a deferral has run out.

Read behind ``formula_owed``; never edited once used: these bytes are part of the rule set of every decision.
Another formula is another module.
"""

from typing import TYPE_CHECKING

from jinbao.money import Rounding
from jinbao.worksheet import Worksheet

if TYPE_CHECKING:  # in the kept bytes they stand above
    from insurance.employee_contribution.formula_owed import overdue, ways_to_appeal, with_late_fees

QUESTION = "insurance.employee_contribution.enforcement"


def calculate(sheet: Worksheet) -> None:
    ways_to_appeal(sheet)
    for measure in sheet.marks("asked"):
        law = sheet.parameter(f"enforced_by_{measure}")
        sheet.every(sheet.input(f"asked:{measure}"), law, name="measure_of_the_law")
        owed = with_late_fees(sheet, overdue(sheet, law))
        bound_until = sheet.input("bound_until")
        sheet.below(bound_until, sheet.on, name="term_has_run_out", otherwise=("TERM_RUNNING", law))
        if not sheet.denied:
            sheet.conclude(sheet.sum(owed, name="enforced", rounding=Rounding.HALF_UP))
