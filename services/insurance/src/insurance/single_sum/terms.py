"""Sums that are owed once: what they are for, and the month in which one falls due."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from insurance.pension.due import NOTHING, Parts
from jinbao.calendar import Month
from jinbao.money import Fen

NEVER: Month = "9999-12"
"""Of a sum that nobody has ordered to be paid."""


class SumPurpose(StrEnum):
    """What a single sum is for (一次性款项用途)."""

    REFUND = "REFUND"
    INHERITANCE = "INHERITANCE"
    LIVING_GRANT = "LIVING_GRANT"


class Once(Struct, frozen=True):
    """Due in one month and in no other; the whole of it stands where a base pension does."""

    payable_from: Month
    amount: Fen

    def due(self, month: Month, died_on: date | None = None) -> Parts:  # noqa: ARG002 - as every benefit is asked
        return Parts(self.amount) if month == self.payable_from else NOTHING
