"""What is answered concerning policy texts, and the questions that have arguments."""

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

from employment.contact.terms import ServiceTopic
from jinbao.commands import id_of, says
from jinbao.paging import Page


class PolicyTextAnswer(Struct, frozen=True):
    """A policy text, whatever version of it is in force."""

    id: str
    region: str
    number: str
    title: str
    issuer: str
    topics: tuple[ServiceTopic, ...]
    entered_on: date
    repealed_since: date | None
    repealed_by: str | None
    version: int


class PolicyVersionAnswer(Struct, frozen=True):
    """A version of a policy text; ``event`` is the one from which its words are known."""

    policy: str
    number: int
    text: str
    promulgated_on: date
    since: date
    until: date | None
    event: str


class PolicyVersionOn(Struct, frozen=True, kw_only=True):
    """The version of a policy text that is in force on a day."""

    policy: Annotated[str, id_of("PolicyText", "The policy text (政策文本).")]
    on: Annotated[date | None, says("On which day; today if it is left out (日期).")] = None


class FindPolicyTexts(Page, frozen=True, kw_only=True):
    """Policy texts, those entered last first; all words must be in its name or in what a version says."""

    words: Annotated[
        Annotated[str, Meta(max_length=100)] | None,
        says("Words, in Chinese, pinyin or its first letters (关键词、拼音)."),
    ] = None
    number: Annotated[str | None, says("Its number, however the brackets are written (文号).")] = None
    topic: Annotated[ServiceTopic | None, says("Only about this (主题).")] = None
    region: Annotated[str | None, id_of("Region", "Only what holds in this region (适用地区).")] = None
    on: Annotated[
        date | None, says("Only with a version in force on this day, as it was worded then (有效日期).")
    ] = None
