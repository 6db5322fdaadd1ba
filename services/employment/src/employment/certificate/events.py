"""What can happen to a certificate.  Kept for good: a change is a v2, never an edit.

Streams certificate/<file under which it was issued>, and certificate-number/<county>/<year> for the numbers
of a county in a year.
"""

from datetime import date

from employment.certificate.terms import CertificateTitle, Custody, NoteKind
from jinbao.casework.paper import CasePaper
from jinbao.events import Event


class NumberTaken(Event, frozen=True, tag="employment.certificate.number-taken.v1"):
    """The next number of a county in a year, without a gap."""

    county: str
    year: int
    sequence: int
    person: str


class Issued(Event, frozen=True, tag="employment.certificate.issued.v1"):
    """``number`` stays for life; ``serial`` is that of the printed paper."""

    person: str
    region: str
    on: date
    number: str
    serial: str
    title: CertificateTitle
    officer: str


class Taken(Event, frozen=True, tag="employment.certificate.taken-over.v1"):
    """Issued elsewhere or before this register; its number is taken as it is (原证录入)."""

    person: str
    region: str
    on: date
    number: str
    serial: str
    title: CertificateTitle
    issued_on: date
    papers: tuple[CasePaper, ...]
    officer: str


class Noted(Event, frozen=True, tag="employment.certificate.noted.v1"):
    """``case`` is where that was registered, ``since`` the true day."""

    person: str
    region: str
    on: date
    kind: NoteKind
    since: date
    case: str
    by: str


class CustodyChanged(Event, frozen=True, tag="employment.certificate.custody-changed.v1"):
    """Handed over (移交): the employer keeps it while it employs, the worker otherwise."""

    person: str
    region: str
    on: date
    custody: Custody
    employer: str | None
    recorded_by: str


class Lost(Event, frozen=True, tag="employment.certificate.lost.v1"):
    person: str
    region: str
    on: date
    serial: str
    reported_by: str


class Replaced(Event, frozen=True, tag="employment.certificate.replaced.v1"):
    """The number stays, the print is new, and the one before it is void (换发、补发)."""

    person: str
    region: str
    on: date
    number: str
    before: str
    serial: str
    title: CertificateTitle
    officer: str


class Voided(Event, frozen=True, tag="employment.certificate.voided.v1"):
    """Its holder has another under the file that goes on (并档作废)."""

    person: str
    region: str
    on: date
    number: str
    serial: str
    kept: str


class HeldAgain(Event, frozen=True, tag="employment.certificate.held-again.v1"):
    """They were two people, and it is the other one's (撤销作废); ``lost`` if it had been reported so."""

    person: str
    region: str
    on: date
    number: str
    serial: str
    lost: bool


CertificateEvent = (
    NumberTaken | Issued | Taken | Noted | CustodyChanged | Lost | Replaced | Voided | HeldAgain
)
