"""Whether a collective contract can be agreed to: who adopted it, its term, what it pays, what was found.

Never edited once used: these bytes are part of the rule set of every decision.  Another formula is another
module.
"""

from jinbao.money import Rounding
from jinbao.worksheet import Worksheet

QUESTION = "labor_relations.collective_contract.review"


def calculate(sheet: Worksheet) -> None:
    sheet.appeal("reconsideration", sheet.parameter("reconsideration_period"))
    sheet.appeal("suit", sheet.parameter("suit_period"))
    adopted(sheet, "present", "attendance", "TOO_FEW_CAME")
    adopted(sheet, "in_favour", "approval", "TOO_FEW_AGREED")
    term(sheet)
    if sheet.knows("lowest_wage"):
        minimum = sheet.parameter("minimum_wage")
        below = ("LOWEST_WAGE_TOO_LOW", minimum)
        sheet.at_least(sheet.input("lowest_wage"), minimum, name="minimum_kept", otherwise=below)
    conditions = sheet.parameter("review_conditions")
    for fault in sheet.marks("found"):
        otherwise = (fault.upper(), conditions)
        sheet.is_not(sheet.input(f"found:{fault}"), name=f"free_of:{fault}", otherwise=otherwise)
    if not sheet.denied:
        sheet.conclude()


def adopted(sheet: Worksheet, counted: str, share: str, otherwise: str) -> None:
    """So many of those who have a vote, a part of a person counted as a whole one."""
    part, whole = sheet.parameter(f"{share}_part"), sheet.parameter(f"{share}_whole")
    entitled = sheet.input("entitled")
    needed = sheet.share(entitled, part, whole, rounding=Rounding.UP, name=f"{share}_needed")
    sheet.at_least(sheet.input(counted), needed, name=f"{share}_reached", otherwise=(otherwise, part))


def term(sheet: Worksheet) -> None:
    """From one year to three; ``over_on`` is the day after the last one."""
    least, most, over_on = sheet.parameter("term_least"), sheet.parameter("term_most"), sheet.input("over_on")
    shortest = sheet.after_months(sheet.input("since"), least, name="over_at_the_earliest")
    longest = sheet.after_months(sheet.input("since"), most, name="over_at_the_latest")
    sheet.at_least(over_on, shortest, name="long_enough", otherwise=("TERM_TOO_SHORT", least))
    sheet.at_least(longest, over_on, name="short_enough", otherwise=("TERM_TOO_LONG", most))
