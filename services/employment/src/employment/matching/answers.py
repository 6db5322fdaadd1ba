"""What fits whom, and the questions about it."""

from enum import StrEnum
from typing import Annotated

from msgspec import Struct

from jinbao.commands import id_of
from jinbao.paging import Page


class MatchAspect(StrEnum):
    """In what a vacancy and a search fit (匹配要素)."""

    KIND_OF_WORK = "KIND_OF_WORK"
    PAY = "PAY"
    NEARNESS = "NEARNESS"
    CERTIFICATE = "CERTIFICATE"


class ScorePart(Struct, frozen=True):
    """How many of the points that an aspect can give it gives here."""

    aspect: MatchAspect
    points: int
    of: int


class MatchAnswer(Struct, frozen=True):
    """A vacancy and a search that fit, with the score and its parts; ``first`` is 1 for who comes first.

    ``recognition`` is why they do.
    """

    vacancy: str
    search: str
    person: str
    recognition: str | None
    score: int
    first: int
    work_points: int
    pay_points: int
    near_points: int
    certificate_points: int
    work_weight: int
    pay_weight: int
    near_weight: int
    certificate_weight: int

    @property
    def in_difficulty(self) -> bool:
        return self.first == 1

    @property
    def parts(self) -> tuple[ScorePart, ...]:
        return (
            ScorePart(MatchAspect.KIND_OF_WORK, self.work_points, self.work_weight),
            ScorePart(MatchAspect.PAY, self.pay_points, self.pay_weight),
            ScorePart(MatchAspect.NEARNESS, self.near_points, self.near_weight),
            ScorePart(MatchAspect.CERTIFICATE, self.certificate_points, self.certificate_weight),
        )


class VacanciesFitting(Page, frozen=True, kw_only=True):
    """The vacancies that fit a search for work, best first."""

    search: Annotated[str, id_of("JobSearch", "The search for work (求职登记).")]


class SearchesFitting(Page, frozen=True, kw_only=True):
    """Those whom a vacancy fits: persons in difficulty before all others, and then the best first."""

    vacancy: Annotated[str, id_of("Vacancy", "The vacancy (岗位).")]
