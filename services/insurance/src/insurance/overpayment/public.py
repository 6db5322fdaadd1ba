"""What integrators and other services are told of overpayments: how much, and how it comes back; no names."""

from typing import Any

from insurance.overpayment import events
from insurance.overpayment.case import is_of_unemployment, overpayment_in
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


class UnemploymentOverpaymentFound(
    RuralPensionOverpaymentFound, frozen=True, tag="insurance.unemployment-overpayment-found.v1"
):
    """More unemployment benefit was paid than is due, ``amount`` fen in all; nothing if that is gone."""


class UnemploymentRecoveryDecided(
    RuralPensionRecoveryDecided, frozen=True, tag="insurance.unemployment-recovery-decided.v1"
):
    """``amount`` fen of unemployment benefit have to come back."""


class UnemploymentReturned(RuralPensionReturned, frozen=True, tag="insurance.unemployment-returned.v1"):
    """``amount`` fen of unemployment benefit came back; ``outstanding`` fen are still owed."""


class UnemploymentRecoveryCancelled(
    RuralPensionRecoveryCancelled, frozen=True, tag="insurance.unemployment-recovery-cancelled.v1"
):
    """The recovery rested on what is not so: ``amount`` fen need not come back any more."""


def public_overpayment(recorded: Recorded[Any]) -> Event | None:
    """Which benefit it was says the id of the case."""
    overpayment = overpayment_in(recorded.stream) or ""
    found, decided, returned, cancelled = OF_UNEMPLOYMENT if is_of_unemployment(overpayment) else OF_PENSION
    match recorded.event:
        case events.OverpaymentFound(person, region, amount=amount):
            return found(person, region, amount)
        case events.OverpaymentGone(person, region):
            return found(person, region, 0)
        case events.RecoveryDecided(person, region, decision=decision, cause=cause) if decision.amount:
            return decided(person, region, decision.amount.fen, cause)
        case events.Returned(person, region, amount=amount, outstanding=outstanding, way=way):
            return returned(person, region, amount, outstanding, way)
        case events.RecoveryCancelled(person, region, decision=decision) if decision.amount:
            return cancelled(person, region, decision.amount.fen)
        case _:
            return None


OF_PENSION = (
    RuralPensionOverpaymentFound,
    RuralPensionRecoveryDecided,
    RuralPensionReturned,
    RuralPensionRecoveryCancelled,
)
OF_UNEMPLOYMENT = (
    UnemploymentOverpaymentFound,
    UnemploymentRecoveryDecided,
    UnemploymentReturned,
    UnemploymentRecoveryCancelled,
)
