"""The words of reported payments."""

from enum import StrEnum


class ReportedStage(StrEnum):
    """How a reported payment stands (到账信息状态)."""

    WAITING = "PAYMENT_WAITING"
    BOOKED = "PAYMENT_BOOKED"
    SET_ASIDE = "PAYMENT_SET_ASIDE"
    TAKEN_BACK = "PAYMENT_TAKEN_BACK"
    TO_REVERSE = "BOOKING_TO_TAKE_BACK"


class SetAsideGround(StrEnum):
    """Why a reported payment is not booked (不入账原因)."""

    GIVEN_BACK = "GIVEN_BACK"
    OTHER_PLACE = "OF_ANOTHER_PLACE"
    BOOKED_BEFORE = "BOOKED_BEFORE"
