"""What a worker may claim: the cases of the handbook, and each edge of the law beside them."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from jinbao.calendar import first_day, later, month_of
from jinbao.decider import Refused
from jinbao.decision import DecidedBy, Decision, Occasion
from jinbao.explanation import explain
from jinbao.money import yuan
from jinbao.replay import verify_by_rules
from jinbao.rules import LocalParameter
from jinbao.verification import verify_steps
from labor_relations.dispute.terms import ClaimKind
from labor_relations.entitlement.calculation import NOBODY, RULES, work_out
from labor_relations.entitlement.facts import PayrollMonth, WorkFacts
from labor_relations.entitlement.terms import Ending

GONGXIAN = ("511526", "511500")


def local(name: str, value: int) -> LocalParameter:
    return LocalParameter(
        name=name,
        region="511500",
        value=value,
        in_force_from=date(2008, 1, 1),
        promulgated_on=date(2007, 12, 1),
        document="宜府发〔2007〕1号",
        approved_by="the city government",
        official=False,
    )


LOCAL = (local("minimum_wage", 65000), local("local_average_wage", 200000))


def worked_out(kind: ClaimKind, facts: WorkFacts, on: date = date(2016, 12, 31)) -> Decision:
    occasion = Occasion(about="li", within=GONGXIAN, on=on, known_by=on, decided_by=NOBODY)
    decision = work_out(kind, facts, occasion, "event-1", LOCAL)
    assert verify_by_rules(decision, RULES[kind], LOCAL) == []
    assert verify_steps(decision.encoded()) == []
    for said in (explain(decision, "zh"), explain(decision, "en")):
        assert not any("{" in one or ending in one for one in said for ending in Ending)
    return decision


def of(decision: Decision) -> int | None:
    return decision.amount.fen if decision.amount else None


def payroll(first: str, count: int, wage: str, **each: int) -> tuple[PayrollMonth, ...]:
    amount = yuan(wage)
    return tuple(
        PayrollMonth(month=later(first, number), wage=amount, paid=amount, **each) for number in range(count)
    )


@pytest.mark.parametrize(
    ("started", "signed", "last", "expected"),
    [
        ("2010-01-01", "2010-09-01", None, "8400.00"),  # TV-LC1
        ("2010-01-01", "2010-02-01", None, None),  # signed on the last day in time
        ("2010-01-01", "2010-02-02", None, "42.86"),  # one day of 28
        ("2010-01-01", None, None, "13200.00"),  # eleven months, then it counts as open-ended
        ("2010-01-01", "2012-01-01", None, "13200.00"),
        ("2010-01-01", None, "2010-03-31", "2400.00"),  # the work ended without a contract
        ("2010-01-15", "2010-04-01", None, "1800.00"),  # 14 of 28 days, and March
        ("2010-01-01", None, "2010-01-31", None),
        ("2007-05-01", "2008-04-01", None, "2400.00"),  # the law counts from its own first day
    ],
)
def test_second_wages_run_from_the_second_month_until_the_contract_or_a_year(
    started: str, signed: str | None, last: str | None, expected: str | None
) -> None:
    facts = WorkFacts(
        started_on=date.fromisoformat(started),
        signed_on=date.fromisoformat(signed) if signed else None,
        last_day=date.fromisoformat(last) if last else None,
        payroll=payroll("2007-05", 48, "1200.00"),
    )
    decision = worked_out(ClaimKind.DOUBLE_WAGES, facts)
    assert of(decision) == (yuan(expected) if expected else None)


def severance_facts(started: str, end: str, wage: str, ending: Ending = Ending.REDUNDANCY) -> WorkFacts:
    """``end`` is the first day after the work."""
    after = date.fromisoformat(end)
    months = payroll(later(month_of(after), -12), 13, wage)
    return WorkFacts(
        started_on=date.fromisoformat(started),
        last_day=after - timedelta(days=1),
        ending=ending,
        payroll=months,
    )


@pytest.mark.parametrize(
    ("started", "end", "wage", "expected"),
    [
        ("2009-01-01", "2015-05-01", "3000.00", "19500.00"),  # TV-LC2: six years, four months
        ("2009-01-01", "2015-08-01", "3000.00", "21000.00"),  # TV-LC2: six years, seven months
        ("2009-01-01", "2015-01-01", "3000.00", "18000.00"),  # six years to the day
        ("2009-01-01", "2015-01-02", "3000.00", "19500.00"),
        ("2009-01-01", "2015-06-30", "3000.00", "19500.00"),
        ("2009-01-01", "2015-07-01", "3000.00", "21000.00"),  # half a year to the day
        ("2014-11-01", "2015-01-01", "3000.00", "1500.00"),
        ("2009-01-01", "2015-01-01", "6000.00", "36000.00"),  # at the cap
        ("2009-01-01", "2015-01-01", "6000.01", "36000.00"),
        ("2000-01-01", "2015-05-01", "9000.00", "72000.00"),  # above it: twelve years of the cap
        ("2000-01-01", "2015-05-01", "6000.00", "93000.00"),  # within it: all fifteen and a half
        ("2003-01-01", "2014-08-01", "9000.00", "72000.00"),  # eleven and seven months are twelve
        ("2009-01-01", "2015-01-01", "500.00", "3900.00"),  # at least the minimum wage
    ],
)
def test_severance_gives_half_years_a_cap_and_twelve_years(
    started: str, end: str, wage: str, expected: str
) -> None:
    facts = severance_facts(started, end, wage)
    assert of(worked_out(ClaimKind.SEVERANCE, facts)) == yuan(expected)
    assert of(worked_out(ClaimKind.UNLAWFUL_TERMINATION, facts)) == 2 * yuan(expected)


@pytest.mark.parametrize("ending", Ending)
def test_only_some_endings_give_severance_and_any_can_be_unlawful(ending: Ending) -> None:
    facts = severance_facts("2009-01-01", "2015-01-01", "3000.00", ending)
    without = {
        Ending.EXPIRED_DECLINED,
        Ending.AGREED_WORKER,
        Ending.RESIGNED,
        Ending.DISMISSED_FOR_FAULT,
        Ending.RETIRED,
        Ending.DIED,
    }
    severance = worked_out(ClaimKind.SEVERANCE, facts)
    assert of(severance) == (None if ending in without else yuan("18000.00"))
    assert [one.code for one in severance.reasons] == (["NO_SEVERANCE"] if ending in without else [])
    assert of(worked_out(ClaimKind.UNLAWFUL_TERMINATION, facts)) == yuan("36000.00")


def test_the_wage_of_severance_is_the_average_of_the_last_twelve_whole_months() -> None:
    early, late = payroll("2014-05", 6, "2000.00"), payroll("2014-11", 6, "3000.00")
    facts = WorkFacts(
        started_on=date(2009, 5, 1),
        last_day=date(2015, 4, 30),
        ending=Ending.REDUNDANCY,
        payroll=early + late,
    )
    assert of(worked_out(ClaimKind.SEVERANCE, facts)) == 6 * yuan("2500.00")
    short = WorkFacts(
        started_on=date(2015, 4, 10),
        last_day=date(2015, 4, 20),
        ending=Ending.REDUNDANCY,
        payroll=late,
    )
    assert of(worked_out(ClaimKind.SEVERANCE, short)) == yuan("1500.00")


def month(wage: str, paid: str, **others: int) -> PayrollMonth:
    return PayrollMonth(month="2010-03", wage=yuan(wage), paid=yuan(paid), **others)


@pytest.mark.parametrize(
    ("line", "unpaid"),
    [
        (month("1200.00", "200.00"), "1000.00"),
        (month("2175.00", "0.00", days=10), "1000.00"),  # TV-LC4: a day is the month by 21.75
        (month("1200.00", "0.00", days=1), "55.17"),
        (month("1200.00", "1200.00"), None),
        (month("1200.00", "1300.00"), None),
    ],
)
def test_unpaid_wages_are_what_is_due_less_what_was_paid(line: PayrollMonth, unpaid: str | None) -> None:
    facts = WorkFacts(started_on=date(2010, 1, 1), payroll=(line,))
    assert of(worked_out(ClaimKind.UNPAID_WAGES, facts)) == (yuan(unpaid) if unpaid else None)


@pytest.mark.parametrize(
    ("line", "owed"),
    [
        (month("1740.00", "1740.00", workday_hours=10), "150.00"),  # TV-LC4: an hour is the month by 174
        (month("1740.00", "1740.00", rest_day_hours=8), "160.00"),
        (month("1740.00", "1740.00", holiday_hours=8), "240.00"),
        (month("1740.00", "1740.00", workday_hours=10, rest_day_hours=8, holiday_hours=8), "550.00"),
        (month("1740.00", "1740.00", workday_hours=10, overtime_paid=10000), "50.00"),
        (month("1740.00", "1740.00", workday_hours=10, overtime_paid=20000), None),
    ],
)
def test_overtime_gives_a_half_more_twice_or_three_times_the_hour(
    line: PayrollMonth, owed: str | None
) -> None:
    facts = WorkFacts(started_on=date(2010, 1, 1), payroll=(line,))
    assert of(worked_out(ClaimKind.OVERTIME_PAY, facts)) == (yuan(owed) if owed else None)


STARTED = WorkFacts(started_on=date(2010, 1, 1))


@pytest.mark.parametrize(
    ("kind", "facts", "code"),
    [
        (ClaimKind.CONTINUED_PERFORMANCE, STARTED, "NOTHING_TO_WORK_OUT"),
        (ClaimKind.SEVERANCE, STARTED, "ENDING_MISSING"),
        (ClaimKind.UNLAWFUL_TERMINATION, STARTED, "LAST_DAY_MISSING"),
        (ClaimKind.UNPAID_WAGES, STARTED, "PAYROLL_MISSING"),
        (ClaimKind.DOUBLE_WAGES, STARTED, "WAGE_OF_MONTH_MISSING"),
        (ClaimKind.DOUBLE_WAGES, WorkFacts(started_on=date(2020, 1, 1)), "AFTER_BUSINESS_DATE"),
        (
            ClaimKind.UNPAID_WAGES,
            WorkFacts(started_on=date(2010, 1, 2), last_day=date(2010, 1, 1)),
            "FACTS_OUT_OF_ORDER",
        ),
        (
            ClaimKind.UNPAID_WAGES,
            WorkFacts(started_on=date(2010, 1, 2), payroll=payroll("2010-03", 1, "1.00") * 2),
            "MONTH_TWICE",
        ),
        (
            ClaimKind.UNPAID_WAGES,
            WorkFacts(started_on=date(2010, 1, 2), payroll=payroll("2010-03", 1, "-1.00")),
            "WAGE_NEGATIVE",
        ),
    ],
)
def test_what_is_missing_or_cannot_be_is_refused_by_its_name(
    kind: ClaimKind, facts: WorkFacts, code: str
) -> None:
    with pytest.raises(Refused, match=code):
        worked_out(kind, facts)


def test_severance_waits_for_the_local_amounts_and_says_who_decided() -> None:
    facts = severance_facts("2009-01-01", "2015-01-01", "3000.00")
    day, by = first_day("2015-02"), DecidedBy("mediator", "luobiao", "grant-1")
    occasion = Occasion(about="li", within=GONGXIAN, on=day, known_by=day, decided_by=by)
    with pytest.raises(Refused, match="PARAMETER_MISSING"):
        work_out(ClaimKind.SEVERANCE, facts, occasion, "event-1", LOCAL[:1])
    sentences = explain(work_out(ClaimKind.SEVERANCE, facts, occasion, "event-1", LOCAL), "zh")
    assert "经济补偿" in sentences[0]
    assert "18,000.00" in sentences[0]
    assert "luobiao" in sentences[-1]
    asked = replace(occasion, decided_by=NOBODY)
    assert sentences[:-1] == explain(work_out(ClaimKind.SEVERANCE, facts, asked, "event-1", LOCAL), "zh")
