"""The coded words of somebody's search for work, and what they look for."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from employment.vacancy.terms import OccupationClass, SkillLevel
from jinbao.commands import fen, id_of, says
from jinbao.money import Fen


class SearchStage(StrEnum):
    """Whether somebody looks for work (求职状态)."""

    LOOKING = "LOOKING"
    OVER = "SEARCH_OVER"


class SearchEnd(StrEnum):
    """Why somebody looks for work no more (停止求职原因)."""

    FOUND_WORK = "FOUND_WORK"
    GAVE_UP = "GAVE_UP"


class Wish(Struct, frozen=True):
    """What somebody can do, and looks for (求职意向)."""

    skill: Annotated[SkillLevel, says("Certificate they hold (职业资格).")] = SkillLevel.UNSKILLED
    occupation: Annotated[OccupationClass | None, says("Kind of work they prefer (求职工种).")] = None
    wage: Annotated[Annotated[Fen, Meta(ge=0)], fen("What they want a month at least (期望月工资).")] = 0
    within: Annotated[
        str | None,
        id_of("Region", "Where the work may be; none if they go anywhere (求职区域，愿意外出的不填)."),
    ] = None
