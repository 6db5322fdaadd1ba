"""Awards in the graph: what a panel ordered, what courts were asked, whom it binds, what was paid."""

from datetime import date

import strawberry

from jinbao.graph import Money, link, references, value, words
from labor_relations.contract import (
    AwardAnswer,
    AwardKind,
    BoundAnswer,
    CourtAnswer,
    CourtMatter,
    CourtOutcome,
    PerformanceAnswer,
    SetAsideGround,
)

words(AwardKind, description="What a panel has ordered (裁决类别).")
words(CourtMatter, description="What a court was asked (诉讼事项).")


@value(AwardAnswer)
class ArbitrationAward:
    """What a panel has ordered (裁决)."""

    kind: AwardKind = strawberry.field(description="What it is (裁决类别).")
    number: int = strawberry.field(description="Which of its kind (序号).")
    on: date = strawberry.field(description="Its day (作出日期).")
    amount: Money = strawberry.field(description="In all, in yuan (金额合计).")
    is_final: bool | None = strawberry.field(
        description="Whether it is final, each item tested by itself (是否终局)."
    )

    effective_on: date | None = strawberry.field(description="From when it binds (生效日期).")
    set_aside: bool | None = strawberry.field(description="Whether a court set it aside (是否被撤销).")
    execution_file: str | None = strawberry.field(description="File of the execution (执行案号).")
    executed_on: date | None = strawberry.field(description="When it was enforced (执行完毕日期).")
    suit_days: int = strawberry.field(description="Days for a suit, from service (起诉期限).")
    set_aside_days: int = strawberry.field(
        description="Days in which an employer can ask to have a final award set aside (申请撤销期限)."
    )

    @link("labor-relations", "decision_by_event", key="decision")
    def decision(self) -> references.Decision | None:
        """The decision with its calculation (裁决计算说明)."""


@value(CourtAnswer)
class ArbitrationCourtMatter:
    """What a court was asked, and what came of it (诉讼、撤销)."""

    matter: CourtMatter = strawberry.field(description="What (诉讼事项).")
    partial: int = strawberry.field(
        description="About which partial award; 0 for the award, or that there was none (先行裁决序号)."
    )
    filed_on: date = strawberry.field(description="Day (起诉、申请日期).")
    file: str = strawberry.field(description="The court's file (法院案号).")
    set_aside_grounds: list[SetAsideGround] = strawberry.field(description="On which grounds (撤销理由).")
    outcome: CourtOutcome | None = strawberry.field(description="How it ended (诉讼结果).")
    ended_on: date | None = strawberry.field(description="When (结束日期).")

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Who asked, where it was a worker (劳动者)."""

    @link("identity", "employer_by_id", key="employer")
    def employer(self) -> references.Employer | None:
        """Which employer asked (用人单位)."""


@value(BoundAnswer)
class BoundByAward:
    """A worker for whom the award binds (裁决对其生效的劳动者)."""

    partial: int = strawberry.field(description="Which partial award; 0 for the award (先行裁决序号).")
    since: date = strawberry.field(description="From which day (生效日).")

    @link("identity", "person_by_id", key="worker")
    def worker(self) -> references.Person | None:
        """The worker (劳动者)."""


@value(PerformanceAnswer)
class AwardPerformance:
    """What was paid on an award or a settlement (履行)."""

    on: date = strawberry.field(description="Day (履行日期).")
    amount: Money = strawberry.field(description="How much, in yuan (金额).")
    receipt: str | None = strawberry.field(description="Number of the receipt (凭证号).")

    @link("identity", "person_by_id", key="worker")
    def worker(self) -> references.Person | None:
        """To or by which worker (劳动者)."""
