"""Unemployment registration in the graph: who has no work, what was offered, and why a spell ended."""

from datetime import date
from typing import Any

import strawberry

from employment import contract
from employment.contract import (
    CancellationGround,
    ContactWay,
    FindUnemployment,
    OfferAnswer,
    OfferKind,
    OfferRefusal,
    ProposalAnswer,
    UnemployedCategory,
    UnemploymentAnswer,
    UnemploymentsOf,
    UnemploymentStage,
)
from jinbao.graph import (
    Connection,
    Node,
    actions_of,
    ask,
    by_id,
    clocks_of,
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

words(CancellationGround, about="Why an unemployment registration ends (注销失业登记情形)")
words(ContactWay, about="How somebody reported or was reached (联系方式)")
words(OfferKind, about="What the office offers (推荐内容)")
words(UnemployedCategory, about="Who registers as unemployed (失业登记人员类别)")
words(UnemploymentStage, about="Where an unemployment registration stands (失业登记状态)")


@value(OfferAnswer)
class UnemploymentOffer:
    """What the office offered to somebody without work, and what became of it (推荐记录)."""

    offer: str = strawberry.field(description="Its id within the registration (推荐编号).")
    kind: OfferKind = strawberry.field(description="What was offered (推荐内容).")
    vacancy: str | None = strawberry.field(description="The vacancy, by its id (岗位编号).")
    offered_on: date = strawberry.field(description="When (推荐日期).")
    taken_on: date | None = strawberry.field(description="When it was taken (接受日期).")
    refused_on: date | None = strawberry.field(description="When it was refused (拒绝日期).")
    reason: OfferRefusal | None = strawberry.field(description="Why it was refused (拒绝理由).")
    proper_cause: bool | None = strawberry.field(
        description="Whether the office found proper cause (是否有正当理由)."
    )

    @link("identity", "employer_by_id", key="employer")
    def employer(self) -> references.Employer | None:
        """By whom (用人单位)."""


@value(ProposalAnswer)
class CancellationProposal:
    """A ground to cancel that the registers see, for a person to confirm (拟注销)."""

    ground: CancellationGround = strawberry.field(description="Which ground (注销情形).")
    since: date = strawberry.field(description="Since when it is there (情形发生日).")
    source: str | None = strawberry.field(description="The event from which it is known (来源).")


@entity(
    "UnemploymentRegistration",
    look_up=("employment", "unemployment_by_id"),
    source=UnemploymentAnswer,
    stream="unemployment",
)
class UnemploymentRegistration(Node):
    """A spell on the register of the unemployed (失业登记)."""

    category: UnemployedCategory = strawberry.field(description="Which category (人员类别).")
    stage: UnemploymentStage = strawberry.field(description="Where it stands (状态).")
    applied_on: date = strawberry.field(description="Day of the application (申请日期).")
    visited_on: date | None = strawberry.field(description="Day of the visit at home (入户核实日期).")
    registered_on: date | None = strawberry.field(description="Day of registration (登记日期).")
    spell: int | None = strawberry.field(description="Which spell of the person it is (登记次数).")
    last_contact: date | None = strawberry.field(description="Day of the last contact (最近联系日期).")
    seeking: bool = strawberry.field(description="Whether they want work, as said last (有就业要求).")
    lapses_on: date | None = strawberry.field(
        description="When there will have been no contact for six months (联系失效日)."
    )
    long_term_on: date | None = strawberry.field(
        description="From when they have been registered for a year (长期失业起始日)."
    )
    ground: CancellationGround | None = strawberry.field(description="Why it ended (注销情形).")
    cancelled_on: date | None = strawberry.field(description="Day of the cancellation (注销日期).")
    cancelled_since: date | None = strawberry.field(description="True day of its ground (情形发生日).")
    served_on: date | None = strawberry.field(description="Day of service of the answer (送达日期).")
    reasons: list[str] = strawberry.field(description="Why it was refused, as codes (不予登记理由).")
    appeals: list[references.AppealRoute] = strawberry.field(
        description="How the answer can be contested (救济途径)."
    )
    version: int = strawberry.field(description="How many things have happened in it (版本).")

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Who has or had no work (失业人员)."""

    @link("identity", "region_by_id", key="region")
    def region(self) -> references.Region | None:
        """Where it is kept (登记地)."""

    @link("employment", "employment_by_id", key="last_employment")
    def last_employment(self) -> references.EmploymentRegistration | None:
        """The job that ended last before it (原就业登记)."""

    @link("employment", "offers_of")
    def offers(self) -> list[UnemploymentOffer] | None:
        """What the office offered, oldest first (推荐记录)."""

    @link("employment", "cancellation_proposals")
    def proposals(self) -> list[CancellationProposal] | None:
        """Grounds to cancel that the registers see, oldest first (拟注销情形)."""

    @link("employment", "decision_by_event", key="decision")
    def decision(self) -> references.Decision | None:
        """The decision to register or to refuse (登记决定)."""

    @link("employment", "unemployment_decisions")
    def decisions(self) -> list[references.Decision] | None:
        """All decisions in it, also by which it ended or goes on, newest first (历次决定)."""

    clocks = clocks_of("employment", "unemployment")
    history = history_of("employment", "unemployment_history")
    available_actions = actions_of("employment", "unemployment_actions")


@contributes("Person")
class UnemployedPerson:
    """What unemployment registration adds to a person."""

    @link("employment", "unemployments_of", ask=UnemploymentsOf)
    def unemployment_registrations(self) -> Connection[UnemploymentRegistration] | None:
        """Their spells on the register, newest first (失业登记)."""


@strawberry.type
class Query:
    unemployment_registration = by_id(
        UnemploymentRegistration, "An unemployment registration (失业登记) by its id."
    )

    @ask("employment", "find_unemployment", FindUnemployment)
    def unemployment_registrations(self) -> Connection[UnemploymentRegistration] | None:
        """Unemployment registrations (失业登记) that the caller may see, newest first."""


def of_unemployment(command: type[Any]) -> Any:
    return mutation(command, service="employment", gives=UnemploymentRegistration)


@strawberry.type
class Mutation:
    apply_for_unemployment = of_unemployment(contract.ApplyForUnemployment)
    withdraw_unemployment = of_unemployment(contract.WithdrawUnemployment)
    record_unemployment_visit = of_unemployment(contract.RecordUnemploymentVisit)
    decide_unemployment = of_unemployment(contract.DecideUnemployment)
    serve_unemployment_answer = of_unemployment(contract.ServeUnemploymentAnswer)
    report_status = of_unemployment(contract.ReportStatus)
    offer_work = of_unemployment(contract.OfferWork)
    take_offer = of_unemployment(contract.TakeOffer)
    refuse_offer = of_unemployment(contract.RefuseOffer)
    rule_on_refusal = of_unemployment(contract.RuleOnRefusal)
    cancel_unemployment = of_unemployment(contract.CancelUnemployment)
    reinstate_unemployment = of_unemployment(contract.ReinstateUnemployment)
    revoke_unemployment = of_unemployment(contract.RevokeUnemployment)
    transfer_unemployment = of_unemployment(contract.TransferUnemployment)


@strawberry.type
class Subscription:
    unemployment_changed = watch(
        UnemploymentRegistration,
        "An unemployment registration (失业登记) now, and again after everything that happens to it.",
        stream=lambda registration: f"unemployment/{registration}",
    )
