"""Too much was paid: found month by month, told to whom it concerns, and found again when more is known."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from insurance.hands import CaseFacts, take
from insurance.items import PENSION_CLAIM, REVIEW, SERVE
from insurance.overpayment.commands import FindOverpayment, OverpaymentCommand, ServeOverpaymentNotice
from insurance.overpayment.events import (
    NoticeServed,
    OverpaidMonth,
    OverpaymentEvent,
    OverpaymentFound,
    OverpaymentGone,
)
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk
from jinbao.events import Effective

ITEM = PENSION_CLAIM


class OverpaymentFacts(CaseFacts, frozen=True, kw_only=True):
    """What is known: the months that have had too much."""

    months: tuple[OverpaidMonth, ...] = ()


class NothingFound(Struct, frozen=True):
    pass


class Found(Struct, frozen=True):
    on: date
    months: tuple[OverpaidMonth, ...]
    told: bool = False


Overpayment = NothingFound | Found


def decide(
    overpayment: Overpayment, command: OverpaymentCommand, desk: Desk[OverpaymentFacts]
) -> Iterator[OverpaymentEvent | Effective]:
    known, on, officer = desk.known, desk.on, desk.by.person
    case = (known.person, known.place.region)

    match overpayment, command:
        case _, FindOverpayment():
            take(desk, REVIEW, ITEM)
            before = overpayment.months if isinstance(overpayment, Found) else ()
            if known.months == before:
                return
            if known.months:
                amount = sum(one.overpaid for one in known.months)
                yield OverpaymentFound(*case, on, known.months, amount, officer)
            else:
                yield OverpaymentGone(*case, on, officer)

        case Found(found_on, told=False), ServeOverpaymentNotice(served_on=served_on, method=method):
            take(desk, SERVE, ITEM)
            if served_on < found_on:
                raise Refused("SERVED_BEFORE_DECISION", field="served_on", decided_on=found_on)
            if served_on > on:
                raise Refused("SERVED_IN_FUTURE", field="served_on")
            yield Effective(served_on, NoticeServed(*case, served_on, method, officer))

        case _:
            raise Refused("OUT_OF_ORDER", asked=type(command).__name__, stands=type(overpayment).__name__)


def evolve(overpayment: Overpayment, event: OverpaymentEvent) -> Overpayment:
    match overpayment, event:
        case _, OverpaymentFound(on=on, months=months):
            return Found(on, months)
        case Found(), OverpaymentGone():
            return NothingFound()
        case Found(on, months), NoticeServed():
            return Found(on, months, told=True)
        case _:
            raise ValueError(f"{event} cannot follow {overpayment}")


OVERPAYMENT = Decider[Overpayment, OverpaymentCommand, OverpaymentEvent](NothingFound(), decide, evolve)
