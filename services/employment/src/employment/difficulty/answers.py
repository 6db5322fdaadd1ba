"""What is answered concerning persons in difficulty, and the questions that have arguments."""

from datetime import date
from typing import Annotated

from msgspec import Struct

from employment.difficulty.terms import DifficultyCategory, DifficultyEnd, DifficultyStage
from jinbao.casework.answers import AppealAnswer
from jinbao.commands import id_of, says
from jinbao.paging import Page


class DifficultyAnswer(Struct, frozen=True):
    """A recognition as it stands; ``ended_since`` is the true day of the ground."""

    id: str
    person: str
    region: str
    stage: DifficultyStage
    claims: tuple[DifficultyCategory, ...]
    applied_on: date
    found: tuple[DifficultyCategory, ...] | None
    public_until: date | None
    categories: tuple[DifficultyCategory, ...]
    primary: DifficultyCategory | None
    recognised_on: date | None
    ground: DifficultyEnd | None
    ended_on: date | None
    ended_since: date | None
    served_on: date | None
    reasons: tuple[str, ...]
    appeals: tuple[AppealAnswer, ...]
    decision: str | None
    version: int


class EndProposal(Struct, frozen=True):
    """A ground to end a recognition that the registers see, for a person to confirm."""

    ground: DifficultyEnd
    since: date


class DifficultiesOf(Page, frozen=True, kw_only=True):
    """The recognitions of a person, newest first."""

    person: Annotated[str, id_of("Person", "Who is or was in difficulty (就业困难人员).")]


class FindDifficulties(Page, frozen=True, kw_only=True):
    """Recognitions in a region, newest first."""

    region: Annotated[str | None, id_of("Region", "Within this region (地区).")] = None
    stage: Annotated[DifficultyStage | None, says("Only at this stage (认定状态).")] = None
    primary: Annotated[DifficultyCategory | None, says("Only this primary category (主要类别).")] = None
    to_end: Annotated[bool, says("Only where a ground to end it is proposed (拟退出).")] = False
