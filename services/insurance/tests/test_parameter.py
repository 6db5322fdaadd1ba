"""Local parameters: what a county, city or province may set for itself, and under which document."""

from datetime import date

import pytest
from msgspec.structs import replace

from insurance.items import MANAGE_PARAMETERS, PARAMETERS
from insurance.parameter.commands import SetParameter
from insurance.parameter.events import ParameterSet
from insurance.parameter.parameter import PARAMETER
from jinbao.actor import Actor, Place
from jinbao.rules import LocalParameter, Value
from jinbao.testing import Scenario, officer

GONGXIAN, YIBIN = "511526", "511500"
COUNTY = Place(GONGXIAN, (GONGXIAN, YIBIN))
ON = date(2009, 11, 20)
SHI = officer("shi", "city-bureau", YIBIN, MANAGE_PARAMETERS, items=(PARAMETERS,))

set_start = SetParameter(
    on=ON,
    name="scheme_start",
    region=GONGXIAN,
    value="2009-12-01",
    in_force_from=date(2009, 12, 1),
    promulgated_on=ON,
    document="珙府发〔2009〕示例号",
    approved_by="珙县人民政府",
    official=False,
)
START = LocalParameter(
    name="scheme_start",
    region=GONGXIAN,
    value="2009-12-01",
    in_force_from=date(2009, 12, 1),
    promulgated_on=ON,
    document="珙府发〔2009〕示例号",
    approved_by="珙县人民政府",
    official=False,
)
started = ParameterSet(START, "day")

a_parameter = Scenario(PARAMETER, COUNTY)


def test_the_start_of_the_scheme_in_a_county_is_a_fact_with_its_document() -> None:
    a_parameter.when(set_start, by=SHI).then(started)


@pytest.mark.parametrize(
    "by",
    [
        Actor("lin"),
        officer("fu", "county-agency", GONGXIAN, "recheck"),
        officer("gao", "city-bureau", "511525", MANAGE_PARAMETERS),
        officer("gao", "city-bureau", YIBIN, MANAGE_PARAMETERS, items=("P2",)),
    ],
)
def test_who_has_no_grant_for_parameters_sets_none(by: Actor) -> None:
    a_parameter.when(set_start, by=by).refused("NOT_AUTHORISED")


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("top_up", "12.50", 12_50),
        ("top_up", "0", 0),
        ("grades", "100 200 1000", (100_00, 200_00, 1000_00)),
        ("children_condition", "false", False),
        ("interest_rate", "0.0225", "0.0225"),
        ("scheme_start", " 2010-07-01 ", "2010-07-01"),
        ("subsidy_minimum", "45", 45_00),
    ],
)
def test_a_value_is_read_as_its_parameter_is_measured(name: str, text: str, value: Value) -> None:
    [event] = a_parameter.when(replace(set_start, name=name, value=text), by=SHI).decided()
    assert event.parameter.value == value


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("top_up", "12.505", "MONEY_UNREADABLE"),
        ("grades", "100 much", "MONEY_UNREADABLE"),
        ("grades", "", "PARAMETER_UNFIT"),
        ("scheme_start", "2010-02-29", "PARAMETER_UNFIT"),
        ("interest_rate", "2.25 %", "PARAMETER_UNFIT"),
        ("interest_rate", "-0.01", "PARAMETER_NEGATIVE"),
        ("interest_rate", "2.25", "RATE_TOO_HIGH"),
        ("interest_rate", "0.2001", "RATE_TOO_HIGH"),
        ("top_up", "-5.00", "PARAMETER_NEGATIVE"),
        ("grades", "100 -200", "PARAMETER_NEGATIVE"),
        ("children_condition", "no", "PARAMETER_UNFIT"),
        ("weather", "1", "PARAMETER_UNKNOWN"),
        ("divisor", "120", "PARAMETER_NATIONAL"),
        ("pension_age", "50", "PARAMETER_NATIONAL"),
        ("suit_period", "12", "PARAMETER_NATIONAL"),
    ],
)
def test_what_a_place_cannot_set(name: str, text: str, code: str) -> None:
    refusal = a_parameter.when(replace(set_start, name=name, value=text), by=SHI).refused(code)
    assert refusal.field in ("name", "value")


@pytest.mark.parametrize("field", ["document", "approved_by"])
def test_a_parameter_without_its_document_and_approval_is_refused(field: str) -> None:
    refusal = a_parameter.when(replace(set_start, **{field: " "}), by=SHI).refused("SOURCE_MISSING")
    assert refusal.field == field


def test_nothing_is_entered_before_it_is_published() -> None:
    early = replace(set_start, promulgated_on=date(2009, 11, 21))
    a_parameter.when(early, by=SHI).refused("NOT_PROMULGATED")


def test_a_raise_may_be_published_after_the_day_from_which_it_holds() -> None:
    late = replace(set_start, on=date(2010, 3, 1), name="top_up", value="5", promulgated_on=date(2010, 2, 20))
    [event] = a_parameter.when(late, by=SHI).decided()
    assert event.parameter.promulgated_on > event.parameter.in_force_from


def test_a_later_document_may_change_the_day_and_the_same_one_is_not_entered_twice() -> None:
    once = a_parameter.given(started)
    once.when(set_start, by=SHI).refused("PARAMETER_ALREADY_SET")
    put_off = replace(set_start, on=date(2009, 11, 30), promulgated_on=date(2009, 11, 30), value="2010-01-01")
    [event] = once.when(put_off, by=SHI).decided()
    assert event.parameter.value == "2010-01-01"
