"""The coded words of a payment run: how far it is, how each line stands, what the bank says, and why."""

from enum import StrEnum


class PaidBenefit(StrEnum):
    """What a run pays: RURAL_PENSION 养老待遇, UNEMPLOYMENT 失业保险金, SINGLE_SUM 一次性款项."""

    RURAL_PENSION = "RURAL_PENSION"
    UNEMPLOYMENT = "UNEMPLOYMENT"
    SINGLE_SUM = "SINGLE_SUM"


class RunStage(StrEnum):
    """How far a payment run is (发放批次状态)."""

    PREPARING = "PREPARING"
    PREPARED = "PREPARED"
    RELEASED = "RELEASED"
    CANCELLED = "CANCELLED"


class LineState(StrEnum):
    """How one line of a run stands, whatever the others do (发放明细状态)."""

    LISTED = "LISTED"
    WITHHELD = "WITHHELD"
    SENT = "SENT"
    PAID = "PAID"
    BOUNCED = "BOUNCED"
    CANCELLED = "CANCELLED"


RECOVERED = "RECOVERED"
"""How a month stands of which something came back by a decision (已追回): it has less than nothing."""


class BankAnswer(StrEnum):
    """What became of a sent line (银行回盘结果); one without an account never reaches the bank."""

    CREDITED = "CREDITED"
    NO_ACCOUNT = "NO_ACCOUNT"
    ACCOUNT_CLOSED = "ACCOUNT_CLOSED"
    ACCOUNT_UNKNOWN = "ACCOUNT_UNKNOWN"
    ACCOUNT_FROZEN = "ACCOUNT_FROZEN"
    NAME_DIFFERS = "NAME_DIFFERS"
    BANK_OTHER = "BANK_OTHER"


class WithholdingGround(StrEnum):
    """Why a listed line stays behind at the release (扣留理由)."""

    DECEASED = "DECEASED"
    DEATH_REPORTED = "DEATH_REPORTED"
    NOT_DUE = "NOT_DUE"


class CancellationGround(StrEnum):
    """Why a run is cancelled before its release (撤销批次理由)."""

    WRONG_MONTH = "WRONG_MONTH"
    FACTS_MISSING = "FACTS_MISSING"
    FUNDS_NOT_READY = "FUNDS_NOT_READY"
