"""What integrators and other services are told of overpayments: how much, and how it comes back; no names."""

from typing import Any

from insurance.overpayment import events
from insurance.overpayment.terms import RecoveryCause, ReturnWay
from jinbao.events import Event, Recorded
from jinbao.money import Fen


class RuralPensionOverpaymentFound(Event, frozen=True, tag="insurance.rural-pension-overpayment-found.v1"):
    """More was paid than is due, ``amount`` fen in all; nothing where an earlier finding is gone."""

    person: str
    region: str
    amount: Fen


class RuralPensionRecoveryDecided(Event, frozen=True, tag="insurance.rural-pension-recovery-decided.v1"):
    """``amount`` fen have to come back."""

    person: str
    region: str
    amount: Fen
    cause: RecoveryCause


class RuralPensionReturned(Event, frozen=True, tag="insurance.rural-pension-returned.v1"):
    """``amount`` fen came back; ``outstanding`` fen are still owed."""

    person: str
    region: str
    amount: Fen
    outstanding: Fen
    way: ReturnWay


class RuralPensionRecoveryCancelled(Event, frozen=True, tag="insurance.rural-pension-recovery-cancelled.v1"):
    """The recovery rested on what is not so: ``amount`` fen need not come back any more."""

    person: str
    region: str
    amount: Fen


def public_overpayment(recorded: Recorded[Any]) -> Event | None:
    match recorded.event:
        case events.OverpaymentFound(person, region, amount=amount):
            return RuralPensionOverpaymentFound(person, region, amount)
        case events.OverpaymentGone(person, region):
            return RuralPensionOverpaymentFound(person, region, 0)
        case events.RecoveryDecided(person, region, decision=decision, cause=cause) if decision.amount:
            return RuralPensionRecoveryDecided(person, region, decision.amount.fen, cause)
        case events.Returned(person, region, amount=amount, outstanding=outstanding, way=way):
            return RuralPensionReturned(person, region, amount, outstanding, way)
        case events.RecoveryCancelled(person, region, decision=decision) if decision.amount:
            return RuralPensionRecoveryCancelled(person, region, decision.amount.fen)
        case _:
            return None
