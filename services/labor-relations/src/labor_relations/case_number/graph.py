"""Case numbers in the graph: given without gaps, cancelled ones visible."""

from datetime import date

import strawberry

from jinbao.graph import Connection, Node, ask, entity, link, mutation, references, value
from labor_relations import contract
from labor_relations.contract import (
    CaseNumberAnswer,
    CasePrefixAnswer,
    CaseSeries,
    FindCaseNumbers,
    NumberCancellation,
)


@entity("CasePrefix", look_up=("labor-relations", "case_prefix"), source=CasePrefixAnswer)
class CasePrefix(Node):
    """Under which prefix an office numbers its cases (案号字号)."""

    series: CaseSeries = strawberry.field(description="Which cases (案号类别).")
    prefix: str = strawberry.field(description="The prefix (字号).")
    since: date = strawberry.field(description="Since when (启用日期).")

    @link("identity", "office_by_id", key="office")
    def office(self) -> references.Office | None:
        """The office (机构)."""


@value(CaseNumberAnswer)
class CaseNumber:
    """A number of a year; what was cancelled stays empty (案号)."""

    written: str = strawberry.field(description="As it is written (案号).")
    year: int = strawberry.field(description="Its year (年份).")
    number: int = strawberry.field(description="Its place in the year (序号).")
    cancelled: NumberCancellation | None = strawberry.field(description="Why it was cancelled (作废原因).")


@strawberry.type
class Query:
    @ask("labor-relations", "find_case_numbers", FindCaseNumbers)
    def case_numbers(self) -> Connection[CaseNumber] | None:
        """The numbers that an office has given in a year, in order (案号登记簿)."""


@strawberry.type
class Mutation:
    set_case_prefix = mutation(
        contract.SetCasePrefix,
        service="labor-relations",
        gives=CasePrefix,
        by=lambda asked, _: f"{asked.office}/{asked.series}",
    )
