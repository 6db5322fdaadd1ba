"""What a policy text is, and how it is worded from a day on."""

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

from employment.contact.terms import ServiceTopic
from jinbao.commands import says


class PolicyDocument(Struct, frozen=True):
    """A policy text as it is called and found (政策文件)."""

    number: Annotated[str, Meta(description="Its number (文号).", min_length=1, max_length=60)]
    title: Annotated[str, Meta(description="Its title (标题).", min_length=1, max_length=120)]
    issuer: Annotated[str, Meta(description="Who issued it (发文机关).", min_length=1, max_length=60)]
    topics: Annotated[
        tuple[ServiceTopic, ...], Meta(description="What it is about (主题).", min_length=1, max_length=12)
    ]


class PolicyWording(Struct, frozen=True):
    """A version of a policy text: what it says, and from when until when if that is known (版本)."""

    text: Annotated[str, Meta(description="What it says (正文).", min_length=1, max_length=20_000)]
    promulgated_on: Annotated[date, says("Day of promulgation (公布日期).")]
    in_force_from: Annotated[date, says("First day in force (施行日期).")]
    until: Annotated[date | None, says("Last day in force, where the text says so (有效期至).")] = None


class InForce(Struct, frozen=True):
    """From when until when a version is in force, once what came after it is counted in."""

    since: date
    until: date | None
