"""The coded words of recognition as a person in difficulty: which categories, how it stands, why it ends."""

from enum import StrEnum


class DifficultyCategory(StrEnum):
    """Why somebody is hard to employ (就业困难人员类别); the place says which of them count."""

    AGE_4050 = "AGE_4050"
    DISABLED = "DISABLED_PERSON"
    LOW_INCOME = "LOW_INCOME_HOUSEHOLD"
    LONG_TERM = "LONG_TERM_UNEMPLOYED"
    LAND_LOST = "LAND_LOST_FARMER"
    ZERO_FAMILY = "ZERO_EMPLOYMENT_FAMILY_MEMBER"
    POOR_GRADUATE = "POOR_GRADUATE"


class DifficultyStage(StrEnum):
    """Where a recognition stands (就业困难认定状态)."""

    APPLIED = "DIFFICULTY_APPLIED"
    CHECKED = "DIFFICULTY_CHECKED"
    PUBLIC = "DIFFICULTY_PUBLIC"
    RECOGNISED = "DIFFICULTY_RECOGNISED"
    REFUSED = "DIFFICULTY_REFUSED"
    ENDED = "DIFFICULTY_ENDED"
    REVOKED = "DIFFICULTY_REVOKED"
    WITHDRAWN = "WITHDRAWN"


class DifficultyEnd(StrEnum):
    """Why a recognition ends (退出情形)."""

    STABLE_WORK = "STABLE_WORK"
    NO_LONGER_MEETS = "NO_LONGER_MEETS"
    RETIRED = "RETIRED"
    MOVED_AWAY = "MOVED_AWAY"
    DIED = "DIED"
