"""What can be looked up of certificates: by the office, the holder, and the employer that keeps one."""

from collections.abc import Sequence
from typing import Any

from msgspec import convert
from sqlalchemy import Select, or_, select

from employment.certificate.answers import CertificateAnswer, NoteAnswer
from employment.certificate.register import CERTIFICATES, NOTES, stream_of
from employment.items import EMPLOYMENT_REGISTRATION
from jinbao.casework.answers import HistoryLine
from jinbao.casework.employers import is_agent
from jinbao.casework.history import histories
from jinbao.service import Enquiry


def certificate_by_person(enquiry: Enquiry, keys: Sequence[str]) -> list[CertificateAnswer | None]:
    rows = enquiry.connection.execute(seen(enquiry).where(CERTIFICATES.c.id.in_(keys)))
    found = {row.id: convert(row, CertificateAnswer, from_attributes=True) for row in rows}
    return [found.get(key) for key in keys]


def notes_of(enquiry: Enquiry, keys: Sequence[str]) -> list[list[NoteAnswer]]:
    """What is noted in each, in the order of the true days."""
    mine = ids(enquiry, keys)
    statement = select(NOTES).where(NOTES.c.person.in_(mine)).order_by(NOTES.c.since, NOTES.c.version)
    notes: dict[str, list[NoteAnswer]] = {key: [] for key in keys}
    for row in enquiry.connection.execute(statement):
        notes[row.person].append(convert(row, NoteAnswer, from_attributes=True))
    return [notes[key] for key in keys]


def certificate_history(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HistoryLine]]:
    streams = {one: stream_of(one) for one in enquiry.connection.scalars(ids(enquiry, keys))}
    lines = histories(enquiry, list(streams.values()))
    return [lines[streams[key]] if key in streams else [] for key in keys]


def ids(enquiry: Enquiry, keys: Sequence[str]) -> Select[Any]:
    return seen(enquiry).with_only_columns(CERTIFICATES.c.id).where(CERTIFICATES.c.id.in_(keys))


def seen(enquiry: Enquiry) -> Select[Any]:
    table = CERTIFICATES.c
    handled: Any = enquiry.sees(EMPLOYMENT_REGISTRATION, region=table.region, person=table.person)
    kept = is_agent(table.employer, enquiry.actor.person, enquiry.today)
    return select(CERTIFICATES).where(or_(handled, kept))
