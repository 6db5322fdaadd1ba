"""A reported payment: told by whoever handed the feed in or decided its row, and taken back with the feed."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from identity.items import CORRECT, PARTNER_FEED
from identity.payment_report.events import EmployerPaid, PaymentReportEvent, ReportTakenBack, ResidentPaid
from jinbao.actor import Place
from jinbao.decider import Decider
from jinbao.desk import Desk
from jinbao.events import Effective


class Report(Struct, frozen=True):
    """``step`` is the one by which the row is believed."""

    on: date
    paid: EmployerPaid | ResidentPaid
    step: str


class TakeBackReport(Struct, frozen=True):
    on: date
    report: str


class Standing(Struct, frozen=True):
    reported: bool = False


def decide(
    it: Standing, request: Report | TakeBackReport, desk: Desk[Place]
) -> Iterator[PaymentReportEvent | Effective]:
    match request:
        case Report(paid=paid, step=step):
            desk.must(step, PARTNER_FEED, desk.known)
            yield Effective(paid.payment.paid_on, paid)

        case TakeBackReport(report=report):
            desk.must(CORRECT, PARTNER_FEED, desk.known)
            if it.reported:
                yield ReportTakenBack(report)


def evolve(_: Standing, event: PaymentReportEvent) -> Standing:
    return Standing(reported=not isinstance(event, ReportTakenBack))


PAYMENT_REPORT = Decider[Standing, Report | TakeBackReport, PaymentReportEvent](Standing(), decide, evolve)
