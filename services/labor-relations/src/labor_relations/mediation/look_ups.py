"""What can be looked up of mediations: by those who mediate, and by whoever takes part."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, Table, case, func, select
from sqlalchemy.sql.elements import ColumnElement

from jinbao.casework.answers import HistoryLine
from jinbao.casework.history import history_of_seen
from jinbao.lists import by_id, of_each, page_of
from jinbao.paging import Listed
from jinbao.service import Enquiry
from jinbao.statutory_clock.answers import ClockAnswer
from jinbao.statutory_clock.look_ups import clocks_of_seen
from labor_relations.dispute.register import seen_by
from labor_relations.mediation.answers import (
    FindMediations,
    MediationAnswer,
    PromiseAnswer,
    SessionAnswer,
    SettlementRate,
    SettlementRateAsked,
)
from labor_relations.mediation.register import MEDIATIONS, PROMISES, SESSIONS, case_of
from labor_relations.mediation.steps import ITEM
from labor_relations.mediation.terms import MediationStage as Stage

TABLE = MEDIATIONS.c
ORDER = (TABLE.requested_on, TABLE.id)
WITH_AGREEMENT = (Stage.AGREEMENT_REACHED, Stage.PERFORMED, Stage.BREACHED)
CONCLUDED = (*WITH_AGREEMENT, Stage.FAILED, Stage.TIMED_OUT)


def mediation_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[MediationAnswer | None]:
    return by_id(enquiry, keys, select(MEDIATIONS).where(is_seen(enquiry)), MediationAnswer)


def find_mediations(enquiry: Enquiry, keys: Sequence[FindMediations]) -> list[Listed[MediationAnswer]]:
    return [found(enquiry, ask) for ask in keys]


def found(enquiry: Enquiry, ask: FindMediations) -> Listed[MediationAnswer]:
    statement = select(MEDIATIONS).where(is_seen(enquiry))
    if ask.region:
        statement = statement.where(TABLE.region.in_(enquiry.authority.inside(ask.region)))
    if ask.stage:
        statement = statement.where(TABLE.stage == ask.stage)
    return page_of(enquiry, statement, ask, ORDER, MediationAnswer, newest_first=True)


def sessions_of_mediation(enquiry: Enquiry, keys: Sequence[str]) -> list[list[SessionAnswer]]:
    sessions = inside(enquiry, SESSIONS).order_by(SESSIONS.c.session)
    return of_each(enquiry, keys, sessions, SESSIONS.c.mediation, SessionAnswer)


def promises_of_mediation(enquiry: Enquiry, keys: Sequence[str]) -> list[list[PromiseAnswer]]:
    promises = inside(enquiry, PROMISES).order_by(PROMISES.c.claim)
    return of_each(enquiry, keys, promises, PROMISES.c.mediation, PromiseAnswer)


def inside(enquiry: Enquiry, table: Table) -> Select[Any]:
    """The rows of a table of what is in mediations, of those that the caller may see."""
    return select(table).join(MEDIATIONS, TABLE.id == table.c.mediation).where(is_seen(enquiry))


def mediation_history(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HistoryLine]]:
    """All that happened in each case that the caller may see, oldest first."""
    return history_of_seen(enquiry, keys, select(TABLE.id).where(is_seen(enquiry)), case_of)


def mediation_clocks(enquiry: Enquiry, keys: Sequence[str]) -> list[list[ClockAnswer]]:
    """The clocks of each mediation, for the parties too."""
    return clocks_of_seen(enquiry, keys, select(TABLE.id).where(is_seen(enquiry)), case_of)


def settlement_rate(enquiry: Enquiry, keys: Sequence[SettlementRateAsked]) -> list[SettlementRate]:
    """Of the mediations that the caller may see; what was withdrawn or not taken on is no conclusion."""
    return [counted(enquiry, ask) for ask in keys]


def counted(enquiry: Enquiry, ask: SettlementRateAsked) -> SettlementRate:
    statement = select(
        func.count(), how_many(CONCLUDED), how_many(WITH_AGREEMENT), how_many((Stage.TIMED_OUT,))
    ).where(
        is_seen(enquiry),
        TABLE.region.in_(enquiry.authority.inside(ask.region)),
        TABLE.requested_on.between(ask.since, ask.until),
    )
    return SettlementRate(*enquiry.connection.execute(statement).one())


def how_many(stages: Sequence[Stage]) -> ColumnElement[int]:
    return func.count(case((TABLE.stage.in_(stages), 1)))


def is_seen(enquiry: Enquiry) -> ColumnElement[bool]:
    return seen_by(enquiry, ITEM, region=TABLE.region, case=TABLE.case)
