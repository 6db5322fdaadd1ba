"""Contributions of employees as the service handles them: bills, months that count, fees, corrections."""

from contributing import every_way_of_contributing
from pilot_county import PilotCounty


def test_everything(county: PilotCounty) -> None:
    every_way_of_contributing(county)
