"""A certificate: issued once with a number for life, noted in, handed over, lost and printed again."""

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from employment import items
from employment.certificate import events
from employment.certificate.commands import (
    CertificateCommand,
    HandOverCertificate,
    IssueCertificate,
    ReplaceCertificate,
    ReportCertificateLost,
    TakeOverCertificate,
)
from employment.certificate.events import CertificateEvent
from employment.certificate.terms import CertificateTitle, Custody, NoteKind
from employment.facts import PersonFacts, must_be_old_enough, must_live
from employment.law import LAW
from jinbao.casework.hands import out_of_order, take
from jinbao.casework.steps import FIRST_REVIEW, INTAKE
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk
from jinbao.events import Effective
from jinbao.identifiers import employment_certificate

ITEM = items.EMPLOYMENT_REGISTRATION
FIRST_DAY = date(2011, 1, 1)
"""From which the national certificate is."""


class CertificateFacts(PersonFacts, frozen=True, kw_only=True):
    """What is known; ``number`` is the next one where one is issued, ``works_for`` their employers now.

    ``agents`` may act for the employer that keeps the paper or is to keep it.
    """

    number: str = ""
    works_for: frozenset[str] = frozenset()
    agents: frozenset[str] = frozenset()


class Note(Struct, frozen=True):
    """What another part of the office registered; part of that, never asked alone."""

    kind: NoteKind
    since: date
    case: str


class Void(Struct, frozen=True):
    """Under the file of ``kept`` there is another."""

    on: date
    kept: str


class HoldAgain(Struct, frozen=True):
    """That file was somebody else's."""

    on: date


class NoCertificate(Struct, frozen=True):
    pass


class Held(Struct, frozen=True):
    """``employer`` keeps it, where one does; ``void`` are the serials of the prints before this one."""

    number: str
    serial: str
    employer: str | None = None
    lost: bool = False
    void: tuple[str, ...] = ()


class Annulled(Struct, frozen=True):
    """Void beside another; ``before`` is what stood."""

    before: Held


Certificate: TypeAlias = NoCertificate | Held | Annulled
Asked: TypeAlias = CertificateCommand | Note | Void | HoldAgain


def decide(
    it: Certificate, command: Asked, desk: Desk[CertificateFacts]
) -> Iterator[CertificateEvent | Effective]:
    known, on, officer = desk.known, desk.on, desk.by.person
    case = (known.person, known.place.region, on)

    match it, command:
        case NoCertificate(), IssueCertificate(serial=serial):
            take(desk, FIRST_REVIEW, ITEM)
            must_be_of_age(known, on)
            yield events.Issued(*case, known.number, serial, title_on(on), officer)

        case NoCertificate(), TakeOverCertificate(number=number, serial=serial, issued_on=day, papers=papers):
            take(desk, FIRST_REVIEW, ITEM)
            must_be_of_age(known, on)
            if day > on:
                raise Refused("ISSUED_IN_FUTURE", field="issued_on")
            read = employment_certificate(number, day, field="number").number
            yield events.Taken(*case, read, serial, title_on(day), day, papers, officer)

        case Held(), IssueCertificate() | TakeOverCertificate():
            desk.must(FIRST_REVIEW, ITEM, known.place)
            raise Refused("CERTIFICATE_HELD", field="person", person=known.person)

        case Held(), HandOverCertificate(custody=custody, employer=employer):
            must_be_concerned(desk)
            must_be_kept_by_one(custody, employer, known)
            if employer != it.employer:
                yield events.CustodyChanged(*case, custody, employer, officer)

        case Held(serial=serial, lost=False), ReportCertificateLost():
            must_be_concerned(desk)
            yield events.Lost(*case, serial, officer)

        case Held(number=number, serial=before, void=void), ReplaceCertificate(serial=serial):
            take(desk, FIRST_REVIEW, ITEM)
            if serial in {before, *void}:
                raise Refused("SERIAL_USED", field="serial")
            yield events.Replaced(*case, number, before, serial, title_on(on), officer)

        case Held(), Note(kind, since, noted):
            yield Effective(since, events.Noted(*case, kind, since, noted, officer))

        case Held(number, serial), Void(kept=kept):
            yield events.Voided(*case, number, serial, kept)

        case Annulled(Held(number, serial, lost=lost)), HoldAgain():
            yield events.HeldAgain(*case, number, serial, lost)

        case _:
            raise out_of_order(desk, ITEM, command, it)


def must_be_of_age(known: CertificateFacts, on: date) -> None:
    must_live(known)
    must_be_old_enough(known, on)


def must_be_concerned(desk: Desk[CertificateFacts]) -> None:
    """The holder, who acts for the employer concerned, or an office that takes it in."""
    agent = desk.by.office is None and desk.by.person in desk.known.agents
    if not (agent or desk.by.speaks_for(desk.known.person)):
        desk.must(INTAKE, ITEM, desk.known.place)


def must_be_kept_by_one(custody: Custody, employer: str | None, known: CertificateFacts) -> None:
    """An employer keeps it while it employs the holder, nobody else does (handbook 2.4)."""
    if (custody is Custody.EMPLOYER) != (employer is not None):
        raise Refused("KEEPER_UNCLEAR", field="employer")
    if employer is not None and employer not in known.works_for:
        raise Refused("NOT_EMPLOYED_THERE", field="employer", law="就业失业登记证管理暂行办法 十九")


def title_on(day: date) -> CertificateTitle:
    """What it is called: it was renamed in 2015, and what is printed before keeps its title."""
    renamed = LAW.parameter("certificate_renamed", max(day, FIRST_DAY)).day
    return (
        CertificateTitle.EMPLOYMENT_ENTREPRENEURSHIP
        if day >= renamed
        else CertificateTitle.EMPLOYMENT_UNEMPLOYMENT
    )


def evolve(it: Certificate, event: CertificateEvent) -> Certificate:
    match it, event:
        case NoCertificate(), events.Issued(number=number, serial=serial) | events.Taken(
            number=number, serial=serial
        ):
            return Held(number, serial)
        case Held(), events.CustodyChanged(employer=employer):
            return replace(it, employer=employer)
        case Held(), events.Lost():
            return replace(it, lost=True)
        case Held(serial=before, void=void), events.Replaced(serial=serial):
            return Held(it.number, serial, void=(*void, before))
        case Held(), events.Noted():
            return it
        case Held(), events.Voided():
            return Annulled(it)
        case Annulled(before), events.HeldAgain():
            return before
        case _:
            raise ValueError(f"{event} cannot follow {it}")


CERTIFICATE = Decider[Certificate, Asked, CertificateEvent](NoCertificate(), decide, evolve)
