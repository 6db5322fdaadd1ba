"""What another part of the office registers is noted in the certificate, in the same transaction."""

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import exists, select

from employment.certificate.certificate import CERTIFICATE, Note
from employment.certificate.knowledge import certificate_facts
from employment.certificate.register import CERTIFICATES, stream_of
from employment.known import About
from jinbao.casework.overheard import overheard
from jinbao.service import Enquiry, Part


def noted(enquiry: Enquiry, part: Part, person: str, note_of: Callable[[Any], Note | None]) -> Iterator[Part]:
    """The part, and then an entry for what it led to, where the person holds a certificate."""
    part, heard = overheard(part)
    yield part
    notes = [note for event in heard.events if (note := note_of(event))]
    if not notes or not holds(enquiry, person):
        return
    for note in notes:
        yield entry(enquiry, person, note, part.command.on)


def entry(enquiry: Enquiry, person: str, note: Note, on: Any) -> Part:
    region = enquiry.connection.scalar(select(CERTIFICATES.c.region).where(CERTIFICATES.c.id == person))
    about = About(person, person, str(region))
    return Part(
        stream_of(person),
        CERTIFICATE,
        note,
        lambda _state: certificate_facts(enquiry, [about], on)[person],
    )


def holds(enquiry: Enquiry, person: str) -> bool:
    return bool(enquiry.connection.scalar(select(exists().where(CERTIFICATES.c.id == person))))
