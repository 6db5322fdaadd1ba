"""The coded words of an inheritance: what is inherited, and how it stands."""

from enum import StrEnum


class EstateKind(StrEnum):
    """Of which insurance it is (继承种类): RURAL_PENSION 养老保险, UNEMPLOYMENT 失业保险."""

    RURAL_PENSION = "RURAL_PENSION"
    UNEMPLOYMENT = "UNEMPLOYMENT"


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
