"""Claims for unemployment benefit in the graph: each on its way to a decision, and the filled form."""

from datetime import date
from typing import Any

import strawberry

from insurance import contract
from insurance.contract import (
    FindUnemploymentClaims,
    PaperKind,
    UnemploymentClaimAnswer,
    UnemploymentClaimForm,
    UnemploymentClaimKind,
    UnemploymentClaimsOf,
    UnemploymentClaimStage,
)
from jinbao.graph import (
    Connection,
    Money,
    Month,
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

words(UnemploymentClaimKind, description="What is claimed (申领种类).")
words(UnemploymentClaimStage, description="Where a claim stands (申领办理状态).")


@entity(
    "UnemploymentClaim",
    look_up=("insurance", "unemployment_claim_by_id"),
    source=UnemploymentClaimAnswer,
    stream="unemployment-claim",
)
class UnemploymentClaim(Node):
    """A claim to unemployment benefit, or to the living grant of rural workers (失业保险待遇申领)."""

    kind: UnemploymentClaimKind = strawberry.field(description="What is claimed (申领种类).")
    stage: UnemploymentClaimStage = strawberry.field(description="Where it stands (状态).")
    filed_on: date = strawberry.field(description="Day of the claim (申领日期).")
    missing: list[PaperKind] = strawberry.field(description="Papers that are missing (待补材料).")
    reasons: list[str] = strawberry.field(
        description="Why it was returned, denied or not accepted, as codes."
    )
    decided_on: date | None = strawberry.field(description="Day of the decision (审批日期).")
    months: int | None = strawberry.field(description="Months granted (核定领取月数).")
    amount: Money | None = strawberry.field(
        description="What a month gives, or the living grant, in yuan (核定金额)."
    )
    payable_from: Month | None = strawberry.field(description="First payable month (起领月).")
    served_on: date | None = strawberry.field(description="Day of service (送达日期).")
    paid_on: date | None = strawberry.field(description="Day on which a living grant was paid (支付日期).")
    appeals: list[references.AppealRoute] = strawberry.field(
        description="How the answer can be contested (救济途径)."
    )
    version: int = strawberry.field(description="How many things have happened in it (版本).")

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Who claims (申领人)."""

    @link("identity", "region_by_id", key="region")
    def region(self) -> references.Region | None:
        """Where (申领地)."""

    @link("insurance", "decision_by_event", key="decision")
    def decision(self) -> references.Decision | None:
        """The decision, once there is one (待遇核定)."""

    @link("insurance", "unemployment_revocation_of")
    def revoked_by(self) -> references.UnemploymentRuling | None:
        """The decision by which the grant stands revoked (撤销决定)."""

    @link("insurance", "unemployment_benefit_by_id")
    def benefit(self) -> references.UnemploymentBenefit | None:
        """The benefit that it opened (失业保险金)."""

    history = history_of("insurance", "unemployment_claim_history")
    available_actions = actions_of("insurance", "unemployment_claim_actions")

    @link("insurance", "unemployment_claim_clocks")
    def clocks(self) -> list[references.StatutoryClock] | None:
        """What must be done in this case by when, the oldest first (法定期限)."""


@value(UnemploymentClaimForm)
class PrefilledUnemploymentClaim:
    """The claim already filled from what is known, and what would come of it today (预填申领表)."""

    kind: UnemploymentClaimKind = strawberry.field(description="What can be claimed (申领种类).")
    ended_on: date | None = strawberry.field(description="Last day of the last job (终止就业日期).")
    end_reason: str | None = strawberry.field(description="Why it ended, as a code (终止原因).")
    involuntary: bool | None = strawberry.field(description="Whether against their will (非因本人意愿).")
    registered_on: date | None = strawberry.field(description="Registered as unemployed on (失业登记日期).")
    months_paid: int = strawberry.field(description="Months paid that count (缴费月数).")
    months_left_before: int = strawberry.field(description="Months left of a benefit before (前次剩余月数).")
    months: int | None = strawberry.field(description="Months that would be granted (预计领取月数).")
    amount: Money | None = strawberry.field(description="What it would give, in yuan (预计金额).")
    payable_from: Month | None = strawberry.field(description="From which month (预计起领月).")
    reasons: list[str] = strawberry.field(description="Why it would be denied, as codes (不予核定理由).")
    code: str | None = strawberry.field(description="Why nothing can be worked out, as a code.")
    message: str | None = strawberry.field(description="The same in a sentence.")

    @link("identity", "employer_by_id", key="employer")
    def employer(self) -> references.Employer | None:
        """The last employer (原用人单位)."""

    @link("identity", "region_by_id", key="region")
    def region(self) -> references.Region | None:
        """Where the claim would be filed (申领地)."""


@contributes("Person")
class ClaimingPerson:
    """What claims for unemployment benefit add to a person."""

    @link("insurance", "unemployment_claim_form")
    def unemployment_claim_form(self) -> PrefilledUnemploymentClaim | None:
        """The claim already filled, and what would come of it today (预填申领表)."""

    @link("insurance", "unemployment_claims_of", ask=UnemploymentClaimsOf)
    def unemployment_claims(self) -> Connection[UnemploymentClaim] | None:
        """Claims to unemployment benefit, newest first (失业保险待遇申领)."""


@strawberry.type
class Query:
    unemployment_claim = by_id(UnemploymentClaim, "A claim to the benefit (失业保险待遇申领) by its id.")

    @ask("insurance", "find_unemployment_claims", FindUnemploymentClaims)
    def unemployment_claims(self) -> Connection[UnemploymentClaim] | None:
        """Claims (失业保险待遇申领) that the caller may see, newest first, by region and stage."""


def of_claim(command: type[Any]) -> Any:
    return mutation(command, service="insurance", gives=UnemploymentClaim)


@strawberry.type
class Mutation:
    file_unemployment_claim = of_claim(contract.FileUnemploymentClaim)
    ask_to_complete_unemployment_claim = of_claim(contract.AskToCompleteUnemploymentClaim)
    complete_unemployment_claim = of_claim(contract.CompleteUnemploymentClaim)
    refuse_unemployment_claim = of_claim(contract.RefuseUnemploymentClaim)
    pass_unemployment_claim = of_claim(contract.PassUnemploymentClaim)
    return_unemployment_claim = of_claim(contract.ReturnUnemploymentClaim)
    decide_unemployment_claim = of_claim(contract.DecideUnemploymentClaim)
    withdraw_unemployment_claim = of_claim(contract.WithdrawUnemploymentClaim)
    serve_unemployment_claim = of_claim(contract.ServeUnemploymentClaim)
    pay_living_grant = of_claim(contract.PayLivingGrant)


@strawberry.type
class Subscription:
    unemployment_claim_changed = watch(
        UnemploymentClaim,
        "A claim to the benefit (失业保险待遇申领) now, and again after everything that happens to it.",
        stream=lambda claim: f"unemployment-claim/{claim}",
    )
