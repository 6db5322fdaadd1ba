"""Inheritances in the graph: what a dead person leaves, to whom it falls, and the decisions about it."""

from datetime import date
from typing import Any

import strawberry

from insurance import contract
from insurance.contract import (
    EstateKind,
    FindInheritances,
    HeirAnswer,
    InheritanceAnswer,
    InheritancesOf,
    InheritanceStage,
    InheritedBy,
    PaperKind,
)
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

words(EstateKind, description="Of which insurance an inheritance is (继承种类).")
words(InheritanceStage, description="Where an inheritance stands (继承状态).")


@value(HeirAnswer)
class Heir:
    """An heir with the agreed share (继承人)."""

    parts: int = strawberry.field(description="How many of all parts fall to them (份额).")
    amount: Money | None = strawberry.field(description="What they get, in yuan, once granted (金额).")

    @link("identity", "person_by_id", key="heir")
    def person(self) -> references.Person | None:
        """The heir (继承人)."""

    @link("insurance", "single_sum_by_id", key="share")
    def share(self) -> references.SingleSum | None:
        """What is owed to them, and how far its payment is (应付款项)."""


@entity(
    "Inheritance",
    look_up=("insurance", "inheritance_by_id"),
    source=InheritanceAnswer,
    stream="inheritance",
)
class Inheritance(Node):
    """What a dead person leaves: the account, and months that were due and not paid (社会保险待遇继承)."""

    kind: EstateKind = strawberry.field(description="Of which insurance (继承种类).")
    stage: InheritanceStage = strawberry.field(description="Where it stands (状态).")
    applied_on: date = strawberry.field(description="Day of the application (申请日期).")
    decided_on: date | None = strawberry.field(description="Day of the last decision (审批日期).")
    amount: Money | None = strawberry.field(description="What falls to the heirs, in yuan (继承金额).")
    served_on: date | None = strawberry.field(description="Day of service (送达日期).")
    paid_on: date | None = strawberry.field(description="Day on which it was ordered to be paid (支付日期).")
    recoverable: Money | None = strawberry.field(
        description="What the heirs give back, in yuan, where it was revoked (应追回金额)."
    )
    missing: list[PaperKind] = strawberry.field(description="Papers that are missing (待补材料).")
    reasons: list[str] = strawberry.field(
        description="Why it was returned, denied or not accepted, as codes (理由)."
    )
    appeals: list[references.AppealRoute] = strawberry.field(
        description="How the answer can be contested (救济途径)."
    )
    version: int = strawberry.field(description="How many things have happened in it (版本).")

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Who died (已故参保人)."""

    @link("identity", "region_by_id", key="region")
    def region(self) -> references.Region | None:
        """Where (办理地)."""

    @link("insurance", "heirs_of")
    def heirs(self) -> list[Heir] | None:
        """The heirs, in the order of the form (继承人)."""

    @link("insurance", "decision_by_event", key="decision")
    def decision(self) -> references.Decision | None:
        """The last decision: grant, denial or revocation (审批决定)."""

    @link("insurance", "inheritance_decisions")
    def decisions(self) -> list[references.Decision] | None:
        """All decisions in it, a revoked one among them, newest first (全部决定)."""

    history = history_of("insurance", "inheritance_history")
    available_actions = actions_of("insurance", "inheritance_actions")


@contributes("Person")
class InheritedPerson:
    """What an inheritance adds to a person."""

    @link("insurance", "inheritances_of", ask=InheritancesOf)
    def inheritances(self) -> Connection[Inheritance] | None:
        """Inheritances after this person, newest first (社会保险待遇继承)."""

    @link("insurance", "inherited_by", ask=InheritedBy)
    def shares_inherited(self) -> Connection[Inheritance] | None:
        """Inheritances of which a share falls to this person, newest first (继承所得)."""


@strawberry.type
class Query:
    inheritance = by_id(Inheritance, "An inheritance (社会保险待遇继承) by its id.")

    @ask("insurance", "find_inheritances", FindInheritances)
    def inheritances(self) -> Connection[Inheritance] | None:
        """Inheritances (社会保险待遇继承) that the caller may see, newest first, by region, stage and day."""


def of_inheritance(command: type[Any]) -> Any:
    return mutation(command, service="insurance", gives=Inheritance)


@strawberry.type
class Mutation:
    apply_for_inheritance = of_inheritance(contract.ApplyForInheritance)
    ask_to_complete_inheritance = of_inheritance(contract.AskToCompleteInheritance)
    complete_inheritance = of_inheritance(contract.CompleteInheritance)
    accept_inheritance = of_inheritance(contract.AcceptInheritance)
    refuse_inheritance = of_inheritance(contract.RefuseInheritance)
    review_inheritance = of_inheritance(contract.ReviewInheritance)
    recheck_inheritance = of_inheritance(contract.RecheckInheritance)
    return_inheritance = of_inheritance(contract.ReturnInheritance)
    decide_inheritance = of_inheritance(contract.DecideInheritance)
    withdraw_inheritance = of_inheritance(contract.WithdrawInheritance)
    serve_inheritance_decision = of_inheritance(contract.ServeInheritanceDecision)
    pay_inheritance = of_inheritance(contract.PayInheritance)
    revoke_inheritance = of_inheritance(contract.RevokeInheritance)


@strawberry.type
class Subscription:
    inheritance_changed = watch(
        Inheritance,
        "An inheritance (社会保险待遇继承) now, and again after everything that happens to it.",
        stream=lambda inheritance: f"inheritance/{inheritance}",
    )
