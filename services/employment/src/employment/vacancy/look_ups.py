"""What can be looked up of vacancies: by everybody what is published, the rest by office and employer."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Date, Select, case, literal, or_, select
from sqlalchemy.sql.elements import ColumnElement

from employment.items import JOB_EXCHANGE
from employment.search import says, words_of
from employment.vacancy.answers import FindVacancies, VacanciesOf, VacancyAnswer
from employment.vacancy.register import VACANCIES, stream_of
from employment.vacancy.terms import VacancyStage
from jinbao.casework.answers import HistoryLine
from jinbao.casework.employers import is_agent
from jinbao.casework.history import history_of_seen
from jinbao.lists import by_id, lists, page_of
from jinbao.paging import Listed
from jinbao.service import Enquiry
from jinbao.statutory_clock.answers import ClockAnswer
from jinbao.statutory_clock.look_ups import clocks_of_seen

TABLE = VACANCIES.c
ORDER = (TABLE.drafted_on, TABLE.id)


def vacancy_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[VacancyAnswer | None]:
    return by_id(enquiry, keys, seen(enquiry), VacancyAnswer)


def vacancies_of(enquiry: Enquiry, keys: Sequence[VacanciesOf]) -> list[Listed[VacancyAnswer]]:
    return lists(
        enquiry,
        keys,
        about="employer",
        column=TABLE.employer,
        rows=lambda ask: at_stage(enquiry, seen(enquiry), ask.stage),
        order=ORDER,
        newest_first=True,
        answer=VacancyAnswer,
    )


def find_vacancies(enquiry: Enquiry, keys: Sequence[FindVacancies]) -> list[Listed[VacancyAnswer]]:
    return [found(enquiry, ask) for ask in keys]


def found(enquiry: Enquiry, ask: FindVacancies) -> Listed[VacancyAnswer]:
    statement = at_stage(enquiry, seen(enquiry), ask.stage).where(*wanted(enquiry, ask))
    return page_of(enquiry, statement, ask, ORDER, VacancyAnswer, newest_first=True)


def wanted(enquiry: Enquiry, ask: FindVacancies) -> Iterator[ColumnElement[bool]]:
    for word in words_of(ask.words):
        yield says(TABLE.found_by, word)
    if ask.region:
        yield TABLE.region.in_(enquiry.authority.inside(ask.region))
    if ask.occupation:
        yield TABLE.occupation == ask.occupation
    if ask.skill:
        yield TABLE.skill_rank <= ask.skill.rank
    if ask.wage is not None:
        yield TABLE.wage >= ask.wage


def at_stage(enquiry: Enquiry, statement: Select[Any], stage: VacancyStage | None) -> Select[Any]:
    return statement if stage is None else statement.where(stage_on(enquiry) == stage)


def vacancy_clocks(enquiry: Enquiry, keys: Sequence[str]) -> list[list[ClockAnswer]]:
    return clocks_of_seen(enquiry, keys, seen(enquiry), stream_of)


def vacancy_history(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HistoryLine]]:
    """For who sees more of it than what is published: the office, and who acts for the employer."""
    return history_of_seen(enquiry, keys, select(TABLE.id).where(handled(enquiry)), stream_of)


def seen(enquiry: Enquiry) -> Select[Any]:
    """Each at the stage at which it is today."""
    stored = [column for column in TABLE if column is not TABLE.stage]
    public = TABLE.published_on.is_not(None)
    return select(*stored, stage_on(enquiry).label("stage")).where(or_(public, handled(enquiry)))


def handled(enquiry: Enquiry) -> ColumnElement[bool]:
    by_office: Any = enquiry.sees(JOB_EXCHANGE, region=TABLE.region)
    return or_(by_office, is_agent(TABLE.employer, enquiry.actor.person, enquiry.today))


def is_offered(enquiry: Enquiry) -> ColumnElement[bool]:
    """On the board today; whether a clock has struck or not."""
    published: ColumnElement[bool] = TABLE.stage == VacancyStage.PUBLISHED
    return published & (TABLE.until >= enquiry.today)


def stage_on(enquiry: Enquiry) -> ColumnElement[Any]:
    over = (TABLE.stage == VacancyStage.PUBLISHED) & (TABLE.until < literal(enquiry.today, Date))
    return case((over, VacancyStage.EXPIRED.value), else_=TABLE.stage)
