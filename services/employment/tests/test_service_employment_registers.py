"""Registers can be folded again from nothing, and look-ups cost the same for one as for many."""

from collections.abc import Callable
from typing import Any

from employment_county import County
from working_lives import everything_happens

from employment.certificate.procedure import SLICE as CERTIFICATE
from employment.certificate.register import CERTIFICATES, NOTES, PRINTS
from employment.contract import (
    EmployeesOf,
    EmploymentsOf,
    FindEmployments,
    FindUnemployment,
    UnemploymentsOf,
)
from employment.employment.procedure import SLICE as EMPLOYMENT
from employment.employment.register import EMPLOYMENTS
from employment.unemployment.procedure import SLICE as UNEMPLOYMENT
from employment.unemployment.register import OFFERS, UNEMPLOYMENTS

OWN = (CERTIFICATES, PRINTS, NOTES, EMPLOYMENTS, UNEMPLOYMENTS, OFFERS)
ASKED: dict[str, Callable[[str], Any]] = {
    "employment_by_id": str,
    "employments_of": lambda key: EmploymentsOf(person=key),
    "employees_of": lambda key: EmployeesOf(employer=key),
    "employment_clocks": str,
    "employment_history": str,
    "employment_actions": str,
    "employment_decisions": str,
    "unemployment_by_id": str,
    "unemployments_of": lambda key: UnemploymentsOf(person=key),
    "offers_of": str,
    "cancellation_proposals": str,
    "unemployment_decisions": str,
    "unemployment_history": str,
    "unemployment_actions": str,
    "certificate_by_person": str,
    "notes_of": str,
    "certificate_history": str,
    "certificate_actions": str,
    "decision_by_event": str,
    "verification_by_case": str,
}
PAGES: dict[str, Callable[..., Any]] = {
    "find_employments": FindEmployments,
    "find_unemployment": FindUnemployment,
}
MOST = 18


def test_every_register_is_rebuilt_from_nothing_and_a_hundred_keys_cost_no_more_than_twenty(
    county: County,
) -> None:
    everything_happens(county)
    assert all(county.rows(table) for table in OWN)
    assert not any(county.differing(OWN).values())

    there = [row.id for table in (EMPLOYMENTS, UNEMPLOYMENTS) for row in county.rows(table)]
    keys = ["luo", "mei", *there, *(f"nobody-{number}" for number in range(100))][:100]
    for look_up, question in ASKED.items():
        assert statements(county, look_up, question, keys[:20]) == statements(county, look_up, question, keys)
    for look_up, page in PAGES.items():
        assert statements(county, look_up, page, [20]) == statements(county, look_up, page, [100])


def statements(county: County, look_up: str, question: Callable[..., Any], keys: list[Any]) -> int:
    asked = [question(first=key) if look_up in PAGES else question(key) for key in keys]
    run = county.cost(look_up, asked, "hu")
    assert 0 < run <= MOST, look_up
    return run


def test_every_look_up_of_these_slices_is_measured() -> None:
    assert {*ASKED, *PAGES} == {*CERTIFICATE.look_ups, *EMPLOYMENT.look_ups, *UNEMPLOYMENT.look_ups}
