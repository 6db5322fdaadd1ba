"""Vacancies in the graph: what employers offer, for everybody to search."""

from datetime import date
from typing import Any

import strawberry

from employment import contract
from employment.contract import (
    ClosingReason,
    Demand,
    FindVacancies,
    LawfulGround,
    OccupationClass,
    SkillLevel,
    VacanciesOf,
    VacancyAnswer,
    VacancyStage,
)
from jinbao.graph import (
    Connection,
    Money,
    Node,
    actions_of,
    ask,
    by_id,
    contributes,
    entity,
    history_of,
    link,
    mutation,
    references,
    watch,
    words,
)

words(ClosingReason, description="Why a vacancy is offered no more (撤岗原因).")
words(Demand, description="Whom an employer wants to leave out (限制条件).")
words(LawfulGround, description="Why the law itself keeps some people from this work (法定例外).")
words(VacancyStage, description="Where a vacancy stands (岗位状态).")


@entity("Vacancy", look_up=("employment", "vacancy_by_id"), source=VacancyAnswer, stream="vacancy")
class Vacancy(Node):
    """A vacancy (招聘岗位)."""

    stage: VacancyStage = strawberry.field(description="Where it stands today (岗位状态).")
    title: str = strawberry.field(description="What it is called (岗位名称).")
    text: str = strawberry.field(description="All else that is said of it (岗位说明).")
    occupation: OccupationClass = strawberry.field(description="What kind of work (职业大类).")
    skill: SkillLevel = strawberry.field(description="Certificate asked for (职业资格要求).")
    wage: Money = strawberry.field(description="What is paid a month at least, in yuan (月工资).")
    places: int = strawberry.field(description="How many are looked for (招聘人数).")
    filled: int = strawberry.field(description="How many places are taken (已录用人数).")
    demands: list[Demand] = strawberry.field(description="Whom it is not for (限制条件).")
    ground: LawfulGround | None = strawberry.field(description="Why the law allows that (法定例外).")
    drafted_on: date = strawberry.field(description="Day on which it was handed in (登记日期).")
    minimum_wage: Money | None = strawberry.field(
        description="The minimum wage it was held against, in yuan (最低工资标准)."
    )
    published_on: date | None = strawberry.field(description="Day of publication (发布日期).")
    until: date | None = strawberry.field(description="Last day on which it is offered (有效期至).")
    ended_on: date | None = strawberry.field(description="Day on which it ended (结束日期).")
    reason: ClosingReason | None = strawberry.field(description="Why it was closed (撤岗原因).")
    version: int = strawberry.field(description="How many things have happened in it (版本).")

    @link("identity", "employer_by_id", key="employer")
    def employer(self) -> references.Employer | None:
        """Who looks for somebody (用人单位)."""

    @link("identity", "region_by_id", key="region")
    def region(self) -> references.Region | None:
        """Where the work is done (工作地)."""

    @link("employment", "vacancy_clocks")
    def clocks(self) -> list[references.StatutoryClock] | None:
        """What must be done in this case by when, the oldest first (法定期限)."""

    history = history_of("employment", "vacancy_history")
    available_actions = actions_of("employment", "vacancy_actions")


@contributes("Employer")
class EmployerWithVacancies:
    """What the exchange adds to an employer."""

    @link("employment", "vacancies_of", ask=VacanciesOf)
    def vacancies(self) -> Connection[Vacancy] | None:
        """What it offers and offered, newest first (招聘岗位)."""


@strawberry.type
class Query:
    vacancy = by_id(Vacancy, "A vacancy (招聘岗位) by its id.")

    @ask("employment", "find_vacancies", FindVacancies)
    def vacancies(self) -> Connection[Vacancy] | None:
        """Vacancies (招聘岗位) by words, pinyin, place, kind of work and wage, newest first."""


def of_vacancy(command: type[Any]) -> Any:
    return mutation(command, service="employment", gives=Vacancy)


@strawberry.type
class Mutation:
    draft_vacancy = of_vacancy(contract.DraftVacancy)
    revise_vacancy = of_vacancy(contract.ReviseVacancy)
    check_vacancy = of_vacancy(contract.CheckVacancy)
    publish_vacancy = of_vacancy(contract.PublishVacancy)
    close_vacancy = of_vacancy(contract.CloseVacancy)
    withdraw_vacancy = of_vacancy(contract.WithdrawVacancy)


@strawberry.type
class Subscription:
    vacancy_changed = watch(
        Vacancy,
        "A vacancy (招聘岗位) now, and again after everything that happens to it.",
        stream=lambda vacancy: f"vacancy/{vacancy}",
    )
