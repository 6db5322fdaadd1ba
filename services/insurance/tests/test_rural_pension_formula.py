"""The monthly rural pension in cases that an official can read and extend: who, when, and how much."""

import tomllib
from collections.abc import Sequence
from datetime import date
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from insurance.rural_pension.facts import Child, Contribution, Facts, Known
from jinbao.calendar import first_day
from jinbao.decider import Refused
from jinbao.decision import DecidedBy, Decision, Occasion, appeal_ends
from jinbao.explanation import Language, explain
from jinbao.ids import global_id
from jinbao.replay import decide, verify_by_rules
from jinbao.rule_set import RuleSet
from jinbao.rules import LocalParameter, Value
from jinbao.verification import verify_steps

RULES = RuleSet.of("insurance.rural_pension", "rules.toml", "formula_2009")

GONGXIAN = "511526"
WITHIN = ("511526100201", "511526100", GONGXIAN, "511500", "510000")
START = date(2009, 12, 1)


def local(name: str, value: Value, region: str = GONGXIAN, since: date = START) -> LocalParameter:
    return LocalParameter(
        name=name,
        region=region,
        value=value,
        in_force_from=since,
        promulgated_on=since,
        document="示例文件",
        approved_by="珙县人民政府",
        official=False,
    )


SITE = [local("scheme_start", START.isoformat()), local("top_up", 0)]


def known(value: Any) -> Known[Any]:
    return Known(value, "event-of-the-file")


def child(
    born: str, paid: str | None = None, *, student: bool = False, employee: bool = False, rural: bool = True
) -> Child:
    """A child of the county; ``paid`` is the day of the first contribution, for the year of that day."""
    paid_on = None if paid is None else date.fromisoformat(paid)
    return Child(
        person=known(f"child-born-{born}"),
        born=known(date.fromisoformat(born)),
        rural_hukou_in_county=known(rural),
        student=known(student),
        employee_pension=known(employee),
        enrolled=known(paid_on is not None),
        first_paid_on=known(paid_on),
        last_paid_year=known(None if paid_on is None else paid_on.year),
    )


def claimant(
    born: str,
    years: int = 0,
    yearly: int = 100,
    subsidy: int = 30,
    last_paid_on: str = "",
    last: int | None = None,
    start: int = 2009,
) -> Facts:
    """Pays the same for each of the last years before sixty, in yuan; years before the scheme are made up."""
    birth = date.fromisoformat(born)
    first = (last + 1 if last else birth.year + 60) - years
    days = [max(date(year, 3, 1), date(start, 12, 20)) for year in range(first, first + years)]
    if last_paid_on:
        days[-1] = date.fromisoformat(last_paid_on)
    return Facts(
        born=known(birth),
        applied_on=known(date(2010, 1, 4)),
        rural_scheme=known(value=True),
        employee_pension=known(value=False),
        contributions=tuple(
            Contribution(first + index, day, f"contribution-{first + index}", first + index < start)
            for index, day in enumerate(days)
        ),
        personal_account=known(years * yearly * 100),
        subsidy_account=known(years * subsidy * 100),
        collective_account=known(0),
        children_declared=known(0),
    )


def decided(
    facts: Facts, on: str, known_by: str | None = None, site: Sequence[LocalParameter] = SITE
) -> Decision:
    day = date.fromisoformat(on)
    occasion = Occasion(
        about="person-zhou",
        within=WITHIN,
        on=day,
        known_by=date.fromisoformat(known_by or on),
        decided_by=DecidedBy("officer-hu", "county-511526", "grant-approve"),
    )
    decision = decide(RULES, occasion, facts.inputs(), site)
    assert verify_steps(decision.encoded()) == []
    assert verify_by_rules(decision, RULES) == []
    assert verify_by_rules(decision, RULES, site) == []
    return decision


def in_town(born: str, *paid: int, last: int | None = None) -> Facts:
    return replace(claimant(born, *paid, last=last, start=2011), rural_scheme=known(value=False))


def who_died(facts: Facts, on: str) -> Facts:
    return replace(facts, died_on=known(date.fromisoformat(on)))


def codes(decision: Decision) -> list[str]:
    return [reason.code for reason in decision.reasons]


ELDERLY = claimant("1949-06-15")
EMPLOYEE = replace(ELDERLY, employee_pension=known(value=True))
LATE = claimant("1965-06-01", 15, last_paid_on="2025-09-10")
LI, LI_PAID = child("1975-01-01"), child("1975-01-01", "2010-01-10")
WU, WU_PAID = child("1978-01-01"), child("1978-01-01", "2010-03-05")
CHEN = child("1950-06-16")


