"""What integrators and other services are told of payments: no names, no accounts, only what was paid."""

from typing import Any

from insurance.payment_run import events
from insurance.payment_run.terms import BankAnswer, PaidBenefit
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


class UnemploymentRunReleased(
    RuralPensionRunReleased, frozen=True, tag="insurance.unemployment-run-released.v1"
):
    """A county lets the unemployment benefits of a month go. ``amount`` is in fen."""


class UnemploymentPaid(RuralPensionPaid, frozen=True, tag="insurance.unemployment-paid.v1"):
    """The bank has credited unemployment benefit, months before included. ``amount`` is in fen."""


class UnemploymentPaymentReturned(
    RuralPensionPaymentReturned, frozen=True, tag="insurance.unemployment-payment-returned.v1"
):
    """The bank could not credit unemployment benefit; it stays owed. ``amount`` is in fen."""


class SingleSumsReleased(RuralPensionRunReleased, frozen=True, tag="insurance.single-sums-released.v1"):
    """A county lets refunds and what falls to heirs go. ``amount`` is in fen."""


class SingleSumPaid(RuralPensionPaid, frozen=True, tag="insurance.single-sum-paid.v1"):
    """The bank has credited a refund, or what falls to an heir. ``amount`` is in fen."""


class SingleSumReturned(RuralPensionPaymentReturned, frozen=True, tag="insurance.single-sum-returned.v1"):
    """The bank could not credit a refund, or what falls to an heir; it stays owed. ``amount`` is in fen."""


OF_BENEFIT = {
    PaidBenefit.RURAL_PENSION: (RuralPensionRunReleased, RuralPensionPaid, RuralPensionPaymentReturned),
    PaidBenefit.UNEMPLOYMENT: (UnemploymentRunReleased, UnemploymentPaid, UnemploymentPaymentReturned),
    PaidBenefit.SINGLE_SUM: (SingleSumsReleased, SingleSumPaid, SingleSumReturned),
}
"""Released, paid and returned, for each benefit that runs pay."""


def public_payment_run(recorded: Recorded[Any]) -> Event | None:
    match recorded.event:
        case events.RunReleased(county, month, benefit, lines=lines, amount=amount):
            released, _, _ = OF_BENEFIT[benefit]
            return released(county, month, lines, amount)
        case events.LinePaid(_, month, benefit, line=line):
            _, paid, _ = OF_BENEFIT[benefit]
            return paid(line.person, line.region, month, line.amount)
        case events.LineReturned(_, month, benefit, line=line, answer=answer):
            _, _, back = OF_BENEFIT[benefit]
            return back(line.person, line.region, month, line.amount, answer)
        case _:
            return None
