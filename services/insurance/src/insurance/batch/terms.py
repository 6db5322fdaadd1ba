"""The coded words of a batch: what one act can do for a whole village."""

from enum import StrEnum


class BatchAct(StrEnum):
    """What was done in one act for many (批量事项)."""

    SUBMISSIONS = "SUBMISSIONS"
    FIRST_REVIEWS = "FIRST_REVIEWS"
    CONFIRMATIONS = "CONFIRMATIONS"
    CONTRIBUTIONS = "CONTRIBUTIONS"
    INTERESTS = "INTERESTS"
    CERTIFICATIONS = "CERTIFICATIONS"
    SUSPENSIONS = "SUSPENSIONS"


OF_PENSIONS = (BatchAct.CERTIFICATIONS, BatchAct.SUSPENSIONS)
"""What is done about pensions; all else is about enrolments."""


class BatchOutcome(StrEnum):
    """What became of a case in a batch (办理结果)."""

    DONE = "DONE"
    REFUSED = "REFUSED"
