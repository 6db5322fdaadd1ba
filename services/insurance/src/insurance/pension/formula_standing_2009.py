"""Whether a pension stands by what has been found: got by what is false, lost for good, or held for a while.

Where nothing of it holds the pension is due, and so are the months for which it had been held.

Never edited once used: these bytes are part of the rule set of every decision.  Another formula is another
module.
"""

from jinbao.money import Rounding
from jinbao.worksheet import Worksheet

QUESTION = "insurance.pension.standing_pension"

# What can be found, what holds otherwise, and the parameter that says what follows.
FINDINGS = (
    ("false_papers", "papers_are_true", "fraud_revokes"),
    ("false_identity", "identity_is_true", "fraud_revokes"),
    ("facts_hidden", "nothing_hidden", "fraud_revokes"),
    ("drawn_twice", "drawn_once", "one_pension"),
    ("death", "lives", "paid_for_life"),
    ("other_loss", "entitlement_kept", "loss_ends"),
    ("not_certified", "certified", "certification_needed"),
    ("death_reported", "not_reported_dead", "strong_evidence_needed"),
    ("missing", "whereabouts_known", "missing_suspends"),
    ("imprisoned", "at_liberty", "prison_suspends"),
)


def calculate(sheet: Worksheet) -> None:
    sheet.appeal("reconsideration", sheet.parameter("reconsideration_period"))
    sheet.appeal("suit", sheet.parameter("suit_period"))
    for finding, name, law in FINDINGS:
        if sheet.knows(finding):
            because = (finding.upper(), sheet.parameter(law))
            sheet.is_not(sheet.input(finding), name=name, otherwise=because)

    first = sheet.input("first_payable_month")
    if sheet.knows("lost_on"):
        sheet.month_after(sheet.input("lost_on"), name="not_due_from")
    if sheet.knows("hold_from"):
        sheet.greatest(sheet.input("hold_from"), first, name="not_paid_from")
    if sheet.knows("imprisoned_on"):
        in_prison = sheet.month_after(sheet.input("imprisoned_on"), name="month_after_imprisonment")
        sheet.greatest(in_prison, first, name="not_paid_from")
    again = [sheet.input("held_from")] if sheet.knows("held_from") else []
    if again and months_are_lost(sheet) and sheet.knows("released_on"):
        again.append(sheet.month_after(sheet.input("released_on"), name="month_after_release"))

    payable_from = first if sheet.denied else sheet.greatest(first, *again, name="payable_from")
    parts = (sheet.input("base"), sheet.input("top_up"), sheet.input("account_pension"))
    monthly = sheet.sum(*parts, name="monthly_pension", rounding=Rounding.HALF_UP)
    if not sheet.denied:
        sheet.conclude(monthly, payable_from)


def months_are_lost(sheet: Worksheet) -> bool:
    """Whoever was in prison draws nothing for that time; everything else of the gap is paid in full."""
    months, of_prison = sheet.inputs("held"), sheet.inputs("in_prison")
    lost = sheet.holds(sheet.input("held_in_prison")) and sheet.holds(
        sheet.is_not(sheet.parameter("prison_back_paid"), name="prison_not_paid_for")
    )
    if lost and of_prison:
        sheet.sum(*of_prison, name="lost_in_prison")
    if due := months if lost else (*of_prison, *months):
        sheet.sum(*due, name="due_again")
    return lost
