"""The words of entitlements."""

from enum import StrEnum


class EntitlementKind(StrEnum):
    """On which list of another department somebody is (身份类别)."""

    LOW_INCOME = "LOW_INCOME"
    SEVERELY_DISABLED = "SEVERELY_DISABLED"
