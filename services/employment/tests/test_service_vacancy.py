"""Vacancies at the counter: handed in, checked, published, found, expired, withdrawn."""

from datetime import date

from employing import BAI, open_factory, told
from employment_county import CHANGNING, GONGXIAN, SHUANGHE, XUNCHANG, YIBIN, County
from hiring import WEAVER, offered, set_parameter
from msgspec.structs import replace

from employment.contract import FindVacancies, VacanciesOf, VacancyClosed, VacancyPublished
from employment.vacancy.commands import (
    CheckVacancy,
    CloseVacancy,
    DraftVacancy,
    PublishVacancy,
    ReviseVacancy,
    WithdrawVacancy,
)
from employment.vacancy.terms import ClosingReason, OccupationClass, SkillLevel, VacancyStage
from jinbao.casework.answers import Worklist
from jinbao.casework.paper import CasePaper, PaperKind

PROOF = (CasePaper(PaperKind.EVIDENCE, "1", "0" * 64),)


def test_a_vacancy_is_checked_before_anybody_reads_it_and_ends_with_its_days(county: County) -> None:
    open_factory(county)
    asked = {"employer": "factory", "opening": replace(WEAVER, wage=600_00)}
    assert county.refuses("luo", DraftVacancy, **asked).code == "NOT_AUTHORISED"
    vacancy = county.do(BAI, DraftVacancy, **asked).stream.rpartition("/")[2]
    assert county.ask("luo", "vacancy_by_id", vacancy) is None
    assert [task.case for task in county.ask("hu", "worklist", Worklist()).rows] == [f"vacancy/{vacancy}"]
    missing = county.refuses("hu", CheckVacancy, vacancy=vacancy)
    assert missing.code == "PARAMETER_MISSING"
    set_parameter(county, "minimum_wage", 650_00, "fen")
    low = county.refuses("hu", CheckVacancy, vacancy=vacancy)
    assert (low.code, low.params["minimum"]) == ("BELOW_MINIMUM_WAGE", 650_00)
    county.do(BAI, ReviseVacancy, vacancy=vacancy, opening=WEAVER)
    county.do("hu", CheckVacancy, vacancy=vacancy)
    assert county.ask(BAI, "vacancy_by_id", vacancy).minimum_wage == 650_00
    county.do(BAI, ReviseVacancy, vacancy=vacancy, opening=replace(WEAVER, places=3))
    assert county.ask(BAI, "vacancy_by_id", vacancy).minimum_wage is None
    county.do(BAI, ReviseVacancy, vacancy=vacancy, opening=WEAVER)
    county.do("hu", CheckVacancy, vacancy=vacancy)
    county.do("hu", PublishVacancy, vacancy=vacancy)

    seen = county.ask("luo", "vacancy_by_id", vacancy)
    assert (seen.stage, seen.until, seen.minimum_wage) == (
        VacancyStage.PUBLISHED,
        date(2010, 3, 31),
        650_00,
    )
    assert [one.allowed for one in county.ask("hu", "vacancy_actions", vacancy)][-1]
    assert len(county.ask(BAI, "vacancy_history", vacancy)) == 7
    assert county.ask("luo", "vacancy_history", vacancy) == []
    county.open(date(2010, 4, 1))
    assert county.ask("luo", "vacancy_by_id", vacancy).stage is VacancyStage.EXPIRED
    assert county.service.timekeeper.look() == 1
    county.do("hu", PublishVacancy, vacancy=vacancy)
    county.do("hu", WithdrawVacancy, vacancy=vacancy, papers=PROOF)
    assert county.ask("luo", "vacancy_by_id", vacancy).stage is VacancyStage.WITHDRAWN
    published, _, withdrawn = told(county)
    assert isinstance(published, VacancyPublished)
    assert isinstance(withdrawn, VacancyClosed)
    assert withdrawn.falsehood


def test_vacancies_are_searched_by_words_place_work_and_wage(county: County) -> None:
    open_factory(county)
    set_parameter(county, "minimum_wage", 650_00, "fen")
    weaver = offered(county)
    cook = offered(
        county,
        replace(
            WEAVER,
            title="厨师",
            occupation=OccupationClass.SERVICES,
            region=SHUANGHE,
            skill=SkillLevel.JUNIOR,
            wage=1_500_00,
        ),
    )
    asked = {
        "zhubian": [weaver],
        "CS": [cook],
        "厨师": [cook],
        "竹编 厨师": [],
        "%": [],
    }
    for words, expected in asked.items():
        rows = county.ask("luo", "find_vacancies", FindVacancies(words=words)).rows
        assert [row.id for row in rows] == expected, words
    narrowed: list[tuple[dict[str, object], list[str]]] = [
        ({"region": YIBIN}, [cook, weaver]),
        ({"region": XUNCHANG}, [cook, weaver]),
        ({"region": SHUANGHE}, [cook]),
        ({"region": CHANGNING}, []),
        ({"occupation": OccupationClass.SERVICES}, [cook]),
        ({"skill": SkillLevel.UNSKILLED}, [weaver]),
        ({"wage": 1_000_00}, [cook]),
        ({"stage": VacancyStage.CLOSED}, []),
    ]
    for ask, expected in narrowed:
        rows = county.ask("luo", "find_vacancies", FindVacancies(**ask)).rows
        assert [row.id for row in rows] == expected, ask
    first = county.ask("luo", "find_vacancies", FindVacancies(first=1))
    after = county.ask("luo", "find_vacancies", FindVacancies(first=1, after=first.cursors[-1]))
    assert [row.id for row in (*first.rows, *after.rows)] == [cook, weaver]
    county.do(BAI, CloseVacancy, vacancy=cook, reason=ClosingReason.TAKEN_OTHERWISE)
    mine = [
        county.ask("luo", "vacancies_of", VacanciesOf(employer="factory", stage=stage)).rows
        for stage in (None, VacancyStage.PUBLISHED)
    ]
    assert [len(rows) for rows in mine] == [2, 1]
    assert county.ask("hu", "find_vacancies", FindVacancies(region=GONGXIAN, words="chu")).rows
