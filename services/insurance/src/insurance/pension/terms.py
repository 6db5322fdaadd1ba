"""The coded words of a pension in payment: how it stands, why it ends, what is decided about it."""

from enum import StrEnum


class PensionStatus(StrEnum):
    """How a pension stands (发放状态)."""

    IN_PAYMENT = "IN_PAYMENT"
    SUSPENDED = "SUSPENDED"
    STOPPED = "STOPPED"
    LAPSED = "LAPSED"
    REVOKED = "REVOKED"


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


class RevocationGround(StrEnum):
    """Why a grant is revoked (撤销决定理由)."""

    FALSE_PAPERS = "FALSE_PAPERS"
    FALSE_IDENTITY = "FALSE_IDENTITY"
    FACTS_HIDDEN = "FACTS_HIDDEN"
    DRAWN_TWICE = "DRAWN_TWICE"


class AnnulmentGround(StrEnum):
    """Why a revocation is taken back (撤回撤销决定理由)."""

    APPEAL_UPHELD = "APPEAL_UPHELD"
    COURT_RULING = "COURT_RULING"
    OFFICE_ERROR = "OFFICE_ERROR"


class PensionDecisionKind(StrEnum):
    """What was decided about a pension in payment (待遇决定种类)."""

    RAISE = "RAISE"
    SUSPENSION = "SUSPENSION"
    RESUMPTION = "RESUMPTION"
    STOP = "STOP"
    REINSTATEMENT = "REINSTATEMENT"
    RECALCULATION = "RECALCULATION"
    REVOCATION = "REVOCATION"
    ANNULMENT = "ANNULMENT"
