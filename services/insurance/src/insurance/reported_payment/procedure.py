"""What follows from a reported payment, and what an officer decides where nothing follows by itself."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select

from insurance.reported_payment import commands, look_ups
from insurance.reported_payment.booking import (
    Posting,
    Report,
    into,
    item_of,
    posted,
    posted_by_itself,
    posting,
    reversed_there,
)
from insurance.reported_payment.heard import REPORTS, EmployerPaymentReported, ResidentPaymentReported
from insurance.reported_payment.possible import OF_REPORTED
from insurance.reported_payment.register import SETTLED, fold, stream_of
from insurance.reported_payment.reported import REPORTED, BookByItself, ReportFacts
from jinbao.decider import Refused
from jinbao.published import Heard
from jinbao.service import Enquiry, LookUp, Part, Slice


def book_by_itself(enquiry: Enquiry, heard: Heard) -> Iterator[Part]:
    """A payment in time of all that is owed: nobody has to decide anything."""
    told: Any = heard.event
    report, on = report_named(enquiry, told.report), enquiry.today
    asked = posting(report, on)
    yield about(enquiry, report, asked, BookByItself(on))
    yield posted_by_itself(enquiry, asked)


def book(enquiry: Enquiry, command: commands.BookReportedPayment) -> Iterator[Part]:
    report = report_named(enquiry, command.report)
    asked = posting(report, command.on, command.bill, command.year)
    yield about(enquiry, report, asked, command)
    yield from posted(enquiry, report, asked)


def set_aside(enquiry: Enquiry, command: commands.SetAsideReportedPayment) -> Iterator[Part]:
    report = report_named(enquiry, command.report)
    yield about(enquiry, report, posting(report, command.on), command)


def reopen(enquiry: Enquiry, command: commands.ReopenReportedPayment) -> Iterator[Part]:
    report = report_named(enquiry, command.report)
    yield about(enquiry, report, posting(report, command.on), command)
    booked = enquiry.connection.scalar(select(SETTLED.c.into).where(SETTLED.c.report == report.report))
    if booked is not None:
        yield from reversed_there(enquiry, report, booked, command.on)


def report_named(enquiry: Enquiry, report: str) -> Report:
    row = enquiry.connection.execute(select(REPORTS).where(REPORTS.c.report == report)).first()
    if row is None:
        raise Refused("NOT_FOUND", field="report")
    return row


def about(enquiry: Enquiry, report: Report, asked: Posting, command: Any) -> Part:
    place, gone = enquiry.place(report.region), report.taken_back_on is not None
    facts = ReportFacts(report.report, item_of(report), place, into(asked), gone)
    return Part(stream_of(report.report), REPORTED, command, lambda _state: facts)


SLICE = Slice(
    "reported-payment",
    handlers={
        commands.BookReportedPayment: book,
        commands.SetAsideReportedPayment: set_aside,
        commands.ReopenReportedPayment: reopen,
    },
    look_ups={
        "reported_payment_by_id": LookUp(look_ups.reported_payment_by_id, file=True),
        "find_reported_payments": LookUp(look_ups.find_reported_payments, file=True),
        "reported_payment_actions": LookUp(OF_REPORTED.actions),
    },
    fold=fold,
    reactions={
        EmployerPaymentReported: book_by_itself,
        ResidentPaymentReported: book_by_itself,
    },
)
