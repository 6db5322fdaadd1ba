"""The registers of exchange and assistance are folded again from nothing; many keys cost what one does."""

from collections.abc import Callable
from datetime import date
from typing import Any

from employing import hired, open_factory
from employment_county import GONGXIAN, SHUANGHE, County
from hiring import looking, offered, set_parameter
from test_service_difficulty import recognised
from test_service_referral import sent
from test_service_unemployment import registered
from test_service_zero_family import applied, home

from employment.contract import (
    DifficultiesOf,
    ExchangeFigures,
    FamiliesOf,
    FindDifficulties,
    FindFamilies,
    FindJobSearches,
    FindReferrals,
    FindVacancies,
    JobSearchesOf,
    ReferralsOf,
    ReferralsTo,
    SearchesFitting,
    VacanciesFitting,
    VacanciesOf,
    Wish,
)
from employment.difficulty.procedure import SLICE as DIFFICULTY
from employment.difficulty.register import DIFFICULTIES, WORK
from employment.job_search.procedure import SLICE as JOB_SEARCH
from employment.job_search.register import SEARCHES
from employment.matching.look_ups import SLICE as MATCHING
from employment.referral.procedure import SLICE as REFERRAL
from employment.referral.register import REFERRALS
from employment.vacancy.procedure import SLICE as VACANCY
from employment.vacancy.register import PUBLICATIONS, VACANCIES
from employment.zero_employment_family.commands import DecideZeroEmploymentFamily
from employment.zero_employment_family.procedure import SLICE as ZERO_FAMILY
from employment.zero_employment_family.register import FAMILIES, MEMBERS_OWED
from employment.zero_employment_family.terms import Excluded, Exclusion

OWN = (VACANCIES, PUBLICATIONS, SEARCHES, REFERRALS, DIFFICULTIES, WORK, FAMILIES, MEMBERS_OWED)
ASKED: dict[str, Callable[[str], Any]] = {
    "vacancy_by_id": str,
    "vacancies_of": lambda key: VacanciesOf(employer=key),
    "vacancy_clocks": str,
    "vacancy_history": str,
    "vacancy_actions": str,
    "job_search_by_id": str,
    "job_searches_of": lambda key: JobSearchesOf(person=key),
    "job_search_actions": str,
    "vacancies_fitting": lambda key: VacanciesFitting(search=key),
    "searches_fitting": lambda key: SearchesFitting(vacancy=key),
    "referral_by_id": str,
    "referrals_of": lambda key: ReferralsOf(person=key),
    "referrals_to": lambda key: ReferralsTo(vacancy=key),
    "referral_history": str,
    "referral_actions": str,
    "difficulty_by_id": str,
    "difficulties_of": lambda key: DifficultiesOf(person=key),
    "difficulty_end_proposals": str,
    "difficulty_decisions": str,
    "difficulty_history": str,
    "difficulty_actions": str,
    "zero_family_by_id": str,
    "zero_families_of": lambda key: FamiliesOf(person=key),
    "zero_family_decisions": str,
    "zero_family_history": str,
    "zero_family_actions": str,
}
PAGES: dict[str, Callable[..., Any]] = {
    "find_vacancies": FindVacancies,
    "find_job_searches": FindJobSearches,
    "find_referrals": FindReferrals,
    "find_difficulties": FindDifficulties,
    "find_zero_families": FindFamilies,
}
ONCE = {"exchange_figures": ExchangeFigures(region=GONGXIAN, first_month="2010-01", last_month="2010-12")}
MOST = 18


def everything_happens(county: County) -> None:
    home(county)
    for one in ("luo", "wife"):
        registered(county, one, region=SHUANGHE, category="EX_SOLDIER")
    open_factory(county)
    set_parameter(county, "minimum_wage", 650_00, "fen")
    recognised(county, "luo")
    family = applied(county, Excluded("son", Exclusion.STUDENT))
    county.do("fang", DecideZeroEmploymentFamily, family=family)
    sent(county, looking(county, "luo", Wish()), offered(county))
    sent(county, looking(county, "wife", Wish()), offered(county))
    hired(county, "luo", date(2010, 3, 9))


def test_every_register_is_rebuilt_from_nothing_and_a_hundred_keys_cost_no_more_than_twenty(
    county: County,
) -> None:
    everything_happens(county)
    assert all(county.rows(table) for table in OWN)
    assert not any(county.differing(OWN).values())

    there = [row.id for table in (VACANCIES, SEARCHES, REFERRALS, DIFFICULTIES) for row in county.rows(table)]
    keys = ["luo", "factory", *there, *(f"nobody-{number}" for number in range(100))][:100]
    for look_up, question in ASKED.items():
        few, many = ([question(key) for key in keys[:number]] for number in (20, 100))
        assert statements(county, look_up, few) == statements(county, look_up, many), look_up
    for look_up, page in PAGES.items():
        assert statements(county, look_up, [page(first=20)]) == statements(county, look_up, [page(first=100)])


def statements(county: County, look_up: str, asked: list[Any]) -> int:
    run = county.cost(look_up, asked, "hu")
    assert 0 < run <= MOST, look_up
    return run


def test_every_look_up_of_these_slices_is_measured() -> None:
    slices = (VACANCY, JOB_SEARCH, MATCHING, REFERRAL, DIFFICULTY, ZERO_FAMILY)
    assert {*ASKED, *PAGES, *ONCE} == {name for one in slices for name in one.look_ups}
