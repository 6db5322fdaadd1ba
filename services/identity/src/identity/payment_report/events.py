"""What can happen to a reported payment: a row of a feed tells it, and it goes back with the feed.

Streams payment-report/<feed>/<line>.
"""

from datetime import date
from typing import TypeAlias

from msgspec import Struct

from identity.payment_report.terms import PaidInsurance
from jinbao.calendar import Month
from jinbao.events import Event
from jinbao.money import Fen


class Payment(Struct, frozen=True):
    """How much came in on which day, by which voucher of the partner."""

    amount: Fen
    paid_on: date
    voucher: str


class EmployerPaid(Event, frozen=True, tag="identity.payment-report.employer-paid.v1"):
    report: str
    employer: str
    region: str
    insurance: PaidInsurance
    month: Month
    payment: Payment


class ResidentPaid(Event, frozen=True, tag="identity.payment-report.resident-paid.v1"):
    report: str
    person: str
    region: str
    year: int
    payment: Payment


class ReportTakenBack(Event, frozen=True, tag="identity.payment-report.taken-back.v1"):
    report: str


PaymentReportEvent: TypeAlias = EmployerPaid | ResidentPaid | ReportTakenBack
