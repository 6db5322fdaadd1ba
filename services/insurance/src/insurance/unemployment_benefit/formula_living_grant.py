"""The one-off living grant of rural contract workers, who paid nothing themselves, until its end (17.12).

Never edited once used: these bytes are part of the rule set of every decision.  Another formula is another
module.
"""

from jinbao.money import Rounding
from jinbao.worksheet import Worksheet

QUESTION = "insurance.unemployment_benefit.living_grant"


def calculate(sheet: Worksheet) -> None:
    sheet.appeal("reconsideration", sheet.parameter("reconsideration_period"))
    sheet.appeal("suit", sheet.parameter("suit_period"))

    ends, ended_on = sheet.parameter("living_grant_until"), sheet.input("ended_on")
    sheet.below(ended_on, ends, name="before_its_end", otherwise=("LIVING_GRANT_ENDED", ends))
    rural = sheet.parameter("living_grant_for_rural")
    hukou, contract = sheet.input("rural_hukou"), sheet.input("rural_contract_worker")
    whose = ("NOT_RURAL_CONTRACT_WORKER", rural)
    sheet.every(hukou, contract, name="rural_contract_worker", otherwise=whose)
    least, paid = sheet.parameter("months_paid_least"), sheet.input("months_paid")
    sheet.at_least(paid, least, name="a_year_paid", otherwise=("TOO_FEW_MONTHS", least))
    lost = sheet.input("involuntary_end")
    sheet.every(lost, name="lost_against_will", otherwise=("NOT_AGAINST_WILL", rural))
    if sheet.denied:
        return

    each = sheet.parameter("living_grant_each")
    months = sheet.divide(paid, each, rounding=Rounding.DOWN, name="months_of_grant")
    grant = sheet.parameter("living_grant_monthly", ended_on)
    sheet.conclude(sheet.multiply(grant, months, rounding=Rounding.HALF_UP, name="living_grant"))
