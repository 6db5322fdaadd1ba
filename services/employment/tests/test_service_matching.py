"""Who looks for work, and what fits them, from both sides."""

from datetime import date

from employing import open_factory
from employment_county import CHANGNING, FUXING, GONGXIAN, LUODU, SHUANGHE, XUNCHANG, County
from hiring import WEAVER, looking, offered, set_parameter
from msgspec.structs import replace

from employment.contract import (
    FindJobSearches,
    JobSearchesOf,
    MatchAspect,
    SearchesFitting,
    VacanciesFitting,
)
from employment.job_search.commands import BeginJobSearch, ChangeJobSearch, EndJobSearch
from employment.job_search.terms import SearchEnd, SearchStage, Wish
from employment.vacancy.terms import OccupationClass, SkillLevel
from jinbao.casework.consent import Consent

WEAVING = Wish(SkillLevel.JUNIOR, OccupationClass.PRODUCTION, 800_00, within=GONGXIAN)


def test_a_search_is_begun_once_by_whoever_is_old_enough_changed_and_ended(county: County) -> None:
    luo, boy = county.resident("luo"), county.resident("boy", "1994-03-02")
    asked = {"region": SHUANGHE, "wish": WEAVING}
    assert county.refuses("xu", BeginJobSearch, person=luo, **asked).code == "NOT_AUTHORISED"
    assert county.refuses("boy", BeginJobSearch, person=boy, **asked).code == "UNDER_WORKING_AGE"
    search = looking(county, luo, WEAVING)
    assert county.refuses("luo", BeginJobSearch, person=luo, **asked).code == "LOOKING_ALREADY"
    assert county.refuses("luo", ChangeJobSearch, search=search, wish=WEAVING).code == "NOTHING_TO_DO"
    assert county.refuses("luo", ChangeJobSearch, search="none", wish=WEAVING).code == "SEARCH_UNKNOWN"
    county.do("xie", ChangeJobSearch, search=search, wish=Wish(wage=1), consent=Consent.WRITTEN)
    assert all(one.allowed for one in county.ask("luo", "job_search_actions", search))
    county.do("luo", EndJobSearch, search=search, reason=SearchEnd.GAVE_UP)
    assert county.refuses("luo", EndJobSearch, search=search, reason=SearchEnd.GAVE_UP).code == "OUT_OF_ORDER"
    answer = county.ask("luo", "job_search_by_id", search)
    assert (answer.stage, answer.wage, answer.ended_on) == (SearchStage.OVER, 1, county.today)
    assert county.ask("gao", "job_search_by_id", search) is None
    assert len(county.ask("hu", "find_job_searches", FindJobSearches(region=XUNCHANG)).rows) == 1
    assert len(county.ask("luo", "job_searches_of", JobSearchesOf(person=luo)).rows) == 1


def test_what_fits_is_shown_best_first_with_what_the_score_is_made_of(county: County) -> None:
    """Hukou decides nothing: the rural one has the same score."""
    open_factory(county)
    set_parameter(county, "minimum_wage", 650_00, "fen")
    near = offered(county, replace(WEAVER, region=SHUANGHE, skill=SkillLevel.JUNIOR))
    cook = offered(county, replace(WEAVER, occupation=OccupationClass.SERVICES, region=LUODU, wage=700_00))
    offered(county, replace(WEAVER, skill=SkillLevel.SENIOR))
    luo, yang = county.resident("luo"), county.resident("yang", rural=True)
    search, same = looking(county, luo, WEAVING), looking(county, yang, WEAVING)
    elsewhere = looking(county, county.resident("mei", village=FUXING), replace(WEAVING, within=CHANGNING))
    anywhere = looking(county, county.resident("wu", village=FUXING), Wish(), region=FUXING)

    fitting = county.ask("luo", "vacancies_fitting", VacanciesFitting(search=search)).rows
    assert [(one.vacancy, one.score) for one in fitting] == [(near, 100), (cook, 12)]
    assert [(part.aspect, part.points, part.of) for part in fitting[1].parts] == [
        (MatchAspect.KIND_OF_WORK, 0, 40),
        (MatchAspect.PAY, 0, 30),
        (MatchAspect.NEARNESS, 12, 18),
        (MatchAspect.CERTIFICATE, 0, 12),
    ]
    page = county.ask("luo", "vacancies_fitting", VacanciesFitting(search=search, first=1))
    rest = VacanciesFitting(search=search, first=1, after=page.cursors[0])
    assert [one.vacancy for one in county.ask("luo", "vacancies_fitting", rest).rows] == [cook]
    whom = county.ask("hu", "searches_fitting", SearchesFitting(vacancy=near)).rows
    assert {(one.search, one.score) for one in whom} == {(search, 100), (same, 100)}
    assert county.ask("xu", "searches_fitting", SearchesFitting(vacancy=near)).rows == []
    assert county.ask("gao", "vacancies_fitting", VacanciesFitting(search=elsewhere)).rows == []
    afar = county.ask("wu", "vacancies_fitting", VacanciesFitting(search=anywhere)).rows
    assert [(one.vacancy, one.score) for one in afar] == [(cook, 42)]

    keys = [VacanciesFitting(search=one) for one in (search, same, anywhere)]
    with county.statements() as many:
        county.service.look_up("vacancies_fitting", keys, county.call("founder"))
    with county.statements() as single:
        county.service.look_up("vacancies_fitting", keys[:1], county.call("founder"))
    assert len(many) == len(single)
    county.open(date(2010, 4, 1))
    assert county.ask("luo", "vacancies_fitting", VacanciesFitting(search=search)).rows == []
