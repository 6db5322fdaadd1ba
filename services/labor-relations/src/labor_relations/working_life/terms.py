"""The coded words of what is known of somebody's work."""

from enum import StrEnum


class WorkFactKind(StrEnum):
    """What was told (事实类别).

    HIRED 就业登记, ENDED 终止登记, CORRECTED 更正登记, ANNULLED 撤销登记, INSURED 参保, INSURANCE_ENDED 停保,
    INSURANCE_TAKEN_BACK 撤销参保, MONTH_PAID 月份已缴, MONTH_UNPAID 月份撤销.
    """

    HIRED = "HIRE_REGISTERED"
    ENDED = "END_REGISTERED"
    CORRECTED = "REGISTRATION_CORRECTED"
    ANNULLED = "REGISTRATION_ANNULLED"
    INSURED = "INSURED"
    INSURANCE_ENDED = "INSURANCE_ENDED"
    INSURANCE_TAKEN_BACK = "INSURANCE_TAKEN_BACK"
    MONTH_PAID = "MONTH_PAID"
    MONTH_UNPAID = "MONTH_UNPAID"


class Basis(StrEnum):
    """By what a fact is said to have been known on a day (知悉依据).

    RECORDED 系统记录时间, which can be proved; RECEIVED 收件日期, the day on which a paper is said to be in.
    """

    RECORDED = "BY_RECORD"
    RECEIVED = "BY_RECEIPT"
