"""What follows from a row that is believed, and what goes back with a file that was not to be believed."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct, convert
from sqlalchemy import select

from identity.entitlement.entitlement import ENTITLEMENT, Tell, stream_of
from identity.entitlement.entitlement import TakeBack as TakeBackEntitlement
from identity.entitlement.events import Spell
from identity.partner_feed.said import DeathSaid, EmployerPaidSaid, EntitlementSaid, ResidentPaidSaid, Said
from identity.partner_feed.terms import LISTS, FeedKind
from identity.payment_report.events import EmployerPaid, Payment, ResidentPaid
from identity.payment_report.report import PAYMENT_REPORT, Report, TakeBackReport
from identity.person.procedure import about
from identity.person.register import PERSONS
from identity.person.requests import NoteDeath, TakeBackDeath
from identity.person.terms import Evidence
from jinbao.actor import Place
from jinbao.service import Enquiry, Part


class Believed(Struct, frozen=True):
    """A row of a file, and whom it is about."""

    feed: str
    kind: FeedKind
    line: int
    said: Said
    about: str

    @property
    def source(self) -> str:
        return f"{self.feed}/{self.line}"


def believed(feed: str, kind: FeedKind, line: int, said: object, whom: str) -> Believed:
    return Believed(feed, kind, line, convert(said, Said), whom)


def follows(enquiry: Enquiry, row: Believed, on: date, place: Place, step: str) -> Part:
    match row.said:
        case DeathSaid(died_on, evidence):
            noted = NoteDeath(on, row.about, died_on, evidence, row.source, step)
            return about(enquiry, row.about, noted)
        case EntitlementSaid(since, until):
            told = Spell(since, until, row.source, place.region)
            tell = Tell(on, row.about, LISTS[row.kind], told, step)
            return Part(stream_of(row.about, LISTS[row.kind]), ENTITLEMENT, tell, lambda _it: place)
        case EmployerPaidSaid(insurance, month, amount, paid_on, voucher):
            payment = Payment(amount, paid_on, voucher)
            paid = EmployerPaid(row.source, row.about, place.region, insurance, month, payment)
            return reported(row, Report(on, paid, step), place)
        case ResidentPaidSaid(year, amount, paid_on, voucher):
            payment = Payment(amount, paid_on, voucher)
            return reported(
                row, Report(on, ResidentPaid(row.source, row.about, place.region, year, payment), step), place
            )


def goes_back(enquiry: Enquiry, row: Believed, on: date, place: Place, evidence: Evidence) -> Iterator[Part]:
    """What a list told of a file that was merged has gone to another, and goes back there too."""
    match row.said:
        case DeathSaid():
            yield about(enquiry, row.about, TakeBackDeath(on, row.about, row.source, evidence))
        case EntitlementSaid():
            kind = LISTS[row.kind]
            for person in (row.about, *survivor_of(enquiry, row.about)):
                back = TakeBackEntitlement(on, person, kind, row.feed)
                yield Part(stream_of(person, kind), ENTITLEMENT, back, lambda _it: place)
        case EmployerPaidSaid() | ResidentPaidSaid():
            yield reported(row, TakeBackReport(on, row.source), place)


def reported(row: Believed, request: Report | TakeBackReport, place: Place) -> Part:
    return Part(f"payment-report/{row.source}", PAYMENT_REPORT, request, lambda _it: place)


def survivor_of(enquiry: Enquiry, person: str) -> Sequence[str]:
    """The file that goes on, where the person's was merged."""
    merged = select(PERSONS.c.merged_into).where(PERSONS.c.id == person, PERSONS.c.merged_into.is_not(None))
    return enquiry.connection.scalars(merged).all()
