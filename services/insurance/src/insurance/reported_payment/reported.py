"""A reported payment: it waits, is booked or set aside, and either is taken back."""

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from msgspec import Struct

from insurance.items import CONTRIBUTE
from insurance.reported_payment.commands import (
    BookReportedPayment,
    ReopenReportedPayment,
    ReportedPaymentCommand,
    SetAsideReportedPayment,
)
from insurance.reported_payment.events import (
    PaymentBooked,
    PaymentReopened,
    PaymentSetAside,
    ReportedPaymentEvent,
)
from jinbao.actor import Place
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk


class BookByItself(Struct, frozen=True):
    """The report says so clearly what was paid that nobody has to decide."""

    on: date


class ReportFacts(Struct, frozen=True):
    """``into`` is where it would be booked; ``taken_back`` says that the file it came in was wrong."""

    report: str
    item: str
    place: Place
    into: str
    taken_back: bool = False


class Waiting(Struct, frozen=True):
    pass


class Booked(Struct, frozen=True):
    into: str


class SetAside(Struct, frozen=True):
    pass


ReportedPayment: TypeAlias = Waiting | Booked | SetAside


def decide(
    it: ReportedPayment, command: ReportedPaymentCommand | BookByItself, desk: Desk[ReportFacts]
) -> Iterator[ReportedPaymentEvent]:
    known, by = desk.known, desk.by.person
    case = (known.report, known.place.region, desk.on)
    if not isinstance(command, BookByItself):
        desk.must(CONTRIBUTE, known.item, known.place)

    match it, command:
        case Waiting(), BookReportedPayment() | BookByItself() if known.taken_back:
            raise Refused("REPORT_TAKEN_BACK", field="report")

        case Waiting(), BookReportedPayment() | BookByItself():
            yield PaymentBooked(*case, known.into, by)

        case Waiting(), SetAsideReportedPayment(ground=ground):
            yield PaymentSetAside(*case, ground, by)

        case Booked() | SetAside(), ReopenReportedPayment():
            yield PaymentReopened(*case, by)

        case _:
            raise Refused("OUT_OF_ORDER", asked=type(command).__name__, stands=type(it).__name__)


def evolve(_: ReportedPayment, event: ReportedPaymentEvent) -> ReportedPayment:
    match event:
        case PaymentBooked(into=into):
            return Booked(into)
        case PaymentSetAside():
            return SetAside()
        case PaymentReopened():
            return Waiting()


REPORTED = Decider[ReportedPayment, ReportedPaymentCommand | BookByItself, ReportedPaymentEvent](
    Waiting(), decide, evolve
)
