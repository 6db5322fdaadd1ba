"""Settings come from the environment, and a platform that could not serve does not start."""

from datetime import date
from pathlib import Path

import pytest

from gateway.house import opened
from gateway.settings import CannotStart, Settings
from jinbao.calendar import CityTable, after_working_days
from jinbao.decider import Refused

PROVIDER = {
    "JINBAO_OIDC_ISSUER": "https://id.example",
    "JINBAO_OIDC_AUDIENCE": "jinbao",
    "JINBAO_OIDC_KEYS": "https://id.example/jwks",
}


def test_without_a_word_everything_is_in_one_folder() -> None:
    settings = Settings.from_environment({})
    assert settings == Settings()
    assert settings.database("insurance") == "sqlite:///var/insurance.db"


def test_each_is_read_from_the_variable_of_its_name() -> None:
    settings = Settings.from_environment(
        {
            "JINBAO_VAR": "/srv/jinbao",
            "JINBAO_PORT": "9000",
            "JINBAO_ORIGINS": "https://console.example, https://map.example",
            "JINBAO_IDENTITY_DATABASE": "postgresql+psycopg://db/identity",
            "JINBAO_DRAIN": "2.5",
        }
    )
    assert (settings.var, settings.port, settings.drain) == (Path("/srv/jinbao"), 9000, 2.5)
    assert settings.pages_elsewhere == ("https://console.example", "https://map.example")
    assert settings.database("identity") == "postgresql+psycopg://db/identity"


@pytest.mark.parametrize(
    "environment",
    [
        {"JINBAO_PORT": "eighty"},
        {"JINBAO_ENVIRONMENT": "staging"},
        {"JINBAO_ENVIRONMENT": "production"},
        {"JINBAO_ENVIRONMENT": "production", **PROVIDER, "JINBAO_OIDC_KEYS": ""},
    ],
)
def test_what_cannot_be_is_said_at_once(environment: dict[str, str]) -> None:
    with pytest.raises(CannotStart):
        Settings.from_environment(environment)


def test_production_needs_a_provider_and_has_no_personas() -> None:
    assert Settings.from_environment({"JINBAO_ENVIRONMENT": "production", **PROVIDER}).production


def test_the_city_tells_its_own_days(tmp_path: Path) -> None:
    file = tmp_path / "2098.toml"
    file.write_text("years = [2098]\nrested = [2098-01-01]\nworked = [2098-01-04]\n")
    table = Settings(calendar=file).city_table()
    assert table == CityTable(frozenset({date(2098, 1, 4)}), frozenset({date(2098, 1, 1)}), frozenset({2098}))
    assert Settings().city_table() == CityTable()


@pytest.mark.parametrize("said", ["years = 2098", "worked = [2098-01-01]\nrested = [2098-01-01]", "rested ="])
def test_a_calendar_that_cannot_be_read_is_said_at_once(tmp_path: Path, said: str) -> None:
    file = tmp_path / "city.toml"
    file.write_text(said)
    with pytest.raises(CannotStart, match="JINBAO_CALENDAR"):
        Settings(calendar=file).city_table()


def test_a_calendar_that_is_not_there_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match="JINBAO_CALENDAR"):
        Settings(calendar=tmp_path / "none.toml").city_table()


def test_limits_of_a_platform_are_counted_by_the_days_of_its_city(tmp_path: Path) -> None:
    file = tmp_path / "2098.toml"
    file.write_text("years = [2098]\nrested = [2098-01-02]\n")
    with opened(Settings(var=tmp_path, calendar=file)):
        assert after_working_days(date(2098, 1, 1), 1) == date(2098, 1, 3)
    with opened(Settings(var=tmp_path)), pytest.raises(Refused):
        after_working_days(date(2098, 1, 1), 1)
