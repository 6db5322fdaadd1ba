"""What is answered concerning certificates."""

from datetime import date

from msgspec import Struct

from employment.certificate.terms import CertificateStage, CertificateTitle, Custody, NoteKind


class CertificateAnswer(Struct, frozen=True):
    """A person's certificate as it stands; its id is the person's."""

    id: str
    person: str
    region: str
    number: str
    serial: str
    title: CertificateTitle
    stage: CertificateStage
    issued_on: date
    printed_on: date
    custody: Custody
    employer: str | None
    version: int


class NoteAnswer(Struct, frozen=True):
    """An entry in the certificate."""

    kind: NoteKind
    since: date
    noted_on: date
    case: str
