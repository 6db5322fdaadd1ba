"""The register of certificates: numbers, prints, who keeps each, and what is noted in it."""

from typing import Any

from sqlalchemy import Column, Date, Index, Integer, Table, Text

from employment.certificate import events
from employment.certificate.number import sequence_in, series_in
from employment.certificate.terms import CertificateStage, Custody
from employment.tables import TABLES
from jinbao.events import Recorded
from jinbao.register import Changes, one_active

CERTIFICATES = Table(
    "certificate",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("person", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("series", Text, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("serial", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("issued_on", Date, nullable=False),
    Column("printed_on", Date, nullable=False),
    Column("custody", Text, nullable=False),
    Column("employer", Text),
    Column("version", Integer, nullable=False),
    Index("certificate_by_sequence", "series", "sequence"),
)
"""By the file under which it was issued; ``person`` is who holds it."""

PRINTS = Table(
    "certificate_print",
    TABLES.metadata,
    Column("serial", Text, primary_key=True),
    Column("person", Text, primary_key=True),
    Column("since", Date, nullable=False),
    Column("void_since", Date),
)
"""Every paper that was ever printed; of a serial there is one."""

NOTES = Table(
    "certificate_note",
    TABLES.metadata,
    Column("person", Text, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("since", Date, nullable=False),
    Column("noted_on", Date, nullable=False),
    Column("case", Text, nullable=False),
    Index("certificate_note_by_person", "person", "since"),
)

one_active(
    "certificate_number",
    CERTIFICATES.c.number,
    where=CERTIFICATES.c.number.is_not(None),
    refusal="CERTIFICATE_NUMBER_TAKEN",
    field="number",
)
one_active(
    "certificate_serial",
    PRINTS.c.serial,
    where=PRINTS.c.serial.is_not(None),
    refusal="SERIAL_USED",
    field="serial",
)


def stream_of(person: str) -> str:
    return f"certificate/{person}"


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case events.Issued(on=on) as event:
            begin(changes, recorded, event, issued_on=on)
        case events.Taken(issued_on=issued_on) as event:
            begin(changes, recorded, event, issued_on=issued_on)
        case events.Noted(on=on, kind=kind, since=since, case=case):
            entry = {"kind": kind, "since": since, "noted_on": on, "case": case}
            changes.put(NOTES, person=issued_to(recorded), version=recorded.version, **entry)
            say(changes, recorded)
        case events.CustodyChanged(custody=custody, employer=employer):
            say(changes, recorded, custody=custody, employer=employer)
        case events.Lost():
            say(changes, recorded, stage=CertificateStage.LOST)
        case events.Replaced(on=on, before=before, serial=serial, title=title):
            person = issued_to(recorded)
            changes.change(PRINTS, before, person, void_since=on)
            changes.put(PRINTS, serial=serial, person=person, since=on, void_since=None)
            printed = {"serial": serial, "title": title, "printed_on": on, "stage": CertificateStage.VALID}
            say(changes, recorded, **printed, custody=Custody.HOLDER, employer=None)
        case events.Voided(on=on, serial=serial):
            changes.change(PRINTS, serial, issued_to(recorded), void_since=on)
            say(changes, recorded, stage=CertificateStage.VOID)
        case events.HeldAgain(serial=serial, lost=lost):
            changes.change(PRINTS, serial, issued_to(recorded), void_since=None)
            say(changes, recorded, stage=CertificateStage.LOST if lost else CertificateStage.VALID)


def begin(changes: Changes, recorded: Recorded[Any], event: Any, **told: Any) -> None:
    changes.put(
        CERTIFICATES,
        id=event.person,
        person=event.person,
        region=event.region,
        number=event.number,
        series=series_in(event.number),
        sequence=sequence_in(event.number),
        serial=event.serial,
        title=event.title,
        stage=CertificateStage.VALID,
        printed_on=told["issued_on"],
        custody=Custody.HOLDER,
        employer=None,
        version=recorded.version,
        **told,
    )
    changes.put(PRINTS, serial=event.serial, person=event.person, since=told["issued_on"], void_since=None)


def say(changes: Changes, recorded: Recorded[Any], **told: Any) -> None:
    changes.change(CERTIFICATES, issued_to(recorded), version=recorded.version, **told)


def issued_to(recorded: Recorded[Any]) -> str:
    """Under whose file it was issued: whoever holds it now, it keeps its stream."""
    return recorded.stream.removeprefix(stream_of(""))
