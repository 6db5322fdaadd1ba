"""What can be looked up of overpayments: by people who handle them, and by whoever has to give back."""

from collections.abc import Sequence
from typing import Any, TypeVar

from sqlalchemy import Column, Select, and_, or_, select, union
from sqlalchemy.sql.elements import ColumnElement

from insurance.items import PENSION_CLAIM, UNEMPLOYMENT
from insurance.overpayment.answers import (
    DebtorAnswer,
    DebtsOf,
    FindOverpayments,
    OverpaidMonthAnswer,
    OverpaymentAnswer,
    ReturnAnswer,
)
from insurance.overpayment.case import case_of
from insurance.overpayment.register import DEBTORS, OVERPAID, OVERPAYMENTS, RETURNS
from insurance.payment_run.terms import PaidBenefit
from jinbao.casework.answers import HistoryLine
from jinbao.casework.history import history_of_seen
from jinbao.casework.people import KIN, PEOPLE
from jinbao.lists import by_id, lists, of_each, page_of
from jinbao.paging import Listed
from jinbao.service import Enquiry
from jinbao.statutory_clock.answers import ClockAnswer
from jinbao.statutory_clock.look_ups import clocks_of_seen

A = TypeVar("A")

ORDER = (OVERPAYMENTS.c.found_on, OVERPAYMENTS.c.id)


def overpayment_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[OverpaymentAnswer | None]:
    """The one of a pension has the person's id, that of an inheritance has the inheritance's."""
    return by_id(enquiry, keys, select(OVERPAYMENTS).where(seen_by(enquiry)), OverpaymentAnswer)


def debts_of(enquiry: Enquiry, keys: Sequence[DebtsOf]) -> list[Listed[OverpaymentAnswer]]:
    owed = select(OVERPAYMENTS, DEBTORS.c.debtor).join(DEBTORS, DEBTORS.c.overpayment == OVERPAYMENTS.c.id)
    return lists(
        enquiry,
        keys,
        about="debtor",
        column=DEBTORS.c.debtor,
        rows=lambda _: owed.where(seen_by(enquiry)),
        order=ORDER,
        newest_first=True,
        answer=OverpaymentAnswer,
    )


def find_overpayments(enquiry: Enquiry, keys: Sequence[FindOverpayments]) -> list[Listed[OverpaymentAnswer]]:
    return [found(enquiry, ask) for ask in keys]


def found(enquiry: Enquiry, ask: FindOverpayments) -> Listed[OverpaymentAnswer]:
    statement = select(OVERPAYMENTS).where(seen_by(enquiry))
    if ask.region:
        statement = statement.where(OVERPAYMENTS.c.region.in_(enquiry.authority.inside(ask.region)))
    if ask.stage:
        statement = statement.where(OVERPAYMENTS.c.stage == ask.stage)
    return page_of(enquiry, statement, ask, ORDER, OverpaymentAnswer, newest_first=True)


def months_of_overpayment(enquiry: Enquiry, keys: Sequence[str]) -> list[list[OverpaidMonthAnswer]]:
    """Each month of the finding that stands, with what of it has not come back."""
    months = inside(enquiry, OVERPAID.c.month)
    return of_each(enquiry, keys, months, OVERPAID.c.overpayment, OverpaidMonthAnswer)


def returns_of(enquiry: Enquiry, keys: Sequence[str]) -> list[list[ReturnAnswer]]:
    """What came back in each case, in order."""
    return of_each(enquiry, keys, inside(enquiry, RETURNS.c.event), RETURNS.c.overpayment, ReturnAnswer)


def debtors_of(enquiry: Enquiry, keys: Sequence[str]) -> list[list[DebtorAnswer]]:
    return of_each(enquiry, keys, inside(enquiry, DEBTORS.c.debtor), DEBTORS.c.overpayment, DebtorAnswer)


def inside(enquiry: Enquiry, order: Column[Any]) -> Select[Any]:
    """What is in the cases that the caller may see, out of the table by whose column it is sorted."""
    table = order.table
    rows = select(table).join(OVERPAYMENTS, OVERPAYMENTS.c.id == table.c.overpayment)
    return rows.where(seen_by(enquiry)).order_by(order)


def overpayment_history(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HistoryLine]]:
    """All that happened in each case that the caller may see, oldest first."""
    return history_of_seen(enquiry, keys, select(OVERPAYMENTS.c.id).where(seen_by(enquiry)), case_of)


def overpayment_clocks(enquiry: Enquiry, keys: Sequence[str]) -> list[list[ClockAnswer]]:
    """The clocks of each case, for whoever may owe too: they have until then to answer."""
    return clocks_of_seen(enquiry, keys, select(OVERPAYMENTS.c.id).where(seen_by(enquiry)), case_of)


def seen_by(enquiry: Enquiry) -> ColumnElement[bool]:
    """Whoever handles such cases there, to whom it was paid, and whoever has to give back or may have to."""
    table, me = OVERPAYMENTS.c, enquiry.actor.person
    of_benefit = table.benefit == PaidBenefit.UNEMPLOYMENT
    where = {"region": table.region, "person": table.person}
    owes = table.id.in_(select(DEBTORS.c.overpayment).where(DEBTORS.c.debtor == me))
    return or_(
        and_(of_benefit, enquiry.sees(UNEMPLOYMENT, **where)),
        and_(~of_benefit, enquiry.sees(PENSION_CLAIM, **where)),
        owes,
        and_(or_(of_benefit, table.id == table.person), table.person.in_(left_to(me))),
    )


def left_to(me: str) -> Select[tuple[str]]:
    """The dead of whose kin somebody is: they are told of a finding before it is decided who owes it."""
    kin = union(
        select(KIN.c.person).where(KIN.c.relative == me), select(KIN.c.relative).where(KIN.c.person == me)
    )
    return select(PEOPLE.c.person).where(PEOPLE.c.person.in_(kin), PEOPLE.c.death_is_proven)
