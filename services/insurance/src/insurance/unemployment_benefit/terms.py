"""The coded words of unemployment benefit: what is claimed, how a claim and a benefit stand, why it stops."""

from enum import StrEnum


class UnemploymentClaimKind(StrEnum):
    """What is claimed (申领种类)."""

    BENEFIT = "BENEFIT"
    LIVING_GRANT = "LIVING_GRANT"


class UnemploymentClaimStage(StrEnum):
    """Where a claim stands (申领办理状态)."""

    FILED = "FILED"
    TO_COMPLETE = "TO_COMPLETE"
    NOT_ACCEPTED = "NOT_ACCEPTED"
    ACCEPTED = "ACCEPTED"
    REVIEWED = "REVIEWED"
    RECHECKED = "RECHECKED"
    GRANTED = "GRANTED"
    DENIED = "DENIED"
    PAID = "PAID"
    WITHDRAWN = "WITHDRAWN"


class UnemploymentBenefitStatus(StrEnum):
    """How a benefit stands (失业保险金发放状态)."""

    IN_PAYMENT = "IN_PAYMENT"
    STOPPED = "STOPPED"
    CARRIED_OVER = "CARRIED_OVER"
    REVOKED = "REVOKED"


class UnemploymentStopGround(StrEnum):
    """Why a benefit stops (停发理由)."""

    REEMPLOYED = "REEMPLOYED"
    MILITARY_SERVICE = "MILITARY_SERVICE"
    EMIGRATED = "EMIGRATED"
    DRAWS_PENSION = "DRAWS_PENSION"
    REFUSED_WORK = "REFUSED_WORK"
    IMPRISONED = "IMPRISONED"
    DECEASED = "DECEASED"


class UnemploymentRevocationGround(StrEnum):
    """Why a grant is revoked (撤销决定理由)."""

    FALSE_PAPERS = "FALSE_PAPERS"
    FALSE_IDENTITY = "FALSE_IDENTITY"
    FACTS_HIDDEN = "FACTS_HIDDEN"


class UnemploymentDecisionKind(StrEnum):
    """What was decided about a benefit since its grant (失业保险金决定种类)."""

    MONTH = "MONTH"
    STOP = "STOP"
    RESUMPTION = "RESUMPTION"
    EXTENSION = "EXTENSION"
    REVOCATION = "REVOCATION"
    ANNULMENT = "ANNULMENT"


class RetirementGroup(StrEnum):
    """By whose legal age somebody retires (退休年龄类别): men, or women of whom there are two groups."""

    MAN = "MAN"
    WOMAN_55 = "WOMAN_55"
    WOMAN_50 = "WOMAN_50"


class JobSeeking(StrEnum):
    """What the unemployed say they did to find work in a month (求职情况)."""

    APPLIED_FOR_WORK = "APPLIED_FOR_WORK"
    IN_TRAINING = "IN_TRAINING"
    TAKEN_COUNSEL = "TAKEN_COUNSEL"
    NOT_ABLE = "NOT_ABLE"
