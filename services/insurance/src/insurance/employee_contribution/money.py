"""What came in for employers' bills, what went back, and what was charged for paying late."""

from datetime import date
from typing import Any

from sqlalchemy import BigInteger, Column, Date, Integer, Table, Text

from insurance.employee_contribution.events import (
    ContributionRefunded,
    LateFeeCancelled,
    LateFeeCharged,
    PaymentReceived,
    PaymentReversed,
)
from insurance.rural_pension.terms import Collector
from insurance.tables import TABLES
from jinbao.events import Recorded
from jinbao.money import Fen
from jinbao.register import Changes

PAYMENTS = Table(
    "contribution_payment",
    TABLES.metadata,
    Column("bill", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("amount", BigInteger, nullable=False),
    Column("paid_on", Date, nullable=False),
    Column("document", Text, nullable=False),
    Column("collector", Text),
    Column("event", Text, nullable=False),
    Column("reversed_on", Date),
    Column("reversal", Text),
)
"""What went back to the employer is a payment of less than nothing."""

LATE_FEES = Table(
    "contribution_late_fee",
    TABLES.metadata,
    Column("bill", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("after", Date, nullable=False),
    Column("through", Date, nullable=False),
    Column("principal", BigInteger, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("decision", Text, nullable=False),
    Column("cancelled_on", Date),
)


def fold(changes: Changes, recorded: Recorded[Any], bill: str) -> None:
    match recorded.event:
        case PaymentReceived(amount=amount, paid_on=paid_on, collector=collector):
            put_payment(changes, recorded, bill, amount, paid_on, collector)
        case ContributionRefunded(on=on, amount=amount):
            put_payment(changes, recorded, bill, -amount, on, None)
        case PaymentReversed(on=on, number=number, ground=ground):
            changes.change(PAYMENTS, bill, number, reversed_on=on, reversal=ground)
        case LateFeeCharged() as event:
            charged(changes, recorded, bill, event)
        case LateFeeCancelled(on=on, number=number):
            changes.change(LATE_FEES, bill, number, cancelled_on=on)


def put_payment(
    changes: Changes,
    recorded: Recorded[Any],
    bill: str,
    amount: Fen,
    paid_on: date,
    collector: Collector | None,
) -> None:
    changes.put(
        PAYMENTS,
        bill=bill,
        number=recorded.event.number,
        amount=amount,
        paid_on=paid_on,
        document=recorded.event.document,
        collector=collector,
        event=recorded.id,
        reversed_on=None,
        reversal=None,
    )


def charged(changes: Changes, recorded: Recorded[Any], bill: str, event: LateFeeCharged) -> None:
    changes.put(
        LATE_FEES,
        bill=bill,
        number=event.number,
        after=event.after,
        through=event.through,
        principal=event.principal,
        amount=event.amount,
        decision=recorded.id,
        cancelled_on=None,
    )
