"""The law's numbers have days, places and sources, and an old rule set goes on deciding old cases."""

from datetime import date

import pytest
from invented_law import FORMULA, NO_EXTRA, OCCASION, PARAMETERS, RULES, WITHIN, facts
from msgspec import ValidationError
from msgspec.structs import replace

from jinbao.decider import Refused
from jinbao.replay import decide, verify_by_rules
from jinbao.rule_set import RuleSet, digest
from jinbao.rules import read_law

LAW = RULES.law
RAISED, ANNOUNCED = date(2014, 7, 1), date(2015, 1, 10)


@pytest.mark.parametrize(
    ("on", "known_by", "fen"),
    [
        (date(2009, 9, 1), None, 55_00),
        (date(2014, 6, 30), None, 55_00),
        (RAISED, None, 70_00),
        (RAISED, date(2014, 7, 1), 55_00),
        (RAISED, date(2015, 1, 9), 55_00),
        (RAISED, ANNOUNCED, 70_00),
        (date(2014, 6, 30), ANNOUNCED, 55_00),
    ],
)
def test_a_raise_counts_from_its_day_for_those_who_could_know_it(
    on: date, known_by: date | None, fen: int
) -> None:
    assert LAW.parameter("step", on, known_by).number == fen


def test_what_is_missing_is_refused_by_its_name_and_place() -> None:
    with pytest.raises(Refused) as refused:
        LAW.at(WITHIN, []).parameter("extra", date(2010, 1, 1))
    assert refused.value.code == "PARAMETER_MISSING"
    assert refused.value.params == {"name": "extra", "place": "Baiyun", "on": date(2010, 1, 1)}


def test_the_law_says_nothing_before_its_first_day() -> None:
    with pytest.raises(Refused, match="PARAMETER_MISSING"):
        LAW.parameter("age_limit", date(2009, 8, 31))


@pytest.mark.parametrize(
    ("regions", "place", "fen"),
    [
        (("Yibin",), "Yibin", 100),
        (("Yibin", "Qingxi"), "Qingxi", 100),
        (("Qingxi", "Yibin", "Baiyun"), "Baiyun", 100),
        (("Qingxi", "Elsewhere"), "Qingxi", 100),
        (("Elsewhere",), None, 55_00),
    ],
)
def test_the_nearest_region_that_has_set_something_counts(
    regions: tuple[str, ...], place: str | None, fen: int
) -> None:
    local = [replace(NO_EXTRA, name="step", region=region, value=100) for region in regions]
    found = LAW.at(WITHIN, local).parameter("step", date(2010, 1, 1))
    assert (found.place, found.number) == (place, fen)


def test_a_local_parameter_says_who_approved_it_and_that_it_is_a_sample() -> None:
    found = LAW.at(WITHIN, [NO_EXTRA]).parameter("extra", date(2010, 1, 1))
    assert (found.official, found.source.document) == (False, "Qingxi 1")
    assert found.source.approved_by == "the county government"


def test_an_entry_holds_through_its_last_day() -> None:
    law = read_law(PARAMETERS.replace("value = 139", "until = 2010-12-31\nvalue = 139").encode())
    assert law.parameter("share", date(2010, 12, 31)).number == 139
    with pytest.raises(Refused, match="PARAMETER_MISSING"):
        law.parameter("share", date(2011, 1, 1))


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("exta", 0, "PARAMETER_UNKNOWN"),
        ("extra", "8.00", "PARAMETER_UNFIT"),
        ("extra", True, "PARAMETER_UNFIT"),
        ("rate", "2.25 %", "PARAMETER_UNFIT"),
        ("rate", "NaN", "PARAMETER_UNFIT"),
    ],
)
def test_a_local_fact_has_a_known_name_and_the_kind_of_value_that_the_rules_ask_for(
    name: str, value: int | str, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        LAW.entry(replace(NO_EXTRA, name=name, value=value))
    assert refused.value.code == code


def test_no_number_of_the_law_is_a_float() -> None:
    with pytest.raises(ValueError, match="step is not a fen"):
        read_law(PARAMETERS.replace("value = 55_00", "value = 55.00").encode())


def test_an_entry_without_its_second_date_is_not_read() -> None:
    with pytest.raises(ValidationError, match="promulgated_on"):
        read_law(PARAMETERS.replace("promulgated_on = 2015-01-10\n", "").encode())


def test_the_id_of_a_rule_set_changes_with_every_byte_and_with_the_place_of_the_seam() -> None:
    parameters, formula = RULES.parameters, RULES.formula
    assert RULES.id == digest(parameters, formula)
    assert digest(parameters + b"\n", formula) != RULES.id
    assert digest(parameters, formula + b"\n") != RULES.id
    assert digest(parameters + formula[:1], formula[1:]) != RULES.id


def test_an_old_decision_verifies_by_its_pinned_rules_when_todays_have_changed() -> None:
    old = decide(RULES, OCCASION, facts(), [NO_EXTRA])
    today = RuleSet.load(RULES.parameters, FORMULA.replace("Rounding.HALF_UP", "Rounding.DOWN").encode())
    new = decide(today, OCCASION, facts(), [NO_EXTRA])

    assert verify_by_rules(old, RuleSet.load(RULES.parameters, RULES.formula)) == []
    assert verify_by_rules(new, today) == []
    assert [finding.code for finding in verify_by_rules(old, today)] == ["OTHER_RULES"]
