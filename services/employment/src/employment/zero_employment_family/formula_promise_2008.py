"""Whether the office still owes a zero-employment family a job, by what has been found.

Read behind ``formula_findings``; never edited once used: these bytes are part of the rule set of every
decision.  Another formula is another module.
"""

from typing import TYPE_CHECKING

from jinbao.worksheet import Worksheet

if TYPE_CHECKING:  # in the kept bytes they stand above
    from employment.formula_findings import look_for, ways_to_appeal

QUESTION = "employment.zero_employment_family.promise"
GROUNDS = ("moved_away", "no_member_able")


def calculate(sheet: Worksheet) -> None:
    ways_to_appeal(sheet)
    sheet.days_until(sheet.input("confirmed_on"), sheet.on, name="days_owed")
    shown = [ground for ground in GROUNDS if sheet.knows(ground)]
    for ground in shown:
        look_for(sheet, ground, "zero_family_conditions")
    if sheet.knows("work_since"):
        work_is_stable(sheet)
    elif not shown:
        takes_offers(sheet)
    if not sheet.denied:
        sheet.conclude()


def work_is_stable(sheet: Worksheet) -> None:
    """The promise is kept: a member has been in registered work for so many months (handbook 17.12)."""
    began = sheet.input("work_since")
    months = sheet.parameter("stable_period", began)
    stable = sheet.after_months(began, months, name="stable_from")
    sheet.below(sheet.on, stable, name="not_yet_stable", otherwise=("STABLE_WORK", months))


def takes_offers(sheet: Worksheet) -> None:
    """Suitable offers count that members refused without proper cause since the family was confirmed."""
    refused = sheet.count_distinct(*sheet.inputs("refused_offer"), name="offers_refused")
    least = sheet.parameter("refusals_to_cancel")
    sheet.below(refused, least, name="takes_offers", otherwise=("THREE_OFFERS_REFUSED", least))
