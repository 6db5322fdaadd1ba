"""The identity service put together."""

from collections.abc import Callable
from datetime import UTC, datetime
from sqlite3 import Connection

from sqlalchemy import Engine, event

from identity.access.events import AccessEvent
from identity.access.procedure import SLICE as ACCESS
from identity.bank_file.payees import bank_file_slice
from identity.contract import public
from identity.employer.events import EmployerEvent
from identity.employer.procedure import SLICE as EMPLOYER
from identity.entitlement.events import EntitlementEvent
from identity.entitlement.look_ups import SLICE as ENTITLEMENT
from identity.household.events import HouseholdEvent
from identity.household.procedure import SLICE as HOUSEHOLD
from identity.inbox import SOURCES
from identity.item.procedure import SLICE as ITEM
from identity.office.events import OrganisationEvent
from identity.office.procedure import SLICE as OFFICE
from identity.partner_feed.events import PartnerFeedEvent
from identity.partner_feed.procedure import partner_feed_slice
from identity.payment_report.events import PaymentReportEvent
from identity.payment_report.register import SLICE as PAYMENT_REPORT
from identity.person.events import KinshipEvent, PersonEvent
from identity.person.papers import PaperStore
from identity.person.procedure import person_slice
from identity.person.vault import Vault
from identity.region.events import RegionEvent
from identity.region.procedure import SLICE as REGION
from identity.roster.events import RosterEvent
from identity.roster.procedure import roster_slice
from identity.staff.events import StaffEvent
from identity.staff.procedure import SLICE as STAFF
from identity.tables import TABLES
from jinbao.service import Service

NAME = "identity"
KEEPS = (
    RegionEvent
    | OrganisationEvent
    | StaffEvent
    | AccessEvent
    | PersonEvent
    | KinshipEvent
    | HouseholdEvent
    | EmployerEvent
    | RosterEvent
    | PartnerFeedEvent
    | EntitlementEvent
    | PaymentReportEvent
)


def identity(
    engine: Engine,
    vault: Vault,
    papers: PaperStore,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Service:
    """The service on this engine; its tables must be there."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", leave_no_bytes)
    beside = [
        person_slice(vault, papers),
        roster_slice(vault),
        bank_file_slice(vault),
        partner_feed_slice(vault),
    ]
    plain = [REGION, OFFICE, STAFF, ACCESS, HOUSEHOLD, EMPLOYER, ENTITLEMENT, PAYMENT_REPORT, ITEM]
    return Service(
        NAME,
        engine,
        TABLES,
        [*plain, *beside],
        keeps=KEEPS,
        public=public,
        clock=clock,
        digest_key=vault.ring.digest_key,
        sources=SOURCES,
        waits=False,
    )


def leave_no_bytes(raw: Connection, _record: object) -> None:
    """Whoever destroys a key wants it out of the file, not only out of the table."""
    raw.execute("PRAGMA secure_delete = ON")
