"""What can be looked up of policy texts: they are public, so that everybody sees each of them."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from msgspec import convert
from sqlalchemy import Column, Select, and_, exists, or_, select, tuple_
from sqlalchemy.sql.elements import ColumnElement

from employment.policy_text.answers import (
    FindPolicyTexts,
    PolicyTextAnswer,
    PolicyVersionAnswer,
    PolicyVersionOn,
)
from employment.policy_text.register import POLICIES, TOPICS, VERSIONS, key_of, stream_of
from employment.search import says, words_of
from jinbao.casework.answers import HistoryLine
from jinbao.casework.history import history_of_each
from jinbao.lists import by_id, of_each, page_of
from jinbao.paging import Listed
from jinbao.service import Enquiry

TABLE, VERSION = POLICIES.c, VERSIONS.c
ORDER = (TABLE.entered_on, TABLE.id)


def policy_text_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[PolicyTextAnswer | None]:
    return by_id(enquiry, keys, select(POLICIES), PolicyTextAnswer)


def find_policy_texts(enquiry: Enquiry, keys: Sequence[FindPolicyTexts]) -> list[Listed[PolicyTextAnswer]]:
    return [found(enquiry, ask) for ask in keys]


def found(enquiry: Enquiry, ask: FindPolicyTexts) -> Listed[PolicyTextAnswer]:
    statement = select(POLICIES).where(*wanted(enquiry, ask))
    return page_of(enquiry, statement, ask, ORDER, PolicyTextAnswer, newest_first=True)


def wanted(enquiry: Enquiry, ask: FindPolicyTexts) -> Iterator[ColumnElement[bool]]:
    said = [or_(says(TABLE.found_by, word), says(VERSION.found_by, word)) for word in words_of(ask.words)]
    in_force = [is_in_force(ask.on)] if ask.on else []
    if said or in_force:
        yield exists().where(VERSION.policy == TABLE.id, *said, *in_force)
    if ask.number:
        yield TABLE.number_key == key_of(ask.number)
    if ask.topic:
        yield TABLE.id.in_(select(TOPICS.c.policy).where(TOPICS.c.topic == ask.topic))
    if ask.region:
        yield TABLE.region.in_(enquiry.place(ask.region).within)


def policy_versions(enquiry: Enquiry, keys: Sequence[str]) -> list[list[PolicyVersionAnswer]]:
    """All versions of each, the first one first."""
    return of_each(enquiry, keys, shown().order_by(VERSION.number), VERSION.policy, PolicyVersionAnswer)


def policy_version_on(enquiry: Enquiry, keys: Sequence[PolicyVersionOn]) -> list[PolicyVersionAnswer | None]:
    days = {key: key.on or enquiry.today for key in keys}
    asked = or_(*(and_(VERSION.policy == key.policy, is_in_force(on)) for key, on in days.items()))
    rows = [convert(row, PolicyVersionAnswer, from_attributes=True) for row in rows_of(enquiry, asked)]
    return [next((row for row in rows if holds(row, key.policy, days[key])), None) for key in keys]


def policy_version_by_name(enquiry: Enquiry, keys: Sequence[str]) -> list[PolicyVersionAnswer | None]:
    """A version that is cited, by ``policy/number``."""
    named = [key.rpartition("/") for key in keys]
    cited = [(policy, int(number)) for policy, _, number in named if number.isdigit()]
    rows = rows_of(enquiry, tuple_(VERSION.policy, VERSION.number).in_(cited))
    found = {
        f"{row.policy}/{row.number}": convert(row, PolicyVersionAnswer, from_attributes=True) for row in rows
    }
    return [found.get(key) for key in keys]


def policy_text_history(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HistoryLine]]:
    there = enquiry.connection.scalars(select(TABLE.id).where(TABLE.id.in_(keys)))
    return history_of_each(enquiry, keys, {one: stream_of(one) for one in there})


def is_in_force(on: date | Column[Any]) -> ColumnElement[bool]:
    """Whether a version is, on a day."""
    return and_(VERSION.since <= on, or_(VERSION.until.is_(None), VERSION.until >= on))


def holds(version: PolicyVersionAnswer, policy: str, on: date) -> bool:
    ends = version.until or date.max
    return version.policy == policy and version.since <= on <= ends


def rows_of(enquiry: Enquiry, asked: ColumnElement[bool]) -> Any:
    return enquiry.connection.execute(shown().where(asked))


def shown() -> Select[Any]:
    return select(*(column for column in VERSION if column is not VERSION.found_by))
