"""What other services and integrators are told of reported payments: whose they are by opaque ids."""

from datetime import date
from typing import Any

from identity.payment_report import events
from identity.payment_report.terms import PaidInsurance
from jinbao.calendar import Month
from jinbao.events import Event, Recorded
from jinbao.money import Fen


class EmployerPaymentReported(Event, frozen=True, tag="identity.employer-payment-reported.v1"):
    """The tax office took in an employer's contributions; ``report`` is the file and the line."""

    report: str
    employer: str
    region: str
    insurance: PaidInsurance
    month: Month
    amount: Fen
    paid_on: date
    voucher: str


class ResidentPaymentReported(Event, frozen=True, tag="identity.resident-payment-reported.v1"):
    """The bank took in a resident's contribution for a year; ``report`` is the file and the line."""

    report: str
    person: str
    region: str
    year: int
    amount: Fen
    paid_on: date
    voucher: str


class PaymentReportTakenBack(Event, frozen=True, tag="identity.payment-report-taken-back.v1"):
    """The file was wrong: as far as it tells, nothing was paid."""

    report: str


def public_payment_report(recorded: Recorded[Any]) -> Event | None:
    match recorded.event:
        case events.EmployerPaid(report, employer, region, insurance, month, paid):
            told = (report, employer, region, insurance, month)
            return EmployerPaymentReported(*told, paid.amount, paid.paid_on, paid.voucher)
        case events.ResidentPaid(report, person, region, year, paid):
            told_of = (report, person, region, year)
            return ResidentPaymentReported(*told_of, paid.amount, paid.paid_on, paid.voucher)
        case events.ReportTakenBack(report):
            return PaymentReportTakenBack(report)
        case _:
            return None
