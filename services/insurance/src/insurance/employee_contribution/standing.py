"""How a bill stands on a day, in SQL: what came in for it, what was charged, and what that makes of it."""

from datetime import date
from typing import Any

from sqlalchemy import BigInteger, Column, Table, case, cast, func, select
from sqlalchemy.sql.elements import ColumnElement

from insurance.employee_contribution.money import LATE_FEES, PAYMENTS
from insurance.employee_contribution.register import BILLS
from insurance.employee_contribution.terms import BillStage


def received() -> ColumnElement[int]:
    """What came in for a bill and stands, without what went back."""
    return _sum(PAYMENTS, PAYMENTS.c.reversed_on)


def late_fees() -> ColumnElement[int]:
    return _sum(LATE_FEES, LATE_FEES.c.cancelled_on)


def _sum(table: Table, gone: Column[Any]) -> ColumnElement[int]:
    standing = select(cast(func.coalesce(func.sum(table.c.amount), 0), BigInteger)).where(
        table.c.bill == BILLS.c.id, gone.is_(None)
    )
    return standing.correlate(BILLS).scalar_subquery()


def stage(today: date) -> ColumnElement[str]:
    """How a bill stands on a day."""
    had, bill = received(), BILLS.c
    return case(
        (bill.amount.is_(None), BillStage.DECLARED.value),
        (bill.measure == BillStage.WRITTEN_OFF, bill.measure),
        (had >= bill.amount, BillStage.PAID.value),
        (bill.measure.is_not(None), bill.measure),
        (bill.due_on < today, BillStage.OVERDUE.value),
        (had > 0, BillStage.PARTIAL.value),
        else_=BillStage.DUE.value,
    )
