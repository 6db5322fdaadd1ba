"""The coded words of a mediation: where it stands, who mediates, and why it came to nothing."""

from enum import StrEnum


class MediationStage(StrEnum):
    """Where a mediation stands (调解状态).

    REQUESTED 已申请, NOT_ACCEPTED 不予受理, ACCEPTED 已受理, MEDIATING 调解中, AGREEMENT_REACHED 达成协议,
    PERFORMED 已履行, BREACHED 未履行, FAILED 调解不成, TIMED_OUT 期满未达成协议, WITHDRAWN 已撤回.
    """

    REQUESTED = "REQUESTED"
    NOT_ACCEPTED = "NOT_ACCEPTED"
    ACCEPTED = "ACCEPTED"
    MEDIATING = "MEDIATING"
    AGREEMENT_REACHED = "AGREEMENT_REACHED"
    PERFORMED = "PERFORMED"
    BREACHED = "BREACHED"
    FAILED = "FAILED"
    TIMED_OUT = "TIMED_OUT"
    WITHDRAWN = "WITHDRAWN"


class MediationBody(StrEnum):
    """Who mediates (调解组织).

    ENTERPRISE_COMMITTEE 企业劳动争议调解委员会, PEOPLES_COMMITTEE 基层人民调解组织,
    TOWNSHIP 乡镇、街道调解组织.
    """

    ENTERPRISE_COMMITTEE = "ENTERPRISE_COMMITTEE"
    PEOPLES_COMMITTEE = "PEOPLES_COMMITTEE"
    TOWNSHIP = "TOWNSHIP"


class NotMediatedGround(StrEnum):
    """Why a request is not accepted (不予受理原因).

    NO_LABOUR_DISPUTE 不属于劳动争议, BEFORE_ANOTHER_BODY 已由仲裁或诉讼处理,
    OTHER_SIDE_DECLINES 对方不同意调解, OTHER_PLACE 不属于本地.
    """

    NO_LABOUR_DISPUTE = "NO_LABOUR_DISPUTE"
    BEFORE_ANOTHER_BODY = "BEFORE_ANOTHER_BODY"
    OTHER_SIDE_DECLINES = "OTHER_SIDE_DECLINES"
    OTHER_PLACE = "OTHER_PLACE"


class FailureGround(StrEnum):
    """Why no agreement was reached (调解不成原因).

    NO_AGREEMENT 双方不能达成一致, SIDE_ABSENT 一方不到场, SIDE_BREAKS_OFF 一方终止调解.
    """

    NO_AGREEMENT = "NO_AGREEMENT"
    SIDE_ABSENT = "SIDE_ABSENT"
    SIDE_BREAKS_OFF = "SIDE_BREAKS_OFF"
