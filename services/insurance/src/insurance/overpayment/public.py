"""What integrators and other services are told of overpayments: how much, and that it is gone."""

from typing import Any

from insurance.overpayment import events
from jinbao.events import Event, Recorded
from jinbao.money import Fen


class RuralPensionOverpaymentFound(Event, frozen=True, tag="insurance.rural-pension-overpayment-found.v1"):
    """More was paid than is due, ``amount`` fen in all; nothing where an earlier finding is gone."""

    person: str
    region: str
    amount: Fen


def public_overpayment(recorded: Recorded[Any]) -> Event | None:
    match recorded.event:
        case events.OverpaymentFound(person, region, amount=amount):
            return RuralPensionOverpaymentFound(person, region, amount)
        case events.OverpaymentGone(person, region):
            return RuralPensionOverpaymentFound(person, region, 0)
        case _:
            return None
