"""The register of entitlements: what stands of each person and kind, the last spell in columns of its own."""

from typing import Any

from msgspec import to_builtins
from sqlalchemy import JSON, Column, Date, Index, Table, Text

from identity.entitlement.events import OfEntitlement
from identity.tables import TABLES
from jinbao.events import Recorded
from jinbao.register import Changes

ENTITLEMENTS = Table(
    "entitlement",
    TABLES.metadata,
    Column("person", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("since", Date, nullable=False),
    Column("until", Date),
    Column("region", Text, nullable=False),
    Column("spells", JSON, nullable=False),
    Index("entitlement_in", "region", "kind"),
)


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case OfEntitlement(person, kind, stands):
            if not stands:
                changes.remove(ENTITLEMENTS, person, kind)
                return
            last = stands[-1]
            changes.put(
                ENTITLEMENTS,
                person=person,
                kind=kind,
                since=last.since,
                until=last.until,
                region=last.region,
                spells=to_builtins(stands),
            )
