"""Local parameters over the whole counter: the place's own before the nation's, and nothing invented."""

from datetime import date

import pytest
from pilot_county import CHANGNING, FUXING, GONGXIAN, XUNCHANG, YIBIN, PilotCounty

from insurance import items
from insurance.contract import (
    ConfirmEnrolment,
    Consent,
    CreditInterest,
    DeclaredChild,
    FindParameters,
    FirstReviewEnrolment,
    RecordContribution,
    SetParameter,
    SubmitEnrolment,
)
from insurance.item.procedure import CATALOGUE
from insurance.law import NATIONAL, UNITS
from jinbao.casework.places import GrantGiven, RegionRenamed
from jinbao.catalogue import house, in_words
from jinbao.scene import grant

NOVEMBER = date(2009, 11, 1)


@pytest.mark.parametrize("who", ["lin", "chu", "fu", "gao", "jian"])
def test_who_has_no_grant_for_parameters_sets_none(county: PilotCounty, who: str) -> None:
    asked = {
        "name": "top_up",
        "region": GONGXIAN,
        "value": "5",
        "in_force_from": NOVEMBER,
        "promulgated_on": NOVEMBER,
        "document": "d",
        "approved_by": "a",
        "official": False,
    }
    assert county.refuses(who, SetParameter, **asked).code == "NOT_AUTHORISED"


WRITTEN = [
    # name                 as it was set       as it is shown
    ("top_up", "7.5", "7.50"),
    ("grades", "100 200 1000", "100.00 200.00 1000.00"),
    ("interest_rate", "0.0198", "0.0198"),
    ("children_condition", "false", "false"),
    ("merger_day", "2012-01-01", "2012-01-01"),
]


@pytest.mark.parametrize(("name", "value", "shown"), WRITTEN)
def test_a_value_is_shown_as_people_write_it_and_can_be_set_again_so(
    county: PilotCounty, name: str, value: str, shown: str
) -> None:
    receipt = county.set_parameter(name, value, in_force_from=date(2010, 1, 1))
    answer = county.ask("nobody", "parameter_by_id", f"{receipt.stream}#{receipt.version}")
    assert (answer.name, answer.value, answer.region, answer.official) == (name, shown, GONGXIAN, False)
    county.set_parameter(name, shown, in_force_from=date(2010, 1, 2))


def test_everybody_may_read_what_holds_in_a_region(county: PilotCounty) -> None:
    county.set_parameter("top_up", "9", region=YIBIN)
    page = county.ask("nobody", "find_parameters", FindParameters(region=XUNCHANG, name="top_up"))
    assert [(row.region, row.value) for row in page.rows] == [(GONGXIAN, "0.00"), (YIBIN, "9.00")]
    assert (
        county.ask("nobody", "find_parameters", FindParameters(region=CHANGNING, name="scheme_start")).rows
        == []
    )


def test_the_nearest_place_wins_over_the_city_and_the_nation(county: PilotCounty) -> None:
    lin, wu = county.enrol(county.resident("lin")), county.enrol(county.resident("wu"))
    county.set_parameter("subsidy_minimum", "40", region=YIBIN)
    county.pay(lin, 2010)
    county.set_parameter("subsidy_minimum", "45")
    county.pay(wu, 2010)
    assert county.ask(lin, "account_by_person", lin).subsidy == 40_00
    assert county.ask(wu, "account_by_person", wu).subsidy == 45_00


def test_the_local_top_up_is_paid_with_the_pension(county: PilotCounty) -> None:
    county.set_parameter("top_up", "12.50", in_force_from=date(2010, 1, 1))
    assert county.ask("zhou", "claim_by_id", county.granted("zhou")).monthly == 55_94 + 12_50


def test_a_county_may_ask_nothing_of_the_children(county: PilotCounty) -> None:
    county.set_parameter("children_condition", "false")
    county.resident("elder", "1949-06-15")
    county.resident("li", "1975-01-01")
    claim = county.decide(county.hand_on(county.file("elder", children=(DeclaredChild("li"),))))
    assert county.ask("elder", "claim_by_id", claim).monthly == 55_00


def test_the_scheme_starts_county_by_county(county: PilotCounty) -> None:
    county.resident("far", village=FUXING)
    form = {"person": "far", "grade": 100_00, "consent": Consent.SIGNED_FORM}
    refusal = county.refuses("gao", SubmitEnrolment, **form)
    assert (refusal.code, refusal.field) == ("SCHEME_NOT_STARTED", "on")
    county.set_parameter("scheme_start", "2010-02-01", region=CHANGNING, in_force_from=date(2010, 1, 5))
    assert county.refuses("gao", SubmitEnrolment, **form).code == "SCHEME_NOT_STARTED"
    county.open(date(2010, 2, 1))
    county.do("gao", SubmitEnrolment, **form)


def test_a_missing_parameter_is_refused_by_its_name_and_place(county: PilotCounty) -> None:
    county.set_parameter("scheme_start", "2009-12-01", region=CHANGNING)
    county.resident("far", village=FUXING)
    seats = {"gan": (items.INTAKE,), "geng": (items.FIRST_REVIEW,), "ge": (items.RECHECK, items.CONTRIBUTE)}
    for officer, steps in seats.items():
        county.tell(GrantGiven(grant(officer, "changning-agency", CHANGNING, steps)))
    there = {"office": "changning-agency"}
    county.submit("far", by="gan", marks=there)
    county.do("geng", FirstReviewEnrolment, person="far", marks=there)
    county.do("ge", ConfirmEnrolment, person="far", marks=there)
    county.do("ge", RecordContribution, person="far", year=2010, amount=100_00, marks=there)
    county.tell(RegionRenamed(FUXING, "复兴村"))
    county.open(date(2010, 12, 31))
    refusal = county.refuses("ge", CreditInterest, person="far", year=2010, marks=there)
    assert refusal.code == "PARAMETER_MISSING"
    assert refusal.params == {"name": "interest_rate", "place": FUXING, "on": date(2010, 12, 31)}
    assert in_words(refusal, "zh") == "复兴村没有设定参数“个人账户计息利率”。"
    assert in_words(refusal, "en") == "The parameter “interest rate of accounts” is not set for 复兴村."
    offered = county.service.look_up("account_actions", ["far"], county.call("ge", **there))[0]
    [credit] = [action for action in offered if action.name == "creditRuralPensionInterest"]
    assert credit.message == "The parameter “interest rate of accounts” is not set for 复兴村."


@pytest.mark.parametrize("language", house().languages())
def test_whatever_a_place_may_set_has_a_name_in_every_language(language: str) -> None:
    assert UNITS.keys() - NATIONAL <= house().labels(language).keys()


def test_a_step_that_not_every_county_takes_names_the_parameter_that_asks_for_it() -> None:
    asked = {step.asked_by for item in CATALOGUE.item for step in item.step} - {None}
    assert asked == {"publication_days"}
    assert asked <= UNITS.keys()
