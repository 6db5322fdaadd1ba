"""What can be looked up of certificates: by the office, the holder, and the employer that keeps one."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, or_, select

from employment.certificate.answers import CertificateAnswer, NoteAnswer
from employment.certificate.register import CERTIFICATES, NOTES, stream_of
from employment.items import EMPLOYMENT_REGISTRATION
from jinbao.casework.answers import HistoryLine
from jinbao.casework.employers import is_agent
from jinbao.casework.history import history_of_each
from jinbao.lists import by_id, of_each
from jinbao.service import Enquiry

TABLE = CERTIFICATES.c


def certificate_by_person(enquiry: Enquiry, keys: Sequence[str]) -> list[CertificateAnswer | None]:
    return by_id(enquiry, keys, seen(enquiry), CertificateAnswer)


def notes_of(enquiry: Enquiry, keys: Sequence[str]) -> list[list[NoteAnswer]]:
    """What is noted in each, in the order of the true days."""
    shown = seen(enquiry).subquery()
    holder = shown.c.person.label("holder")
    statement = select(NOTES, holder).join(shown, shown.c.issued_to == NOTES.c.person)
    in_order = statement.order_by(NOTES.c.since, NOTES.c.version)
    return of_each(enquiry, keys, in_order, holder, NoteAnswer)


def certificate_history(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HistoryLine]]:
    rows = enquiry.connection.execute(seen(enquiry).where(TABLE.person.in_(keys)))
    streams = {row.person: stream_of(row.issued_to) for row in rows}
    return history_of_each(enquiry, keys, streams)


def seen(enquiry: Enquiry) -> Select[Any]:
    """Each by who holds it."""
    handled: Any = enquiry.sees(EMPLOYMENT_REGISTRATION, region=TABLE.region, person=TABLE.person)
    kept = is_agent(TABLE.employer, enquiry.actor.person, enquiry.today)
    columns = (column for column in TABLE if column is not TABLE.id)
    shown = select(*columns, TABLE.person.label("id"), TABLE.id.label("issued_to"))
    return shown.where(or_(handled, kept))
