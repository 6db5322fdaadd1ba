"""Unemployment benefit near retirement: it goes on until the legal age, which has risen since 2025."""

from datetime import date
from typing import Any

import pytest
from jobless import benefit_of, confirms, decides_months, extends, granted, with_site
from pilot_county import PilotCounty

from insurance import items
from insurance.contract import UnemploymentRulingsOf
from insurance.law import UNEMPLOYMENT_EXTENSION
from insurance.rural_pension.facts import Known
from insurance.unemployment_benefit.benefit import BENEFIT
from insurance.unemployment_benefit.commands import ConfirmUnemploymentMonth, ExtendUnemploymentBenefit
from insurance.unemployment_benefit.due import Confirmed, Terms, is_open, remaining
from insurance.unemployment_benefit.events import Begun
from insurance.unemployment_benefit.facts import BenefitFacts, Registration
from insurance.unemployment_benefit.terms import JobSeeking, RetirementGroup
from jinbao.actor import Place
from jinbao.calendar import later, month_of
from jinbao.casework.paper import CasePaper, PaperKind
from jinbao.decision import DecidedBy, Decision, Input, Occasion
from jinbao.explanation import explain
from jinbao.identifiers.resident import Sex
from jinbao.replay import decide, verify_by_rules
from jinbao.rules import Value
from jinbao.testing import Scenario, officer
from jinbao.verification import verify_steps

HE = officer("he", "county-agency", "gongxian", items.APPROVE, items.INTAKE)
USED = ("2025-02", "2025-03")
PAPER = (CasePaper(PaperKind.EVIDENCE, "post-list", "0" * 64),)


def decided(
    on: str, born: str, group: str = "man", *, granted: int = 3, used: tuple[str, ...] = USED
) -> Decision:
    """Checked both ways, and told in both languages."""
    day, by = date.fromisoformat(on), DecidedBy("he", "county-agency", "grant")
    facts: dict[str, tuple[Value, str]] = {
        "registered_unemployed": (True, "truth"),
        "born": (born, "day"),
        f"group:{group}": (True, "truth"),
        "months_granted": (granted, "months"),
        **{f"month_used:{month}": (month, "month") for month in used},
    }
    inputs = [Input(name, value, unit, "an-event") for name, (value, unit) in facts.items()]
    occasion = Occasion(about="luo", within=("gongxian",), on=day, known_by=day, decided_by=by)
    decision = decide(UNEMPLOYMENT_EXTENSION, occasion, inputs, ())
    assert verify_by_rules(decision, UNEMPLOYMENT_EXTENSION, ()) == []
    assert verify_steps(decision.encoded()) == []
    assert len(explain(decision, "zh")) == len(explain(decision, "en"))
    return decision


def step(decision: Decision, name: str) -> Any:
    return next((one.result for one in decision.steps if one.name == name), None)


@pytest.mark.parametrize(
    ("group", "born", "months", "retires"),
    [
        ("man", "1964-12-10", None, "2024-12"),  # TV-RET 1
        ("man", "1965-01-10", 1, "2025-02"),  # TV-RET 2
        ("man", "1965-05-10", 2, "2025-07"),  # TV-RET 3
        ("man", "1976-09-10", 36, "2039-09"),  # TV-RET 5
        ("man", "1980-01-10", 36, "2043-01"),
        ("woman_50", "1975-01-10", 1, "2025-02"),  # TV-RET 8
        ("woman_50", "1985-01-10", 60, "2040-01"),
        ("woman_55", "1970-04-30", 1, "2025-05"),
        ("woman_55", "1970-05-31", 2, "2025-07"),
    ],
)
def test_the_legal_age_rises_by_steps_up_to_a_bound(
    group: str, born: str, months: int | None, retires: str
) -> None:
    decision = decided("2025-01-05", born, group)
    reached = step(decision, "retires_on") or step(decision, "age_before")
    assert (step(decision, "retirement_delay"), month_of(date.fromisoformat(reached))) == (months, retires)


