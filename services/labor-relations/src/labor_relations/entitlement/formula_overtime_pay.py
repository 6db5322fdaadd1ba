"""Overtime (加班工资): 150 % of the hour's pay on workdays, 200 % on days of rest, 300 % on holidays.

An hour is the month's wage by 21.75 days of eight hours (labour law article 44; 劳社部发〔2008〕3号).  Work
on a day of rest for which time off was given is not among the hours.

Never edited once used: these bytes are part of the rule set of every decision.  Another formula is another
module.
"""

from jinbao.money import Rounding
from jinbao.worksheet import Term, Worksheet

QUESTION = "labor_relations.entitlement.overtime_pay"
KINDS = ("workday", "rest_day", "holiday")


def calculate(sheet: Worksheet) -> None:
    least, hours = sheet.parameter("least_amount"), sheet.parameter("hours_of_month")
    owed = [owed_for(sheet, month, hours) for month in sheet.marks("overtime_paid")]
    total, law = sheet.sum(*owed, name="overtime_owed_in_all"), sheet.parameter("overtime_workday")
    sheet.at_least(total, least, name="any_overtime_owed", otherwise=("NO_OVERTIME_OWED", law))
    if not sheet.denied:
        sheet.conclude(sheet.sum(*owed, name="overtime_pay", rounding=Rounding.HALF_UP))


def owed_for(sheet: Worksheet, month: str, hours_of_month: Term) -> Term:
    wage, paid = sheet.input(f"wage:{month}"), sheet.input(f"overtime_paid:{month}")
    hour = sheet.divide(wage, hours_of_month, rounding=Rounding.HALF_UP, name=f"hour_pay:{month}")
    due = sheet.sum(
        *(pay_of(sheet, kind, month, hour) for kind in KINDS if sheet.knows(f"{kind}_hours:{month}")),
        name=f"overtime_due:{month}",
    )
    at_least_paid = sheet.greatest(due, paid, name=f"overtime_due_or_paid:{month}")
    return sheet.subtract(at_least_paid, paid, name=f"overtime_owed:{month}")


def pay_of(sheet: Worksheet, kind: str, month: str, hour: Term) -> Term:
    rate, hours = sheet.parameter(f"overtime_{kind}"), sheet.input(f"{kind}_hours:{month}")
    rated = sheet.multiply(hour, rate, rounding=Rounding.HALF_UP, name=f"{kind}_hour_pay:{month}")
    return sheet.multiply(rated, hours, rounding=Rounding.HALF_UP, name=f"{kind}_pay:{month}")
