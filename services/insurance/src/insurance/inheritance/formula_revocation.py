"""What heirs have to give back of an inheritance that is revoked, because whose account it was lives.

Never edited once used: these bytes are part of the rule set of every decision.  Another formula is another
module.
"""

from jinbao.money import Rounding
from jinbao.worksheet import Worksheet

QUESTION = "insurance.inheritance.revocation"


def calculate(sheet: Worksheet) -> None:
    sheet.appeal("reconsideration", sheet.parameter("reconsideration_period"))
    sheet.appeal("suit", sheet.parameter("suit_period"))
    proof = sheet.parameter("strong_evidence_needed")
    sheet.is_not(sheet.input("death_proven"), name="lives", otherwise=("DEATH_IS_PROVEN", proof))
    if not sheet.denied:
        sheet.conclude(sheet.sum(sheet.input("paid_out"), name="recoverable", rounding=Rounding.HALF_UP))
