"""Whether somebody who sits must avoid the case: told in time, and with a ground that is there (article 33).

In time is whatever is told before the first hearing; what became known on its day or later, before the last.

Never edited once used: these bytes are part of the rule set of every decision.  Another formula is another
module.
"""

from jinbao.worksheet import Worksheet

QUESTION = "labor_relations.arbitration.avoidance"


def calculate(sheet: Worksheet) -> None:
    last, grounds = sheet.parameter("challenge_before_hearing"), sheet.parameter("avoidance_grounds")
    if sheet.holds(sheet.input("has_been_heard")):
        later = sheet.at_least(sheet.input("known_on"), sheet.input("heard_on"), name="known_since_hearing")
        sheet.every(
            later, sheet.input("heard_again"), name="told_in_time", otherwise=("CHALLENGE_TOO_LATE", last)
        )
    sheet.every(sheet.input("ground_found"), name="must_avoid", otherwise=("NO_GROUND_TO_AVOID", grounds))
    sheet.conclude()
