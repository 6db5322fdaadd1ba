"""What an employer and its employees pay to unemployment insurance for a month, line by line.

Rural contract workers pay by a rate of their own, which is nothing until a place says otherwise.

Never edited once used: these bytes are part of the rule set of every decision.  Another formula is another
module.
"""

from jinbao.money import Rounding
from jinbao.worksheet import Term, Worksheet

QUESTION = "insurance.employee_contribution.unemployment"


def calculate(sheet: Worksheet) -> None:
    sheet.appeal("reconsideration", sheet.parameter("reconsideration_period"))
    sheet.appeal("suit", sheet.parameter("suit_period"))
    sheet.as_of(sheet.input("month"))
    rate = sheet.parameter("unemployment_employer_rate")

    parts: list[Term] = []
    for person in sheet.marks("base"):
        base = sheet.input(f"base:{person}")
        own = sheet.parameter(f"unemployment_{group(sheet, person)}_rate")
        parts += [
            sheet.multiply(base, rate, rounding=Rounding.HALF_UP, name=f"employer_part:{person}"),
            sheet.multiply(base, own, rounding=Rounding.HALF_UP, name=f"person_part:{person}"),
        ]
    sheet.conclude(sheet.sum(*parts, name="to_pay", rounding=Rounding.HALF_UP))


def group(sheet: Worksheet, person: str) -> str:
    rural = sheet.input(f"rural_contract_worker:{person}")
    return "rural_worker" if sheet.holds(rural) else "person"
