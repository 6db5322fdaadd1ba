"""Who is recognised as a person in employment difficulty: registered, without work, of one category at least.

Never edited once used: these bytes are part of the rule set of every decision.  Another formula is another
module.
"""

from jinbao.worksheet import Term, Worksheet

QUESTION = "employment.difficulty.recognition"
CATEGORIES = (
    "age_4050",
    "disabled_person",
    "low_income_household",
    "long_term_unemployed",
    "land_lost_farmer",
    "zero_employment_family_member",
    "poor_graduate",
)


def calculate(sheet: Worksheet) -> None:
    sheet.appeal("reconsideration", sheet.parameter("reconsideration_period"))
    sheet.appeal("suit", sheet.parameter("suit_period"))

    conditions = sheet.parameter("difficulty_conditions")
    sheet.every(sheet.input("registered"), name="is_registered", otherwise=("NOT_REGISTERED", conditions))
    sheet.is_not(sheet.input("employed"), name="not_employed", otherwise=("AT_WORK", conditions))
    objection = sheet.input("objection_upheld")
    sheet.is_not(objection, name="no_objection", otherwise=("OBJECTION_UPHELD", conditions))

    claimed = [meets(sheet, one) for one in CATEGORIES if sheet.knows(f"claims_{one}")]
    if not any(sheet.holds(each) for each in claimed):
        sheet.every(*claimed, name="of_a_category", otherwise=("OF_NO_CATEGORY", conditions))
    if not sheet.denied:
        sheet.conclude()


def meets(sheet: Worksheet, category: str) -> Term:
    """Whether the place knows the category, and the person is of it on this day."""
    counts = sheet.parameter(f"difficulty_{category}")
    claimed = sheet.input(f"claims_{category}")
    return sheet.every(claimed, counts, fact(sheet, category), name=f"meets_{category}")


def fact(sheet: Worksheet, category: str) -> Term:
    """Age and time go by the registers, other departments by their lists, the rest by what was found."""
    if sheet.knows(f"listed_{category}"):
        return sheet.input(f"listed_{category}")
    if category == "age_4050":
        woman = sheet.holds(sheet.input("woman"))
        bound = sheet.parameter("difficulty_age_women" if woman else "difficulty_age_men")
        return sheet.at_least(sheet.age(sheet.input("born"), sheet.on, name="age"), bound, name="of_the_age")
    if category == "long_term_unemployed" and sheet.knows("registered_on"):
        months = sheet.parameter("long_term_period")
        since = sheet.after_months(sheet.input("registered_on"), months, name="long_term_from")
        return sheet.at_least(sheet.on, since, name="for_long")
    return sheet.input("registered" if category == "long_term_unemployed" else f"found_{category}")
