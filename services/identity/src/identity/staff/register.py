"""The register of staff: who works where, in which post, under which authorities, on each day."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from msgspec import convert
from sqlalchemy import Boolean, Column, Date, Index, Select, Table, Text, and_, or_, select
from sqlalchemy.sql.elements import ColumnElement

from identity.items import STAFF
from identity.staff.answers import (
    AppointmentAnswer,
    AppointmentChange,
    AppointmentsOf,
    AuthoritiesAnswer,
    AuthoritiesOn,
    CertificateAnswer,
    StaffOf,
)
from identity.staff.appointment import Seat
from identity.staff.events import (
    Appointed,
    AuthoritySet,
    CertificateExpired,
    CertificateRecorded,
    FoundAtWork,
    FoundNominal,
    Left,
    PostChanged,
)
from identity.staff.terms import Edge
from identity.tables import TABLES
from jinbao.events import Recorded
from jinbao.lists import by_id, lists, of_each
from jinbao.paging import Listed
from jinbao.register import Changes
from jinbao.service import Enquiry

APPOINTMENTS = Table(
    "staff_appointment",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("person", Text, nullable=False),
    Column("office", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("post", Text, nullable=False),
    Column("full_time", Boolean, nullable=False),
    Column("nominal", Boolean, nullable=False),
    Column("since", Date, nullable=False),
    Column("until", Date),
    Column("reason", Text),
    Column("document", Text, nullable=False),
    Column("successor", Text),
    Index("staff_appointment_by_person", "person", "since", "id"),
    Index("staff_appointment_by_office", "office", "since", "id"),
    Index("staff_appointment_by_region", "region"),
)

PAST = Table(
    "staff_past",
    TABLES.metadata,
    Column("appointment", Text, primary_key=True),
    Column("since", Date, primary_key=True),
    Column("aspect", Text, primary_key=True),
    Column("value", Text, nullable=False),
    Column("document", Text),
)

CERTIFICATES = Table(
    "staff_certificate",
    TABLES.metadata,
    Column("appointment", Text, primary_key=True),
    Column("number", Text, primary_key=True),
    Column("since", Date, nullable=False),
    Column("until", Date),
)

POST, WORK = "post", "work"
NOMINAL, AT_WORK = "NOMINAL", "AT_WORK"


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case Appointed():
            appoint(changes, recorded.event)
        case PostChanged(appointment, post, since, document):
            changes.change(APPOINTMENTS, appointment, post=post)
            remember(changes, appointment, since, {POST: post}, document)
        case FoundNominal(appointment, since):
            changes.change(APPOINTMENTS, appointment, nominal=True)
            remember(changes, appointment, since, {WORK: NOMINAL})
        case FoundAtWork(appointment, since):
            changes.change(APPOINTMENTS, appointment, nominal=False)
            remember(changes, appointment, since, {WORK: AT_WORK})
        case AuthoritySet(appointment, edge, office, since, document):
            remember(changes, appointment, since, {edge: office}, document)
        case CertificateRecorded(appointment, number, since, until):
            changes.put(CERTIFICATES, appointment=appointment, number=number, since=since, until=until)
        case CertificateExpired(appointment, number, until):
            changes.change(CERTIFICATES, appointment, number, until=until)
        case Left(appointment=appointment, until=until, reason=reason, successor=successor):
            changes.change(APPOINTMENTS, appointment, until=until, reason=reason, successor=successor)


def appoint(changes: Changes, event: Appointed) -> None:
    changes.put(
        APPOINTMENTS,
        id=event.appointment,
        person=event.person,
        office=event.office,
        region=event.region,
        kind=event.kind,
        post=event.post,
        full_time=event.full_time,
        nominal=False,
        since=event.since,
        until=None,
        reason=None,
        document=event.document,
        successor=None,
    )
    first = {POST: event.post, Edge.PERSONNEL: event.personnel, Edge.BUSINESS: event.business}
    remember(changes, event.appointment, event.since, first, event.document)


def remember(
    changes: Changes, appointment: str, since: date, values: dict[Any, str], document: str | None = None
) -> None:
    for aspect, value in values.items():
        changes.put(PAST, appointment=appointment, since=since, aspect=aspect, value=value, document=document)


# What a service asks.


def office_of(enquiry: Enquiry, appointment: str) -> tuple[str, str] | None:
    """The person and the office of an appointment."""
    columns = (APPOINTMENTS.c.person, APPOINTMENTS.c.office)
    row = enquiry.connection.execute(select(*columns).where(APPOINTMENTS.c.id == appointment)).first()
    return (row.person, row.office) if row else None


def seats_of(enquiry: Enquiry, persons: Iterable[str]) -> dict[tuple[str, str], list[Seat]]:
    """What these persons do in each office."""
    rows = enquiry.connection.execute(
        select(APPOINTMENTS, APPOINTMENTS.c.id.label("appointment")).where(
            APPOINTMENTS.c.person.in_(sorted(set(persons)))
        )
    )
    seats: dict[tuple[str, str], list[Seat]] = defaultdict(list)
    for row in rows:
        seats[row.person, row.office].append(convert(row, Seat, from_attributes=True))
    return seats


def holding(day: date | ColumnElement[date]) -> ColumnElement[bool]:
    return and_(APPOINTMENTS.c.since <= day, or_(APPOINTMENTS.c.until.is_(None), APPOINTMENTS.c.until >= day))


# What is asked from outside.


def seen(enquiry: Enquiry) -> ColumnElement[bool]:
    """An appointment is seen by who holds it and by those who deal with staff where the office stands."""
    condition: ColumnElement[bool] = enquiry.sees(
        STAFF, region=APPOINTMENTS.c.region, person=APPOINTMENTS.c.person
    )
    return condition


def appointment_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[AppointmentAnswer | None]:
    return by_id(enquiry, keys, select(APPOINTMENTS).where(seen(enquiry)), AppointmentAnswer)


def appointments_of(enquiry: Enquiry, keys: Sequence[AppointmentsOf]) -> list[Listed[AppointmentAnswer]]:
    return appointments_by(enquiry, keys, "person", APPOINTMENTS.c.person)


def staff_of(enquiry: Enquiry, keys: Sequence[StaffOf]) -> list[Listed[AppointmentAnswer]]:
    return appointments_by(enquiry, keys, "office", APPOINTMENTS.c.office)


def appointments_by(
    enquiry: Enquiry, keys: Sequence[AppointmentsOf] | Sequence[StaffOf], about: str, column: Column[str]
) -> list[Listed[AppointmentAnswer]]:
    def rows(ask: AppointmentsOf | StaffOf) -> Select[Any]:
        statement = select(APPOINTMENTS).where(seen(enquiry))
        return statement.where(holding(ask.holding_on)) if ask.holding_on else statement

    return lists(
        enquiry,
        keys,
        about=about,
        column=column,
        rows=rows,
        order=(APPOINTMENTS.c.since, APPOINTMENTS.c.id),
        newest_first=True,
        answer=AppointmentAnswer,
    )


def appointment_past(enquiry: Enquiry, keys: Sequence[str]) -> list[list[AppointmentChange]]:
    """All that was ever said of each appointment, oldest first."""
    return of_each(enquiry, keys, past(enquiry), PAST.c.appointment, AppointmentChange)


def past(enquiry: Enquiry) -> Select[Any]:
    return of_appointments(enquiry, PAST).order_by(PAST.c.since, PAST.c.aspect)


def of_appointments(enquiry: Enquiry, table: Table) -> Select[Any]:
    """The rows of a table of what is said of appointments, of those that the asker may see."""
    return select(table).join(APPOINTMENTS, APPOINTMENTS.c.id == table.c.appointment).where(seen(enquiry))


def authorities_on(enquiry: Enquiry, keys: Sequence[AuthoritiesOn]) -> list[AuthoritiesAnswer | None]:
    """Who has which edge on that day: each is what was said last of it alone."""
    said: dict[tuple[str, str], list[Any]] = defaultdict(list)
    asked = PAST.c.appointment.in_([key.appointment for key in keys])
    for row in enquiry.connection.execute(past(enquiry).where(asked)):
        said[row.appointment, row.aspect].append(row)

    def last(key: AuthoritiesOn, edge: Edge) -> Any:
        day = key.on or enquiry.today
        return next((row for row in reversed(said[key.appointment, edge]) if row.since <= day), None)

    edges = [(last(key, Edge.PERSONNEL), last(key, Edge.BUSINESS)) for key in keys]
    return [
        AuthoritiesAnswer(people.value, people.since, business.value, business.since)
        if people and business
        else None
        for people, business in edges
    ]


def certificates_of(enquiry: Enquiry, keys: Sequence[str]) -> list[list[CertificateAnswer]]:
    """The certificates that are recorded with each appointment, oldest first."""
    held = of_appointments(enquiry, CERTIFICATES).order_by(CERTIFICATES.c.since, CERTIFICATES.c.number)
    return of_each(enquiry, keys, held, CERTIFICATES.c.appointment, CertificateAnswer)
