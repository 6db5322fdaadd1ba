"""Persons in employment difficulty in the graph: who is recognised, why, and until when."""

from datetime import date
from typing import Any

import strawberry

from employment import contract
from employment.contract import (
    DifficultiesOf,
    DifficultyAnswer,
    DifficultyCategory,
    DifficultyEnd,
    DifficultyStage,
    EndProposal,
    FindDifficulties,
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

words(DifficultyCategory, description="Why somebody is hard to employ (就业困难人员类别).")
words(DifficultyEnd, description="Why a recognition ends (退出情形).")
words(DifficultyStage, description="Where a recognition stands (就业困难认定状态).")


@value(EndProposal)
class DifficultyEndProposal:
    """A ground to end a recognition that the registers see, for a person to confirm (拟退出)."""

    ground: DifficultyEnd = strawberry.field(description="Which ground (退出情形).")
    since: date = strawberry.field(description="When it began to run (情形起始日).")


@entity(
    "DifficultyRecognition",
    look_up=("employment", "difficulty_by_id"),
    source=DifficultyAnswer,
    stream="difficulty",
)
class DifficultyRecognition(Node):
    """Recognition as a person in employment difficulty (就业困难人员认定)."""

    stage: DifficultyStage = strawberry.field(description="Where it stands (认定状态).")
    claims: list[DifficultyCategory] = strawberry.field(description="Applied for, primary first (申请类别).")
    applied_on: date = strawberry.field(description="Day of the application (申请日期).")
    found: list[DifficultyCategory] | None = strawberry.field(description="Found at home (核实类别).")
    public_until: date | None = strawberry.field(description="Last day of publication (公示截止日).")
    categories: list[DifficultyCategory] = strawberry.field(description="Recognised as (认定类别).")
    primary: DifficultyCategory | None = strawberry.field(description="The primary one of them (主要类别).")
    recognised_on: date | None = strawberry.field(
        description="Day of recognition, on which age was tested (认定日期)."
    )
    ground: DifficultyEnd | None = strawberry.field(description="Why it ended (退出情形).")
    ended_on: date | None = strawberry.field(description="Day on which it was ended (退出日期).")
    ended_since: date | None = strawberry.field(description="True day of the ground (情形发生日).")
    served_on: date | None = strawberry.field(description="Day of service of the answer (送达日期).")
    reasons: list[str] = strawberry.field(description="Why it was refused, as codes (不予认定理由).")
    appeals: list[references.AppealRoute] = strawberry.field(
        description="How the answer can be contested (救济途径)."
    )
    version: int = strawberry.field(description="How many things have happened in it (版本).")

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Who is in difficulty (就业困难人员)."""

    @link("identity", "region_by_id", key="region")
    def region(self) -> references.Region | None:
        """Where it is kept (认定地)."""

    @link("employment", "difficulty_end_proposals")
    def proposals(self) -> list[DifficultyEndProposal] | None:
        """Grounds to end it that the registers see, oldest first (拟退出情形)."""

    @link("employment", "decision_by_event", key="decision")
    def decision(self) -> references.Decision | None:
        """The decision to recognise or to refuse (认定决定)."""

    @link("employment", "difficulty_decisions")
    def decisions(self) -> list[references.Decision] | None:
        """All decisions in it, also by which it ended or was revoked, newest first (历次决定)."""

    clocks = clocks_of("employment", "difficulty")
    history = history_of("employment", "difficulty_history")
    available_actions = actions_of("employment", "difficulty_actions")


@contributes("Person")
class PersonInDifficulty:
    """What recognition adds to a person."""

    @link("employment", "difficulties_of", ask=DifficultiesOf)
    def difficulty_recognitions(self) -> Connection[DifficultyRecognition] | None:
        """When they were recognised as in difficulty, newest first (就业困难人员认定)."""


@strawberry.type
class Query:
    difficulty_recognition = by_id(
        DifficultyRecognition, "A recognition as in difficulty (就业困难人员认定) by its id."
    )

    @ask("employment", "find_difficulties", FindDifficulties)
    def difficulty_recognitions(self) -> Connection[DifficultyRecognition] | None:
        """Recognitions (就业困难人员认定) that the caller may see, newest first."""


def of_difficulty(command: type[Any]) -> Any:
    return mutation(command, service="employment", gives=DifficultyRecognition)


@strawberry.type
class Mutation:
    apply_for_difficulty = of_difficulty(contract.ApplyForDifficulty)
    withdraw_difficulty = of_difficulty(contract.WithdrawDifficulty)
    record_household_check = of_difficulty(contract.RecordHouseholdCheck)
    publicise_difficulty = of_difficulty(contract.PubliciseDifficulty)
    raise_difficulty_objection = of_difficulty(contract.RaiseObjection)
    recheck_difficulty_objection = of_difficulty(contract.RecheckObjection)
    decide_difficulty = of_difficulty(contract.DecideDifficulty)
    serve_difficulty_answer = of_difficulty(contract.ServeDifficultyAnswer)
    end_difficulty = of_difficulty(contract.EndDifficulty)
    revoke_difficulty = of_difficulty(contract.RevokeDifficulty)


@strawberry.type
class Subscription:
    difficulty_changed = watch(
        DifficultyRecognition,
        "A recognition (就业困难人员认定) now, and again after everything that happens to it.",
        stream=lambda recognition: f"difficulty/{recognition}",
    )
