"""A persona: someone of the demo city in whose name a token can be had without a password."""

from msgspec import Struct


class Persona(Struct, frozen=True):
    key: str
    title_zh: str
    title_en: str
    person: str
    office: str | None = None
    on_behalf_of: str | None = None
