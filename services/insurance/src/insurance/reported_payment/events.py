"""What can happen to a reported payment.  Kept for good: a change is a v2, never an edit.

Stream reported-payment/<report>; what it is booked as stands in the bill's or the account's own.
"""

from datetime import date
from typing import TypeAlias

from insurance.reported_payment.terms import SetAsideGround
from jinbao.events import Event


class PaymentBooked(Event, frozen=True, tag="insurance.reported-payment.booked.v1"):
    """``into`` is the bill, or the person whose account it is and the year."""

    report: str
    region: str
    on: date
    into: str
    officer: str


class PaymentSetAside(Event, frozen=True, tag="insurance.reported-payment.set-aside.v1"):
    report: str
    region: str
    on: date
    ground: SetAsideGround
    officer: str


class PaymentReopened(Event, frozen=True, tag="insurance.reported-payment.reopened.v1"):
    """It waits again; what was booked of it has been reversed."""

    report: str
    region: str
    on: date
    officer: str


ReportedPaymentEvent: TypeAlias = PaymentBooked | PaymentSetAside | PaymentReopened
