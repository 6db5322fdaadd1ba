"""The settings of a platform, as its environment names them."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, Self

import msgspec
from msgspec import Struct
from msgspec.structs import fields

from jinbao.calendar import CityTable

PREFIX = "JINBAO_"
SERVICES = ("identity", "insurance", "employment", "labor-relations")
WITH_CASES = ("insurance", "employment", "labor-relations")

MISSING_PROVIDER = (
    "In production the tokens come from your own OIDC provider: set JINBAO_OIDC_ISSUER, JINBAO_OIDC_AUDIENCE "
    "and JINBAO_OIDC_KEYS (the address of its key set)."
)


class CannotStart(Exception):
    """What an operator can mend; says how."""


class Settings(Struct, frozen=True, kw_only=True):
    """Each is read from the variable of its name: ``port`` from JINBAO_PORT.

    ``drain`` is for how many seconds a platform that is about to end still takes requests, so that whoever
    spreads them over several can look elsewhere first. ``calendar`` is a file of the city's own days: lists
    ``worked``, ``rested`` and, for years that the calendar library does not know yet, ``years``.
    """

    var: Path = Path("var")
    host: str = "127.0.0.1"
    port: int = 8080
    environment: Literal["development", "production"] = "development"
    origins: str = ""
    identity_database: str | None = None
    insurance_database: str | None = None
    employment_database: str | None = None
    labor_relations_database: str | None = None
    oidc_issuer: str | None = None
    oidc_audience: str | None = None
    oidc_keys: str | None = None
    drain: float = 0.0
    graceful: float = 10.0
    calendar: Path | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """Raises CannotStart."""
        named = {one.name: PREFIX + one.name.upper() for one in fields(cls)}
        said = {name: environment[variable] for name, variable in named.items() if environment.get(variable)}
        try:
            settings = msgspec.convert(said, cls, strict=False, dec_hook=_path)
        except msgspec.ValidationError as fault:
            raise CannotStart(f"{PREFIX}…: {fault}") from None
        if settings.production and not settings.has_provider:
            raise CannotStart(MISSING_PROVIDER)
        return settings

    @property
    def production(self) -> bool:
        return self.environment == "production"

    @property
    def has_provider(self) -> bool:
        return bool(self.oidc_issuer and self.oidc_audience and self.oidc_keys)

    @property
    def pages_elsewhere(self) -> tuple[str, ...]:
        """The origins of web pages that may ask, separated by commas in the variable."""
        return tuple(filter(None, (one.strip() for one in self.origins.split(","))))

    def city_table(self) -> CityTable:
        """The days of the city's own, none without a file. Raises CannotStart."""
        if self.calendar is None:
            return CityTable()
        try:
            return msgspec.toml.decode(self.calendar.read_bytes(), type=CityTable)
        except (OSError, msgspec.DecodeError) as fault:
            raise CannotStart(f"{PREFIX}CALENDAR, {self.calendar}: {fault}") from None

    def database(self, service: str) -> str:
        """Where a service keeps its ledger and registers: a file of its own, unless told otherwise."""
        named: str | None = getattr(self, f"{package_of(service)}_database")
        return named or f"sqlite:///{self.var / service}.db"


def package_of(service: str) -> str:
    """The Python package of a service."""
    return service.replace("-", "_")


def _path(kind: type, value: Any) -> Any:
    return kind(value)
