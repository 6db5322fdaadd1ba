"""What can be asked concerning the base of policy texts."""

from datetime import date
from typing import Annotated, TypeAlias

from msgspec import Meta

from employment.policy_text.terms import PolicyDocument, PolicyWording
from jinbao.commands import Command, id_of, says

Which: TypeAlias = Annotated[str, id_of("PolicyText", "The policy text (政策文本).")]
Called: TypeAlias = Annotated[PolicyDocument, says("What it is called, and about (政策文件).")]
Worded: TypeAlias = Annotated[PolicyWording, says("What it says, and from when (版本).")]


class EnterPolicyText(Command, frozen=True, kw_only=True):
    """A city or county takes a policy text into its base (政策文本入库)."""

    region: Annotated[str, id_of("Region", "The city or county in which it holds (适用地区).")]
    document: Called
    wording: Worded


class RevisePolicyText(Command, frozen=True, kw_only=True):
    """Adds a new version, which takes the place of the one before it from its own day on (政策修订)."""

    policy: Which
    wording: Worded


class CorrectPolicyDocument(Command, frozen=True, kw_only=True):
    """Corrects what was typed wrong of its number, title, issuer or topics (更正文件信息)."""

    policy: Which
    document: Called


class CorrectPolicyWording(Command, frozen=True, kw_only=True):
    """Corrects what was typed wrong of a version's text or days (更正版本)."""

    policy: Which
    version: Annotated[int, Meta(description="Which version (版本号).", ge=1)]
    wording: Worded


class RepealPolicyText(Command, frozen=True, kw_only=True):
    """Records that a policy text is repealed (政策废止)."""

    policy: Which
    since: Annotated[date, says("First day on which it is in force no more (废止日期).")]
    document: Annotated[
        str,
        Meta(description="Number of the document that says so (废止文件文号).", min_length=1, max_length=60),
    ]


class TakeBackPolicyRepeal(Command, frozen=True, kw_only=True):
    """Takes back that a policy text is repealed, which was a mistake (撤销废止)."""

    policy: Which


PolicyTextCommand: TypeAlias = (
    EnterPolicyText
    | RevisePolicyText
    | CorrectPolicyDocument
    | CorrectPolicyWording
    | RepealPolicyText
    | TakeBackPolicyRepeal
)
