"""Matching in the graph: what fits whom, and why."""

import strawberry

from employment.contract import MatchAnswer, MatchAspect, ScorePart, SearchesFitting, VacanciesFitting
from jinbao.graph import Connection, contributes, link, references, value, words

words(MatchAspect, description="In what a vacancy and a search for work fit (匹配要素).")


@value(ScorePart)
class MatchScorePart:
    """What one aspect gives to the score of a match (匹配得分项)."""

    aspect: MatchAspect = strawberry.field(description="Which aspect (匹配要素).")
    points: int = strawberry.field(description="How many points it gives here (得分).")
    of: int = strawberry.field(description="How many it can give (权重).")


@value(MatchAnswer)
class JobMatch:
    """A vacancy and a search for work that fit (人岗匹配)."""

    score: int = strawberry.field(description="All points together (匹配得分).")
    in_difficulty: bool = strawberry.field(
        description="Whether they are recognised as in difficulty, and so come first (就业困难人员优先)."
    )
    parts: list[MatchScorePart] = strawberry.field(description="What the score is made of (得分构成).")

    @link("employment", "vacancy_by_id", key="vacancy")
    def vacancy(self) -> references.Vacancy | None:
        """The vacancy (招聘岗位)."""

    @link("employment", "job_search_by_id", key="search")
    def search(self) -> references.JobSearch | None:
        """The search for work (求职登记)."""

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Who looks for work (求职者)."""

    @link("employment", "difficulty_by_id", key="recognition")
    def difficulty(self) -> references.DifficultyRecognition | None:
        """Why they come first: as what they are recognised to be in difficulty (优先理由)."""


@contributes("JobSearch")
class SearchWithMatches:
    """What matching adds to a search for work."""

    @link("employment", "vacancies_fitting", ask=VacanciesFitting)
    def matches(self) -> Connection[JobMatch] | None:
        """The vacancies that fit, best first (匹配岗位)."""


@contributes("Vacancy")
class VacancyWithMatches:
    """What matching adds to a vacancy."""

    @link("employment", "searches_fitting", ask=SearchesFitting)
    def matches(self) -> Connection[JobMatch] | None:
        """Those whom it fits, persons in difficulty first, then the best (匹配人员)."""
