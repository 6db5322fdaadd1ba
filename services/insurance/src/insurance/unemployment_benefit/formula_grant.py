"""The grant: three conditions, 12, 18 or 24 months with what was left, from the registration on (6.6).

Read behind ``formula_amount``; never edited once used: these bytes are part of the rule set of every
decision.  Another formula is another module.
"""

from typing import TYPE_CHECKING

from jinbao.money import Rounding
from jinbao.worksheet import Term, Worksheet

if TYPE_CHECKING:  # in the kept bytes they stand above
    from insurance.unemployment_benefit.formula_amount import monthly_amount, ways_to_appeal

QUESTION = "insurance.unemployment_benefit.monthly_benefit"


def calculate(sheet: Worksheet) -> None:
    ways_to_appeal(sheet)
    three_conditions(sheet)
    must_be_claimed_in_time(sheet)
    if sheet.denied:
        return

    months_granted(sheet)
    payable_from = first_month(sheet)
    must_live_to_see(sheet, payable_from)
    if not sheet.denied:
        sheet.conclude(monthly_amount(sheet, payable_from), payable_from)


def three_conditions(sheet: Worksheet) -> None:
    """A year paid before the job was lost, lost against one's will, and registered since as wanting work."""
    least, paid = sheet.parameter("months_paid_least"), sheet.input("months_paid")
    sheet.at_least(paid, least, name="a_year_paid", otherwise=("TOO_FEW_MONTHS", least))
    against_will = sheet.parameter("against_will_only")
    lost = sheet.input("involuntary_end")
    sheet.every(lost, name="lost_against_will", otherwise=("NOT_AGAINST_WILL", against_will))
    registered = sheet.parameter("registration_needed")
    wants_work = sheet.input("registered_unemployed")
    sheet.every(wants_work, name="registered_and_wants_work", otherwise=("NOT_REGISTERED", registered))
    if sheet.knows("registered_on"):
        since, before = sheet.input("registered_on"), ("REGISTERED_BEFORE_LOSS", registered)
        sheet.at_least(since, sheet.input("ended_on"), name="registered_since_loss", otherwise=before)


def must_be_claimed_in_time(sheet: Worksheet) -> None:
    """Within 60 days of the end of the job, until that bar fell on 5 March 2020: by the day of the claim."""
    claimed_on = sheet.input("claimed_on")
    barred = sheet.parameter("late_claim_barred", claimed_on)
    if not sheet.holds(barred):
        return
    waited = sheet.days_until(sheet.input("ended_on"), claimed_on, name="days_until_claim")
    most = sheet.parameter("claim_days")
    sheet.at_least(most, waited, name="claimed_in_time", otherwise=("CLAIMED_LATE", barred))


def months_granted(sheet: Worksheet) -> None:
    """By the months paid since the last claim; what that one left is added, up to the cap."""
    new = months_earned(sheet)
    both = sheet.sum(new, sheet.input("months_left_before"), name="months_with_those_left")
    sheet.least(both, sheet.parameter("months_most"), name="months_granted")


def months_earned(sheet: Worksheet) -> Term:
    """The months of the nation's band, or what a place gives for each full year paid, within that band."""
    most = months_of_band(sheet)
    if not sheet.holds(sheet.parameter("finer_steps")):
        return most
    year = sheet.parameter("months_of_a_step")
    years = sheet.divide(sheet.input("months_paid"), year, rounding=Rounding.DOWN, name="full_years_paid")
    each = sheet.parameter("months_each_year_paid")
    earned = sheet.multiply(each, years, rounding=Rounding.DOWN, name="months_by_finer_steps")
    return sheet.least(earned, most, name="months_within_band")


def months_of_band(sheet: Worksheet) -> Term:
    paid = sheet.input("months_paid")
    for band in ("third", "second"):
        bound = sheet.parameter(f"{band}_band_from")
        if sheet.holds(sheet.at_least(paid, bound, name=f"in_{band}_band")):
            return sheet.parameter(f"{band}_band_months")
    return sheet.parameter("first_band_months")


def first_month(sheet: Worksheet) -> Term:
    """The period runs from the registration: its month counts whole, unless the place says otherwise."""
    registered_on = sheet.input("registered_on")
    if sheet.holds(sheet.parameter("registration_month_counts")):
        return sheet.month_of(registered_on, name="payable_from")
    return sheet.month_after(registered_on, name="payable_from")


def must_live_to_see(sheet: Worksheet, payable_from: Term) -> None:
    """The claim of somebody who died is decided for the heirs, up to the month of the death (17.2)."""
    if not sheet.knows("died_on"):
        return
    month = sheet.month_of(sheet.input("died_on"), name="month_of_death")
    ends = "DIED_BEFORE_PAYABLE", sheet.parameter("death_ends")
    lived = sheet.at_least(month, payable_from, name="lived_to_first_month", otherwise=ends)
    if sheet.holds(lived):
        sheet.least(month, name="payable_until")
