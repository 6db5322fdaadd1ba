"""What a worker may claim in the graph: facts in, a worksheet out for each kind of claim."""

import strawberry

from jinbao.graph import Money, ask, references, value, words
from labor_relations.contract import ClaimKind, Ending, EntitlementAnswer, WorkOutEntitlements

words(Ending, name="ContractEnding", description="Why a labour contract ended (解除、终止原因).")


@value(EntitlementAnswer)
class Entitlement:
    """What the law gives for one kind of claim, worked out and explained (应得款项)."""

    kind: ClaimKind = strawberry.field(description="What is claimed (请求事项).")
    amount: Money | None = strawberry.field(description="How much, in yuan (应得金额).")
    reasons: list[str] = strawberry.field(description="Codes of the reasons why nothing (理由).")
    sentences: list[str] = strawberry.field(description="The calculation in sentences (计算说明).")
    steps: list[references.DecisionStep] = strawberry.field(description="The calculation (计算步骤).")
    parameters: list[references.DecisionParameter] = strawberry.field(
        description="The law's numbers (适用参数)."
    )
    law: list[str] = strawberry.field(description="Documents and articles it rests on (法律依据).")
    rule_set: str | None = strawberry.field(description="SHA-256 of the rules (规则集).")
    missing: str | None = strawberry.field(
        description="Code of what stands in the way, such as a local amount that nobody has set (缺项)."
    )
    message: str | None = strawberry.field(description="The same in a sentence.")


@strawberry.type
class Query:
    @ask("labor-relations", "work_out_entitlements", WorkOutEntitlements)
    def entitlements(self) -> list[Entitlement] | None:
        """What the law gives on the facts of somebody's work (应得款项计算); nothing is recorded."""
