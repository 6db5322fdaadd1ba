"""Whether an unemployment registration stands by what has been found: a ground to cancel, or false papers.

Where nothing of it holds, it goes on since its first day. Read behind ``formula_findings``; never edited once
used: these bytes are part of the rule set of every decision.  Another formula is another module.
"""

from typing import TYPE_CHECKING

from jinbao.worksheet import Worksheet

if TYPE_CHECKING:  # in the kept bytes they stand above
    from employment.formula_findings import look_for, ways_to_appeal

QUESTION = "employment.unemployment.standing"
GROUNDS = (
    "hired",
    "opened_business",
    "stable_income",
    "draws_pension",
    "unable_to_work",
    "school_army_abroad",
    "imprisoned",
    "refuses",
    "no_contact",
    "otherwise_employed",
    "death",
)


def calculate(sheet: Worksheet) -> None:
    ways_to_appeal(sheet)
    registered_on = sheet.input("registered_on")
    if sheet.knows("ends_on"):
        sheet.days_until(registered_on, sheet.input("ends_on"), name="days_registered")
    for ground in GROUNDS:
        look_for(sheet, ground, "cancellation_grounds")
    look_for(sheet, "false_papers", "registration_conditions")
    if sheet.knows("last_contact"):
        keeps_in_contact(sheet)
    if sheet.knows("wants_work"):
        seeks_work(sheet)
    if not sheet.denied:
        sheet.conclude()


def keeps_in_contact(sheet: Worksheet) -> None:
    """So many months after the last contact (TV-UNEMP1); its last day is never a day of rest."""
    last = sheet.input("last_contact")
    months = sheet.parameter("contact_period", last)
    over = sheet.after_months(last, months, name="months_without_contact_end")
    lapses = sheet.greatest(over, sheet.input("after_last_day_to_report"), name="contact_lapses_on")
    sheet.below(sheet.input("ends_on"), lapses, name="in_contact", otherwise=("NO_CONTACT", months))


def seeks_work(sheet: Worksheet) -> None:
    """Of whoever still wants work the suitable offers are counted that they refused without proper cause."""
    wants = sheet.input("wants_work")
    because = ("WANTS_NO_WORK", sheet.parameter("cancellation_grounds"))
    sheet.every(wants, name="seeks_work", otherwise=because)
    if sheet.holds(wants):
        refused = sheet.count_distinct(*sheet.inputs("refused_offer"), name="offers_refused")
        least = sheet.parameter("refusals_to_cancel")
        sheet.below(refused, least, name="takes_offers", otherwise=("REFUSES", least))
