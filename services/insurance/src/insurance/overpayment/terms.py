"""The coded words of an overpayment: how it stands, what was replied, why it was, how it comes back."""

from enum import StrEnum


class OverpaymentStage(StrEnum):
    """Where an overpayment stands (多领处理状态)."""

    FOUND = "FOUND"
    NOTICE_SERVED = "NOTICE_SERVED"
    REPLIED = "REPLIED"
    DECIDED = "DECIDED"
    DECISION_SERVED = "DECISION_SERVED"
    SETTLED = "SETTLED"
    AT_COURT = "AT_COURT"
    CANCELLED = "CANCELLED"
    GONE = "GONE"


class ReplyContent(StrEnum):
    """What is said to the notice of a finding (申辩内容)."""

    AGREES = "AGREES"
    DISPUTES_FACTS = "DISPUTES_FACTS"
    DISPUTES_AMOUNT = "DISPUTES_AMOUNT"
    CANNOT_PAY = "CANNOT_PAY"


class RecoveryCause(StrEnum):
    """Why too much was paid (多领原因)."""

    AGENCY_ERROR = "AGENCY_ERROR"
    PERSON_ERROR = "PERSON_ERROR"
    FRAUD = "FRAUD"


class SetOffAgainst(StrEnum):
    """From what a debt is taken (抵扣来源)."""

    BENEFIT = "BENEFIT"
    ACCOUNT = "ACCOUNT"


class ReturnWay(StrEnum):
    """How money came back (退回方式)."""

    PAID_BACK = "PAID_BACK"
    SET_OFF_BENEFIT = "SET_OFF_BENEFIT"
    SET_OFF_ACCOUNT = "SET_OFF_ACCOUNT"
