"""What was known of somebody's work on a day, in the graph."""

from datetime import date, datetime

import strawberry

from jinbao.graph import Money, Month, link, references, value, words
from labor_relations.contract import WorkFactAnswer, WorkFactKind

words(WorkFactKind, description="What employment or insurance told (事实类别).")


@value(WorkFactAnswer)
class WorkFact:
    """What employment or insurance had told of somebody's work (就业、参保事实)."""

    kind: WorkFactKind = strawberry.field(description="What was told (事实类别).")
    since: date | None = strawberry.field(description="From which day (起始日).")
    until: date | None = strawberry.field(description="Until which day (截止日).")
    month: Month | None = strawberry.field(description="For which month (所属月).")
    scheme: str | None = strawberry.field(description="For which insurance (险种).")
    reason: str | None = strawberry.field(description="Why it ended (终止原因).")
    wage: Money | None = strawberry.field(description="The monthly wage as registered, in yuan (登记月工资).")
    effective_on: date = strawberry.field(description="From which day it is true (生效日).")
    recorded_at: datetime = strawberry.field(description="Since when the office knows it (系统记录时间).")
    received_on: date = strawberry.field(
        description="Day on which the paper is said to have come, else that of the record (收件日期)."
    )
    event: str = strawberry.field(description="The public event that told it (事件编号).")

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Whose work (劳动者)."""

    @link("identity", "employer_by_id", key="employer")
    def employer(self) -> references.Employer | None:
        """For whom (用人单位)."""
