"""What is answered concerning the search for work, and the questions that have arguments."""

from datetime import date
from typing import Annotated

from msgspec import Struct

from employment.job_search.terms import SearchEnd, SearchStage
from employment.vacancy.terms import OccupationClass, SkillLevel
from jinbao.commands import id_of, says
from jinbao.money import Fen
from jinbao.paging import Page


class JobSearchAnswer(Struct, frozen=True):
    """A search as it stands; ``within`` is where the work may be, none if anywhere."""

    id: str
    person: str
    region: str
    stage: SearchStage
    skill: SkillLevel
    occupation: OccupationClass | None
    wage: Fen
    within: str | None
    begun_on: date
    ended_on: date | None
    reason: SearchEnd | None
    version: int


class JobSearchesOf(Page, frozen=True, kw_only=True):
    """The searches of a person, newest first."""

    person: Annotated[str, id_of("Person", "Who looks for work (求职者).")]


class FindJobSearches(Page, frozen=True, kw_only=True):
    """Those who look or looked for work, newest first."""

    region: Annotated[str | None, id_of("Region", "Who live within this region (居住地).")] = None
    stage: Annotated[SearchStage | None, says("Only at this stage (求职状态).")] = None
    occupation: Annotated[OccupationClass | None, says("Only for this kind of work (求职工种).")] = None
