"""The coded words of an inheritance: how it stands."""

from enum import StrEnum


class InheritanceStage(StrEnum):
    """Where an inheritance stands (继承状态)."""

    APPLIED = "APPLIED"
    TO_COMPLETE = "TO_COMPLETE"
    ACCEPTED = "ACCEPTED"
    REVIEWED = "REVIEWED"
    RECHECKED = "RECHECKED"
    GRANTED = "GRANTED"
    DENIED = "DENIED"
    PAID_OUT = "PAID_OUT"
    RETURNED = "RETURNED"
    NOT_ACCEPTED = "NOT_ACCEPTED"
    WITHDRAWN = "WITHDRAWN"
    REVOKED = "REVOKED"
