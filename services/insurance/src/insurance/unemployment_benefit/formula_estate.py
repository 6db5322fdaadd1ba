"""What falls to the heirs of the unemployed: months due until the death, and the grants of who died drawing.

By the law of the day of death; of the funeral grants of several insurances the heirs take one (handbook 6.6).
Months that were overpaid are told, and nothing is taken off for them: that needs a decision of its own
(handbook 6.11).

Never edited once used: these bytes are part of the rule set of every decision.  Another formula is another
module.
"""

from jinbao.money import Rounding
from jinbao.worksheet import Term, Worksheet

QUESTION = "insurance.unemployment_benefit.estate"


def calculate(sheet: Worksheet) -> None:
    sheet.appeal("reconsideration", sheet.parameter("reconsideration_period"))
    sheet.appeal("suit", sheet.parameter("suit_period"))
    for debt in ("to_come_back", "overpaid"):
        if told := sheet.inputs(debt):
            sheet.sum(*told, name=f"{debt}_not_taken_off")
    left = list(sheet.inputs("month_unpaid"))
    died_on, drawing = sheet.input("died_on"), sheet.input("drew_until_death")
    law = sheet.parameter("death_grants", died_on)
    not_yet = sheet.is_not(sheet.input("grants_given"), name="grants_not_given")
    if sheet.holds(sheet.every(drawing, not_yet, law, name="grants_due")):
        left += grants(sheet, died_on)
    if not left:
        sheet.every(drawing, not_yet, name="anything_left", otherwise=("NOTHING_LEFT", law))
    if not sheet.denied:
        sheet.conclude(sheet.sum(*left, name="falls_to_heirs", rounding=Rounding.HALF_UP))


def grants(sheet: Worksheet, died_on: Term) -> list[Term]:
    """The survivors' grant, and the one for the funeral where the heirs do not take another insurance's."""
    survivors = sheet.parameter("unemployment_survivors_grant", died_on)
    one_only = sheet.parameter("one_funeral_grant", died_on)
    elsewhere = sheet.input("funeral_grant_elsewhere")
    if sheet.holds(sheet.every(elsewhere, one_only, name="funeral_paid_elsewhere")):
        return [survivors]
    return [sheet.parameter("unemployment_funeral_grant", died_on), survivors]
