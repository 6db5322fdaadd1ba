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

TABLE = CERTIFICATES.c


def certificate_by_person(enquiry: Enquiry, keys: Sequence[str]) -> list[CertificateAnswer | None]:
    rows = enquiry.connection.execute(seen(enquiry).where(TABLE.person.in_(keys)))
    found = {row.id: convert(row, CertificateAnswer, from_attributes=True) for row in rows}
    return [found.get(key) for key in keys]


def notes_of(enquiry: Enquiry, keys: Sequence[str]) -> list[list[NoteAnswer]]:
    """What is noted in each, in the order of the true days."""
    mine = seen(enquiry).where(TABLE.person.in_(keys)).subquery()
    statement = select(NOTES, mine.c.person.label("holder")).join(mine, mine.c.issued_to == NOTES.c.person)
    notes: dict[str, list[NoteAnswer]] = {key: [] for key in keys}
    for row in enquiry.connection.execute(statement.order_by(NOTES.c.since, NOTES.c.version)):
        notes[row.holder].append(convert(row, NoteAnswer, from_attributes=True))
    return [notes[key] for key in keys]


def certificate_history(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HistoryLine]]:
    rows = enquiry.connection.execute(seen(enquiry).where(TABLE.person.in_(keys)))
    streams = {row.person: stream_of(row.issued_to) for row in rows}
    lines = histories(enquiry, list(streams.values()))
    return [lines[streams[key]] if key in streams else [] for key in keys]


def seen(enquiry: Enquiry) -> Select[Any]:
    """Each by who holds it."""
    handled: Any = enquiry.sees(EMPLOYMENT_REGISTRATION, region=TABLE.region, person=TABLE.person)
    kept = is_agent(TABLE.employer, enquiry.actor.person, enquiry.today)
    columns = (column for column in TABLE if column is not TABLE.id)
    shown = select(*columns, TABLE.person.label("id"), TABLE.id.label("issued_to"))
    return shown.where(or_(handled, kept))
