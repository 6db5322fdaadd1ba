"""How somebody lets another act for them before the office (代办授权)."""

from enum import StrEnum


class Consent(StrEnum):
    """How somebody let another act for them (代办授权)."""

    SIGNED_FORM = "SIGNED_FORM"
    WRITTEN = "WRITTEN"
    RECORDED = "RECORDED"
