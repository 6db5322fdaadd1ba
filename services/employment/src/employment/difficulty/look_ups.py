"""What can be looked up of persons in difficulty: by the office of the place, and by the person."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, select

from employment.difficulty.answers import (
    DifficultiesOf,
    DifficultyAnswer,
    EndProposal,
    FindDifficulties,
)
from employment.difficulty.proposals import proposals, proposed_to_end
from employment.difficulty.register import DIFFICULTIES, case_of
from employment.items import DIFFICULTY
from jinbao.casework.answers import HistoryLine
from jinbao.casework.history import history_of_seen
from jinbao.lists import by_id, lists, of_each, page_of
from jinbao.paging import Listed
from jinbao.service import Enquiry

TABLE = DIFFICULTIES.c
ORDER = (TABLE.applied_on, TABLE.id)


def difficulty_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[DifficultyAnswer | None]:
    return by_id(enquiry, keys, seen(enquiry), DifficultyAnswer)


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
    against: Any = proposals(enquiry.today).subquery().c
    mine = against.recognition.in_(seen(enquiry).with_only_columns(TABLE.id))
    statement = select(*against).where(mine).order_by(against.since, against.ground)
    return of_each(enquiry, keys, statement, against.recognition, EndProposal)


def difficulty_history(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HistoryLine]]:
    return history_of_seen(enquiry, keys, seen(enquiry), case_of)


def seen(enquiry: Enquiry) -> Select[Any]:
    handled: Any = enquiry.sees(DIFFICULTY, region=TABLE.region, person=TABLE.person)
    return select(DIFFICULTIES).where(handled)
