"""The coded words of a payment run: how far it is, how each line stands, what the bank says."""

from enum import StrEnum


class RunStage(StrEnum):
    """How far a payment run is (发放批次状态)."""

    PREPARING = "PREPARING"
    PREPARED = "PREPARED"
    RELEASED = "RELEASED"


class LineState(StrEnum):
    """How one line of a run stands, whatever the others do (发放明细状态)."""

    LISTED = "LISTED"
    WITHHELD = "WITHHELD"
    SENT = "SENT"
    PAID = "PAID"
    BOUNCED = "BOUNCED"


class BankAnswer(StrEnum):
    """What the bank's return file says of a line (银行回盘结果)."""

    CREDITED = "CREDITED"
    ACCOUNT_CLOSED = "ACCOUNT_CLOSED"
    ACCOUNT_UNKNOWN = "ACCOUNT_UNKNOWN"
    NAME_DIFFERS = "NAME_DIFFERS"
    BANK_OTHER = "BANK_OTHER"
