"""The coded words of a pension in payment: how it stands, and why it is suspended or stopped."""

from enum import StrEnum


class PensionStatus(StrEnum):
    """How a pension stands (发放状态)."""

    IN_PAYMENT = "IN_PAYMENT"
    SUSPENDED = "SUSPENDED"
    STOPPED = "STOPPED"


class SuspensionGround(StrEnum):
    """Why nothing is paid for the time being (暂停理由)."""

    NOT_CERTIFIED = "NOT_CERTIFIED"
    DEATH_REPORTED = "DEATH_REPORTED"
    MISSING = "MISSING"
    IMPRISONED = "IMPRISONED"


class StopGround(StrEnum):
    """Why a pension ends (终止理由)."""

    DEATH = "DEATH"
    OTHER_LOSS = "OTHER_LOSS"
