"""What partners took in, as identity published it: from which employer or resident, and for what."""

from datetime import date
from typing import Any, TypeAlias

from sqlalchemy import BigInteger, Column, Date, Index, Integer, Table, Text

from insurance.employee_contribution.terms import EmployeeScheme
from insurance.tables import TABLES
from jinbao.calendar import Month, legal_day
from jinbao.events import Event
from jinbao.money import Fen
from jinbao.published import Heard
from jinbao.register import Changes


class EmployerPaymentReported(Event, frozen=True, tag="identity.employer-payment-reported.v1"):
    report: str
    employer: str
    region: str
    insurance: EmployeeScheme
    month: Month
    amount: Fen
    paid_on: date
    voucher: str


class ResidentPaymentReported(Event, frozen=True, tag="identity.resident-payment-reported.v1"):
    report: str
    person: str
    region: str
    year: int
    amount: Fen
    paid_on: date
    voucher: str


class PaymentReportTakenBack(Event, frozen=True, tag="identity.payment-report-taken-back.v1"):
    report: str


Hears: TypeAlias = EmployerPaymentReported | ResidentPaymentReported | PaymentReportTakenBack

REPORTS = Table(
    "payment_report_known",
    TABLES.metadata,
    Column("report", Text, primary_key=True),
    Column("region", Text, nullable=False),
    Column("employer", Text),
    Column("scheme", Text),
    Column("month", Text),
    Column("person", Text),
    Column("year", Integer),
    Column("amount", BigInteger, nullable=False),
    Column("paid_on", Date, nullable=False),
    Column("voucher", Text, nullable=False),
    Column("known_on", Date, nullable=False),
    Column("taken_back_on", Date),
    Index("payment_report_known_in", "region", "known_on", "report"),
)


def take(changes: Changes, heard: Heard) -> None:
    known_on = legal_day(heard.recorded_at)
    match heard.event:
        case EmployerPaymentReported() as told:
            of_month = {"employer": told.employer, "scheme": told.insurance, "month": told.month}
            put(changes, told, known_on, **of_month, person=None, year=None)
        case ResidentPaymentReported() as told:
            of_year = {"person": told.person, "year": told.year}
            put(changes, told, known_on, **of_year, employer=None, scheme=None, month=None)
        case PaymentReportTakenBack(report):
            changes.change(REPORTS, report, taken_back_on=known_on)


def put(
    changes: Changes,
    told: EmployerPaymentReported | ResidentPaymentReported,
    known_on: date,
    **of: Any,
) -> None:
    changes.put(
        REPORTS,
        report=told.report,
        region=told.region,
        amount=told.amount,
        paid_on=told.paid_on,
        voucher=told.voucher,
        known_on=known_on,
        taken_back_on=None,
        **of,
    )
