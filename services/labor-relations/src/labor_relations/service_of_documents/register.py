"""The register of service: what was served on whom, when and how, what failed, what is announced."""

from typing import Any

from sqlalchemy import Boolean, Column, Date, Index, Integer, Table, Text

from jinbao.events import Recorded
from jinbao.register import Changes
from labor_relations.service_of_documents.events import (
    AttemptFailed,
    Item,
    NoticePublished,
    Served,
    ServiceAnnulled,
)
from labor_relations.tables import TABLES

SERVICES = Table(
    "document_service",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("case", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("addressee", Text, nullable=False),
    Column("to_employer", Boolean, nullable=False),
    Column("event", Text),
    Column("served_on", Date),
    Column("method", Text),
    Column("receiver", Text),
    Column("witnessed", Text),
    Column("proof", Text),
    Column("published_on", Date),
    Column("medium", Text),
    Column("published_until", Date),
    Column("last_attempt_on", Date),
    Column("last_failure", Text),
    Column("annulled_on", Date),
    Index("document_service_by_case", "case", "id"),
)
"""``event`` is the one by which it was served."""

UNKNOWN = (
    "event",
    "served_on",
    "method",
    "receiver",
    "witnessed",
    "proof",
    "published_on",
    "medium",
    "published_until",
    "last_attempt_on",
    "last_failure",
    "annulled_on",
)


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case AttemptFailed(item, on=on, outcome=outcome):
            note(changes, recorded, item, last_attempt_on=on, last_failure=outcome)
        case NoticePublished(item, on=on, medium=medium, until=until):
            note(changes, recorded, item, published_on=on, medium=medium, published_until=until)
        case Served(item, on=on, method=method, receiver=receiver, witnessed=witnessed, proof=proof):
            how = {"event": recorded.id, "method": method, "receiver": receiver, "witnessed": witnessed}
            note(changes, recorded, item, served_on=on, proof=proof.id if proof else None, **how)
        case ServiceAnnulled(item, on=on):
            none = dict.fromkeys(("event", "served_on", "method", "receiver", "witnessed", "proof"))
            note(changes, recorded, item, annulled_on=on, **none)


def note(changes: Changes, recorded: Recorded[Any], item: Item, **columns: Any) -> None:
    """The first event of a stream makes its row."""
    key = recorded.stream.partition("/")[2]
    if recorded.version > 1:
        changes.change(SERVICES, key, **columns)
        return
    about = {"case": item.case, "document": item.document, "number": item.number, "addressee": item.addressee}
    rest = dict.fromkeys(UNKNOWN) | columns
    changes.put(SERVICES, id=key, **about, to_employer=item.to_employer, **rest)
