"""An invented benefit whose formula uses every operator of the worksheet, for tests about any decision."""

from collections.abc import Sequence
from datetime import date

from jinbao.decision import DecidedBy, Decision, Input, Occasion
from jinbao.replay import decide
from jinbao.rule_set import RuleSet
from jinbao.rules import LocalParameter

PARAMETERS = """
[unit]
age_limit = "years"
step = "fen"
rate = "rate"
share = "count"
twice = "count"
appeal = "days"
notice = "months"
extra = "fen"

[[age_limit]]
in_force_from = 2009-09-01
promulgated_on = 2009-08-01
value = 60
source = { document = "Order 1", article = "2" }

[[step]]
in_force_from = 2009-09-01
promulgated_on = 2009-08-01
value = 55_00
source = { document = "Order 1", article = "3" }

[[step]]
in_force_from = 2014-07-01
promulgated_on = 2015-01-10
value = 70_00
source = { document = "Order 2" }

[[rate]]
in_force_from = 2009-09-01
promulgated_on = 2009-08-01
value = "0.0225"
source = { document = "Order 1", article = "4" }

[[share]]
in_force_from = 2009-09-01
promulgated_on = 2009-08-01
value = 139
source = { document = "Order 1", article = "5" }

[[twice]]
in_force_from = 2009-09-01
promulgated_on = 2009-08-01
value = 2
source = { document = "Order 1", article = "6" }

[[notice]]
in_force_from = 2009-09-01
promulgated_on = 2009-08-01
value = 6
source = { document = "Order 1", article = "7" }

[[appeal]]
in_force_from = 2009-09-01
promulgated_on = 2009-08-01
value = 60
source = { document = "Order 1", article = "9" }
"""

FORMULA = """
from jinbao.money import Rounding

QUESTION = "invented.law.benefit"


def calculate(sheet):
    sheet.appeal("reconsideration", sheet.parameter("appeal"))
    born, age_limit, twice = sheet.input("born"), sheet.parameter("age_limit"), sheet.parameter("twice")
    age = sheet.age(born, sheet.on, name="age")
    sheet.at_least(age, age_limit, name="old_enough", otherwise=("TOO_YOUNG", age_limit))
    inside = sheet.is_not(sheet.input("abroad"), name="inside")
    paid = sheet.inputs("paid_on")
    times = sheet.count_distinct(*paid, name="times")
    sheet.at_least(times, twice, name="often_enough", otherwise=("TOO_SELDOM", twice))
    early = sheet.below(age, age_limit, name="early")
    this_year = sheet.equals(
        sheet.year_of(paid[0], name="first_year"), sheet.year_of(sheet.on, name="year"), name="this_year"
    )
    timely = sheet.is_not(sheet.every(early, this_year, name="hasty"), name="timely")
    sheet.every(inside, timely, name="entitled", otherwise=("NOT_ENTITLED", age_limit))
    if sheet.denied:
        return

    second = sheet.nth_earliest(twice, *paid, name="second_payment")
    birthday = sheet.birthday(born, age_limit, name="birthday")
    qualified = sheet.greatest(second, birthday, name="qualified_on")
    noticed = sheet.after_months(qualified, sheet.parameter("notice"), name="noticed_on")
    sheet.days_until(qualified, noticed, name="days_of_notice")
    before = sheet.month_of(qualified, name="month_before")
    sheet.least(before, sheet.month_of(sheet.on, name="month_now"), name="month_first")
    payable_from = sheet.month_after(qualified, name="payable_from")
    sheet.months_until(before, payable_from, name="months_waited")

    balance = sheet.sum(sheet.input("own"), sheet.input("aid"), name="balance")
    interest = sheet.multiply(balance, sheet.parameter("rate"), rounding=Rounding.HALF_EVEN, name="interest")
    rest = sheet.subtract(balance, interest, name="rest")
    part = sheet.divide(rest, sheet.parameter("share"), rounding=Rounding.HALF_UP, name="part")
    step = sheet.parameter("step", on=payable_from)
    extra = sheet.parameter("extra", on=payable_from)
    sheet.share(step, interest, step, rounding=Rounding.DOWN, name="part_of_step")
    amount = sheet.sum(step, extra, part, name="amount", rounding=Rounding.UP_TO_JIAO)
    sheet.conclude(amount, payable_from)
"""

RULES = RuleSet.load(PARAMETERS.encode(), FORMULA.encode())

WITHIN = ("Baiyun", "Qingxi", "Yibin")
NO_EXTRA = LocalParameter(
    name="extra",
    region="Qingxi",
    value=0,
    in_force_from=date(2009, 9, 1),
    promulgated_on=date(2009, 8, 20),
    document="Qingxi 1",
    approved_by="the county government",
    official=False,
)
OCCASION = Occasion(
    about="person-1",
    within=WITHIN,
    on=date(2010, 9, 20),
    known_by=date(2010, 9, 20),
    decided_by=DecidedBy("hu", "office-qingxi", "grant-7"),
)


def facts(
    born: date = date(1950, 6, 15),
    *,
    abroad: bool = False,
    paid_on: Sequence[date] = (date(2009, 12, 20), date(2010, 3, 1)),
    own: int = 150_000,
    aid: int = 45_000,
) -> tuple[Input, ...]:
    return (
        Input("born", born.isoformat(), "day", "event-1"),
        Input("abroad", abroad, "truth", "event-2"),
        *(
            Input(f"paid_on:{number}", day.isoformat(), "day", f"event-3-{number}")
            for number, day in enumerate(paid_on, start=1)
        ),
        Input("own", own, "fen", "event-4"),
        Input("aid", aid, "fen", "event-5"),
    )


def granted() -> Decision:
    return decide(RULES, OCCASION, facts(), [NO_EXTRA])


def denied() -> Decision:
    return decide(RULES, OCCASION, facts(born=date(1950, 9, 21), abroad=True), [NO_EXTRA])
