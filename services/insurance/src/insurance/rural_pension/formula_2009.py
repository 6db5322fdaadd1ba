"""The monthly pension of 国发〔2009〕32号, 国发〔2011〕18号, 国发〔2014〕8号: base, top-up and account / 139.

Never edited once used: these bytes are part of the rule set of every decision.  Another formula is another
module.
"""

from jinbao.money import Rounding
from jinbao.worksheet import Term, Worksheet

QUESTION = "insurance.rural_pension.monthly_pension"

# By year: what was credited only after the grant, where it is decided again.
INTEREST_SINCE = ("interest_personal", "interest_subsidy", "interest_collective")


def calculate(sheet: Worksheet) -> None:
    sheet.appeal("reconsideration", sheet.parameter("reconsideration_period"))
    sheet.appeal("suit", sheet.parameter("suit_period"))

    day, introduced = decisive_day(sheet), introduction(sheet)
    personal_conditions(sheet, day, introduced)
    qualifying_month = scheme_conditions(sheet, day, introduced)
    if qualifying_month is None or sheet.denied:
        return

    payable_from = first_payable_month(sheet, qualifying_month)
    must_live_to_see(sheet, payable_from)
    if not sheet.denied:
        sheet.conclude(monthly_amount(sheet, payable_from), payable_from)


def decisive_day(sheet: Worksheet) -> Term:
    """The business day, or the day of death: an open claim is decided for the heirs (handbook 17.2)."""
    if not sheet.knows("died_on"):
        return sheet.on
    return sheet.least(sheet.on, sheet.input("died_on"), name="lived_until")


def introduction(sheet: Worksheet) -> Term:
    """The day on which the law came to people like the claimant (handbook 17.8).

    To those with urban hukou with the urban scheme, or with the merger where that came first; to nobody
    before the county has begun (own).
    """
    start = sheet.parameter("scheme_start")
    if sheet.holds(sheet.input("rural_scheme")):
        return sheet.greatest(start, name="introduced_on")
    urban, merger = sheet.parameter("urban_scheme_start"), sheet.parameter("merger_day")
    came = sheet.least(urban, merger, name="urban_or_merged")
    return sheet.greatest(start, came, name="introduced_on")


def personal_conditions(sheet: Worksheet, day: Term, introduced: Term) -> None:
    start, pension_age = sheet.parameter("scheme_start"), sheet.parameter("pension_age")
    not_started = "SCHEME_NOT_STARTED", start
    sheet.at_least(sheet.on, introduced, name="scheme_has_started", otherwise=not_started)

    age = sheet.age(sheet.input("born"), day, name="age")
    sheet.at_least(age, pension_age, name="old_enough", otherwise=("TOO_YOUNG", pension_age))

    employee = sheet.input("employee_pension")
    sheet.is_not(employee, name="not_employee", otherwise=("IN_EMPLOYEE_PENSION", pension_age))


def scheme_conditions(sheet: Worksheet, day: Term, introduced: Term) -> Term | None:
    """Article 7 asks by the age at which the scheme found the claimant; gives the month that qualifies."""
    pension_age = sheet.parameter("pension_age")
    age_at_start = sheet.age(sheet.input("born"), introduced, name="age_at_start")
    if sheet.holds(sheet.at_least(age_at_start, pension_age, name="old_enough_at_start")):
        return month_of_the_elderly(sheet, day, introduced)
    return month_of_the_contributors(sheet, age_at_start)


def month_of_the_contributors(sheet: Worksheet, age_at_start: Term) -> Term | None:
    """Pays for each year left until sixty, at most fifteen; qualifies in the month after both are reached."""
    pension_age, minimum_years = sheet.parameter("pension_age"), sheet.parameter("minimum_years")
    years_left = sheet.subtract(pension_age, age_at_start, name="years_left_at_start")
    required = sheet.least(years_left, minimum_years, name="years_required")
    paid = sheet.count_distinct(*sheet.inputs("contribution_year"), name="years_paid", unit="years")
    enough = sheet.at_least(paid, required, name="enough_years", otherwise=("TOO_FEW_YEARS", minimum_years))
    if not sheet.holds(enough):
        return None
    count_years_made_up(sheet, required, paid)

    birthday = sheet.birthday(sheet.input("born"), pension_age, name="pension_birthday")
    complete = sheet.nth_earliest(required, *sheet.inputs("contribution_paid_on"), name="years_complete_on")
    qualified_on = sheet.greatest(birthday, complete, name="qualified_on")
    return sheet.month_after(qualified_on, name="qualifying_month")


def count_years_made_up(sheet: Worksheet, required: Term, paid: Term) -> None:
    """Years bought stand beside those that must be paid and take none of their places."""
    if not sheet.marks("made_up_year"):
        return
    made_up = sheet.count_distinct(*sheet.inputs("made_up_year"), name="years_made_up", unit="years")
    most = sheet.subtract(sheet.parameter("make_up_years"), required, name="years_to_make_up")
    sheet.at_least(most, made_up, name="made_up_within_limit")
    sheet.sum(paid, made_up, name="years_counted")


