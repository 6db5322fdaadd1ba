"""What another part of the office registers is noted in the certificate, in the same transaction."""

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Row

from employment.certificate.certificate import CERTIFICATE, Note
from employment.certificate.knowledge import certificate_facts, held_by
from employment.certificate.register import stream_of
from employment.certificate.terms import CertificateStage
from employment.known import About
from jinbao.casework.overheard import overheard
from jinbao.service import Enquiry, Part


def noted(enquiry: Enquiry, part: Part, person: str, note_of: Callable[[Any], Note | None]) -> Iterator[Part]:
    """The part, and then an entry for what it led to, where the person holds a certificate."""
    part, heard = overheard(part)
    yield part
    notes = [note for event in heard.events if (note := note_of(event))]
    held = held_by(enquiry, person) if notes else None
    if held is None or held.stage == CertificateStage.VOID:
        return
    for note in notes:
        yield entry(enquiry, held, note, part.command.on)


def entry(enquiry: Enquiry, held: Row[Any], note: Note, on: Any) -> Part:
    about = About(held.person, held.person, held.region)
    return Part(
        stream_of(held.id),
        CERTIFICATE,
        note,
        lambda _state: certificate_facts(enquiry, [about], on)[held.person],
    )
