"""What can be looked up of disputes: parties, claims, and those in which somebody takes part."""

from collections.abc import Sequence
from typing import Any, TypeVar

from msgspec import convert
from sqlalchemy import Column, Select, Table, and_, or_, select
from sqlalchemy.sql.elements import ColumnElement

from jinbao.casework.decided import LOOK_UPS as OF_DECISIONS
from jinbao.lists import lists
from jinbao.paging import Listed
from jinbao.service import Enquiry, LookUp, Slice
from labor_relations.dispute.answers import (
    ClaimAnswer,
    DisputeAnswer,
    DisputesOf,
    DisputesOfEmployer,
    PartyAnswer,
)
from labor_relations.dispute.register import CLAIMS, DISPUTES, PARTIES, takes_part
from labor_relations.dispute.terms import Way

A = TypeVar("A")

ITEMS = {Way.MEDIATION: "mediation", Way.ARBITRATION: "arbitration"}
"""The items of the office's list that the two ways are, as grants name them."""

ORDER = (DISPUTES.c.opened_on, DISPUTES.c.case)


def parties_of_dispute(enquiry: Enquiry, keys: Sequence[str]) -> list[list[PartyAnswer]]:
    """Who takes part in each case, the workers' side last."""
    return of_each(enquiry, keys, PARTIES, (PARTIES.c.side, PARTIES.c.role, PARTIES.c.party), PartyAnswer)


def claims_of_dispute(enquiry: Enquiry, keys: Sequence[str]) -> list[list[ClaimAnswer]]:
    """What is claimed in each case, in the order of the application."""
    return of_each(enquiry, keys, CLAIMS, (CLAIMS.c.place,), ClaimAnswer)


def of_each(
    enquiry: Enquiry, keys: Sequence[str], table: Table, order: Sequence[Column[Any]], answer: type[A]
) -> list[list[A]]:
    """The rows of each case that the caller may see; one statement for all."""
    statement = select(table).join(DISPUTES, DISPUTES.c.case == table.c.case)
    rows = statement.where(table.c.case.in_(keys), is_seen(enquiry)).order_by(table.c.case, *order)
    found: dict[str, list[A]] = {key: [] for key in keys}
    for row in enquiry.connection.execute(rows):
        found[row.case].append(convert(row, answer, from_attributes=True))
    return [found[key] for key in keys]


def disputes_of(
    enquiry: Enquiry, keys: Sequence[DisputesOf | DisputesOfEmployer]
) -> list[Listed[DisputeAnswer]]:
    """Each case once, in whatever roles somebody takes part in it."""

    def rows(ask: DisputesOf | DisputesOfEmployer) -> Select[Any]:
        taking_part = select(DISPUTES, PARTIES.c.party).join(PARTIES, PARTIES.c.case == DISPUTES.c.case)
        statement = taking_part.where(is_seen(enquiry)).distinct()
        return statement.where(DISPUTES.c.way == ask.way) if ask.way else statement

    return lists(
        enquiry,
        keys,
        about="party",
        column=PARTIES.c.party,
        rows=rows,
        order=ORDER,
        newest_first=True,
        answer=DisputeAnswer,
    )


def is_seen(enquiry: Enquiry) -> ColumnElement[bool]:
    """Whoever handles such cases there, and whoever takes part in one."""
    handled = (
        and_(DISPUTES.c.way == way, enquiry.sees(item, region=DISPUTES.c.region))
        for way, item in ITEMS.items()
    )
    return or_(*handled, takes_part(enquiry, DISPUTES.c.case))


SLICE = Slice(
    "dispute",
    look_ups={
        "parties_of_dispute": LookUp(parties_of_dispute, file=True),
        "claims_of_dispute": LookUp(claims_of_dispute, file=True),
        "disputes_of": LookUp(disputes_of, file=True),
        **OF_DECISIONS,
        "verification_by_case": OF_DECISIONS["verification_by_event"],
    },
)
