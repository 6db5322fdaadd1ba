"""What can be looked up of contributions: by the office, by the employer's agents, and by each employee."""

from collections.abc import Sequence
from typing import Any, TypeVar

from sqlalchemy import Select, Table, and_, or_, select
from sqlalchemy.sql.elements import ColumnElement

from insurance.employee_contribution.answers import (
    BillAnswer,
    BillsOf,
    ContributionAnswer,
    ContributionsOf,
    FindBills,
    LateFeeAnswer,
    LinesOfBill,
    PaymentAnswer,
)
from insurance.employee_contribution.money import LATE_FEES, PAYMENTS
from insurance.employee_contribution.paid_months import PAID
from insurance.employee_contribution.register import BILLS, LINES, stream_of
from insurance.employee_contribution.standing import late_fees, received, stage
from insurance.items import EMPLOYEE_CONTRIBUTION
from jinbao.casework.answers import HistoryLine
from jinbao.casework.employers import is_agent
from jinbao.casework.history import history_of_seen
from jinbao.lists import by_id, lists, of_each, page_of
from jinbao.paging import Listed
from jinbao.service import Enquiry
from jinbao.statutory_clock.answers import ClockAnswer
from jinbao.statutory_clock.look_ups import clocks_of_seen

A = TypeVar("A")

BY_MONTH = (BILLS.c.month, BILLS.c.id)


def seen_by(enquiry: Enquiry) -> ColumnElement[bool]:
    """Whoever handles such bills there, and whoever acts for the employer today."""
    handled: Any = enquiry.sees(EMPLOYEE_CONTRIBUTION, region=BILLS.c.region)
    return or_(handled, is_agent(BILLS.c.employer, enquiry.actor.person, enquiry.today))


def bills(enquiry: Enquiry) -> Select[Any]:
    how = (stage(enquiry.today).label("stage"), received().label("received"), late_fees().label("late_fees"))
    return select(BILLS, *how).where(seen_by(enquiry))


def bill_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[BillAnswer | None]:
    return by_id(enquiry, keys, bills(enquiry), BillAnswer)


def bills_of(enquiry: Enquiry, keys: Sequence[BillsOf]) -> list[Listed[BillAnswer]]:
    def of_scheme(ask: BillsOf) -> Select[Any]:
        return bills(enquiry).where(BILLS.c.scheme == ask.scheme) if ask.scheme else bills(enquiry)

    return lists(
        enquiry,
        keys,
        about="employer",
        column=BILLS.c.employer,
        rows=of_scheme,
        order=BY_MONTH,
        newest_first=True,
        answer=BillAnswer,
    )


def find_bills(enquiry: Enquiry, keys: Sequence[FindBills]) -> list[Listed[BillAnswer]]:
    return [found(enquiry, ask) for ask in keys]


def found(enquiry: Enquiry, ask: FindBills) -> Listed[BillAnswer]:
    statement = bills(enquiry)
    if ask.region:
        statement = statement.where(BILLS.c.region.in_(enquiry.authority.inside(ask.region)))
    if ask.stage:
        statement = statement.where(stage(enquiry.today) == ask.stage)
    if ask.scheme:
        statement = statement.where(BILLS.c.scheme == ask.scheme)
    if ask.month:
        statement = statement.where(BILLS.c.month == ask.month)
    return page_of(enquiry, statement, ask, BY_MONTH, BillAnswer)


def lines(enquiry: Enquiry) -> Select[Any]:
    """Each with the stage of its bill, and the day since which its month has counted."""
    table = LINES.c
    of_month = and_(
        PAID.c.person == table.person,
        PAID.c.scheme == table.scheme,
        PAID.c.month == table.month,
        PAID.c.employer == table.employer,
        PAID.c.known_until.is_(None),
        table.assessed.is_(True),
    )
    return (
        select(LINES, stage(enquiry.today).label("stage"), PAID.c.paid_on)
        .join(BILLS, BILLS.c.id == table.bill)
        .outerjoin(PAID, of_month)
    )


def lines_of_bill(enquiry: Enquiry, keys: Sequence[LinesOfBill]) -> list[Listed[ContributionAnswer]]:
    return lists(
        enquiry,
        keys,
        about="bill",
        column=LINES.c.bill,
        rows=lambda _: lines(enquiry).where(seen_by(enquiry)),
        order=(LINES.c.person, LINES.c.assessed),
        answer=ContributionAnswer,
    )


def contributions_of(enquiry: Enquiry, keys: Sequence[ContributionsOf]) -> list[Listed[ContributionAnswer]]:
    """To each employee their own (handbook 6.8: the employer reports the detail to the worker)."""
    handled: Any = enquiry.sees(EMPLOYEE_CONTRIBUTION, region=BILLS.c.region, person=LINES.c.person)
    seen = or_(handled, is_agent(BILLS.c.employer, enquiry.actor.person, enquiry.today))

    def of_person(ask: ContributionsOf) -> Select[Any]:
        own = lines(enquiry).where(seen)
        return own.where(LINES.c.scheme == ask.scheme) if ask.scheme else own

    return lists(
        enquiry,
        keys,
        about="person",
        column=LINES.c.person,
        rows=of_person,
        order=(LINES.c.month, LINES.c.bill, LINES.c.assessed),
        answer=ContributionAnswer,
    )


def payments_of_bill(enquiry: Enquiry, keys: Sequence[str]) -> list[list[PaymentAnswer]]:
    return of_each(enquiry, keys, booked(enquiry, PAYMENTS), PAYMENTS.c.bill, PaymentAnswer)


def late_fees_of_bill(enquiry: Enquiry, keys: Sequence[str]) -> list[list[LateFeeAnswer]]:
    return of_each(enquiry, keys, booked(enquiry, LATE_FEES), LATE_FEES.c.bill, LateFeeAnswer)


def booked(enquiry: Enquiry, table: Table) -> Select[Any]:
    """The rows of the bills that the caller may see, in the order in which they were booked."""
    rows = select(table).join(BILLS, BILLS.c.id == table.c.bill).where(seen_by(enquiry))
    return rows.order_by(table.c.bill, table.c.number)


def bill_history(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HistoryLine]]:
    """All that happened to each bill that the caller may see, oldest first."""
    return history_of_seen(enquiry, keys, select(BILLS.c.id).where(seen_by(enquiry)), stream_of)


def bill_clocks(enquiry: Enquiry, keys: Sequence[str]) -> list[list[ClockAnswer]]:
    """The clocks of each bill, for whoever acts for the employer too: it has to pay in time."""
    return clocks_of_seen(enquiry, keys, select(BILLS.c.id).where(seen_by(enquiry)), stream_of)