def parent_of(*children: Child, born: str = "1949-06-15", declared: int | None = None) -> Facts:
    known_children = len(children) if declared is None else declared
    return replace(claimant(born), children=children, children_declared=known(known_children))


IN_TOWN = replace(parent_of(LI), rural_scheme=known(value=False))
GRANTED: list[tuple[str, Facts, str, int, str]] = [
    # who it is, what is known, the day of the decision, fen a month, from which month
    ("TV-NRP1: fifteen years of 100 + 30", claimant("1954-03-10", 15), "2014-04-20", 69_03, "2014-04"),
    ("TV-URP1: fifteen of 500 + 60", claimant("1966-05-10", 15, 500, 60), "2026-06-01", 223_43, "2026-06"),
    ("on the sixtieth birthday itself", claimant("1950-06-15", 1), "2010-06-15", 55_94, "2010-07"),
    ("born on the last day of a month", claimant("1950-01-31", 1), "2010-02-01", 55_94, "2010-02"),
    ("born on 29 February", claimant("1952-02-29", 3), "2012-02-29", 57_81, "2012-03"),
    ("45 at the start: fifteen years", claimant("1964-12-01", 15), "2024-12-02", 137_03, "2025-01"),
    ("54 at the start: six years", claimant("1954-12-02", 6, last=2014), "2014-12-02", 60_61, "2015-01"),
    ("fourteen years at sixty, the last paid afterwards", LATE, "2025-09-11", 157_03, "2025-10"),
    ("sixty already, no children", ELDERLY, "2010-01-04", 55_00, "2009-12"),
    ("sixty on the first day of the scheme", claimant("1949-12-01"), "2010-01-04", 55_00, "2009-12"),
    ("TV-NRP3: both children have paid", parent_of(LI_PAID, WU_PAID), "2010-03-05", 55_00, "2010-04"),
    ("paid on the first day", parent_of(child("1975-01-01", "2009-12-01")), "2009-12-31", 55_00, "2009-12"),
    ("the child is fifteen", parent_of(child("1994-06-16")), "2010-06-15", 55_00, "2009-12"),
    ("the child is sixty", parent_of(child("1950-06-15"), born="1930-01-01"), "2010-06-15", 55_00, "2009-12"),
    ("the child studies", parent_of(child("1990-01-01", student=True)), "2010-06-15", 55_00, "2009-12"),
    ("the child is employed", parent_of(child("1980-01-01", employee=True)), "2010-06-15", 55_00, "2009-12"),
    ("the child lives in town", parent_of(child("1980-01-01", rural=False)), "2010-06-15", 55_00, "2009-12"),
    ("merged: nobody asks for the children", parent_of(LI), "2014-07-01", 55_00, "2014-07"),
    (
        "five years left, paid, and ten bought",
        claimant("1954-03-10", 15, 100, 0),
        "2014-04-20",
        65_79,
        "2014-04",
    ),
    ("urban, sixty on the first day", in_town("1951-07-01"), "2011-08-01", 55_00, "2011-07"),
    (
        "urban: nobody asks for the children",
        replace(parent_of(LI), rural_scheme=known(value=False)),
        "2011-08-01",
        55_00,
        "2011-07",
    ),
    ("urban, 59 at the start: one year", in_town("1951-07-02", 1, last=2011), "2012-01-04", 55_94, "2012-01"),
    (
        "urban, 45 at the start",
        in_town("1966-05-10", 15, 500, 60),
        "2026-06-01",
        223_43,
        "2026-06",
    ),
    (
        "a child who died has not to join",
        parent_of(replace(LI, died_on=known(date(2010, 1, 3)))),
        "2010-01-04",
        55_00,
        "2009-12",
    ),
    (
        "died in the first payable month",
        who_died(claimant("1950-06-15", 1), "2010-07-01"),
        "2010-08-05",
        55_94,
        "2010-07",
    ),
    (
        "the children had paid the year of the death",
        who_died(parent_of(LI_PAID), "2010-12-20"),
        "2011-02-01",
        55_00,
        "2010-02",
    ),
]
DENIED: list[tuple[str, Facts, str, list[str]]] = [
    # who it is, what is known, the day of the decision, why not
    ("on the day before the birthday", claimant("1950-06-15", 1), "2010-06-14", ["TOO_YOUNG"]),
    ("young and short of years", claimant("1966-05-10", 14), "2026-05-09", ["TOO_YOUNG", "TOO_FEW_YEARS"]),
    ("urban, 59 at the start: nothing", in_town("1951-07-02"), "2011-07-05", ["TOO_FEW_YEARS"]),
    ("44 at the start: fourteen years", claimant("1965-12-01", 14), "2026-01-05", ["TOO_FEW_YEARS"]),
    ("45 at the start: fourteen years", claimant("1964-12-01", 14), "2025-01-05", ["TOO_FEW_YEARS"]),
    (
        "four of five years, however many bought",
        claimant("1954-03-10", 14, last=2012),
        "2014-04-20",
        ["TOO_FEW_YEARS"],
    ),
    ("54 at the start: five years", claimant("1954-12-02", 5), "2015-01-05", ["TOO_FEW_YEARS"]),
    ("59 at the start: nothing", claimant("1949-12-02"), "2010-01-05", ["TOO_FEW_YEARS"]),
    ("an employee", EMPLOYEE, "2010-01-05", ["IN_EMPLOYEE_PENSION"]),
    ("TV-NRP3: one child has not paid", parent_of(LI_PAID, WU), "2010-03-04", ["CHILD_NOT_JOINED"]),
    ("neither child has paid", parent_of(LI, WU), "2010-03-04", ["CHILD_NOT_JOINED", "CHILD_NOT_JOINED"]),
    ("the child is sixteen", parent_of(child("1994-06-15")), "2010-06-15", ["CHILD_NOT_JOINED"]),
    ("the child is 59", parent_of(CHEN, born="1930-01-01"), "2010-06-15", ["CHILD_NOT_JOINED"]),
    ("paid last year only", parent_of(child("1975-01-01", "2009-12-20")), "2010-01-05", ["CHILD_NOT_JOINED"]),
    ("one day before the merger", parent_of(LI), "2014-06-30", ["CHILD_NOT_JOINED"]),
    (
        "the child died later",
        parent_of(replace(LI, died_on=known(date(2010, 1, 6)))),
        "2010-01-05",
        ["CHILD_NOT_JOINED"],
    ),
    (
        "died a day before the first payable month",
        who_died(claimant("1950-06-15", 1), "2010-06-30"),
        "2010-08-05",
        ["DIED_BEFORE_PAYABLE"],
    ),
    (
        "died a day before sixty",
        who_died(claimant("1950-06-15", 1), "2010-06-14"),
        "2010-08-05",
        ["TOO_YOUNG"],
    ),
    (
        "died before the children had paid",
        who_died(parent_of(WU_PAID), "2010-03-31"),
        "2010-04-10",
        ["DIED_BEFORE_PAYABLE"],
    ),
    ("one child is not known", parent_of(LI_PAID, declared=2), "2010-03-04", ["CHILDREN_NOT_KNOWN"]),
]


