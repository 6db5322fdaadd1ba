"""Statutory clocks in the graph: until when something must be done by law, and what has run out."""

from datetime import date, datetime

import strawberry

from gateway.settings import WITH_CASES
from jinbao.catalogue import house
from jinbao.graph import (
    ITS_OWN,
    Connection,
    Info,
    ask_each,
    id_of,
    law,
    link,
    references,
    value,
    what_stands_in,
    words,
)
from jinbao.paging import merged
from jinbao.statutory_clock.answers import ClockAnswer, FindClocks
from jinbao.statutory_clock.terms import ClockState, Counted

words(ClockState, description="Where a statutory clock stands (期限状态).")
words(Counted, description="Whether days of rest count (期限计算方式).")


@value(ClockAnswer)
class StatutoryClock:
    """Until when something must be done by law (法定期限): one run of a clock, with how it ended."""

    id: strawberry.ID = strawberry.field(description="Id of this run.")
    kind: str = strawberry.field(description="What it measures, as a code (期限种类).")
    item: str = strawberry.field(description="Item of the office's list (事项).")
    step: str | None = strawberry.field(
        description="Step of the office that is to be taken by then, if it is one alone (环节)."
    )
    law: str = strawberry.field(resolver=law, description="The article that sets it (法律依据).")
    state: ClockState = strawberry.field(description="Where it stands (期限状态).")
    since: date = strawberry.field(
        description="Day of the event that started it, not counted itself (起算日)."
    )
    days: int = strawberry.field(description="How many days the law gives (法定天数).")
    counted: Counted = strawberry.field(description="Whether days of rest count (期限计算方式).")
    extended_by: int = strawberry.field(description="How many days were added (延长天数).")
    due: date | None = strawberry.field(
        description="Last day in time; none while it is paused, or waits for a calendar (届满日)."
    )
    provisional: bool = strawberry.field(
        description="Whether the last day waits for the working-day calendar of its year (暂定)."
    )
    paused_on: date | None = strawberry.field(description="Since when it has been paused (中止日).")
    ground: str | None = strawberry.field(description="Why it is or was paused, as a code (中止事由).")
    expired_on: date | None = strawberry.field(
        description="Last day that was seen to pass with nothing done (期限届满日)."
    )
    expired_at: datetime | None = strawberry.field(
        description="When that was recorded. If it was met all the same, the act was entered late (补录)."
    )
    ended_on: date | None = strawberry.field(
        description="Day on which it was done, or ended with its case (办结日、终结日)."
    )
    case: str = strawberry.field(description="The case, by the name of its stream (案卷).")
    office = id_of("Office", "The office that has to act, where the case names one (承办机构).", key="office")

    about = what_stands_in("The case itself (案件).", key="case")

    @strawberry.field(description="What it measures, in the language asked for (期限名称).")
    def name(self, info: Info) -> str:
        return house().label(self.kind, info.context.call.language)

    @link(ITS_OWN, "clock_history", key="stream")
    def history(self) -> list[references.HistoryEntry] | None:
        """All that happened to it and to the runs before it, oldest first (期限记录)."""

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """About whom, where it is about a person (当事人)."""

    @link("identity", "region_by_id", key="region")
    def region(self) -> references.Region | None:
        """Where (地区)."""


@strawberry.type
class Query:
    @ask_each(WITH_CASES, "find_clocks", FindClocks, merged)
    def statutory_clocks(self) -> Connection[StatutoryClock] | None:
        """The statutory clocks of the cases that the caller may see, the soonest first (法定期限)."""
