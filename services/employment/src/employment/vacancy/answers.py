"""What is answered concerning vacancies, and the questions that have arguments."""

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

from employment.vacancy.terms import (
    ClosingReason,
    Demand,
    LawfulGround,
    OccupationClass,
    SkillLevel,
    VacancyStage,
)
from jinbao.commands import fen, id_of, says
from jinbao.money import Fen
from jinbao.paging import Page


class VacancyAnswer(Struct, frozen=True):
    """A vacancy as it stands today; ``filled`` of its ``places`` are taken."""

    id: str
    employer: str
    region: str
    stage: VacancyStage
    title: str
    text: str
    occupation: OccupationClass
    skill: SkillLevel
    wage: Fen
    places: int
    filled: int
    demands: tuple[Demand, ...]
    ground: LawfulGround | None
    drafted_on: date
    minimum_wage: Fen | None
    published_on: date | None
    until: date | None
    ended_on: date | None
    reason: ClosingReason | None
    version: int


class VacanciesOf(Page, frozen=True, kw_only=True):
    """The vacancies of an employer, newest first."""

    employer: Annotated[str, id_of("Employer", "Who looks for somebody (用人单位).")]
    stage: Annotated[VacancyStage | None, says("Only at this stage (岗位状态).")] = None


class FindVacancies(Page, frozen=True, kw_only=True):
    """Vacancies, newest first; all of the words must be in what it says, or in its pinyin."""

    words: Annotated[
        Annotated[str, Meta(max_length=100)] | None,
        says("Words, in Chinese, pinyin or its first letters (关键词、拼音)."),
    ] = None
    region: Annotated[str | None, id_of("Region", "Within this region (工作地).")] = None
    occupation: Annotated[OccupationClass | None, says("Only this kind of work (职业大类).")] = None
    skill: Annotated[SkillLevel | None, says("Only for whom this certificate is enough (职业资格).")] = None
    wage: Annotated[Annotated[Fen, Meta(ge=0)] | None, fen("Only for so much a month or more (月工资).")] = (
        None
    )
    stage: Annotated[VacancyStage | None, says("Only at this stage (岗位状态).")] = None