@pytest.mark.parametrize(
    ("facts", "on", "fen", "month"), [pytest.param(*row, id=name) for name, *row in GRANTED]
)
def test_it_is_granted(facts: Facts, on: str, fen: int, month: str) -> None:
    decision = decided(facts, on)
    assert codes(decision) == []
    assert decision.amount is not None
    assert (decision.amount.fen, decision.payable_from) == (fen, month)


@pytest.mark.parametrize(("facts", "on", "reasons"), [pytest.param(*row, id=name) for name, *row in DENIED])
def test_it_is_denied_for_each_reason_that_there_is(facts: Facts, on: str, reasons: list[str]) -> None:
    decision = decided(facts, on)
    assert (decision.outcome, decision.amount, decision.payable_from) == ("denied", None, None)
    assert codes(decision) == reasons


def test_years_that_were_made_up_are_counted_beside_those_that_had_to_be_paid() -> None:
    steps = {step.name: step.result for step in decided(claimant("1954-03-10", 15), "2014-04-20").steps}
    counted = ("years_required", "years_paid", "years_to_make_up", "years_made_up", "years_counted")
    assert [steps[name] for name in counted] == [5, 5, 10, 10, 15]


def test_a_decision_says_which_years_interest_is_not_in_the_account() -> None:
    """The amount is by the balance as it stands, and whoever reads the decision sees what is to come."""
    facts = claimant("1954-03-10", 15)
    complete, lacking = (
        decided(one, "2014-04-20") for one in (facts, replace(facts, years_lacking=(2012, 2013)))
    )
    assert lacking.amount == complete.amount
    assert "Years whose interest is not in the account: 2012, 2013: 2 years" in explain(lacking, "en")
    assert "未计息年数：2012 年、2013 年，共 2 年" in explain(lacking, "zh")
    assert "未计息年数" not in "".join(explain(complete, "zh"))


