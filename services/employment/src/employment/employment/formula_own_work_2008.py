"""Whether own work is registered: it is done, in this place, by somebody of age, and not registered already.

Read behind ``formula_findings``; never edited once used: these bytes are part of the rule set of every
decision.  Another formula is another module.
"""

from typing import TYPE_CHECKING

from jinbao.worksheet import Worksheet

if TYPE_CHECKING:  # in the kept bytes they stand above
    from employment.formula_findings import ways_to_appeal

QUESTION = "employment.employment.own_work"


def calculate(sheet: Worksheet) -> None:
    ways_to_appeal(sheet)
    begun = sheet.input("since")
    age = sheet.age(sheet.input("born"), begun, name="age")
    least = sheet.parameter("working_age", begun)
    sheet.at_least(age, least, name="of_working_age", otherwise=("UNDER_WORKING_AGE", least))

    law = sheet.parameter("own_work_conditions")
    sheet.every(sheet.input("at_work"), name="is_at_work", otherwise=("NOT_AT_WORK", law))
    sheet.every(sheet.input("works_here"), name="is_at_work_here", otherwise=("OTHER_REGION", law))
    registered = sheet.input("registered")
    sheet.is_not(registered, name="not_yet_registered", otherwise=("REGISTERED_ALREADY", law))
    if not sheet.denied:
        sheet.conclude()
