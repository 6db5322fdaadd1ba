"""Zero-employment families in the graph: who is owed a job, since when, and what became of it."""

from datetime import date
from typing import Any

import strawberry

from employment import contract
from employment.contract import (
    Excluded,
    Exclusion,
    FamiliesOf,
    FamilyAnswer,
    FamilyStage,
    FindFamilies,
    PromiseEnd,
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

words(Exclusion, description="Why a member of working age does not count (不计入情形).")
words(FamilyStage, description="Where a zero-employment family stands (零就业家庭状态).")
words(PromiseEnd, description="Why the office owes the family no job any more (终止援助情形).")


@value(Excluded)
class ExcludedMember:
    """A member of the household who does not count (不计入的成员)."""

    why: Exclusion = strawberry.field(description="Why (不计入情形).")

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Who (家庭成员)."""


@entity(
    "ZeroEmploymentFamily",
    look_up=("employment", "zero_family_by_id"),
    source=FamilyAnswer,
    stream="zero-employment-family",
)
class ZeroEmploymentFamily(Node):
    """An urban household in which nobody who could has work (零就业家庭)."""

    stage: FamilyStage = strawberry.field(description="Where it stands (状态).")
    applied_on: date = strawberry.field(description="Day of the application (申请日期).")
    excluded: list[ExcludedMember] = strawberry.field(description="Who does not count (不计入的成员).")
    confirmed_on: date | None = strawberry.field(description="Day of confirmation (确认日期).")
    job_on: date | None = strawberry.field(description="Since when a member has had work (实现就业日期).")
    stable_since: date | None = strawberry.field(description="Since when that is stable (稳定就业日期).")
    ground: PromiseEnd | None = strawberry.field(description="Why no job is owed any more (终止情形).")
    ended_on: date | None = strawberry.field(description="Since when (终止日期).")
    served_on: date | None = strawberry.field(description="Day of service of the answer (送达日期).")
    reasons: list[str] = strawberry.field(description="Why it was refused, as codes (不予确认理由).")
    appeals: list[references.AppealRoute] = strawberry.field(
        description="How the answer can be contested (救济途径)."
    )
    version: int = strawberry.field(description="How many things have happened in it (版本).")

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Who applied (申请人)."""

    @link("identity", "household_by_id", key="household")
    def household(self) -> references.Household | None:
        """The household (家庭户)."""

    @link("identity", "region_by_id", key="region")
    def region(self) -> references.Region | None:
        """Where it is kept (认定地)."""

    @link("employment", "decision_by_event", key="decision")
    def decision(self) -> references.Decision | None:
        """The decision to confirm or to refuse (确认决定)."""

    @link("employment", "zero_family_decisions")
    def decisions(self) -> list[references.Decision] | None:
        """All decisions in it, also that no job is owed any more, newest first (历次决定)."""

    clocks = clocks_of("employment", "zero-employment-family")
    history = history_of("employment", "zero_family_history")
    available_actions = actions_of("employment", "zero_family_actions")


@contributes("Person")
class PersonOfZeroEmploymentFamily:
    """What zero-employment families add to a person."""

    @link("employment", "zero_families_of", ask=FamiliesOf)
    def zero_employment_families(self) -> Connection[ZeroEmploymentFamily] | None:
        """Their applications for their family, newest first (零就业家庭)."""


@strawberry.type
class Query:
    zero_employment_family = by_id(ZeroEmploymentFamily, "A zero-employment family (零就业家庭) by its id.")

    @ask("employment", "find_zero_families", FindFamilies)
    def zero_employment_families(self) -> Connection[ZeroEmploymentFamily] | None:
        """Zero-employment families (零就业家庭) that the caller may see, newest first."""


def of_family(command: type[Any]) -> Any:
    return mutation(command, service="employment", gives=ZeroEmploymentFamily)


@strawberry.type
class Mutation:
    apply_as_zero_employment_family = of_family(contract.ApplyAsZeroEmploymentFamily)
    withdraw_zero_employment_family = of_family(contract.WithdrawZeroEmploymentFamily)
    check_zero_employment_family = of_family(contract.CheckZeroEmploymentFamily)
    decide_zero_employment_family = of_family(contract.DecideZeroEmploymentFamily)
    serve_zero_employment_family_answer = of_family(contract.ServeZeroEmploymentFamilyAnswer)
    confirm_family_stable = of_family(contract.ConfirmFamilyStable)
    end_family_promise = of_family(contract.EndFamilyPromise)


@strawberry.type
class Subscription:
    zero_employment_family_changed = watch(
        ZeroEmploymentFamily,
        "A zero-employment family (零就业家庭) now, and again after everything that happens to it.",
        stream=lambda family: f"zero-employment-family/{family}",
    )
