"""The coded words of vocational guidance: what came of a talk, and what is to follow by when."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from employment.contact.terms import ServiceTopic
from jinbao.commands import says


class GuidanceOutcome(StrEnum):
    """What came of a talk (指导结果)."""

    ADVICE_GIVEN = "ADVICE_GIVEN"
    PLAN_MADE = "PLAN_MADE"
    SENT_TO_EXCHANGE = "SENT_TO_EXCHANGE"
    SENT_TO_TRAINING = "SENT_TO_TRAINING"
    UNDECIDED = "UNDECIDED"


class FollowUp(StrEnum):
    """What is to follow (后续安排)."""

    TALK_AGAIN = "TALK_AGAIN"
    CALL_BACK = "CALL_BACK"
    VISIT = "VISIT_AT_HOME"
    VACANCIES = "LOOK_AT_VACANCIES"
    TRAINING = "BEGIN_TRAINING"


class FollowUpEnd(StrEnum):
    """What became of what was to follow (后续落实情况)."""

    DONE = "FOLLOW_UP_DONE"
    MISSED = "FOLLOW_UP_MISSED"
    NOT_NEEDED = "FOLLOW_UP_NOT_NEEDED"


class GuidanceStage(StrEnum):
    """Whether guidance counts, and something is still to follow (指导状态)."""

    TO_FOLLOW_UP = "GUIDANCE_TO_FOLLOW_UP"
    CLOSED = "GUIDANCE_CLOSED"
    ANNULLED = "GUIDANCE_ANNULLED"


class GuidanceNextStep(Struct, frozen=True):
    """What adviser and person agreed on, and for which day (下一步)."""

    what: Annotated[FollowUp, says("What is to follow (后续安排).")]
    by: Annotated[date, says("On which day (约定日期).")]


class GuidanceTalk(Struct, frozen=True):
    """What a talk was about, how long it took, and what came of it (指导情况)."""

    topic: Annotated[ServiceTopic, says("About what (主题).")]
    minutes: Annotated[int, Meta(description="How long it took, in minutes (时长，分钟).", ge=1, le=480)]
    outcome: Annotated[GuidanceOutcome, says("What came of it (指导结果).")]
    next_step: Annotated[GuidanceNextStep | None, says("What is to follow (下一步).")] = None
