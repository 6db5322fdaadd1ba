"""What can be looked up of inheritances: by people who handle them, and by the heirs."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.sql.elements import ColumnElement

from insurance.inheritance.answers import (
    FindInheritances,
    HeirAnswer,
    InheritanceAnswer,
    InheritancesOf,
    InheritedBy,
)
from insurance.inheritance.register import HEIRS, INHERITANCES, case_of
from insurance.items import INHERITANCE
from insurance.single_sum.register import share_of
from jinbao.casework.answers import HistoryLine
from jinbao.casework.history import history_of_seen
from jinbao.lists import by_id, lists, page_of
from jinbao.paging import Listed
from jinbao.service import Enquiry

ORDER = (INHERITANCES.c.applied_on, INHERITANCES.c.id)


def inheritance_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[InheritanceAnswer | None]:
    return by_id(enquiry, keys, select(INHERITANCES).where(seen_by(enquiry)), InheritanceAnswer)


def inheritances_of(enquiry: Enquiry, keys: Sequence[InheritancesOf]) -> list[Listed[InheritanceAnswer]]:
    return lists(
        enquiry,
        keys,
        about="person",
        column=INHERITANCES.c.person,
        rows=lambda _: select(INHERITANCES).where(seen_by(enquiry)),
        order=ORDER,
        newest_first=True,
        answer=InheritanceAnswer,
    )


def inherited_by(enquiry: Enquiry, keys: Sequence[InheritedBy]) -> list[Listed[InheritanceAnswer]]:
    of_heirs = select(INHERITANCES, HEIRS.c.heir).join(HEIRS, HEIRS.c.inheritance == INHERITANCES.c.id)
    return lists(
        enquiry,
        keys,
        about="heir",
        column=HEIRS.c.heir,
        rows=lambda _: of_heirs.where(seen_by(enquiry)),
        order=ORDER,
        newest_first=True,
        answer=InheritanceAnswer,
    )


def find_inheritances(enquiry: Enquiry, keys: Sequence[FindInheritances]) -> list[Listed[InheritanceAnswer]]:
    return [found(enquiry, ask) for ask in keys]


def found(enquiry: Enquiry, ask: FindInheritances) -> Listed[InheritanceAnswer]:
    statement, table = select(INHERITANCES).where(seen_by(enquiry)), INHERITANCES.c
    if ask.region:
        statement = statement.where(table.region.in_(enquiry.authority.inside(ask.region)))
    if ask.stage:
        statement = statement.where(table.stage == ask.stage)
    if ask.applied_from:
        statement = statement.where(table.applied_on >= ask.applied_from)
    if ask.applied_until:
        statement = statement.where(table.applied_on <= ask.applied_until)
    return page_of(enquiry, statement, ask, ORDER, InheritanceAnswer, newest_first=True)


def heirs_of(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HeirAnswer]]:
    """The heirs of each inheritance in the order of the form; one statement for all."""
    statement = (
        select(HEIRS)
        .join(INHERITANCES, INHERITANCES.c.id == HEIRS.c.inheritance)
        .where(HEIRS.c.inheritance.in_(keys), seen_by(enquiry))
        .order_by(HEIRS.c.inheritance, HEIRS.c.number)
    )
    heirs: dict[str, list[HeirAnswer]] = {key: [] for key in keys}
    for row in enquiry.connection.execute(statement):
        heirs[row.inheritance].append(
            HeirAnswer(row.heir, row.parts, row.amount, share_of(row.inheritance, row.heir))
        )
    return [heirs[key] for key in keys]


def inheritance_history(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HistoryLine]]:
    return history_of_seen(enquiry, keys, select(INHERITANCES.c.id).where(seen_by(enquiry)), case_of)


def seen_by(enquiry: Enquiry) -> ColumnElement[bool]:
    """Whoever handles such cases there, and each of the heirs."""
    table, me = INHERITANCES.c, enquiry.actor.person
    handled: Any = enquiry.sees(INHERITANCE, region=table.region, person=table.person)
    return or_(handled, table.id.in_(select(HEIRS.c.inheritance).where(HEIRS.c.heir == me)))
