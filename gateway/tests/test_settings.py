"""Settings come from the environment, and a platform that could not serve does not start."""

from pathlib import Path

import pytest

from gateway.settings import CannotStart, Settings

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