def test_a_child_that_has_not_joined_is_named_by_its_number_and_its_faults() -> None:
    (reason,) = decided(parent_of(LI_PAID, WU), "2010-03-04").reasons
    assert reason.params == {"child_enrolled": False, "child_paid_current_year": False, "of": "2"}
    assert (reason.law.document, reason.law.article) == ("国发〔2009〕32号", "七")


def test_children_are_told_by_the_ids_that_a_reader_can_look_up() -> None:
    one = global_id("Person", LI_PAID.person.value)
    assert f"Children known: {one}: 1" in explain(decided(parent_of(LI_PAID), "2010-03-04"), "en")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("zh", "发放截止月：去世月份 2010-09"),
        ("en", "Payable until: month of death 2010-09"),
    ],
)
def test_a_claim_is_decided_for_the_heirs_up_to_the_month_of_death(language: Language, sentence: str) -> None:
    """Handbook 17.2."""
    decision = decided(who_died(claimant("1950-06-15", 1), "2010-09-30"), "2010-11-02")
    assert [fact.source for fact in decision.inputs if fact.name == "died_on"] == ["event-of-the-file"]
    assert sentence in explain(decision, language)


@pytest.mark.parametrize(
    ("month", "fen"),
    [
        ("2009-12", 55_00),
        ("2014-06", 55_00),
        ("2014-07", 70_00),
        ("2018-01", 88_00),
        ("2020-07", 93_00),
        ("2022-07", 98_00),
        ("2023-07", 103_00),
        ("2024-07", 123_00),
        ("2025-01", 143_00),
        ("2026-01", 163_00),
    ],
)
def test_the_base_pension_of_each_month(month: str, fen: int) -> None:
    assert RULES.law.parameter("base_pension", date.fromisoformat(f"{month}-01")).number == fen


def test_a_raise_that_is_announced_later_changes_no_earlier_decision_but_is_owed() -> None:
    """Handbook 17.5: 70 yuan count from July 2014 and were announced in January 2015."""
    zhou = claimant("1954-07-10", 5)
    then = decided(zhou, "2014-07-20")
    afterwards = decided(zhou, "2014-07-20", known_by="2015-01-20")
    assert then.payable_from == afterwards.payable_from == "2014-08"
    assert then.amount is not None
    assert afterwards.amount is not None
    assert (then.amount.fen, afterwards.amount.fen) == (59_68, 74_68)


def test_the_start_month_decides_which_base_is_granted() -> None:
    late = decided(claimant("1954-04-10", 5), "2016-03-01")
    assert late.amount is not None
    assert (late.payable_from, late.amount.fen) == ("2014-05", 59_68)


def test_a_place_may_pay_late_claims_from_the_month_after_the_claim() -> None:
    zhou = replace(claimant("1950-06-15", 1), applied_on=known(date(2011, 2, 10)))
    site = [*SITE, replace(local("late_claim_paid_back", value=False), region="511500")]
    assert decided(zhou, "2011-02-20", site=site).payable_from == "2011-03"
    assert decided(zhou, "2011-02-20").payable_from == "2010-07"


def test_a_county_adds_to_the_base_what_it_has_set() -> None:
    generous = [SITE[0], local("top_up", 8_00)]
    decision = decided(ELDERLY, "2010-01-04", site=generous)
    assert decision.amount is not None
    assert decision.amount.fen == 63_00
    assert [used.place for used in decision.parameters if used.name == "top_up"] == [GONGXIAN]


def test_where_the_merger_came_before_the_urban_scheme_it_brought_the_pension_to_town() -> None:
    early = [*SITE, local("merger_day", "2011-03-01", since=date(2011, 1, 1))]
    decision = decided(in_town("1951-03-01"), "2011-04-01", site=early)
    assert decision.payable_from == "2011-03"
    late = [*SITE, local("urban_scheme_start", "2012-01-01", since=date(2011, 7, 1))]
    assert decided(in_town("1951-03-01"), "2012-01-04", site=late).payable_from == "2012-01"


def test_a_county_that_merged_early_frees_the_children_early() -> None:
    early = [*SITE, local("merger_day", "2012-01-01", since=date(2012, 1, 1))]
    parent = parent_of(LI)
    assert codes(decided(parent, "2011-12-31", site=early)) == ["CHILD_NOT_JOINED"]
    assert decided(parent, "2012-01-01", site=early).payable_from == "2012-01"


