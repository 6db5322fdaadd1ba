"""The base of policy texts in the graph: what is in force where, and how it was worded on a day."""

from datetime import date
from typing import Any

import strawberry

from employment import contract
from employment.contract import (
    FindPolicyTexts,
    PolicyTextAnswer,
    PolicyVersionAnswer,
    PolicyVersionOn,
    ServiceTopic,
)
from jinbao.graph import (
    Connection,
    Node,
    actions_of,
    ask,
    by_id,
    entity,
    history_of,
    link,
    mutation,
    references,
    value,
    words,
)

words(ServiceTopic, description="What a policy text, a question or a talk is about (服务主题).")


@value(PolicyVersionAnswer)
class PolicyVersion:
    """A version of a policy text, as it is worded from a day on (政策版本)."""

    number: int = strawberry.field(description="Which version, the first one is 1 (版本号).")
    text: str = strawberry.field(description="What it says (正文).")
    promulgated_on: date = strawberry.field(description="Day of promulgation (公布日期).")
    since: date = strawberry.field(description="First day in force (施行日期).")
    until: date | None = strawberry.field(
        description="Last day in force, by its own words, the next version or a repeal (有效期至)."
    )
    event: str = strawberry.field(description="The event from which its words are known (来源).")


@entity(
    "PolicyText",
    look_up=("employment", "policy_text_by_id"),
    source=PolicyTextAnswer,
    stream="policy-text",
)
class PolicyText(Node):
    """A policy text in the base of a city or county (政策文本); everybody may read it."""

    number: str = strawberry.field(description="Its number (文号).")
    title: str = strawberry.field(description="Its title (标题).")
    issuer: str = strawberry.field(description="Who issued it (发文机关).")
    topics: list[ServiceTopic] = strawberry.field(description="What it is about (主题).")
    entered_on: date = strawberry.field(description="When it came into the base (入库日期).")
    repealed_since: date | None = strawberry.field(
        description="First day on which it is in force no more (废止日期)."
    )
    repealed_by: str | None = strawberry.field(
        description="Number of the document that repeals it (废止文件文号)."
    )
    version: int = strawberry.field(description="How many things have happened to it (版本).")

    @link("identity", "region_by_id", key="region")
    def region(self) -> references.Region | None:
        """Where it holds, with all below it (适用地区)."""

    @link("employment", "policy_versions")
    def versions(self) -> list[PolicyVersion] | None:
        """All its versions, the first one first (历次版本)."""

    @link("employment", "policy_version_on", ask=PolicyVersionOn)
    def in_force(self) -> PolicyVersion | None:
        """The version that is in force on a day, today if none is named (现行版本)."""

    history = history_of("employment", "policy_text_history")
    available_actions = actions_of("employment", "policy_text_actions")


@strawberry.type
class Query:
    policy_text = by_id(PolicyText, "A policy text (政策文本) by its id.")

    @ask("employment", "find_policy_texts", FindPolicyTexts)
    def policy_texts(self) -> Connection[PolicyText] | None:
        """Policy texts (政策文本), those entered last first."""


def of_policy(command: type[Any]) -> Any:
    return mutation(command, service="employment", gives=PolicyText)


@strawberry.type
class Mutation:
    enter_policy_text = of_policy(contract.EnterPolicyText)
    revise_policy_text = of_policy(contract.RevisePolicyText)
    correct_policy_document = of_policy(contract.CorrectPolicyDocument)
    correct_policy_wording = of_policy(contract.CorrectPolicyWording)
    repeal_policy_text = of_policy(contract.RepealPolicyText)
    take_back_policy_repeal = of_policy(contract.TakeBackPolicyRepeal)
