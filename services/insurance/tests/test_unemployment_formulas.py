"""Unemployment benefit in cases that an official can read: who gets it, for how long, and how much."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from insurance.law import (
    LIVING_GRANT,
    UNEMPLOYMENT_BENEFIT,
    UNEMPLOYMENT_MONTH,
    UNEMPLOYMENT_RESUMPTION,
    UNEMPLOYMENT_STOP,
)
from jinbao.calendar import later
from jinbao.decider import Refused
from jinbao.decision import DecidedBy, Decision, Input, Occasion
from jinbao.explanation import explain
from jinbao.replay import decide, verify_by_rules
from jinbao.rule_set import RuleSet
from jinbao.rules import LocalParameter, Value
from jinbao.verification import verify_steps

WITHIN = ("shuanghe", "xunchang", "gongxian", "yibin")


def local(name: str, value: Value, since: str = "2000-01-01") -> LocalParameter:
    day = date.fromisoformat(since)
    return LocalParameter(
        name=name,
        region="gongxian",
        value=value,
        in_force_from=day,
        promulgated_on=day,
        document="示例文件",
        approved_by="珙县人民政府",
        official=False,
    )


SITE = [
    local("minimum_wage", 550_00),
    local("minimum_wage", 2100_00, "2022-04-01"),
    local("benefit_ratio", "0.8"),
    local("urban_living_allowance", 200_00),
    local("urban_living_allowance", 700_00, "2022-01-01"),
    local("living_grant_monthly", 100_00),
    local("living_grant_until", "2012-01-01"),
]


def occasion(on: str) -> Occasion:
    day, by = date.fromisoformat(on), DecidedBy("he", "county-agency", "he@county-agency")
    return Occasion(about="zhou", within=WITHIN, on=day, known_by=day, decided_by=by)


def decided(
    rules: RuleSet, on: str, facts: dict[str, tuple[Value, str]], site: Sequence[LocalParameter] = SITE
) -> Decision:
    """Each decision that a test makes is checked both ways, and can be told in both languages."""
    inputs = [Input(name, value, unit, "an-event") for name, (value, unit) in facts.items()]
    decision = decide(rules, occasion(on), inputs, site)
    assert verify_by_rules(decision, rules, site) == []
    assert verify_steps(decision.encoded()) == []
    assert all(" " in sentence for sentence in explain(decision, "en"))
    assert len(explain(decision, "zh")) == len(explain(decision, "en"))
    return decision


def job_lost(
    paid: int, on: str = "2023-03-20", *, ended: str = "2023-02-28", left: int = 0, **other: Any
) -> dict[str, tuple[Value, str]]:
    facts: dict[str, tuple[Value, str]] = {
        "months_paid": (paid, "months"),
        "involuntary_end": (True, "truth"),
        "registered_unemployed": (True, "truth"),
        "claimed_on": (on, "day"),
        "ended_on": (ended, "day"),
        "registered_on": ("2023-03-10", "day"),
        "months_left_before": (left, "months"),
    }
    return facts | other


def granted(decision: Decision) -> object:
    return next((step.result for step in decision.steps if step.name == "months_granted"), None)


def reasons(decision: Decision) -> list[str]:
    return [reason.code for reason in decision.reasons]


@pytest.mark.parametrize(
    ("paid", "left", "months"),
    [
        (12, 0, 12),
        (59, 0, 12),  # TV-UI2: four years and eleven months
        (60, 0, 18),  # TV-UI2: five years
        (72, 0, 18),  # TV-UI1: six years
        (119, 0, 18),
        (120, 0, 24),
        (12, 7, 19),
        (60, 10, 24),  # trap 16: 28 without the cap
        (240, 24, 24),
    ],
)
def test_months_go_by_the_time_paid_with_those_left_and_never_beyond_the_cap(
    paid: int, left: int, months: int
) -> None:
    decision = decided(UNEMPLOYMENT_BENEFIT, "2023-03-25", job_lost(paid, left=left))
    assert (decision.outcome, granted(decision)) == ("granted", months)


@pytest.mark.parametrize(
    ("paid", "left", "months"),
    [
        (12, 0, 3),
        (23, 0, 3),
        (24, 0, 6),
        (59, 0, 12),
        (60, 0, 15),
        (72, 0, 18),
        (119, 0, 18),  # 27 without the band
        (120, 0, 24),
        (12, 7, 10),
        (24, 20, 24),
    ],
)
def test_a_place_may_give_months_by_the_full_year_paid_within_the_band(
    paid: int, left: int, months: int
) -> None:
    site = [*SITE, local("finer_steps", value=True), local("months_each_year_paid", 3)]
    decision = decided(UNEMPLOYMENT_BENEFIT, "2023-03-25", job_lost(paid, left=left), site)
    assert granted(decision) == months


def test_finer_steps_hold_from_their_day_on_and_are_asked_for_by_their_name() -> None:
    later_on = [*SITE, local("finer_steps", value=True, since="2024-01-01")]
    assert granted(decided(UNEMPLOYMENT_BENEFIT, "2023-03-25", job_lost(24), later_on)) == 12
    with pytest.raises(Refused) as refused:
        decided(UNEMPLOYMENT_BENEFIT, "2024-03-25", job_lost(24), later_on)
    assert (refused.value.code, refused.value.params["name"]) == (
        "PARAMETER_MISSING",
        "months_each_year_paid",
    )


@given(paid=st.integers(12, 500), left=st.integers(0, 24))
def test_what_is_carried_over_never_exceeds_the_cap(paid: int, left: int) -> None:
    months = granted(decided(UNEMPLOYMENT_BENEFIT, "2023-03-25", job_lost(paid, left=left)))
    assert isinstance(months, int)
    assert 12 <= months <= 24
    assert months >= left


def test_eighty_per_cent_of_the_minimum_wage_lies_between_the_bounds() -> None:
    """TV-UI4."""
    decision = decided(UNEMPLOYMENT_BENEFIT, "2023-03-25", job_lost(72))
    assert decision.amount is not None
    assert (decision.amount.fen, decision.payable_from) == (1680_00, "2023-03")
    held = {step.name: step.result for step in decision.steps}
    assert held["not_below_living_allowance"] is held["below_minimum_wage"] is True


NO, YES = (False, "truth"), (True, "truth")


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        (job_lost(72, involuntary_end=NO), ["NOT_AGAINST_WILL"]),  # TV-UI5
        (job_lost(11), ["TOO_FEW_MONTHS"]),
        (job_lost(72, registered_unemployed=NO), ["NOT_REGISTERED"]),
        (job_lost(72, registered_on=("2007-03-10", "day")), ["REGISTERED_BEFORE_LOSS"]),
        (job_lost(72, registered_on=("2023-02-28", "day")), []),
        (
            job_lost(3, involuntary_end=NO, registered_unemployed=NO),
            ["TOO_FEW_MONTHS", "NOT_AGAINST_WILL", "NOT_REGISTERED"],
        ),
        (job_lost(72, died_on=("2023-02-27", "day")), ["DIED_BEFORE_PAYABLE"]),
        (job_lost(72, died_on=("2023-03-12", "day")), []),
    ],
)
def test_all_three_conditions_have_to_hold(facts: dict[str, tuple[Value, str]], why: list[str]) -> None:
    assert reasons(decided(UNEMPLOYMENT_BENEFIT, "2023-03-25", facts)) == why


@pytest.mark.parametrize(
    ("ended", "claimed", "why"),
    [
        ("2019-12-06", "2020-02-04", []),
        ("2019-12-06", "2020-02-05", ["CLAIMED_LATE"]),
        ("2019-12-06", "2020-03-04", ["CLAIMED_LATE"]),
        ("2019-12-06", "2020-03-05", []),
        ("2009-01-31", "2010-01-31", ["CLAIMED_LATE"]),
        ("2022-01-31", "2023-01-31", []),
    ],
)
def test_the_bar_of_sixty_days_fell_on_the_fifth_of_march_2020(
    ended: str, claimed: str, why: list[str]
) -> None:
    facts = job_lost(72, claimed, ended=ended)
    assert reasons(decided(UNEMPLOYMENT_BENEFIT, claimed, facts)) == why


def test_a_place_that_has_set_no_minimum_wage_is_named() -> None:
    with pytest.raises(Refused) as refusal:
        decided(UNEMPLOYMENT_BENEFIT, "2023-03-25", job_lost(72), SITE[2:])
    assert refusal.value.code == "PARAMETER_MISSING"
    assert (refusal.value.params["name"], refusal.value.params["place"]) == ("minimum_wage", "shuanghe")


def used_months(count: int, first: str = "2022-06") -> dict[str, tuple[Value, str]]:
    return {f"month_used:{one}": (one, "month") for one in (later(first, n) for n in range(count))}


def a_month(used: int, **other: tuple[Value, str]) -> dict[str, tuple[Value, str]]:
    return {
        "confirmed": YES,
        **used_months(used),
        "months_granted": (18, "months"),
        "month": ("2022-03", "month"),
        **other,
    }


@pytest.mark.parametrize(
    ("facts", "fen", "why"),
    [
        (a_month(0), 440_00, []),
        (a_month(17, month=("2022-04", "month")), 1680_00, []),
        (a_month(18), None, ["MONTHS_EXHAUSTED"]),
        (a_month(3, confirmed=NO), None, ["NOT_CONFIRMED"]),
    ],
)
def test_each_month_goes_by_the_minimum_wage_of_that_month(
    facts: dict[str, tuple[Value, str]], fen: int | None, why: list[str]
) -> None:
    site = [one for one in SITE if (one.name, one.value) != ("urban_living_allowance", 700_00)]
    decision = decided(UNEMPLOYMENT_MONTH, "2022-05-09", facts, site)
    assert (decision.amount.fen if decision.amount else None, reasons(decision)) == (fen, why)


@pytest.mark.parametrize(
    ("ground", "since", "kept"),
    [
        ("reemployed", "2023-06", 12),  # trap 13: of the true date, not of the discovery
        ("draws_pension", "2023-06", 0),
        ("military_service", "2023-07", 11),
        ("emigrated", "2023-07", 11),
        ("refused_work", "2023-07", 11),
        ("imprisoned", "2023-07", 11),
        ("deceased", "2023-07", 0),
    ],
)
def test_each_ground_stops_with_its_month_and_keeps_what_the_law_leaves(
    ground: str, since: str, kept: int
) -> None:
    facts: dict[str, tuple[Value, str]] = {
        f"lost_on:{ground}": ("2023-06-14", "day"),
        f"entitled:{ground}": NO,
        "months_granted": (18, "months"),
        **used_months(8, "2022-12"),
    }
    decision = decided(UNEMPLOYMENT_STOP, "2023-08-20", facts)
    found = {step.name: step.result for step in decision.steps}
    assert (found["stopped_from"], found["months_kept"]) == (since, kept)
    assert reasons(decision) == [ground.upper()]


@pytest.mark.parametrize(
    ("used", "registered", "wants_work", "month"),
    [(6, "2023-09-02", YES, "2023-09"), (6, "2023-05-30", YES, "2023-06"), (18, "2023-09-02", YES, None)],
)
def test_a_stopped_benefit_goes_on_with_the_month_of_the_new_registration(
    used: int, registered: str, wants_work: tuple[Value, str], month: str | None
) -> None:
    facts: dict[str, tuple[Value, str]] = {
        "registered_unemployed": wants_work,
        **used_months(used),
        "months_granted": (18, "months"),
        "registered_on": (registered, "day"),
        "stopped_from": ("2023-06", "month"),
    }
    assert decided(UNEMPLOYMENT_RESUMPTION, "2023-09-20", facts).payable_from == month


def rural(paid: int, ended: str, **other: tuple[Value, str]) -> dict[str, tuple[Value, str]]:
    facts: dict[str, tuple[Value, str]] = {
        "ended_on": (ended, "day"),
        "rural_hukou": YES,
        "rural_contract_worker": YES,
        "months_paid": (paid, "months"),
        "involuntary_end": YES,
    }
    return facts | other


@pytest.mark.parametrize(
    ("facts", "fen", "why"),
    [
        (rural(12, "2010-05-31"), 100_00, []),
        (rural(47, "2010-05-31"), 300_00, []),
        (rural(11, "2010-05-31"), None, ["TOO_FEW_MONTHS"]),
        (rural(47, "2012-01-01"), None, ["LIVING_GRANT_ENDED"]),
        (rural(47, "2011-12-31", rural_hukou=NO), None, ["NOT_RURAL_CONTRACT_WORKER"]),
        (rural(47, "2011-12-31", involuntary_end=NO), None, ["NOT_AGAINST_WILL"]),
    ],
)
def test_rural_contract_workers_got_a_grant_once_until_it_ended(
    facts: dict[str, tuple[Value, str]], fen: int | None, why: list[str]
) -> None:
    decision = decided(LIVING_GRANT, "2012-06-01", facts)
    assert (decision.amount.fen if decision.amount else None, reasons(decision)) == (fen, why)
    assert decision.payable_from is None
