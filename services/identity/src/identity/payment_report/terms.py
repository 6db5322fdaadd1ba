"""The words of reported payments."""

from enum import StrEnum


class PaidInsurance(StrEnum):
    """For which insurance of employees (险种)."""

    UNEMPLOYMENT = "UNEMPLOYMENT"
    PENSION = "PENSION"
