"""What can be looked up of collective contracts: by everybody what was published, by some the rest."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Date, Select, and_, case, literal, or_, select
from sqlalchemy.sql.elements import ColumnElement

from jinbao.casework.answers import HistoryLine
from jinbao.casework.employers import is_agent
from jinbao.casework.history import history_of_seen
from jinbao.lists import by_id, lists, page_of
from jinbao.paging import Listed
from jinbao.service import Enquiry
from jinbao.statutory_clock.answers import ClockAnswer
from jinbao.statutory_clock.look_ups import clocks_of_seen
from labor_relations.collective_contract.answers import (
    CollectiveAnswer,
    CollectiveContractsOf,
    FindCollectiveContracts,
)
from labor_relations.collective_contract.facts import ITEM
from labor_relations.collective_contract.register import COLLECTIVES, case_of
from labor_relations.collective_contract.terms import CollectiveStage as Stage
from labor_relations.collective_contract.terms import InForceBy
from labor_relations.labour_contract.register import FILINGS

TABLE = COLLECTIVES.c
ORDER = (TABLE.submitted_on, TABLE.id)


def collective_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[CollectiveAnswer | None]:
    return by_id(enquiry, keys, seen(enquiry), CollectiveAnswer)


def collectives_of(enquiry: Enquiry, keys: Sequence[CollectiveContractsOf]) -> list[Listed[CollectiveAnswer]]:
    return lists(
        enquiry,
        keys,
        about="employer",
        column=TABLE.employer,
        rows=lambda _: seen(enquiry),
        order=ORDER,
        newest_first=True,
        answer=CollectiveAnswer,
    )


def find_collectives(
    enquiry: Enquiry, keys: Sequence[FindCollectiveContracts]
) -> list[Listed[CollectiveAnswer]]:
    return [found(enquiry, ask) for ask in keys]


def found(enquiry: Enquiry, ask: FindCollectiveContracts) -> Listed[CollectiveAnswer]:
    statement = seen(enquiry)
    if ask.region:
        statement = statement.where(TABLE.region.in_(enquiry.authority.inside(ask.region)))
    if ask.stage:
        statement = statement.where(stage_on(enquiry.today) == ask.stage)
    return page_of(enquiry, statement, ask, ORDER, CollectiveAnswer, newest_first=True)


def collective_history(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HistoryLine]]:
    """For those concerned, and who handles it."""
    return history_of_seen(enquiry, keys, select(TABLE.id).where(concerned(enquiry)), case_of)


def collective_clocks(enquiry: Enquiry, keys: Sequence[str]) -> list[list[ClockAnswer]]:
    return clocks_of_seen(enquiry, keys, seen(enquiry), case_of)


def seen(enquiry: Enquiry) -> Select[Any]:
    """Each as it stands today, whether a clock has struck or not."""
    today, silent = enquiry.today, has_been_silent(enquiry.today)
    shown = {
        "stage": stage_on(today),
        "in_force_on": case((silent, TABLE.review_until), else_=TABLE.in_force_on),
        "in_force_by": case((silent, InForceBy.SILENCE.value), else_=TABLE.in_force_by),
    }
    stored = [column for column in TABLE if column.name not in shown]
    now = (value.label(name) for name, value in shown.items())
    return select(*stored, *now).where(or_(TABLE.published_on.is_not(None), concerned(enquiry)))


def concerned(enquiry: Enquiry) -> ColumnElement[bool]:
    """Whoever handles it, who acts for the employer, and who works there."""
    me, today = enquiry.actor.person, enquiry.today
    filing = FILINGS.c
    works = and_(filing.person == me, or_(filing.last_day.is_(None), filing.last_day >= today))
    return or_(
        enquiry.sees(ITEM, region=TABLE.region),
        is_agent(TABLE.employer, me, today),
        TABLE.employer.in_(select(filing.employer).where(works)),
    )


def has_been_silent(on: date) -> ColumnElement[bool]:
    """Whether the last day for an objection has gone by without one."""
    return TABLE.stage.in_((Stage.SUBMITTED, Stage.REGISTERED)) & (TABLE.review_until < literal(on, Date))


def stage_on(on: date) -> ColumnElement[Any]:
    silent = has_been_silent(on)
    holds = or_(TABLE.stage == Stage.IN_FORCE, silent)
    over = holds & (TABLE.until < literal(on, Date))
    return case((over, Stage.EXPIRED.value), (silent, Stage.IN_FORCE.value), else_=TABLE.stage)
