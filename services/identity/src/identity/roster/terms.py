"""The words of undoing a roster."""

from enum import StrEnum


class UndoGround(StrEnum):
    """Why a whole roster is taken back (撤销理由)."""

    WRONG_FILE = "WRONG_FILE"
    ENTERED_TWICE = "ENTERED_TWICE"
    FORMS_TAKEN_BACK = "FORMS_TAKEN_BACK"


class UndoConsent(StrEnum):
    """How those on the roster let the office take their enrolments back (代办授权)."""

    SIGNED_FORM = "SIGNED_FORM"
    WRITTEN = "WRITTEN"
    RECORDED = "RECORDED"


class UndoOutcome(StrEnum):
    """What became of a row when its roster was undone (撤销结果)."""

    UNDONE = "UNDONE"
    NOT_UNDONE = "NOT_UNDONE"
    OF_ANOTHER_FILE = "OF_ANOTHER_FILE"
