"""Pensions in payment in the graph: on what terms each is paid, and the decisions that raised it."""

from datetime import date
from typing import Any

import strawberry

from insurance import contract
from insurance.contract import (
    FindPensions,
    PensionAnswer,
    PensionDecisionAnswer,
    PensionDecisionKind,
    PensionDecisionsOf,
    PensionStatus,
    RaiseAnswer,
    RaisesOf,
    SuspensionGround,
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
    would,
)

words(PensionStatus, description="How a pension stands (发放状态).")
words(SuspensionGround, description="Why nothing is paid for the time being (暂停理由).")
words(PensionDecisionKind, description="What was decided about a pension (待遇决定种类).")


@entity("RuralPensionRaise", look_up=("insurance", "raise_by_id"), source=RaiseAnswer)
class RuralPensionRaise(Node):
    """A supplementary decision: the law gives more from a month on, perhaps one long past (待遇调整)."""

    on: date = strawberry.field(description="Day of the decision (核定日期).")
    since: Month = strawberry.field(description="Month from which it holds (调整起始月).")
    base: Money = strawberry.field(description="Base pension in yuan (基础养老金).")
    top_up: Money = strawberry.field(description="Local top-up in yuan (地方增发).")
    monthly: Money = strawberry.field(description="Monthly pension in yuan (月待遇).")

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Whose pension it is (待遇领取人)."""

    @link("insurance", "decision_by_event")
    def decision(self) -> references.Decision | None:
        """The decision that explains itself (待遇核定)."""


@value(contract.MonthDifference)
class MonthDifference:
    """What a month was due before a decision, and what it is due by it (分月差额)."""

    month: Month = strawberry.field(description="The month (月份).")
    before: Money = strawberry.field(description="What was due before, in yuan (原应发).")
    after: Money = strawberry.field(description="What is due now, in yuan (现应发).")


@entity("RuralPensionRuling", look_up=("insurance", "pension_decision_by_id"), source=PensionDecisionAnswer)
class RuralPensionRuling(Node):
    """A decision about a pension after its grant: raised, held, stopped, recalculated, revoked (待遇决定)."""

    kind: PensionDecisionKind = strawberry.field(description="What was decided (决定种类).")
    ground: str | None = strawberry.field(description="Why it was decided so, as a code (理由).")
    on: date = strawberry.field(description="Day of the decision (决定日期).")
    since: Month = strawberry.field(description="Month from which it holds (起始月).")
    monthly: Money = strawberry.field(description="What it gives a month, in yuan (月待遇).")
    months: list[MonthDifference] = strawberry.field(
        description="The months until then whose amount it changed (分月差额)."
    )
    served_on: date | None = strawberry.field(description="Day of service (送达日期).")

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Whose pension it is (待遇领取人)."""

    @link("insurance", "decision_by_event")
    def decision(self) -> references.Decision | None:
        """The decision that explains itself (待遇核定)."""

    @link("insurance", "pension_decision_by_id", key="revoked_event")
    def revoked_by(self) -> references.RuralPensionRuling | None:
        """The later decision by which this one holds no more (撤销本决定的决定)."""


@entity(
    "RuralPension",
    look_up=("insurance", "pension_by_person"),
    source=PensionAnswer,
    stream="rural-pension",
)
class RuralPension(Node):
    """A pension in payment, with the terms on which it is paid now (在发养老金)."""

    status: PensionStatus = strawberry.field(description="How it stands (发放状态).")
    ground: str | None = strawberry.field(description="Why it is suspended or stopped, as a code (理由).")
    payable_from: Month = strawberry.field(description="First payable month (起付月).")
    base: Money = strawberry.field(description="Base pension in yuan (基础养老金).")
    top_up: Money = strawberry.field(description="Local top-up in yuan (地方增发).")
    account: Money = strawberry.field(description="Part out of the account in yuan (个人账户养老金).")
    monthly: Money = strawberry.field(description="Monthly pension in yuan (月待遇).")
    suspended_from: Month | None = strawberry.field(description="First month not paid (暂停起始月).")
    stopped_from: Month | None = strawberry.field(description="First month not due any more (终止起始月).")
    version: int = strawberry.field(description="How many things have happened to it (版本).")

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Whose pension it is (待遇领取人)."""

    @link("identity", "region_by_id", key="payer")
    def payer(self) -> references.Region | None:
        """County that pays (发放县区)."""

    @link("insurance", "claim_by_id", key="claim")
    def claim(self) -> references.RuralPensionClaim | None:
        """Claim by which it was granted (待遇申领)."""

    @link("insurance", "raises_of", ask=RaisesOf)
    def raises(self) -> Connection[RuralPensionRaise] | None:
        """Supplementary decisions on it, the latest month first (待遇调整)."""

    @link("insurance", "pension_decisions_of", ask=PensionDecisionsOf)
    def decisions(self) -> Connection[RuralPensionRuling] | None:
        """All decisions about it since the grant, the newest first (待遇决定)."""

    history = history_of("insurance", "pension_history")
    available_actions = actions_of("insurance", "pension_actions")


@contributes("Person")
class PensionPerson:
    """What a pension in payment adds to a person."""

    @link("insurance", "pension_by_person")
    def rural_pension(self) -> RuralPension | None:
        """Pension in payment (在发养老金)."""


@strawberry.type
class Query:
    rural_pension = by_id(RuralPension, "A pension in payment (在发养老金) by its id.")
    rural_pension_raise = by_id(RuralPensionRaise, "A supplementary decision (待遇调整) by its id.")

    rural_pension_ruling = by_id(RuralPensionRuling, "A decision about a pension (待遇决定) by its id.")

    would_suspend_rural_pension = would(contract.SuspendPension, service="insurance")
    would_stop_rural_pension = would(contract.StopPension, service="insurance")
    would_revoke_rural_pension_grant = would(contract.RevokeGrant, service="insurance")
    would_recalculate_rural_pension = would(contract.RecalculatePension, service="insurance")
    would_resume_rural_pension = would(contract.ResumePension, service="insurance")
    would_reinstate_rural_pension = would(contract.ReinstatePension, service="insurance")
    would_annul_rural_pension_revocation = would(contract.AnnulRevocation, service="insurance")

    @ask("insurance", "find_pensions", FindPensions)
    def rural_pensions(self) -> Connection[RuralPension] | None:
        """Pensions in payment (在发养老金) that the caller may see, by county and status."""


def of_pension(command: type[Any]) -> Any:
    return mutation(command, service="insurance", gives=RuralPension, by=lambda asked, _: asked.person)


@strawberry.type
class Mutation:
    raise_rural_pension = of_pension(contract.RaisePension)
    suspend_rural_pension = of_pension(contract.SuspendPension)
    resume_rural_pension = of_pension(contract.ResumePension)
    stop_rural_pension = of_pension(contract.StopPension)
    reinstate_rural_pension = of_pension(contract.ReinstatePension)
    recalculate_rural_pension = of_pension(contract.RecalculatePension)
    revoke_rural_pension_grant = of_pension(contract.RevokeGrant)
    annul_rural_pension_revocation = of_pension(contract.AnnulRevocation)
    serve_rural_pension_ruling = of_pension(contract.ServePensionDecision)
    recalculate_rural_pensions = mutation(
        contract.RecalculatePensions, service="insurance", gives=RuralPension
    )
    raise_rural_pensions = mutation(contract.RaisePensions, service="insurance", gives=RuralPension)


@strawberry.type
class Subscription:
    rural_pension_changed = watch(
        RuralPension,
        "A pension in payment (在发养老金) now, and again after everything that happens to it.",
        stream=lambda person: f"rural-pension/{person}",
    )
