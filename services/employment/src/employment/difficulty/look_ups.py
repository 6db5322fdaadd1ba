"""What can be looked up of persons in difficulty: by the office of the place, and by the person."""

from collections.abc import Sequence
from typing import Any

from msgspec import convert
from sqlalchemy import Select, select

from employment.difficulty.answers import (
    DifficultiesOf,
    DifficultyAnswer,
    EndProposal,
    FindDifficulties,
)
from employment.difficulty.proposals import of_recognitions, proposed_to_end
from employment.difficulty.register import DIFFICULTIES, case_of
from employment.items import DIFFICULTY
from jinbao.casework.answers import HistoryLine
from jinbao.casework.history import histories
from jinbao.lists import lists, page_of
from jinbao.paging import Listed
from jinbao.service import Enquiry

TABLE = DIFFICULTIES.c
ORDER = (TABLE.applied_on, TABLE.id)


def difficulty_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[DifficultyAnswer | None]:
    rows = enquiry.connection.execute(seen(enquiry).where(TABLE.id.in_(keys)))
    found = {row.id: convert(row, DifficultyAnswer, from_attributes=True) for row in rows}
    return [found.get(key) for key in keys]


def difficulties_of(enquiry: Enquiry, keys: Sequence[DifficultiesOf]) -> list[Listed[DifficultyAnswer]]:
    return lists(
        enquiry,
        keys,
        about="person",
        column=TABLE.person,
        rows=lambda _: seen(enquiry),
        order=ORDER,
        newest_first=True,
        answer=DifficultyAnswer,
    )


def find_difficulties(enquiry: Enquiry, keys: Sequence[FindDifficulties]) -> list[Listed[DifficultyAnswer]]:
    return [found(enquiry, ask) for ask in keys]


def found(enquiry: Enquiry, ask: FindDifficulties) -> Listed[DifficultyAnswer]:
    statement = seen(enquiry)
    if ask.region:
        statement = statement.where(TABLE.region.in_(enquiry.authority.inside(ask.region)))
    if ask.stage:
        statement = statement.where(TABLE.stage == ask.stage)
    if ask.primary:
        statement = statement.where(TABLE.primary == ask.primary)
    if ask.to_end:
        statement = statement.where(proposed_to_end(enquiry.today))
    return page_of(enquiry, statement, ask, ORDER, DifficultyAnswer, newest_first=True)


def end_proposals(enquiry: Enquiry, keys: Sequence[str]) -> list[list[EndProposal]]:
    """What the registers hold against each, oldest first."""
    held: dict[str, list[EndProposal]] = {key: [] for key in keys}
    for row in enquiry.connection.execute(of_recognitions(mine(enquiry, keys), enquiry.today)):
        held[row.recognition].append(convert(row, EndProposal, from_attributes=True))
    return [held[key] for key in keys]


def difficulty_history(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HistoryLine]]:
    streams = {one: case_of(one) for one in mine(enquiry, keys)}
    lines = histories(enquiry, list(streams.values()))
    return [lines[streams[key]] if key in streams else [] for key in keys]


def mine(enquiry: Enquiry, keys: Sequence[str]) -> Sequence[str]:
    asked = seen(enquiry).with_only_columns(TABLE.id).where(TABLE.id.in_(keys))
    return enquiry.connection.scalars(asked).all()


def seen(enquiry: Enquiry) -> Select[Any]:
    handled: Any = enquiry.sees(DIFFICULTY, region=TABLE.region, person=TABLE.person)
    return select(DIFFICULTIES).where(handled)
