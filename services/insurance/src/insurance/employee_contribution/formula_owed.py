"""What an employer owes for a month, and that it is overdue: before anything is done about a bill.

Read before each formula that pursues a bill: its bytes are part of their rule sets, and never edited once
used.
"""

from jinbao.worksheet import Term, Worksheet


def ways_to_appeal(sheet: Worksheet) -> None:
    sheet.appeal("reconsideration", sheet.parameter("reconsideration_period"))
    sheet.appeal("suit", sheet.parameter("suit_period"))


def overdue(sheet: Worksheet, law: Term) -> Term:
    """The contributions that have not come in by the due day."""
    due_on, assessed, payments = sheet.input("due_on"), sheet.input("assessed"), sheet.inputs("received")
    because = ("NOT_OVERDUE", law)
    sheet.below(due_on, sheet.on, name="due_day_is_over", otherwise=because)
    outstanding = assessed
    if payments:
        received = sheet.sum(*payments, name="received_so_far")
        sheet.below(received, assessed, name="not_all_is_in", otherwise=("ALL_IS_IN", law))
        outstanding = sheet.subtract(assessed, received, name="outstanding")
    sheet.days_until(due_on, sheet.on, name="days_overdue")
    return outstanding


def with_late_fees(sheet: Worksheet, outstanding: Term) -> Term:
    return sheet.sum(outstanding, *sheet.inputs("fee"), name="owed_in_all")


def must_lie_ahead(sheet: Worksheet, law: Term) -> None:
    until = sheet.input("until")
    sheet.below(sheet.on, until, name="term_lies_ahead", otherwise=("TERM_PAST", law))
