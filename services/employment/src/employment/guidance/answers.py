"""What is answered concerning vocational guidance, and the questions that have arguments."""

from datetime import date
from typing import Annotated

from msgspec import Struct

from employment.contact.terms import ServiceTopic
from employment.guidance.terms import FollowUp, FollowUpEnd, GuidanceOutcome, GuidanceStage
from employment.unemployment.terms import ContactWay
from jinbao.commands import id_of, says
from jinbao.paging import Page


class GuidanceAnswer(Struct, frozen=True):
    """A talk as it stands; ``next_by`` is the day on which its next step was to be."""

    id: str
    person: str
    region: str
    office: str
    adviser: str
    way: ContactWay
    given_on: date
    topic: ServiceTopic
    minutes: int
    outcome: GuidanceOutcome
    next_step: FollowUp | None
    next_by: date | None
    followed_up_on: date | None
    follow_up_end: FollowUpEnd | None
    search: str | None
    registration: str | None
    stage: GuidanceStage
    version: int


class GuidanceOf(Page, frozen=True, kw_only=True):
    """The talks with a person, newest first."""

    person: Annotated[str, id_of("Person", "With whom (指导对象).")]


class GuidanceFor(Page, frozen=True, kw_only=True):
    """The talks during a search for work, newest first."""

    search: Annotated[str, id_of("JobSearch", "The search for work (求职登记).")]


class FindGuidance(Page, frozen=True, kw_only=True):
    """Talks in a region, newest first."""

    region: Annotated[str | None, id_of("Region", "Within this region (地区).")] = None
    stage: Annotated[GuidanceStage | None, says("Only at this stage (指导状态).")] = None
    topic: Annotated[ServiceTopic | None, says("Only about this (主题).")] = None
    due_until: Annotated[
        date | None, says("Only with a next step still to come by this day (约定日期截止).")
    ] = None
