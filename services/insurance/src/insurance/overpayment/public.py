"""What integrators and other services are told of overpayments: how much, and how it comes back; no names."""

from typing import Any

from insurance.overpayment import events
from insurance.overpayment.case import benefit_of, overpayment_in
from insurance.overpayment.terms import RecoveryCause, ReturnWay
from insurance.payment_run.terms import PaidBenefit
from jinbao.events import Event, Recorded
from jinbao.money import Fen


class OverpaymentFound(Event, frozen=True, tag="insurance.overpayment-found.v1"):
    """More was paid than is due, ``amount`` fen in all; nothing where an earlier finding is gone."""

    person: str
    region: str
    benefit: PaidBenefit
    amount: Fen


class RecoveryDecided(Event, frozen=True, tag="insurance.recovery-decided.v1"):
    """``amount`` fen have to come back."""

    person: str
    region: str
    benefit: PaidBenefit
    amount: Fen
    cause: RecoveryCause


class OverpaymentReturned(Event, frozen=True, tag="insurance.overpayment-returned.v1"):
    """``amount`` fen came back; ``outstanding`` fen are still owed."""

    person: str
    region: str
    benefit: PaidBenefit
    amount: Fen
    outstanding: Fen
    way: ReturnWay


class RecoveryCancelled(Event, frozen=True, tag="insurance.recovery-cancelled.v1"):
    """The recovery rested on what is not so: ``amount`` fen need not come back any more."""

    person: str
    region: str
    benefit: PaidBenefit
    amount: Fen


def public_overpayment(recorded: Recorded[Any]) -> Event | None:
    """Which benefit it was says the id of the case."""
    benefit = benefit_of(overpayment_in(recorded.stream) or "")
    match recorded.event:
        case events.OverpaymentFound(person, region, amount=amount):
            return OverpaymentFound(person, region, benefit, amount)
        case events.OverpaymentGone(person, region):
            return OverpaymentFound(person, region, benefit, 0)
        case events.RecoveryDecided(person, region, decision=decision, cause=cause) if decision.amount:
            return RecoveryDecided(person, region, benefit, decision.amount.fen, cause)
        case events.Returned(person, region, amount=amount, outstanding=outstanding, way=way):
            return OverpaymentReturned(person, region, benefit, amount, outstanding, way)
        case events.RecoveryCancelled(person, region, decision=decision) if decision.amount:
            return RecoveryCancelled(person, region, benefit, decision.amount.fen)
        case _:
            return None
