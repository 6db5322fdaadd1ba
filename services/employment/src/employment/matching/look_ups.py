"""Matching from both sides: the vacancies for somebody, and those whom a vacancy fits."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, select

from employment.job_search.register import SEARCHES
from employment.matching.answers import MatchAnswer, SearchesFitting, VacanciesFitting
from employment.matching.fitting import pairs
from employment.vacancy.register import VACANCIES
from jinbao.lists import lists
from jinbao.paging import Listed, Page
from jinbao.service import Enquiry, LookUp, Slice


def vacancies_fitting(enquiry: Enquiry, keys: Sequence[VacanciesFitting]) -> list[Listed[MatchAnswer]]:
    return best_first(enquiry, keys, "search", SEARCHES.c.id, ("score", "vacancy"))


def searches_fitting(enquiry: Enquiry, keys: Sequence[SearchesFitting]) -> list[Listed[MatchAnswer]]:
    return best_first(enquiry, keys, "vacancy", VACANCIES.c.id, ("first", "score", "search"))


def best_first(
    enquiry: Enquiry, keys: Sequence[Page], about: str, column: Column[str], order: Sequence[str]
) -> list[Listed[MatchAnswer]]:
    found: Any = pairs(enquiry, column, [getattr(key, about) for key in keys]).c
    return lists(
        enquiry,
        keys,
        about=about,
        column=found[about],
        rows=lambda _: select(*found),
        order=[found[name] for name in order],
        newest_first=True,
        answer=MatchAnswer,
    )


SLICE = Slice(
    "matching",
    look_ups={
        "vacancies_fitting": LookUp(vacancies_fitting, file=True),
        "searches_fitting": LookUp(searches_fitting, file=True),
    },
)
