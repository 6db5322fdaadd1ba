"""The coded words of the labour-resource register: what somebody does, who says so, why they left."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from employment.vacancy.terms import OccupationClass, SkillLevel
from jinbao.commands import fen, id_of, says
from jinbao.money import Fen


class LabourState(StrEnum):
    """What somebody of working age does (劳动力状态).

    EMPLOYED 单位就业, SELF_EMPLOYED 个体经营、自主创业, FLEXIBLE 灵活就业, MIGRANT_OUT 外出务工,
    FARMING 务农, UNEMPLOYED_REG 登记失业, JOBLESS_NOT_REG 未登记无业, STUDENT 在校, UNABLE 丧失劳动能力,
    NOT_WILLING 无就业意愿.
    """

    EMPLOYED = "EMPLOYED"
    SELF_EMPLOYED = "SELF_EMPLOYED"
    FLEXIBLE = "FLEXIBLE"
    MIGRANT_OUT = "MIGRANT_OUT"
    FARMING = "FARMING"
    UNEMPLOYED_REG = "UNEMPLOYED_REG"
    JOBLESS_NOT_REG = "JOBLESS_NOT_REG"
    STUDENT = "AT_SCHOOL"
    UNABLE = "CANNOT_WORK"
    NOT_WILLING = "NOT_WILLING"


class HowTold(StrEnum):
    """How the office came to be told (采集方式): VISIT 走访, TELEPHONE 电话, SELF 本人申报."""

    VISIT = "VISIT"
    TELEPHONE = "TELEPHONE"
    SELF = "SELF_DECLARED"


class LabourSource(StrEnum):
    """Who says what somebody does (信息来源).

    VISIT 走访, TELEPHONE 电话, SELF 本人申报, EMPLOYER_FILING 用人单位申报, INSURANCE_RECORD 社保记录,
    REGISTRATION 就业失业登记, CHECKED 核查认定.
    """

    VISIT = "VISIT"
    TELEPHONE = "TELEPHONE"
    SELF = "SELF_DECLARED"
    EMPLOYER_FILING = "EMPLOYER_FILING"
    INSURANCE_RECORD = "INSURANCE_RECORD"
    REGISTRATION = "BY_REGISTRATION"
    CHECKED = "BY_CHECK"


class LabourLeaving(StrEnum):
    """Why somebody is no longer in the register (离册原因).

    DIED 死亡, MOVED_AWAY 迁出, OVER_AGE 超过劳动年龄, DUPLICATE 重复登记.
    """

    DIED = "DIED"
    MOVED_AWAY = "MOVED_AWAY"
    OVER_AGE = "OVER_AGE"
    DUPLICATE = "DUPLICATE_ENTRY"


class Education(StrEnum):
    """The highest schooling (文化程度)."""

    NONE = "NO_SCHOOLING"
    PRIMARY = "PRIMARY_SCHOOL"
    JUNIOR_MIDDLE = "JUNIOR_MIDDLE_SCHOOL"
    SENIOR_MIDDLE = "SENIOR_MIDDLE_SCHOOL"
    COLLEGE = "COLLEGE"
    UNIVERSITY = "UNIVERSITY"


class Intention(StrEnum):
    """What somebody would like (就业意愿): JOB 求职, TRAINING 培训, START_UP 创业, NONE 无."""

    JOB = "WANTS_A_JOB"
    TRAINING = "WANTS_TRAINING"
    START_UP = "WANTS_TO_START_UP"
    NONE = "WANTS_NOTHING"


class Doing(Struct, frozen=True):
    """What somebody does, since when, and where (就业状况)."""

    status: Annotated[LabourState, says("What they do (劳动力状态).")]
    since: Annotated[date, says("Since when (起始日期).")]
    employer: Annotated[str | None, id_of("Employer", "For whom (用人单位).")] = None
    place: Annotated[str | None, id_of("Region", "Where the work is done (就业地).")] = None
    occupation: Annotated[OccupationClass | None, says("What kind of work (职业大类).")] = None
    income: Annotated[Annotated[Fen, Meta(ge=0)] | None, fen("About what they earn a month (月收入).")] = None


class Skill(Struct, frozen=True):
    """A skill that a certificate attests (职业技能)."""

    occupation: Annotated[OccupationClass, says("In what kind of work (职业大类).")]
    level: Annotated[SkillLevel, says("Of which level (技能等级).")]
    certificate: Annotated[
        str, Meta(description="Number of the certificate (证书编号).", min_length=1, max_length=30)
    ]
    acquired_on: Annotated[date, says("Day of the certificate (发证日期).")]
