"""Vocational guidance in the graph: who was advised by whom about what, and what is to follow."""

from datetime import date
from typing import Any

import strawberry

from employment import contract
from employment.contract import (
    ContactWay,
    FindGuidance,
    FollowUp,
    FollowUpEnd,
    GuidanceAnswer,
    GuidanceFor,
    GuidanceOf,
    GuidanceOutcome,
    GuidanceStage,
    ServiceTopic,
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
    id_of,
    link,
    mutation,
    references,
    watch,
    words,
)

words(FollowUp, description="What is to follow a talk (后续安排).")
words(FollowUpEnd, description="What became of what was to follow (后续落实情况).")
words(GuidanceOutcome, description="What came of a talk (指导结果).")
words(GuidanceStage, description="Whether guidance counts, and something is still to follow (指导状态).")


@entity(
    "VocationalGuidance",
    look_up=("employment", "guidance_by_id"),
    source=GuidanceAnswer,
    stream="guidance",
)
class VocationalGuidance(Node):
    """A talk of an adviser with somebody about their work (职业指导)."""

    stage: GuidanceStage = strawberry.field(description="Whether something is still to follow (指导状态).")
    topic: ServiceTopic = strawberry.field(description="About what (主题).")
    way: ContactWay = strawberry.field(description="How they talked (指导方式).")
    given_on: date = strawberry.field(description="When (指导日期).")
    minutes: int = strawberry.field(description="How long it took, in minutes (时长).")
    outcome: GuidanceOutcome = strawberry.field(description="What came of it (指导结果).")
    next_step: FollowUp | None = strawberry.field(description="What is to follow (后续安排).")
    next_by: date | None = strawberry.field(description="On which day that is to be (约定日期).")
    followed_up_on: date | None = strawberry.field(description="When somebody looked after it (落实日期).")
    follow_up_end: FollowUpEnd | None = strawberry.field(description="What became of it (后续落实情况).")
    adviser = id_of("Person", "Who advised (职业指导人员).", key="adviser")
    version: int = strawberry.field(description="How many things have happened in it (版本).")
    clocks = clocks_of("employment", "guidance")

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """With whom (指导对象)."""

    @link("identity", "region_by_id", key="region")
    def region(self) -> references.Region | None:
        """Where they live (居住地)."""

    @link("identity", "office_by_id", key="office")
    def office(self) -> references.Office | None:
        """At which office (指导机构)."""

    @link("employment", "job_search_by_id", key="search")
    def job_search(self) -> references.JobSearch | None:
        """Their search for work at that time (求职登记)."""

    @link("employment", "unemployment_by_id", key="registration")
    def unemployment_registration(self) -> references.UnemploymentRegistration | None:
        """Their spell on the register of the unemployed at that time (失业登记)."""

    history = history_of("employment", "guidance_history")
    available_actions = actions_of("employment", "guidance_actions")


@contributes("Person")
class AdvisedPerson:
    """What guidance adds to a person."""

    @link("employment", "guidance_of", ask=GuidanceOf)
    def guidance(self) -> Connection[VocationalGuidance] | None:
        """The talks with them about their work, newest first (职业指导)."""


@contributes("JobSearch")
class AdvisedSearch:
    """What guidance adds to a search for work."""

    @link("employment", "guidance_for", ask=GuidanceFor)
    def guidance(self) -> Connection[VocationalGuidance] | None:
        """The talks while they looked for work, newest first (职业指导)."""


@strawberry.type
class Query:
    vocational_guidance = by_id(VocationalGuidance, "Vocational guidance (职业指导) by its id.")

    @ask("employment", "find_guidance", FindGuidance)
    def guidance(self) -> Connection[VocationalGuidance] | None:
        """Vocational guidance (职业指导) that the caller may see, newest first."""


def of_guidance(command: type[Any]) -> Any:
    return mutation(command, service="employment", gives=VocationalGuidance)


@strawberry.type
class Mutation:
    give_guidance = of_guidance(contract.GiveGuidance)
    correct_guidance = of_guidance(contract.CorrectGuidance)
    follow_up_guidance = of_guidance(contract.FollowUpGuidance)
    annul_guidance = of_guidance(contract.AnnulGuidance)


@strawberry.type
class Subscription:
    guidance_changed = watch(
        VocationalGuidance,
        "Vocational guidance (职业指导) now, and again after everything that happens to it.",
        stream=lambda guidance: f"guidance/{guidance}",
    )
