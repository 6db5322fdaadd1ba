"""The months of the register of labour resources in the graph: who has spoken, and the figures."""

from datetime import date
from typing import Any

import strawberry

from employment import contract
from employment.contract import (
    FindLabourMonths,
    LabourFigures,
    LabourFiguresAnswer,
    LabourMonthAnswer,
    LabourState,
    LabourVillageAnswer,
    LabourVillages,
    StatusFigures,
)
from jinbao.graph import Connection, Month, Node, ask, by_id, entity, link, mutation, references, value, words

words(LabourState, description="What somebody of working age does (劳动力状态).")


@value(StatusFigures)
class LabourStatusFigures:
    """How many people do this (分状态人数)."""

    status: LabourState = strawberry.field(description="What they do (劳动力状态).")
    locked: int | None = strawberry.field(description="As locked (锁定数).")
    revised: int = strawberry.field(description="With what became known since (修订数).")


@value(LabourFiguresAnswer)
class LabourStock:
    """The stock of labour resources at the end of a month (劳动力资源月末人数): persons, each once."""

    month: Month = strawberry.field(description="Which month (所属月).")
    definition: str = strawberry.field(description="By which definition it is counted (统计口径).")
    known_by: date = strawberry.field(description="Revised as far as was known on this day (知悉截至日).")
    lines: list[LabourStatusFigures] = strawberry.field(description="By what they do (分状态).")
    locked: int | None = strawberry.field(description="All together, as locked (锁定总数).")
    revised: int = strawberry.field(description="All together, as revised (修订总数).")
    villages: int = strawberry.field(description="Villages and communities (村、社区数).")
    submitted: int = strawberry.field(description="How many of them have submitted (已上报数).")
    missing: int = strawberry.field(description="How many have not (未上报数).")

    @link("identity", "region_by_id", key="region")
    def region(self) -> references.Region | None:
        """Of which region (地区)."""


@value(LabourVillageAnswer)
class LabourVillageMonth:
    """A village in a month (村、社区月报)."""

    submitted_on: date | None = strawberry.field(description="When it submitted (上报日期).")
    unchanged: bool | None = strawberry.field(description="Whether nothing has changed (整村无变动).")
    checked_on: date | None = strawberry.field(description="When the township checked it (审核日期).")
    missing: bool = strawberry.field(description="Whether it has not submitted (未上报).")
    locked: int | None = strawberry.field(description="Persons as locked (锁定数).")
    revised: int = strawberry.field(description="Persons as revised (修订数).")

    @link("identity", "region_by_id", key="region")
    def region(self) -> references.Region | None:
        """Which village or community (村、社区)."""


@entity(
    "LabourMonth",
    look_up=("employment", "labour_month_by_id"),
    source=LabourMonthAnswer,
    stream="labour-month",
)
class LabourMonth(Node):
    """A month of the register of labour resources in a region (劳动力资源月报)."""

    month: Month = strawberry.field(description="Which month (所属月).")
    unchanged: bool = strawberry.field(description="Whether the whole village is unchanged (整村无变动).")
    submitted_on: date | None = strawberry.field(description="When the village submitted it (上报日期).")
    checked_on: date | None = strawberry.field(description="When the township checked it (审核日期).")
    locked_on: date | None = strawberry.field(description="When the county locked it (锁定日期).")
    published_on: date | None = strawberry.field(description="When the city published it (发布日期).")
    version: int = strawberry.field(description="How many things have happened to it (版本).")

    @link("identity", "region_by_id", key="region")
    def region(self) -> references.Region | None:
        """Of which region (地区)."""


@strawberry.type
class Query:
    labour_month = by_id(LabourMonth, "A month of a region (劳动力资源月报) by its id.")

    @ask("employment", "find_labour_months", FindLabourMonths)
    def labour_months(self) -> Connection[LabourMonth] | None:
        """Months of regions (劳动力资源月报) that the caller may see, newest first."""

    @ask("employment", "labour_figures", LabourFigures)
    def labour_stock(self) -> LabourStock | None:
        """The stock of a month (劳动力资源月末人数), as locked and as revised, of what the caller may see."""

    @ask("employment", "labour_villages", LabourVillages)
    def labour_villages(self) -> Connection[LabourVillageMonth] | None:
        """The villages of a region in a month (村、社区月报), with those that have not submitted."""


def of_month(command: type[Any]) -> Any:
    return mutation(command, service="employment", gives=LabourMonth)


@strawberry.type
class Mutation:
    submit_labour_month = of_month(contract.SubmitLabourMonth)
    check_labour_month = of_month(contract.CheckLabourMonth)
    lock_labour_month = of_month(contract.LockLabourMonth)
    publish_labour_month = of_month(contract.PublishLabourMonth)
