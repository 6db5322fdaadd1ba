"""What an employer pays on a day so that nothing is owed: contributions, and late fees through that day."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec.structs import replace
from sqlalchemy import select

from insurance.employee_contribution.answers import PayableAnswer, PayableOn
from insurance.employee_contribution.bill import BILL
from insurance.employee_contribution.facts import BillFacts
from insurance.employee_contribution.following import lates
from insurance.employee_contribution.knowledge import bill_facts, bill_in
from insurance.employee_contribution.late_fees import Payment
from insurance.employee_contribution.look_ups import seen_by
from insurance.employee_contribution.register import BILLS, stream_of
from insurance.employee_contribution.stages import Billed
from insurance.employee_contribution.working_out import would_be_charged
from jinbao.service import Enquiry


def payable(enquiry: Enquiry, keys: Sequence[PayableOn]) -> list[PayableAnswer | None]:
    known = facts(enquiry, [key.bill for key in keys])
    histories = enquiry.service.ledger.histories(BILL, [stream_of(bill) for bill in known])
    bills = {bill: histories[stream_of(bill)].state for bill in known}
    return [
        on_day(bill, known[key.bill], key.day or enquiry.today)
        if isinstance(bill := bills.get(key.bill), Billed)
        else None
        for key in keys
    ]


def facts(enquiry: Enquiry, bills: Sequence[str]) -> Mapping[str, BillFacts]:
    statement = select(BILLS.c.employer, BILLS.c.scheme, BILLS.c.month)
    rows = enquiry.connection.execute(statement.where(BILLS.c.id.in_(bills), seen_by(enquiry)))
    return bill_facts(enquiry, [bill_in(row) for row in rows], enquiry.today)


def on_day(bill: Billed, known: BillFacts, day: date) -> PayableAnswer:
    """As if the rest came in that day."""
    rest = Payment(bill.numbered + 1, bill.outstanding, day)
    paid_up = replace(bill, payments=(*bill.payments, rest))
    fees = sum(would_be_charged(one, known, day) for one in lates(paid_up, known))
    paid_of_fees = bill.late_fees - bill.late_fees_owed
    return PayableAnswer(day, bill.outstanding, max(0, fees - paid_of_fees))
