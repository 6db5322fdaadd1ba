"""What can be looked up of disputes: parties, claims, and those in which somebody takes part."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, Table, and_, or_, select
from sqlalchemy.sql.elements import ColumnElement

from jinbao.casework.decided import LOOK_UPS as OF_DECISIONS
from jinbao.lists import lists, of_each
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

ITEMS = {Way.MEDIATION: "mediation", Way.ARBITRATION: "arbitration"}
"""The items of the office's list that the two ways are, as grants name them."""

ORDER = (DISPUTES.c.opened_on, DISPUTES.c.case)


def parties_of_dispute(enquiry: Enquiry, keys: Sequence[str]) -> list[list[PartyAnswer]]:
    """Who takes part in each case, the workers' side last."""
    parties = inside(enquiry, PARTIES).order_by(PARTIES.c.side, PARTIES.c.role, PARTIES.c.party)
    return of_each(enquiry, keys, parties, PARTIES.c.case, PartyAnswer)


def claims_of_dispute(enquiry: Enquiry, keys: Sequence[str]) -> list[list[ClaimAnswer]]:
    """What is claimed in each case, in the order of the application."""
    claims = inside(enquiry, CLAIMS).order_by(CLAIMS.c.place)
    return of_each(enquiry, keys, claims, CLAIMS.c.case, ClaimAnswer)


def inside(enquiry: Enquiry, table: Table) -> Select[Any]:
    """The rows of a table of what is in disputes, of those that the caller may see."""
    return select(table).join(DISPUTES, DISPUTES.c.case == table.c.case).where(is_seen(enquiry))


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
