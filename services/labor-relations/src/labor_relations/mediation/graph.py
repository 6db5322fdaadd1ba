"""Mediations in the graph: who asked for what, how it stands, what was promised, what the law gives."""

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
    entity,
    link,
    mutation,
    references,
    value,
    watch,
    words,
)
from labor_relations import contract
from labor_relations.contract import (
    FailureGround,
    FindMediations,
    MediationAnswer,
    MediationBody,
    MediationStage,
    NotMediatedGround,
    PromiseAnswer,
    SessionAnswer,
    SettlementRate,
    SettlementRateAsked,
    Side,
)

words(MediationStage, description="Where a mediation stands (调解状态).")
words(MediationBody, description="Who mediates (调解组织).")
words(NotMediatedGround, description="Why a request is not accepted (不予受理原因).")
words(FailureGround, name="MediationFailure", description="Why no agreement (调解不成原因).")


@value(SessionAnswer)
class MediationSession:
    """A meeting with the sides (调解记录)."""

    session: int = strawberry.field(description="Which one (第几次).")
    on: date = strawberry.field(description="Its day (日期).")
    absent: list[Side] = strawberry.field(description="Which side did not come (未到场一方).")


@value(PromiseAnswer)
class MediationPromise:
    """What was promised for one claim (协议条款)."""

    claim: int = strawberry.field(description="The claim, by its place in the application (请求序号).")
    due_on: date = strawberry.field(description="Until when (履行期限).")
    amount: Money | None = strawberry.field(description="How much, in yuan (金额).")
    payment_order: bool = strawberry.field(
        description="Whether a court can order payment at once (可申请支付令)."
    )
    breached_on: date | None = strawberry.field(description="Since when it is broken (逾期未履行).")


@value(SettlementRate)
class MediationSettlementRate:
    """How mediations of a time ended (调解成功率)."""

    requested: int = strawberry.field(description="How many were asked for (申请数).")
    concluded: int = strawberry.field(description="How many came to an end (办结数).")
    agreed: int = strawberry.field(description="How many with an agreement (达成协议数).")
    timed_out: int = strawberry.field(description="How many ran out of time (期满数).")


@entity(
    "Mediation",
    look_up=("labor-relations", "mediation_by_id"),
    source=MediationAnswer,
    stream="mediation",
)
class Mediation(Node):
    """A mediation of a labour dispute (劳动争议调解)."""

    stage: MediationStage = strawberry.field(description="Where it stands (状态).")
    since: date = strawberry.field(description="Since when (状态起始日).")
    requested_on: date = strawberry.field(description="Day of the request (申请日期).")
    body: MediationBody = strawberry.field(description="Who mediates (调解组织).")
    oral: bool = strawberry.field(description="Whether it was asked for orally (口头申请).")
    number: str | None = strawberry.field(description="Its number (案号).")
    sessions: int = strawberry.field(description="How many meetings there were (调解次数).")
    until: date | None = strawberry.field(description="Last day for an agreement (调解期限届满日).")
    not_accepted: NotMediatedGround | None = strawberry.field(
        description="Why it was not taken on (不予受理原因)."
    )
    failed: FailureGround | None = strawberry.field(description="Why it came to nothing (调解不成原因).")
    agreed_on: date | None = strawberry.field(description="Day of the agreement (协议日期).")
    arbitration_open: bool = strawberry.field(
        description="Whether either side can go to arbitration because of how it ended (可申请仲裁)."
    )
    version: int = strawberry.field(description="How many things have happened in it (版本).")

    @link("identity", "region_by_id", key="region")
    def region(self) -> references.Region | None:
        """Where it is mediated (受理地)."""

    @link("labor-relations", "parties_of_dispute", key="case")
    def parties(self) -> list[references.DisputeParty] | None:
        """Who takes part, and as what (当事人)."""

    @link("labor-relations", "claims_of_dispute", key="case")
    def claims(self) -> list[references.LabourClaim] | None:
        """What is claimed, with what the law gives where it was worked out (请求事项)."""

    @link("labor-relations", "sessions_of_mediation")
    def meetings(self) -> list[MediationSession] | None:
        """The meetings with the sides (调解记录)."""

    @link("labor-relations", "promises_of_mediation")
    def promises(self) -> list[MediationPromise] | None:
        """What was promised (协议条款)."""

    @link("labor-relations", "mediation_clocks")
    def clocks(self) -> list[references.StatutoryClock] | None:
        """Its statutory clocks (法定期限)."""

    @link("labor-relations", "mediation_history")
    def history(self) -> list[references.HistoryEntry] | None:
        """All that happened in it, oldest first (办理记录)."""

    available_actions = actions_of("labor-relations", "mediation_actions")


@strawberry.type
class Query:
    mediation = by_id(Mediation, "A mediation (调解案件) by its id.")

    @ask("labor-relations", "find_mediations", FindMediations)
    def mediations(self) -> Connection[Mediation] | None:
        """Mediations (调解案件) that the caller may see, newest first, by region and stage."""

    @ask("labor-relations", "settlement_rate", SettlementRateAsked)
    def mediation_settlement_rate(self) -> MediationSettlementRate | None:
        """How the mediations ended that the caller may see (调解成功率)."""


def of_mediation(command: type[Any]) -> Any:
    return mutation(command, service="labor-relations", gives=Mediation)


@strawberry.type
class Mutation:
    request_mediation = of_mediation(contract.RequestMediation)
    accept_mediation = of_mediation(contract.AcceptMediation)
    decline_mediation = of_mediation(contract.DeclineMediation)
    establish_mediation_facts = of_mediation(contract.EstablishWorkFacts)
    work_out_mediation_claim = of_mediation(contract.WorkOutClaim)
    hold_mediation = of_mediation(contract.HoldMediation)
    record_mediation_agreement = of_mediation(contract.RecordAgreement)
    record_mediation_performance = of_mediation(contract.RecordPerformance)
    record_mediation_breach = of_mediation(contract.RecordBreach)
    fail_mediation = of_mediation(contract.FailMediation)
    withdraw_mediation = of_mediation(contract.WithdrawMediation)
    succeed_in_mediation = of_mediation(contract.SucceedInMediation)


@strawberry.type
class Subscription:
    mediation_changed = watch(
        Mediation,
        "A mediation (调解案件) now, and again after everything that happens in it.",
        stream=lambda mediation: f"mediation/{mediation}",
    )
