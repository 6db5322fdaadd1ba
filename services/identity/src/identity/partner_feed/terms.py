"""The words of partners' feeds."""

from enum import StrEnum


class RowOutcome(StrEnum):
    """What became of a row of a feed (办理结果)."""

    RECORDED = "RECORDED"
    ALREADY_KNOWN = "ALREADY_KNOWN"
    NO_SUCH_PERSON = "NO_SUCH_PERSON"
    TO_DECIDE = "TO_DECIDE"
    NOT_THEM = "NOT_THEM"
    REFUSED = "REFUSED"
