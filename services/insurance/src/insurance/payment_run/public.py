"""What integrators and other services are told of payments: no names, no accounts, only what was paid."""

from typing import Any

from insurance.payment_run import events
from insurance.payment_run.terms import BankAnswer, PaidBenefit
from jinbao.events import Event, Recorded
from jinbao.money import Fen


class PaymentRunReleased(Event, frozen=True, tag="insurance.payment-run-released.v1"):
    """A county lets the money of a benefit and month go. ``amount`` is in fen."""

    county: str
    month: str
    benefit: PaidBenefit
    lines: int
    amount: Fen


class BenefitPaid(Event, frozen=True, tag="insurance.benefit-paid.v1"):
    """The bank has credited a line of the run of a month, arrears included. ``amount`` is in fen."""

    person: str
    region: str
    month: str
    benefit: PaidBenefit
    amount: Fen


class PaymentReturned(Event, frozen=True, tag="insurance.payment-returned.v1"):
    """The bank could not credit a line; it stays owed. ``amount`` is in fen."""

    person: str
    region: str
    month: str
    benefit: PaidBenefit
    amount: Fen
    answer: BankAnswer


def public_payment_run(recorded: Recorded[Any]) -> Event | None:
    match recorded.event:
        case events.RunReleased(county, month, benefit, lines=lines, amount=amount):
            return PaymentRunReleased(county, month, benefit, lines, amount)
        case events.LinePaid(_, month, benefit, line=line):
            return BenefitPaid(line.person, line.region, month, benefit, line.amount)
        case events.LineReturned(_, month, benefit, line=line, answer=answer):
            return PaymentReturned(line.person, line.region, month, benefit, line.amount, answer)
        case _:
            return None
