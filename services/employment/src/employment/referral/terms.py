"""The coded words of a referral: how far it has come, and what came of it."""

from enum import StrEnum


class ReferralStage(StrEnum):
    """Where a referral stands (推荐状态); HIRED counts only once the registration confirms it."""

    RECOMMENDED = "RECOMMENDED"
    INTERVIEWED = "INTERVIEWED"
    HIRED = "REFERRAL_HIRED"
    CONFIRMED = "REFERRAL_CONFIRMED"
    REJECTED = "REFERRAL_REJECTED"
    NO_SHOW = "REFERRAL_NO_SHOW"
    DECLINED = "DECLINED"


class ReferralOutcome(StrEnum):
    """What came of a referral, as it is told (推荐结果)."""

    HIRED = "REFERRAL_HIRED"
    REJECTED = "REFERRAL_REJECTED"
    NO_SHOW = "REFERRAL_NO_SHOW"
    DECLINED = "DECLINED"
