"""Searches for work in the graph: who looks for which work, and where."""

from datetime import date
from typing import Any

import strawberry

from employment import contract
from employment.contract import (
    FindJobSearches,
    JobSearchAnswer,
    JobSearchesOf,
    OccupationClass,
    SearchEnd,
    SearchStage,
    SkillLevel,
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
    link,
    mutation,
    references,
    words,
)

words(
    OccupationClass,
    description="What kind of work, by the large classes of the classification (职业大类).",
)
words(SkillLevel, description="What a vocational certificate attests, lowest first (职业资格等级).")
words(SearchEnd, description="Why somebody looks for work no more (停止求职原因).")
words(SearchStage, description="Whether somebody looks for work (求职状态).")


@entity("JobSearch", look_up=("employment", "job_search_by_id"), source=JobSearchAnswer, stream="job-search")
class JobSearch(Node):
    """Somebody's search for work (求职登记)."""

    stage: SearchStage = strawberry.field(description="Whether it goes on (求职状态).")
    skill: SkillLevel = strawberry.field(description="Certificate they hold (职业资格).")
    occupation: OccupationClass | None = strawberry.field(description="Kind of work preferred (求职工种).")
    wage: Money = strawberry.field(description="What they want a month, in yuan (期望月工资).")
    begun_on: date = strawberry.field(description="Since when (求职登记日期).")
    ended_on: date | None = strawberry.field(description="Until when (停止求职日期).")
    reason: SearchEnd | None = strawberry.field(description="Why it ended (停止求职原因).")
    version: int = strawberry.field(description="How many things have happened in it (版本).")

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Who looks for work (求职者)."""

    @link("identity", "region_by_id", key="region")
    def region(self) -> references.Region | None:
        """Where they live (居住地)."""

    @link("identity", "region_by_id", key="within")
    def within(self) -> references.Region | None:
        """Where the work may be; none if they go anywhere (求职区域)."""

    available_actions = actions_of("employment", "job_search_actions")


@contributes("Person")
class PersonLookingForWork:
    """What the exchange adds to a person."""

    @link("employment", "job_searches_of", ask=JobSearchesOf)
    def job_searches(self) -> Connection[JobSearch] | None:
        """When they looked for work, and for which, newest first (求职登记)."""


@strawberry.type
class Query:
    job_search = by_id(JobSearch, "A search for work (求职登记) by its id.")

    @ask("employment", "find_job_searches", FindJobSearches)
    def job_searches(self) -> Connection[JobSearch] | None:
        """Searches for work (求职登记) that the caller may see, newest first."""


def of_search(command: type[Any]) -> Any:
    return mutation(command, service="employment", gives=JobSearch)


@strawberry.type
class Mutation:
    begin_job_search = of_search(contract.BeginJobSearch)
    change_job_search = of_search(contract.ChangeJobSearch)
    end_job_search = of_search(contract.EndJobSearch)
