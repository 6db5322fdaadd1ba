"""Whether a grant of unemployment benefit stands by how it was got, and what its months had given.

Never edited once used: these bytes are part of the rule set of every decision.  Another formula is another
module.
"""

from jinbao.money import Rounding
from jinbao.worksheet import Worksheet

QUESTION = "insurance.unemployment_benefit.standing_grant"

# What can be found, and what holds otherwise.
FINDINGS = (
    ("false_papers", "papers_are_true"),
    ("false_identity", "identity_is_true"),
    ("facts_hidden", "nothing_hidden"),
)


def calculate(sheet: Worksheet) -> None:
    sheet.appeal("reconsideration", sheet.parameter("reconsideration_period"))
    sheet.appeal("suit", sheet.parameter("suit_period"))
    law = sheet.parameter("fraud_revokes")
    for finding, name in FINDINGS:
        sheet.is_not(sheet.input(finding), name=name, otherwise=(finding.upper(), law))
    if given := sheet.inputs("given"):
        sheet.sum(*given, name="given_until_now", rounding=Rounding.HALF_UP)
    if not sheet.denied:
        sheet.greatest(sheet.input("first_payable_month"), name="due_again_from")
        sheet.conclude()
