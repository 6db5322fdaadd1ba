"""The coded words of case numbers."""

from enum import StrEnum


class CaseSeries(StrEnum):
    """Which cases are numbered together (案号类别).

    ARBITRATION 劳人仲案, MEDIATION 劳调字, COLLECTIVE_CONTRACT 集体合同登记.
    """

    ARBITRATION = "ARBITRATION"
    MEDIATION = "MEDIATION"
    COLLECTIVE_CONTRACT = "COLLECTIVE_CONTRACT"


class NumberCancellation(StrEnum):
    """Why a number was cancelled (作废原因): FILED_TWICE 重复立案, FILED_IN_ERROR 误立案."""

    FILED_TWICE = "FILED_TWICE"
    FILED_IN_ERROR = "FILED_IN_ERROR"
