"""An employer's bill for a month: declared or set by the month before, worked out, paid, and pursued."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import reduce
from typing import Any

from msgspec import Struct

from insurance.employee_contribution.commands import (
    AssessContributions,
    AssessUndeclared,
    BillCommand,
    DeclareContributions,
    DeferContributionPayment,
    EnforceContributionPayment,
    OrderContributionPayment,
    RecordContributionPayment,
    RefundContributions,
    ReverseContributionPayment,
    ServeContributionDecisions,
    WageLine,
    WriteOffContributions,
)
from insurance.employee_contribution.events import (
    BillEvent,
    ContributionDecisionsServed,
    ContributionRefunded,
    ContributionsDeclared,
    DecisionServed,
    DeclaredLine,
    PaymentReceived,
    PaymentReversed,
)
from insurance.employee_contribution.facts import (
    BillFacts,
    case_of,
    must_be_open,
    must_handle,
    must_speak_for_employer,
    out_of_order,
)
from insurance.employee_contribution.following import months, what_follows
from insurance.employee_contribution.pursuing import pursue
from insurance.employee_contribution.pursuit import refund
from insurance.employee_contribution.stages import (
    Bill,
    Billed,
    Declared,
    NoBill,
    WrittenOff,
    evolve,
    moved,
)
from insurance.employee_contribution.terms import BillBasis
from insurance.employee_contribution.working_out import assessed, law_of, undeclared
from insurance.items import CONTRIBUTE, PAY, REVIEW, SERVE
from insurance.serving import ends_of, must_be_served_between
from jinbao.actor import Grant
from jinbao.calendar import first_day, last_day, month_of
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk
from jinbao.events import Effective
from jinbao.money import Fen


class ReceiveReported(Struct, frozen=True):
    """A payment as the tax office reports it, where nobody has to decide anything."""

    paid: RecordContributionPayment

    @property
    def on(self) -> date:
        return self.paid.on


def decide(
    bill: Bill, command: BillCommand | ReceiveReported, desk: Desk[BillFacts]
) -> Iterator[BillEvent | Effective]:
    known, on, by = desk.known, desk.on, desk.by.person
    case = case_of(desk)

    match bill, command:
        case NoBill() | Declared() | Billed(), DeclareContributions(lines=lines, corrects=corrects):
            must_speak_for_employer(desk)
            must_be_this_or_an_earlier_month(known, on)
            must_say_what_was_wrong(bill, command)
            yield ContributionsDeclared(*case, tuple(declared(known, lines)), corrects, by)

        case Declared(lines, by=handed_in_by), AssessContributions():
            grant = must_handle(desk, REVIEW, handed_in_by)
            yield from followed(bill, assessed(desk, lines, grant), desk, grant)

        case Billed(declared=Declared(lines, by=handed_in_by)), AssessContributions():
            grant = must_handle(desk, REVIEW, handed_in_by)
            yield from followed(bill, assessed(desk, lines, grant, bill), desk, grant)

        case NoBill(), AssessUndeclared():
            grant = must_handle(desk, REVIEW)
            must_be_over(known, on)
            yield undeclared(desk, grant)

        case Billed(), ReceiveReported(paid=paid):
            must_be_clear(bill, paid)
            payment = received(bill, paid, desk)
            yield payment
            yield from months(moved(bill, payment), desk, reversed_one=False)

        case Billed(), RecordContributionPayment():
            grant = must_handle(desk, CONTRIBUTE)
            payment = received(bill, command, desk)
            yield from not_too_much(bill, payment, followed(bill, payment, desk, grant))

        case Billed(), ReverseContributionPayment(number=number, ground=ground):
            grant = must_handle(desk, CONTRIBUTE)
            amount = amount_of(bill, number)
            owed = max(0, bill.amount - bill.received + amount)
            reversal = PaymentReversed(*case, number, amount, bill.first_on, owed, ground, by)
            yield from followed(bill, reversal, desk, grant, reversed_one=True)

        case Billed(), RefundContributions(amount=amount, document=document):
            decision = refund(bill, command, desk, must_handle(desk, PAY, bill.officer))
            yield ContributionRefunded(*case, bill.numbered + 1, amount, document, decision, by)

        case Billed(), (
            OrderContributionPayment()
            | DeferContributionPayment()
            | EnforceContributionPayment()
            | WriteOffContributions()
        ):
            yield from pursue(bill, command, desk)

        case Billed() | WrittenOff(), ServeContributionDecisions(served_on=served_on):
            must_handle(desk, SERVE)
            yield Effective(served_on, served(command, desk))

        case _:
            raise out_of_order(desk, command, bill)


def declared(known: BillFacts, lines: tuple[WageLine, ...]) -> Iterator[DeclaredLine]:
    """Everybody once, and only whom the employer has had insured in that month."""
    seen: set[str] = set()
    for place, line in enumerate(lines):
        field = f"lines.{place}.person"
        if line.person in seen:
            raise Refused("EMPLOYEE_TWICE", field=field, person=line.person)
        if line.person not in known.covered:
            raise Refused("NOT_INSURED_THEN", field=field, person=line.person, month=known.month)
        seen.add(line.person)
        yield DeclaredLine(line.person, known.covered[line.person], line.base)


def followed(
    bill: Bill, event: BillEvent, desk: Desk[BillFacts], grant: Grant, *, reversed_one: bool = False
) -> Iterator[BillEvent | Effective]:
    yield event
    yield from what_follows(evolve(bill, event), desk, grant, reversed_one=reversed_one)


def received(bill: Billed, paid: RecordContributionPayment, desk: Desk[BillFacts]) -> PaymentReceived:
    """By a document that has not been booked on this bill before, or was reversed."""
    must_be_paid_between(bill, paid.paid_on, desk.on)
    if any(one.document == paid.document for one in bill.payments):
        raise Refused("DOCUMENT_BOOKED", field="document", document=paid.document)
    told = (paid.amount, paid.paid_on, paid.document, paid.collector, desk.by.person)
    return PaymentReceived(*case_of(desk), bill.numbered + 1, *told)


def must_be_clear(bill: Billed, paid: RecordContributionPayment) -> None:
    """All that is owed, in time: no late fee is decided, and nothing is left."""
    if bill.fees or paid.paid_on > bill.due_on:
        raise Refused("REPORTED_LATE", field="report", due_on=bill.due_on)
    if paid.amount != bill.outstanding:
        raise Refused("REPORTED_AMOUNT_DIFFERS", field="report", outstanding=bill.outstanding)


def not_too_much(
    bill: Bill, payment: PaymentReceived, follows: Iterable[BillEvent | Effective]
) -> Iterator[BillEvent | Effective]:
    """Nobody pays more than is owed with the late fees of that day."""
    happened = tuple(follows)
    events: list[Any] = [one.event if isinstance(one, Effective) else one for one in happened]
    after = reduce(evolve, events, bill)
    if isinstance(after, Billed) and after.credit:
        raise Refused("MORE_THAN_BILLED", field="amount", outstanding=payment.amount - after.credit)
    yield from happened


def amount_of(bill: Billed, number: int) -> Fen:
    """Of a payment that stands; what was given back is none."""
    found = [one.amount for one in bill.payments if one.number == number and one.amount > 0]
    if not found:
        raise Refused("PAYMENT_UNKNOWN", field="number", number=number)
    return found[0]


def served(command: ServeContributionDecisions, desk: Desk[BillFacts]) -> ContributionDecisionsServed:
    """All of them at once; by the law of the day of service their appeals end."""
    known, day = desk.known, command.served_on
    if not known.unserved:
        raise Refused("NOTHING_TO_SERVE", field="bill")
    must_be_served_between(max(one.on for one in known.unserved), day, desk.on)
    law = law_of(known)
    told = tuple(DecisionServed(one.id, ends_of(one.appeals, day, law)) for one in known.unserved)
    employer, scheme, month, region, _ = case_of(desk)
    by = desk.by.person
    return ContributionDecisionsServed(employer, scheme, month, region, day, told, command.method, by)


def must_be_this_or_an_earlier_month(known: BillFacts, on: date) -> None:
    if known.month > month_of(on):
        raise Refused("MONTH_AHEAD", field="month", month=known.month)
    must_be_open(known, first_day(known.month), "month")


def must_be_over(known: BillFacts, on: date) -> None:
    """As long as the month runs the employer can still declare it."""
    if on <= last_day(known.month):
        raise Refused("MONTH_NOT_OVER", field="month", month=known.month)


def must_say_what_was_wrong(bill: Bill, command: DeclareContributions) -> None:
    by_itself = isinstance(bill, Billed) and bill.basis is BillBasis.DECLARED
    if by_itself and command.corrects is None:
        raise Refused("CORRECTION_UNEXPLAINED", field="corrects")


def must_be_paid_between(bill: Billed, paid_on: date, on: date) -> None:
    if paid_on > on:
        raise Refused("PAID_IN_FUTURE", field="paid_on", on=on)
    if paid_on < bill.first_on:
        raise Refused("PAID_BEFORE_BILL", field="paid_on", assessed_on=bill.first_on)


BILL = Decider[Bill, BillCommand | ReceiveReported, BillEvent](NoBill(), decide, evolve)
