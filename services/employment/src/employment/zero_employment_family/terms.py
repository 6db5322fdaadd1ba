"""The coded words of a zero-employment family: who does not count, how it stands, why the promise ends."""

from enum import StrEnum
from typing import Annotated

from msgspec import Struct

from jinbao.commands import id_of, says


class Exclusion(StrEnum):
    """Why a member of working age does not count (不计入情形)."""

    STUDENT = "AT_SCHOOL"
    UNABLE = "UNABLE_TO_WORK_AT_ALL"
    SOLDIER = "IN_THE_ARMY"
    PRISONER = "IN_PRISON"


class FamilyStage(StrEnum):
    """Where a zero-employment family stands (零就业家庭状态)."""

    APPLIED = "FAMILY_APPLIED"
    CHECKED = "FAMILY_CHECKED"
    CONFIRMED = "FAMILY_CONFIRMED"
    JOB_PROVIDED = "JOB_PROVIDED"
    STABLE = "FAMILY_STABLE"
    REFUSED = "FAMILY_REFUSED"
    ENDED = "FAMILY_ENDED"
    WITHDRAWN = "WITHDRAWN"


class PromiseEnd(StrEnum):
    """Why the office owes the family no job any more (终止援助情形)."""

    OFFERS_REFUSED = "THREE_OFFERS_REFUSED"
    MOVED_AWAY = "MOVED_AWAY"
    NO_MEMBER_ABLE = "NO_MEMBER_ABLE"


class Excluded(Struct, frozen=True):
    """A member who does not count, and why."""

    person: Annotated[str, id_of("Person", "Who (家庭成员).")]
    why: Annotated[Exclusion, says("Why (不计入情形).")]
