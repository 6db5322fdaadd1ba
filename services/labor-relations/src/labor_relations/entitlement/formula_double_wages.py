"""The second wage for months worked without a written contract (二倍工资差额).

From a month after the first day of work until the contract is signed, the work ends, or a year of it is
over, from when the contract counts as open-ended (labour contract law articles 14 and 82; 实施条例 articles 6
and 7).  A whole month gives the month's wage, a part of one its share by days (own).

Never edited once used: these bytes are part of the rule set of every decision.  Another formula is another
module.
"""

from jinbao.money import Rounding
from jinbao.worksheet import Term, Worksheet

QUESTION = "labor_relations.entitlement.double_wages"


def calculate(sheet: Worksheet) -> None:
    grace = sheet.parameter("contract_grace")
    started = sheet.greatest(
        sheet.input("started_on"), sheet.parameter("contract_law_from"), name="counts_from"
    )
    since = sheet.after_months(started, grace, name="double_from")
    deemed = sheet.after_months(started, sheet.parameter("deemed_open_ended"), name="deemed_open_ended_from")
    ends = [sheet.input(name) for name in ("signed_on", "first_day_after", "until_now") if sheet.knows(name)]
    until = sheet.least(deemed, *ends, name="double_until")
    sheet.below(since, until, name="without_contract", otherwise=("CONTRACT_IN_TIME", grace))
    if sheet.denied:
        return
    second = [second_wage(sheet, month, since, until) for month in sheet.marks("wage")]
    sheet.conclude(sheet.sum(*second, name="double_wages", rounding=Rounding.HALF_UP))


def second_wage(sheet: Worksheet, month: str, since: Term, until: Term) -> Term:
    wage = sheet.input(f"wage:{month}")
    first, following = sheet.input(f"first_day:{month}"), sheet.input(f"following_month:{month}")
    begins = sheet.at_least(first, since, name=f"from_its_first_day:{month}")
    lasts = sheet.at_least(until, following, name=f"to_its_last_day:{month}")
    if sheet.holds(begins) and sheet.holds(lasts):
        return wage
    part_from = sheet.greatest(first, since, name=f"part_from:{month}")
    part_until = sheet.least(following, until, name=f"part_until:{month}")
    days = sheet.days_until(part_from, part_until, name=f"days_without_contract:{month}")
    length = sheet.days_until(first, following, name=f"days_of_month_counted:{month}")
    return sheet.share(wage, days, length, rounding=Rounding.HALF_UP, name=f"second_wage:{month}")
