"""What an employer and its employees pay to the employees' pension for a month, line by line.

Never edited once used: these bytes are part of the rule set of every decision.  Another formula is another
module.
"""

from itertools import chain

from jinbao.money import Rounding
from jinbao.worksheet import Term, Worksheet

QUESTION = "insurance.employee_contribution.pension"


def calculate(sheet: Worksheet) -> None:
    sheet.appeal("reconsideration", sheet.parameter("reconsideration_period"))
    sheet.appeal("suit", sheet.parameter("suit_period"))
    sheet.as_of(sheet.input("month"))
    parts = chain.from_iterable(of_person(sheet, person) for person in sheet.marks("base"))
    sheet.conclude(sheet.sum(*parts, name="to_pay", rounding=Rounding.HALF_UP))


def of_person(sheet: Worksheet, person: str) -> list[Term]:
    """The employer's part goes to the pool, the person's to their account."""
    base = sheet.input(f"base:{person}")
    return [
        sheet.multiply(
            base,
            sheet.parameter(f"pension_{whose}_rate"),
            rounding=Rounding.HALF_UP,
            name=f"{whose}_part:{person}",
        )
        for whose in ("employer", "person")
    ]
