"""What falls to the heirs: months that were due and not paid, and of the account what the law leaves them.

The law is that of the day of death: 国发〔2009〕32号 leaves the government's part to the fund, and from the
merger on 国发〔2014〕8号 gives all of it to the heirs.  Months that were overpaid are told, and nothing is
taken off for them: that needs a decision of its own (handbook 6.11).

Never edited once used: these bytes are part of the rule set of every decision.  Another formula is another
module.
"""

from jinbao.money import Rounding
from jinbao.worksheet import Term, Worksheet

QUESTION = "insurance.inheritance.estate"


def calculate(sheet: Worksheet) -> None:
    sheet.appeal("reconsideration", sheet.parameter("reconsideration_period"))
    sheet.appeal("suit", sheet.parameter("suit_period"))

    months = sheet.inputs("month_unpaid")
    heritable = account_of_heirs(sheet)
    least = sheet.parameter("least_amount")
    for debt in ("to_come_back", "overpaid"):
        if told := sheet.inputs(debt):
            sheet.sum(*told, name=f"{debt}_not_taken_off")
    estate = sheet.sum(*months, heritable, name="estate")
    sheet.at_least(estate, least, name="anything_to_inherit", otherwise=("NOTHING_TO_INHERIT", least))
    if not sheet.denied:
        sheet.conclude(sheet.sum(*months, heritable, name="inheritance", rounding=Rounding.HALF_UP))


def account_of_heirs(sheet: Worksheet) -> Term:
    """After the merger all that is left, before it all but the government's part, in proportion (own)."""
    subsidy = sheet.input("subsidy_account")
    balance = sheet.sum(
        sheet.input("personal_account"), subsidy, sheet.input("collective_account"), name="account_balance"
    )
    left = left_after_months(sheet, balance)

    died_on = sheet.input("died_on")
    merged = sheet.at_least(died_on, sheet.parameter("merger_day", on=died_on), name="died_after_merger")
    heritable = sheet.parameter("subsidy_heritable", on=died_on)
    if sheet.holds(sheet.every(merged, heritable, name="whole_account_heritable")):
        return left
    if not sheet.holds(sheet.at_least(left, sheet.parameter("least_amount"), name="anything_left")):
        return left
    kept = sheet.share(left, subsidy, balance, rounding=Rounding.HALF_UP, name="subsidy_kept")
    return sheet.subtract(left, kept, name="account_heritable")


def left_after_months(sheet: Worksheet, balance: Term) -> Term:
    """The account bears its part of the months that are still paid, as far as it reaches."""
    parts = sheet.inputs("account_part_unpaid")
    if not parts:
        return balance
    borne = sheet.least(sheet.sum(*parts, name="account_parts_unpaid"), balance, name="borne_by_account")
    return sheet.subtract(balance, borne, name="account_left")
