"""What integrators and other services are told of payments: no names, no accounts, only what was paid."""

from typing import Any

from insurance.payment_run import events
from insurance.payment_run.terms import BankAnswer
from jinbao.events import Event, Recorded
from jinbao.money import Fen


class RuralPensionRunReleased(Event, frozen=True, tag="insurance.rural-pension-run-released.v1"):
    """A county lets the money of a month go. ``amount`` is in fen."""

    county: str
    month: str
    lines: int
    amount: Fen


class RuralPensionPaid(Event, frozen=True, tag="insurance.rural-pension-paid.v1"):
    """The bank has credited a line of the run of a month, arrears included. ``amount`` is in fen."""

    person: str
    region: str
    month: str
    amount: Fen


class RuralPensionPaymentReturned(Event, frozen=True, tag="insurance.rural-pension-payment-returned.v1"):
    """The bank could not credit a line; it stays owed. ``amount`` is in fen."""

    person: str
    region: str
    month: str
    amount: Fen
    answer: BankAnswer


def public_payment_run(recorded: Recorded[Any]) -> Event | None:
    match recorded.event:
        case events.RunReleased(county, month, lines=lines, amount=amount):
            return RuralPensionRunReleased(county, month, lines, amount)
        case events.LinePaid(_, month, line=line):
            return RuralPensionPaid(line.person, line.region, month, line.amount)
        case events.LineReturned(_, month, line=line, answer=answer):
            return RuralPensionPaymentReturned(line.person, line.region, month, line.amount, answer)
        case _:
            return None
