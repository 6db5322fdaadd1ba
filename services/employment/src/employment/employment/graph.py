"""Employment in the graph: who works where, told by employers, the township and the office."""

from datetime import date
from typing import Any

import strawberry

from employment import contract
from employment.contract import (
    Contract,
    ContractKind,
    CorrectionGround,
    EmployeesOf,
    EmploymentAnswer,
    EmploymentKind,
    EmploymentsOf,
    EmploymentStage,
    EndReason,
    EndSeen,
    FindEmployments,
    HireHint,
    OwnWorkEnd,
    OwnWorkKind,
    OwnWorkRefusal,
    ToldBy,
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
    would,
)

words(ContractKind, about="For how long a labour contract binds (合同期限类型)")
words(CorrectionGround, about="Why a registration is corrected or annulled (更正理由)")
words(EmploymentKind, about="What kind of work it is (就业形式)")
words(EmploymentStage, about="Where a registration of employment stands (就业登记状态)")
words(EndReason, about="Why work for an employer ended (终止、解除原因)")
words(HireHint, about="What makes a hire one that labour law may not cover (用工提示)")
words(EndSeen, about="Where an end shows that nobody has told of (疑已终止情形)")
words(OwnWorkEnd, about="Why own work ended (停止原因)")
words(OwnWorkKind, about="What kind of own work it is (自主、灵活就业形式)")
words(OwnWorkRefusal, about="Why own work is not registered (不予登记理由)")
words(ToldBy, about="Who told that work ended (申报来源)")


@value(Contract)
class LabourContract:
    """What a labour contract says (劳动合同)."""

    kind: ContractKind = strawberry.field(description="For how long it binds (合同期限类型).")
    signed_on: date = strawberry.field(description="Day on which it was made (订立日期).")
    until: date | None = strawberry.field(description="Last day of a fixed term (合同期满日).")
    part_time: bool = strawberry.field(description="Whether it is for part of the day (非全日制用工).")


@entity(
    "EmploymentRegistration",
    look_up=("employment", "employment_by_id"),
    source=EmploymentAnswer,
    stream="employment",
)
class EmploymentRegistration(Node):
    """A registered employment, or own work (就业登记)."""

    kind: EmploymentKind = strawberry.field(description="What kind of work (就业形式).")
    stage: EmploymentStage = strawberry.field(description="Where it stands (状态).")
    since: date = strawberry.field(description="True first day (用工之日).")
    wage: Money | None = strawberry.field(description="Monthly wage agreed, in yuan (月工资).")
    contract: LabourContract | None = strawberry.field(description="The written contract (劳动合同).")
    registered_on: date | None = strawberry.field(description="Day on which it was told (登记日期).")
    due: date | None = strawberry.field(description="Last day for telling of the hire (登记期限届满日).")
    late: bool | None = strawberry.field(description="Whether the hire was told late (逾期登记).")
    hint: HireHint | None = strawberry.field(
        description="What the office looks into: it may be no employment by labour law (用工提示)."
    )
    ended_on: date | None = strawberry.field(description="True last day (终止日期).")
    reason: str | None = strawberry.field(
        description="Why it ended, a code of EndReason or OwnWorkEnd (终止原因)."
    )
    involuntary: bool | None = strawberry.field(
        description="Whether the end was against the worker's will (非因本人意愿)."
    )
    end_registered_on: date | None = strawberry.field(
        description="Day on which the end was told (终止登记日期)."
    )
    end_due: date | None = strawberry.field(description="Last day for telling of the end (终止登记期限).")
    end_late: bool | None = strawberry.field(description="Whether the end was told late (逾期终止登记).")
    end_told_by: ToldBy | None = strawberry.field(description="Who told of the end (申报来源).")
    corrected_on: date | None = strawberry.field(description="Day of the last correction (更正日期).")
    reasons: list[str] = strawberry.field(description="Why it was not registered, as codes (不予登记理由).")
    appeals: list[references.AppealRoute] = strawberry.field(
        description="How the refusal can be contested (救济途径)."
    )
    served_on: date | None = strawberry.field(description="Day of service of the refusal (送达日期).")
    version: int = strawberry.field(description="How many things have happened in it (版本).")

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Who works (劳动者)."""

    @link("identity", "employer_by_id", key="employer")
    def employer(self) -> references.Employer | None:
        """For whom; of dispatched workers who dispatches (用人单位)."""

    @link("identity", "employer_by_id", key="user_unit")
    def user_unit(self) -> references.Employer | None:
        """Whom a dispatched worker works for (用工单位)."""

    @link("identity", "region_by_id", key="region")
    def region(self) -> references.Region | None:
        """Where the work is done (工作地)."""

    @link("employment", "decision_by_event", key="decision")
    def decision(self) -> references.Decision | None:
        """The decision to register own work or not (登记决定)."""

    @link("employment", "employment_decisions")
    def decisions(self) -> list[references.Decision] | None:
        """All decisions in it, newest first (历次决定)."""

    @link("employment", "employment_clocks")
    def clocks(self) -> list[references.StatutoryClock] | None:
        """What must be done in this case by when, the oldest first (法定期限)."""

    history = history_of("employment", "employment_history")
    available_actions = actions_of("employment", "employment_actions")


@contributes("Person")
class WorkingPerson:
    """What employment adds to a person."""

    @link("employment", "employments_of", ask=EmploymentsOf)
    def employments(self) -> Connection[EmploymentRegistration] | None:
        """Where they work and worked, newest first (就业登记)."""


@contributes("Employer")
class EmployerOfPeople:
    """What employment adds to an employer."""

    @link("employment", "employees_of", ask=EmployeesOf)
    def employees(self) -> Connection[EmploymentRegistration] | None:
        """Whom it has hired, newest first (职工)."""


@strawberry.type
class Query:
    employment = by_id(EmploymentRegistration, "A registered employment (就业登记) by its id.")
    would_register_hire = would(contract.RegisterHire, service="employment")
    would_register_termination = would(contract.RegisterTermination, service="employment")
    would_correct_employment_registration = would(contract.CorrectRegistration, service="employment")
    would_annul_employment_registration = would(contract.AnnulRegistration, service="employment")

    @ask("employment", "find_employments", FindEmployments)
    def employments(self) -> Connection[EmploymentRegistration] | None:
        """Registrations of employment (就业登记) that the caller may see, newest first."""


def of_employment(command: type[Any]) -> Any:
    return mutation(command, service="employment", gives=EmploymentRegistration)


@strawberry.type
class Mutation:
    register_hire = of_employment(contract.RegisterHire)
    register_termination = of_employment(contract.RegisterTermination)
    correct_employment_registration = of_employment(contract.CorrectRegistration)
    annul_employment_registration = of_employment(contract.AnnulRegistration)
    declare_own_work = of_employment(contract.DeclareOwnWork)
    confirm_own_work = of_employment(contract.ConfirmOwnWork)
    refuse_own_work = of_employment(contract.RefuseOwnWork)
    serve_own_work_answer = of_employment(contract.ServeOwnWorkAnswer)
    stop_own_work = of_employment(contract.StopOwnWork)


@strawberry.type
class Subscription:
    employment_changed = watch(
        EmploymentRegistration,
        "A registered employment (就业登记) now, and again after everything that happens to it.",
        stream=lambda employment: f"employment/{employment}",
    )
