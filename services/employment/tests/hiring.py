"""The factory looks for people: its vacancies, and what the county holds them against."""

from datetime import date
from typing import Any

from employing import BAI, FACTORY
from employment_county import GONGXIAN, SHUANGHE, XUNCHANG, County

from employment.job_search.commands import BeginJobSearch
from employment.job_search.terms import Wish
from employment.vacancy.commands import CheckVacancy, DraftVacancy, PublishVacancy
from employment.vacancy.terms import OccupationClass, Opening
from jinbao.casework.parameters import ParameterSet
from jinbao.rules import LocalParameter

WEAVER = Opening("竹编工", OccupationClass.PRODUCTION, XUNCHANG, 2, 900_00)


def local(name: str, value: Any, region: str = GONGXIAN) -> LocalParameter:
    """What the county has set, by a document that says so."""
    return LocalParameter(
        name=name,
        region=region,
        value=value,
        in_force_from=date(2008, 1, 1),
        promulgated_on=date(2007, 12, 1),
        document="珙府发〔2007〕1号",
        approved_by="county",
        official=False,
    )


def set_parameter(county: County, name: str, value: Any, unit: str) -> None:
    county.tell(ParameterSet(f"{name}-1", local(name, value), unit), by="insurance")


def offered(county: County, opening: Opening = WEAVER, employer: str = FACTORY) -> str:
    """A vacancy on the board."""
    who = BAI if employer == FACTORY else "hu"
    vacancy = county.do(who, DraftVacancy, employer=employer, opening=opening).stream.rpartition("/")[2]
    county.do("hu", CheckVacancy, vacancy=vacancy)
    county.do("hu", PublishVacancy, vacancy=vacancy)
    return vacancy


def looking(county: County, person: str, wish: Wish, region: str = SHUANGHE) -> str:
    """A search for work."""
    asked = county.do(person, BeginJobSearch, person=person, region=region, wish=wish)
    return asked.stream.rpartition("/")[2]
