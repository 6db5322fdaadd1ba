"""Which household is a zero-employment family: urban, and all who are able to work are registered without it.

Never edited once used: these bytes are part of the rule set of every decision.  Another formula is another
module.
"""

from jinbao.worksheet import Term, Worksheet

QUESTION = "employment.zero_employment_family.confirmation"


def calculate(sheet: Worksheet) -> None:
    sheet.appeal("reconsideration", sheet.parameter("reconsideration_period"))
    sheet.appeal("suit", sheet.parameter("suit_period"))

    conditions = sheet.parameter("zero_family_conditions")
    sheet.is_not(sheet.input("rural_hukou"), name="urban", otherwise=("RURAL_HOUSEHOLD", conditions))
    able = {mark: is_able(sheet, mark) for mark in sheet.marks("born")}
    if not any(sheet.holds(each) for each in able.values()):
        sheet.every(*able.values(), name="somebody_is_able", otherwise=("NOBODY_ABLE", conditions))
    for mark, counts in able.items():
        if sheet.holds(counts):
            registered, works = sheet.input(f"unemployed:{mark}"), sheet.input(f"employed:{mark}")
            unregistered = ("MEMBER_NOT_REGISTERED", conditions)
            sheet.every(registered, name=f"registered:{mark}", otherwise=unregistered)
            sheet.is_not(works, name=f"without_work:{mark}", otherwise=("MEMBER_AT_WORK", conditions))
    if not sheet.denied:
        sheet.conclude()


def is_able(sheet: Worksheet, mark: str) -> Term:
    """Of working age, and not left out of account."""
    age = sheet.age(sheet.input(f"born:{mark}"), sheet.on, name=f"age:{mark}")
    woman = sheet.holds(sheet.input(f"woman:{mark}"))
    end = sheet.parameter("working_age_end_women" if woman else "working_age_end_men")
    return sheet.every(
        sheet.at_least(age, sheet.parameter("working_age"), name=f"old_enough:{mark}"),
        sheet.below(age, end, name=f"not_too_old:{mark}"),
        sheet.is_not(sheet.input(f"excluded:{mark}"), name=f"counts:{mark}"),
        name=f"able:{mark}",
    )
