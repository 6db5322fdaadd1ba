"""Collective contracts in the graph: what they say, where they stand, since when they bind."""

from datetime import date
from typing import Any

import strawberry

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
    value,
    watch,
    words,
)
from labor_relations import contract
from labor_relations.contract import (
    AdoptingBody,
    Adoption,
    CollectiveAnswer,
    CollectiveContractsOf,
    CollectiveEnd,
    CollectiveKind,
    CollectiveStage,
    CollectiveText,
    FindCollectiveContracts,
    InForceBy,
    ReviewFault,
)

words(CollectiveKind, description="What a collective contract is about (集体合同类型).")
words(CollectiveStage, description="Where a collective contract stands (集体合同状态).")
words(CollectiveEnd, description="Why it ends before its last day (提前终止原因).")
words(AdoptingBody, description="Who adopted the draft (通过草案的组织).")
words(InForceBy, description="How it came into force (生效方式).")
words(ReviewFault, description="What the office found beside what is counted (审查发现的问题).")


@value(Adoption)
class CollectiveAdoption:
    """How the draft was adopted (草案通过情况)."""

    body: AdoptingBody = strawberry.field(description="Who adopted it (通过组织).")
    on: date = strawberry.field(description="On which day (通过日期).")
    entitled: int = strawberry.field(description="How many have a vote (应到人数).")
    present: int = strawberry.field(description="How many came (实到人数).")
    in_favour: int = strawberry.field(description="How many agreed (同意人数).")


@value(CollectiveText)
class CollectiveTerms:
    """What a collective contract says (集体合同文本)."""

    kind: CollectiveKind = strawberry.field(description="What it is about (集体合同类型).")
    adoption: CollectiveAdoption = strawberry.field(description="How it was adopted (草案通过情况).")
    signed_on: date = strawberry.field(description="Day of signature (首席代表签字日期).")
    since: date = strawberry.field(description="First day of its term (合同起始日期).")
    until: date = strawberry.field(description="Last day of its term (合同期满日期).")
    lowest_wage: Money | None = strawberry.field(
        description="The lowest monthly wage that it allows, in yuan (最低工资标准)."
    )


@entity(
    "CollectiveContract",
    look_up=("labor-relations", "collective_by_id"),
    source=CollectiveAnswer,
    stream="collective-contract",
)
class CollectiveContract(Node):
    """A collective contract (集体合同) and its review; everybody may read what was published."""

    stage: CollectiveStage = strawberry.field(description="Where it stands (状态).")
    number: str | None = strawberry.field(description="Its number (登记编号).")
    text: CollectiveTerms = strawberry.field(description="What was submitted last (集体合同文本).")
    submitted_on: date = strawberry.field(description="Day of receipt (收到文本日期).")
    due_on: date = strawberry.field(description="Until when it had to be submitted (报送期限届满日).")
    late: bool = strawberry.field(description="Whether it came later than that (逾期报送).")
    review_until: date | None = strawberry.field(
        description="Last day for an objection, while it is reviewed (审查期限届满日)."
    )
    in_force_on: date | None = strawberry.field(description="Since when it is in force (生效日期).")
    in_force_by: InForceBy | None = strawberry.field(description="By silence or by opinion (生效方式).")
    published_on: date | None = strawberry.field(description="When the staff was told of it (公布日期).")
    ground: CollectiveEnd | None = strawberry.field(description="Why it ended early (提前终止原因).")
    ended_on: date | None = strawberry.field(description="Its last day, where it is over (终止日期).")
    reasons: list[str] = strawberry.field(description="Why it was objected to, as codes (异议理由).")
    appeals: list[references.AppealRoute] = strawberry.field(
        description="How the opinion can be contested (救济途径)."
    )
    served_on: date | None = strawberry.field(description="Day of service of the opinion (送达日期).")
    version: int = strawberry.field(description="How many things have happened in it (版本).")

    @link("identity", "employer_by_id", key="employer")
    def employer(self) -> references.Employer | None:
        """The employer (用人单位)."""

    @link("identity", "region_by_id", key="region")
    def region(self) -> references.Region | None:
        """Where it is reviewed (审查地)."""

    @link("labor-relations", "decision_by_event", key="decision")
    def decision(self) -> references.Decision | None:
        """The office's last opinion (审查意见书)."""

    @link("labor-relations", "collective_decisions")
    def decisions(self) -> list[references.Decision] | None:
        """All opinions, newest first (历次审查意见)."""

    @link("labor-relations", "collective_clocks")
    def clocks(self) -> list[references.StatutoryClock] | None:
        """Its statutory clocks (法定期限)."""

    history = history_of("labor-relations", "collective_history")
    available_actions = actions_of("labor-relations", "collective_actions")


@contributes("Employer")
class CollectiveEmployer:
    """What collective contracts add to an employer."""

    @link("labor-relations", "collectives_of", ask=CollectiveContractsOf)
    def collective_contracts(self) -> Connection[CollectiveContract] | None:
        """Its collective contracts, newest first (集体合同)."""


@strawberry.type
class Query:
    collective_contract = by_id(CollectiveContract, "A collective contract (集体合同) by its id.")

    @ask("labor-relations", "find_collectives", FindCollectiveContracts)
    def collective_contracts(self) -> Connection[CollectiveContract] | None:
        """Collective contracts (集体合同) that the caller may see, newest first."""


def of_collective(command: type[Any]) -> Any:
    return mutation(command, service="labor-relations", gives=CollectiveContract)


@strawberry.type
class Mutation:
    submit_collective_contract = of_collective(contract.SubmitCollectiveContract)
    resubmit_collective_contract = of_collective(contract.ResubmitCollectiveContract)
    register_collective_contract = of_collective(contract.RegisterCollectiveContract)
    annul_collective_contract_registration = of_collective(contract.AnnulCollectiveContractRegistration)
    give_collective_contract_opinion = of_collective(contract.GiveCollectiveContractOpinion)
    serve_collective_contract_opinion = of_collective(contract.ServeCollectiveContractOpinion)
    withdraw_collective_contract = of_collective(contract.WithdrawCollectiveContract)
    publish_collective_contract = of_collective(contract.PublishCollectiveContract)
    terminate_collective_contract = of_collective(contract.TerminateCollectiveContract)
    annul_collective_contract_termination = of_collective(contract.AnnulCollectiveContractTermination)


@strawberry.type
class Subscription:
    collective_contract_changed = watch(
        CollectiveContract,
        "A collective contract (集体合同) now, and again after everything that happens to it.",
        stream=lambda contract: f"collective-contract/{contract}",
    )
