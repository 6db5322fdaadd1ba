"""Wages that are owed (拖欠工资): for each month what is due, less what was paid.

A part of a month is paid by its days, a day being the month's wage by 21.75 (劳社部发〔2008〕3号).

Never edited once used: these bytes are part of the rule set of every decision.  Another formula is another
module.
"""

from jinbao.money import Rounding
from jinbao.worksheet import Term, Worksheet

QUESTION = "labor_relations.entitlement.unpaid_wages"


def calculate(sheet: Worksheet) -> None:
    in_full, least = sheet.parameter("wages_in_full"), sheet.parameter("least_amount")
    owed = [owed_for(sheet, month) for month in sheet.marks("wage")]
    total = sheet.sum(*owed, name="owed_in_all")
    sheet.at_least(total, least, name="anything_owed", otherwise=("NOTHING_OWED", in_full))
    if not sheet.denied:
        sheet.conclude(sheet.sum(*owed, name="unpaid_wages", rounding=Rounding.HALF_UP))


def owed_for(sheet: Worksheet, month: str) -> Term:
    """What is owed for a month; what was paid too much for one pays for no other."""
    paid = sheet.input(f"paid:{month}")
    at_least_paid = sheet.greatest(due_for(sheet, month), paid, name=f"due_or_paid:{month}")
    return sheet.subtract(at_least_paid, paid, name=f"owed:{month}")


def due_for(sheet: Worksheet, month: str) -> Term:
    wage = sheet.input(f"wage:{month}")
    if not sheet.knows(f"days:{month}"):
        return wage
    day = sheet.divide(
        wage, sheet.parameter("days_of_month"), rounding=Rounding.HALF_UP, name=f"day_pay:{month}"
    )
    days = sheet.input(f"days:{month}")
    return sheet.multiply(day, days, rounding=Rounding.HALF_UP, name=f"due:{month}")