@pytest.mark.parametrize(
    ("site", "missing"),
    [
        ([], "scheme_start"),
        (SITE[:1], "top_up"),
        ([local("scheme_start", "2009-12-01", "511525")], "scheme_start"),
    ],
)
def test_a_county_that_has_set_nothing_refuses_by_name_and_place(
    site: list[LocalParameter], missing: str
) -> None:
    with pytest.raises(Refused) as refused:
        decided(ELDERLY, "2010-01-04", site=site)
    assert refused.value.code == "PARAMETER_MISSING"
    assert (refused.value.params["name"], refused.value.params["place"]) == (missing, WITHIN[0])


@pytest.mark.parametrize(
    ("served_on", "reconsideration", "suit"),
    [
        ("2010-03-01", "2010-04-30", "2010-06-01"),
        ("2015-04-30", "2015-06-29", "2015-07-30"),
        ("2015-05-01", "2015-06-30", "2015-11-02"),  # 1 November is a Sunday
    ],
)
def test_appeals_run_from_service_by_the_law_of_that_day(
    served_on: str, reconsideration: str, suit: str
) -> None:
    decision = decided(ELDERLY, "2010-01-04")
    ends = {
        each.route: appeal_ends(each, date.fromisoformat(served_on), RULES.law) for each in decision.appeals
    }
    assert ends["reconsideration"].day.isoformat() == reconsideration
    assert ends["suit"].day.isoformat() == suit


ACCOUNT_PART = "account balance 1,950.00 yuan ÷ divisor 139 = 14.03 yuan (half up to the fen)"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("zh", "个人账户养老金：账户储存额 1,950.00 元 ÷ 计发月数 139 = 14.03 元（四舍五入到分）"),
        ("en", f"Pension from the account: {ACCOUNT_PART}"),
        ("zh", "城乡居民养老保险待遇（月养老金）：准予，每月 69.03 元，自 2014-04 起发放。"),
        ("en", "Residents' pension (monthly benefit): granted, 69.03 yuan a month, payable from 2014-04."),
    ],
)
def test_every_yuan_is_explained(language: Language, sentence: str) -> None:
    assert sentence in explain(decided(claimant("1954-03-10", 15), "2014-04-20"), language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("zh", "缴费年限 14 年，应缴 15 年。（依据：国发〔2014〕8号第七条）"),
        ("en", "14 years paid, 15 years required. (law: 国发〔2014〕8号, art. 7)"),
    ],
)
def test_a_denial_says_why_in_figures(language: Language, sentence: str) -> None:
    assert sentence in explain(decided(claimant("1965-12-01", 14), "2026-01-05"), language)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_in_a_decision_is_without_words(language: Language) -> None:
    words = tomllib.loads(
        files("insurance.rural_pension").joinpath(f"words/{language}.toml").read_text("utf-8")
    )
    named: set[str] = set()
    for decision in [decided(*row[1:3]) for row in GRANTED] + [decided(*row[1:3]) for row in DENIED]:
        named |= {fact.name for fact in decision.inputs}
        named |= {used.name for used in decision.parameters}
        named |= {step.name for step in decision.steps}
        assert {reason.code for reason in decision.reasons} <= words["reason"].keys()
        assert all(explain(decision, language))
    assert {name.partition(":")[0] for name in named} <= words["term"].keys()


days = st.dates(date(1925, 1, 1), date(1990, 12, 31))
in_force = st.dates(START, date(2030, 12, 31))
children = st.builds(
    child,
    days.map(date.isoformat),
    st.none() | in_force.map(date.isoformat),
    student=st.booleans(),
    employee=st.booleans(),
    rural=st.booleans(),
)
claimants = st.builds(
    claimant, days.map(date.isoformat), st.integers(0, 16), st.integers(0, 2000), st.integers(0, 100)
)
families = st.builds(
    lambda facts, each: replace(facts, children=tuple(each), children_declared=known(len(each))),
    claimants,
    st.lists(children, max_size=4, unique_by=lambda each: each.born.value),
)


@given(families, in_force)
def test_every_decision_verifies_whoever_asks(facts: Facts, on: date) -> None:
    decision = decided(facts, on.isoformat())
    assert (decision.outcome == "granted") == (decision.reasons == ()) == (decision.amount is not None)


@given(families, in_force)
def test_nobody_is_paid_before_sixty_nor_before_the_scheme(facts: Facts, on: date) -> None:
    decision = decided(facts, on.isoformat())
    if decision.payable_from is not None:
        assert decision.payable_from >= "2009-12"
        assert first_day(decision.payable_from) >= facts.born.value.replace(
            year=facts.born.value.year + 60, day=1
        )
