"""What integrators and other services are told of inheritances: no heirs, only what holds."""

from typing import Any

from insurance.inheritance import events
from insurance.inheritance.terms import EstateKind
from jinbao.events import Event, Recorded
from jinbao.money import Fen


class InheritanceGranted(Event, frozen=True, tag="insurance.inheritance-granted.v1"):
    """What a dead person leaves falls to the heirs. ``amount`` is in fen."""

    inheritance: str
    person: str
    region: str
    kind: EstateKind
    amount: Fen


class InheritanceDenied(Event, frozen=True, tag="insurance.inheritance-denied.v1"):
    """``reasons`` are codes of the catalogue."""

    inheritance: str
    person: str
    region: str
    reasons: tuple[str, ...]


class InheritancePaid(Event, frozen=True, tag="insurance.inheritance-paid.v1"):
    """What falls to the heirs is to be paid; the bank says of each share that it was."""

    inheritance: str
    person: str
    region: str
    amount: Fen


class InheritanceRevoked(Event, frozen=True, tag="insurance.inheritance-revoked.v1"):
    """Whose account it was lives. ``amount`` fen had been paid out and can be claimed back."""

    inheritance: str
    person: str
    region: str
    amount: Fen


def public_inheritance(recorded: Recorded[Any]) -> Event | None:
    match recorded.event:
        case events.InheritanceGranted(inheritance, person, region, kind=kind, payouts=payouts):
            amount = sum(one.amount for one in payouts)
            return InheritanceGranted(inheritance, person, region, kind, amount)
        case events.InheritanceDenied(inheritance, person, region, decision=decision):
            reasons = tuple(one.code for one in decision.reasons)
            return InheritanceDenied(inheritance, person, region, reasons)
        case events.PaidOut(inheritance, person, region, payouts=payouts):
            amount = sum(one.amount for one in payouts)
            return InheritancePaid(inheritance, person, region, amount)
        case events.InheritanceRevoked(inheritance, person, region, payouts=payouts):
            amount = sum(one.amount for one in payouts)
            return InheritanceRevoked(inheritance, person, region, amount)
        case _:
            return None
