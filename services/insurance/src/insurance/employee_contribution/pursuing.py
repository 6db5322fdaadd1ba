"""What is done about a bill that is overdue: ordered, deferred against security, enforced, written off."""

from collections.abc import Iterator
from datetime import date

from insurance.employee_contribution.commands import (
    BillCommand,
    DeferContributionPayment,
    EnforceContributionPayment,
    OrderContributionPayment,
    WriteOffContributions,
)
from insurance.employee_contribution.events import (
    BillEvent,
    BillWrittenOff,
    DeferralAgreed,
    PaymentEnforced,
    PaymentOrdered,
)
from insurance.employee_contribution.facts import BillFacts, case_of, must_handle, out_of_order
from insurance.employee_contribution.stages import Billed
from insurance.employee_contribution.terms import BillStage
from insurance.items import APPROVE
from jinbao.casework.known_employer import BANKRUPT
from jinbao.decider import Refused
from jinbao.desk import Desk

BOUND = (BillStage.ORDERED, BillStage.DEFERRED)


def pursue(bill: Billed, command: BillCommand, desk: Desk[BillFacts]) -> Iterator[BillEvent]:
    known, on, by = desk.known, desk.on, desk.by.person
    case = case_of(desk)
    must_handle(desk, APPROVE, bill.officer)

    match bill, command:
        case Billed(), OrderContributionPayment(until=until):
            must_be_overdue(bill, on)
            must_lie_ahead(until, on)
            yield PaymentOrdered(*case, until, bill.outstanding, by)

        case Billed(measure=BillStage.ORDERED), DeferContributionPayment(until=until, guarantee=guarantee):
            must_be_overdue(bill, on)
            must_lie_ahead(until, on)
            yield DeferralAgreed(*case, until, guarantee, by)

        case Billed(measure=measure), EnforceContributionPayment(measure=how, file=file) if measure in BOUND:
            must_be_overdue(bill, on)
            must_have_run_out(bill, on)
            yield PaymentEnforced(*case, how, file, bill.outstanding, by)

        case Billed(), WriteOffContributions(document=document):
            must_be_overdue(bill, on)
            must_be_bankrupt(known)
            yield BillWrittenOff(*case, document, bill.outstanding, by)

        case _:
            raise out_of_order(desk, command, bill)


def must_be_overdue(bill: Billed, on: date) -> None:
    if not bill.is_overdue(on):
        raise Refused("NOT_OVERDUE", field="bill", due_on=bill.due_on)


def must_lie_ahead(until: date, on: date) -> None:
    if until <= on:
        raise Refused("TERM_PAST", field="until", until=until)


def must_have_run_out(bill: Billed, on: date) -> None:
    if bill.bound_until and on <= bill.bound_until:
        raise Refused("TERM_RUNNING", field="bill", until=bill.bound_until)


def must_be_bankrupt(known: BillFacts) -> None:
    """Nothing but a bankruptcy that a court has ended lets a debt to the fund go (handbook 6.8)."""
    if known.employer.closing != BANKRUPT:
        raise Refused("NOT_BANKRUPT", field="bill")
