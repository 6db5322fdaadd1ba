"""As what a reported payment is booked: on an employer's bill, or as a year of a resident's account."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, TypeAlias

from sqlalchemy import Row, select

from insurance.employee_contribution.bill import BILL, ReceiveReported
from insurance.employee_contribution.commands import RecordContributionPayment, ReverseContributionPayment
from insurance.employee_contribution.knowledge import BillOf, bill_facts, bill_named
from insurance.employee_contribution.money import PAYMENTS
from insurance.employee_contribution.procedure import of_bills
from insurance.employee_contribution.terms import PaymentReversal
from insurance.items import EMPLOYEE_CONTRIBUTION, RURAL_PENSION_ENROLMENT
from insurance.rural_pension.account import EnterReported
from insurance.rural_pension.account_register import ENTRIES
from insurance.rural_pension.commands.account import RecordContribution, ReverseEntry
from insurance.rural_pension.procedure import of_account
from insurance.rural_pension.terms import Collector, ReversalGround, SubLedger
from jinbao.decider import Refused
from jinbao.service import Enquiry, Part

Report: TypeAlias = Row[Any]
Posting: TypeAlias = RecordContributionPayment | RecordContribution


def item_of(report: Report) -> str:
    return EMPLOYEE_CONTRIBUTION if report.employer else RURAL_PENSION_ENROLMENT


def posting(report: Report, on: date, bill: str | None = None, year: int | None = None) -> Posting:
    """What the office would ask for if it had the money's paper before it."""
    if report.employer:
        return RecordContributionPayment(
            on=on,
            bill=bill or f"{report.employer}/{report.scheme}/{report.month}",
            amount=report.amount,
            paid_on=report.paid_on,
            document=report.voucher,
            collector=Collector.TAX,
        )
    return RecordContribution(
        on=on,
        person=report.person,
        year=year or report.year,
        amount=report.amount,
        paid_on=report.paid_on,
        collector=Collector.BANK,
        receipt=report.voucher,
    )


def into(asked: Posting) -> str:
    return asked.bill if isinstance(asked, RecordContributionPayment) else f"{asked.person}/{asked.year}"


def posted(enquiry: Enquiry, report: Report, asked: Posting) -> Iterable[Part]:
    """By somebody's decision; raises BILL_UNKNOWN, EMPLOYER_NOT_INSURED, PERSON_UNKNOWN."""
    if isinstance(asked, RecordContribution):
        return [of_account(enquiry, asked)]
    of = bill_named(enquiry, asked.bill, asked.on)
    if of.employer != report.employer:
        raise Refused("BILL_UNKNOWN", field="bill")
    return of_bills(enquiry, asked, [of])


def posted_by_itself(enquiry: Enquiry, asked: Posting) -> Part:
    """By the law alone; what is not clear is refused, and waits."""
    if isinstance(asked, RecordContribution):
        part = of_account(enquiry, asked)
        return Part(part.stream, part.decider, EnterReported(asked), part.known)
    of = BillOf(*asked.bill.split("/"))  # type: ignore[arg-type] # the scheme, as it stands in the id
    facts = bill_facts(enquiry, [of], asked.on).get(of.id)
    if facts is None:
        raise Refused("EMPLOYER_NOT_INSURED", field="employer", employer=of.employer)
    return Part(of.stream, BILL, ReceiveReported(asked), lambda _state: facts)


def reversed_there(enquiry: Enquiry, report: Report, booked: str, on: date) -> Iterator[Part]:
    """What takes the booking back, unless somebody has reversed it there already."""
    for number in standing(enquiry, report, booked):
        if report.employer:
            wrong = PaymentReversal.WRONG_BILL
            asked = ReverseContributionPayment(on=on, bill=booked, number=number, ground=wrong)
            yield from of_bills(enquiry, asked, [bill_named(enquiry, booked, on)])
        else:
            reason = ReversalGround.WRONG_PERSON
            yield of_account(enquiry, ReverseEntry(on=on, person=report.person, entry=number, reason=reason))


def standing(enquiry: Enquiry, report: Report, booked: str) -> Sequence[int]:
    """The number under which it stands on the bill or in the account."""
    of_bill, entries = PAYMENTS.c, ENTRIES.c
    if report.employer:
        found = select(of_bill.number).where(
            of_bill.bill == booked, of_bill.document == report.voucher, of_bill.reversed_on.is_(None)
        )
    else:
        found = select(entries.number).where(
            entries.person == report.person,
            entries.receipt == report.voucher,
            entries.sub_ledger == SubLedger.PERSONAL,
            entries.reversed_by.is_(None),
            entries.reverses.is_(None),
        )
    return enquiry.connection.scalars(found).all()
