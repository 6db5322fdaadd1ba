"""Grounds to end a recognition that the registers see by themselves; a person confirms each."""

from datetime import date
from typing import Any

from sqlalchemy import CompoundSelect, Select, and_, literal, select, union_all

from employment.difficulty.knowledge import BY_LIST
from employment.difficulty.register import DIFFICULTIES, WORK
from employment.difficulty.terms import DifficultyEnd, DifficultyStage
from employment.law import LAW
from jinbao.calendar import after_months
from jinbao.casework.entitlements import LISTED, is_gone
from jinbao.casework.people import PEOPLE

RECOGNISED = DIFFICULTIES.c.stage == DifficultyStage.RECOGNISED


def proposals(today: date) -> CompoundSelect[Any]:
    """Every recognition with each ground that is there on that day; since when the ground began to run."""
    began = after_months(today, -LAW.parameter("stable_period", today).number)
    stable = saying(DifficultyEnd.STABLE_WORK, WORK.c.since).join(
        WORK, WORK.c.recognition == DIFFICULTIES.c.id
    )
    dead = saying(DifficultyEnd.DIED, PEOPLE.c.died_on).join(PEOPLE, PEOPLE.c.person == DIFFICULTIES.c.person)
    return union_all(
        stable.where(RECOGNISED, WORK.c.since <= began),
        dead.where(RECOGNISED, PEOPLE.c.died_on.is_not(None)),
        *(no_longer_listed(kind, today) for kind in BY_LIST),
    )


def no_longer_listed(kind: str, today: date) -> Select[Any]:
    """The list of another department on which the recognition rests names them no more."""
    gone = saying(DifficultyEnd.NO_LONGER_MEETS, LISTED.c.gone_from).join(
        LISTED, LISTED.c.person == DIFFICULTIES.c.person
    )
    rests_on_it = and_(LISTED.c.kind == kind, DIFFICULTIES.c.primary == BY_LIST[kind])
    return gone.where(RECOGNISED, rests_on_it, is_gone(today))


def proposed_to_end(today: date) -> Any:
    """The condition under which a recognition has some ground against it."""
    return DIFFICULTIES.c.id.in_(select(proposals(today).subquery().c.recognition))


def saying(ground: DifficultyEnd, since: Any) -> Select[Any]:
    said = literal(ground.value).label("ground")
    columns = (DIFFICULTIES.c.id.label("recognition"), said, since.label("since"))
    return select(*columns).select_from(DIFFICULTIES)