def month_of_the_elderly(sheet: Worksheet, day: Term, introduced: Term) -> Term | None:
    """Pays nothing, but in the rural scheme, until the merger, the children must have joined."""
    first_month = sheet.month_of(introduced, name="first_month_of_scheme")
    if not sheet.holds(sheet.input("rural_scheme")) or not sheet.holds(sheet.parameter("children_condition")):
        return first_month

    merger_day = sheet.parameter("merger_day")
    if sheet.holds(sheet.at_least(day, merger_day, name="merged")):
        # A first claim after the merger: nobody asks any more how the children stood before it, so it counts
        # from the month in which the condition fell (own).
        month_of_merger = sheet.month_of(merger_day, name="month_of_merger")
        return sheet.greatest(first_month, month_of_merger, name="qualifying_month")

    return month_of_the_children(sheet, day, introduced, first_month)


def month_of_the_children(sheet: Worksheet, day: Term, introduced: Term, first_month: Term) -> Term | None:
    """The scheme's first month, or the month after the last of the children joined."""
    condition = sheet.parameter("children_condition")
    known = sheet.count_distinct(*sheet.inputs("child"), name="children_known")
    declared = sheet.input("children_declared")
    sheet.equals(known, declared, name="all_children_known", otherwise=("CHILDREN_NOT_KNOWN", condition))

    obliged = [number for number in sheet.marks("child") if is_obliged(sheet, day, number)]
    for number in obliged:
        must_have_paid(sheet, day, number)
    if sheet.denied or not obliged:
        return first_month

    days = [sheet.input(f"child_first_paid_on:{number}") for number in obliged]
    joined_on = sheet.greatest(*days, name="children_joined_on")
    if not sheet.holds(sheet.below(introduced, joined_on, name="children_joined_later")):
        return first_month
    return sheet.month_after(joined_on, name="qualifying_month")


def is_obliged(sheet: Worksheet, day: Term, number: str) -> bool:
    """Alive, rural hukou in the county, sixteen and not yet sixty, no student, in no employee pension."""
    if sheet.knows(f"child_died_on:{number}"):
        died_on = sheet.input(f"child_died_on:{number}")
        if not sheet.holds(sheet.below(day, died_on, name=f"child_alive:{number}")):
            return False
    age = sheet.age(sheet.input(f"child_born:{number}"), day, name=f"child_age:{number}")
    grown_up = sheet.at_least(age, sheet.parameter("enrolment_age"), name=f"child_grown_up:{number}")
    not_old = sheet.below(age, sheet.parameter("pension_age"), name=f"child_not_old:{number}")
    no_student = sheet.is_not(sheet.input(f"child_student:{number}"), name=f"child_no_student:{number}")
    no_employee = sheet.is_not(
        sheet.input(f"child_employee_pension:{number}"), name=f"child_not_employee:{number}"
    )
    hukou = sheet.input(f"child_rural_hukou:{number}")
    return sheet.holds(
        sheet.every(hukou, grown_up, not_old, no_student, no_employee, name=f"child_obliged:{number}")
    )


def must_have_paid(sheet: Worksheet, day: Term, number: str) -> None:
    condition = sheet.parameter("children_condition")
    year = sheet.year_of(day, name=f"current_year:{number}")
    last_paid = sheet.input(f"child_last_paid_year:{number}")
    paid = sheet.equals(last_paid, year, name=f"child_paid_current_year:{number}")
    enrolled = sheet.input(f"child_enrolled:{number}")
    sheet.every(enrolled, paid, name=f"child_joined:{number}", otherwise=("CHILD_NOT_JOINED", condition))


def first_payable_month(sheet: Worksheet, qualifying_month: Term) -> Term:
    """A late claim is paid back to the qualifying month, where the place does not say otherwise."""
    if sheet.holds(sheet.parameter("late_claim_paid_back")):
        return sheet.greatest(qualifying_month, name="payable_from")
    after_claim = sheet.month_after(sheet.input("applied_on"), name="month_after_claim")
    return sheet.greatest(qualifying_month, after_claim, name="payable_from")


def must_live_to_see(sheet: Worksheet, payable_from: Term) -> None:
    """Of whom has died the months up to that of the death are due, if there are any."""
    if not sheet.knows("died_on"):
        return
    month = sheet.month_of(sheet.input("died_on"), name="month_of_death")
    died_too_early = "DIED_BEFORE_PAYABLE", sheet.parameter("pension_age")
    lived = sheet.at_least(month, payable_from, name="lived_to_first_month", otherwise=died_too_early)
    if sheet.holds(lived):
        sheet.least(month, name="payable_until")


def monthly_amount(sheet: Worksheet, payable_from: Term) -> Term:
    """By the amounts of the first payable month: the start month decides, not the payment (handbook 6.15)."""
    say_what_bore_no_interest(sheet)
    balance = sheet.sum(
        sheet.input("personal_account"),
        sheet.input("subsidy_account"),
        sheet.input("collective_account"),
        *(term for name in INTEREST_SINCE for term in sheet.inputs(name)),
        name="account_balance",
    )
    from_account = sheet.divide(
        balance, sheet.parameter("divisor"), rounding=Rounding.HALF_UP, name="account_pension"
    )
    base = sheet.parameter("base_pension", on=payable_from)
    top_up = sheet.parameter("top_up", on=payable_from)
    return sheet.sum(base, top_up, from_account, name="monthly_pension", rounding=Rounding.HALF_UP)


def say_what_bore_no_interest(sheet: Worksheet) -> None:
    """The balance counts as it stands; the decision tells which ended years are not in it yet (own)."""
    if sheet.marks("year_without_interest"):
        years = sheet.inputs("year_without_interest")
        sheet.count_distinct(*years, name="years_without_interest", unit="years")
