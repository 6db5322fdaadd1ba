"""What can be looked up of vocational guidance: by the office of the place, and by the person."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Column, Select, select
from sqlalchemy.sql.elements import ColumnElement

from employment.guidance.answers import FindGuidance, GuidanceAnswer, GuidanceFor, GuidanceOf
from employment.guidance.register import TALKS, stream_of
from employment.guidance.terms import GuidanceStage
from employment.items import GUIDANCE
from jinbao.casework.answers import HistoryLine
from jinbao.casework.history import history_of_seen
from jinbao.lists import by_id, lists, page_of
from jinbao.paging import Listed
from jinbao.service import Enquiry

TABLE = TALKS.c
ORDER = (TABLE.given_on, TABLE.id)


def guidance_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[GuidanceAnswer | None]:
    return by_id(enquiry, keys, seen(enquiry), GuidanceAnswer)


def guidance_of(enquiry: Enquiry, keys: Sequence[GuidanceOf]) -> list[Listed[GuidanceAnswer]]:
    return each(enquiry, keys, "person", TABLE.person)


def guidance_for(enquiry: Enquiry, keys: Sequence[GuidanceFor]) -> list[Listed[GuidanceAnswer]]:
    return each(enquiry, keys, "search", TABLE.search)


def each(
    enquiry: Enquiry, keys: Sequence[Any], about: str, column: Column[str]
) -> list[Listed[GuidanceAnswer]]:
    return lists(
        enquiry,
        keys,
        about=about,
        column=column,
        rows=lambda _: seen(enquiry),
        order=ORDER,
        newest_first=True,
        answer=GuidanceAnswer,
    )


def find_guidance(enquiry: Enquiry, keys: Sequence[FindGuidance]) -> list[Listed[GuidanceAnswer]]:
    return [found(enquiry, ask) for ask in keys]


def found(enquiry: Enquiry, ask: FindGuidance) -> Listed[GuidanceAnswer]:
    statement = seen(enquiry).where(*wanted(enquiry, ask))
    return page_of(enquiry, statement, ask, ORDER, GuidanceAnswer, newest_first=True)


def wanted(enquiry: Enquiry, ask: FindGuidance) -> Iterator[ColumnElement[bool]]:
    if ask.region:
        yield TABLE.region.in_(enquiry.authority.inside(ask.region))
    if ask.stage:
        yield TABLE.stage == ask.stage
    if ask.topic:
        yield TABLE.topic == ask.topic
    if ask.due_until:
        yield TABLE.stage == GuidanceStage.TO_FOLLOW_UP
        yield TABLE.next_by <= ask.due_until


def guidance_history(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HistoryLine]]:
    return history_of_seen(enquiry, keys, seen(enquiry), stream_of)


def seen(enquiry: Enquiry) -> Select[Any]:
    handled: Any = enquiry.sees(GUIDANCE, region=TABLE.region, person=TABLE.person)
    return select(TALKS).where(handled)
