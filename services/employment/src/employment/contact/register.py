"""Who was served where, of which kind, about what, in which month: one row for each contact that counts."""

from datetime import date

from sqlalchemy import Column, Date, Index, Table, Text

from employment.contact.terms import ContactKind, ServiceTopic
from employment.tables import TABLES
from jinbao.calendar import month_of
from jinbao.register import Changes

CONTACTS = Table(
    "service_contact",
    TABLES.metadata,
    Column("case", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("person", Text),
    Column("region", Text, nullable=False),
    Column("office", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("on", Date, nullable=False),
    Column("month", Text, nullable=False),
    Index("service_contact_by_month", "month", "region"),
)
"""Whoever did not say who they are counts as a contact, and as no person."""


def count(
    changes: Changes,
    case: str,
    kind: ContactKind,
    *,
    person: str | None,
    region: str,
    office: str,
    topic: ServiceTopic,
    on: date,
) -> None:
    changes.put(
        CONTACTS,
        case=case,
        kind=kind,
        person=person,
        region=region,
        office=office,
        topic=topic,
        on=on,
        month=month_of(on),
    )


def count_under(changes: Changes, case: str, topic: ServiceTopic) -> None:
    """It was about something else."""
    changes.change(CONTACTS, case, topic=topic)


def count_no_more(changes: Changes, case: str) -> None:
    changes.remove(CONTACTS, case)