@pytest.mark.parametrize(
    ("on", "granted", "why"),
    [
        ("2024-12-31", 3, ["NO_EXTENSION"]),
        ("2025-01-01", 3, []),
        ("2025-07-09", 2, []),
        ("2025-07-09", 3, ["MONTHS_SUFFICE"]),
        ("2025-07-10", 3, ["AGE_REACHED"]),
        ("2025-04-15", 6, ["MONTHS_SUFFICE"]),
        ("2025-04-15", 5, []),
    ],
)
def test_it_is_extended_where_the_months_left_do_not_reach(on: str, granted: int, why: list[str]) -> None:
    """Born in May 1965: sixty years and two months are reached on 10 July 2025."""
    decision = decided(on, "1965-05-10", granted=granted)
    assert [one.code for one in decision.reasons] == why
    assert (step(decision, "extended_until") == "2025-07") is (not why)


def test_a_year_and_more_is_too_far() -> None:
    assert [one.code for one in decided("2025-03-09", "1965-12-10").reasons] == ["RETIREMENT_FAR"]
    assert decided("2025-04-11", "1965-12-10", used=()).outcome == "granted"


def test_the_register_has_the_last_month_and_every_month_rests_on_the_extension(county: PilotCounty) -> None:
    """Born in December 1965: sixty years and three months are reached in March 2026."""
    with_site(county)
    job = {"ended": "2025-01-31", "registered": "2025-02-05", "born": "1965-12-10", "months": 14}
    benefit = granted(county, **job)
    county.open(date(2025, 12, 20))
    confirms(county, benefit, *(later("2025-02", count) for count in range(10)))
    extends(county, benefit)
    confirms(county, benefit, "2025-12")
    decides_months(county)
    shown = benefit_of(county, benefit)
    assert (shown.extended_until, shown.granted, shown.used) == ("2026-03", 14, 11)
    rulings = county.ask("jian", "unemployment_rulings_of", UnemploymentRulingsOf(benefit=benefit)).rows
    assert [one.kind for one in rulings].count("EXTENSION") == 1
    assert all(county.ask("jian", "verification_by_event", one.id).holds for one in rulings)


def test_an_extended_benefit_has_the_months_until_the_age_and_none_after() -> None:
    used = tuple(Confirmed(month, "luo") for month in USED)
    terms = Terms("2025-02", 3, confirmed=used)
    begun = Begun(
        "b", "luo", "gongxian", "gongxian", date(2025, 2, 10), (), "2025-01", date(2025, 2, 5), terms
    )
    known = BenefitFacts(
        person="luo",
        place=Place("gongxian", ("gongxian",)),
        rural_hukou=Known(value=False, source="hukou"),
        born=Known(date(1965, 5, 10), "birth"),
        sex=Known(Sex.MALE, "birth"),
        benefit="b",
        payer="gongxian",
        begun="begun",
        confirmations={month: f"confirmed-{month}" for month in USED},
        registration=Registration("gongxian", date(2025, 2, 5), "registered"),
    )
    benefit = Scenario(BENEFIT, known).given(begun)
    asked = ExtendUnemploymentBenefit(on=date(2025, 4, 15), benefit="b", group=RetirementGroup.MAN)
    woman = ExtendUnemploymentBenefit(on=asked.on, benefit="b", group=RetirementGroup.WOMAN_50, papers=PAPER)
    benefit.when(woman, by=HE).refused("GROUP_OF_OTHER_SEX")
    [extended] = benefit.when(asked, by=HE).decided()
    assert (extended.until, extended.terms.granted, remaining(extended.terms)) == ("2025-07", 6, 4)
    assert [is_open(extended.terms, month) for month in ("2025-07", "2025-08")] == [True, False]
    august = ConfirmUnemploymentMonth(
        on=date(2025, 8, 9), benefit="b", month="2025-08", seeking=JobSeeking.IN_TRAINING
    )
    benefit.given(extended).when(august, by=HE).refused("UNEMPLOYMENT_TERM_OVER")
    [denied] = benefit.given(extended).when(asked, by=HE).decided()
    assert [one.code for one in denied.decision.reasons] == ["MONTHS_SUFFICE"]
