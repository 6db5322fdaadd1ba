"""The labor-relations service put together."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeAlias

from sqlalchemy import Engine

from jinbao.casework.names import SLICE as NAMES
from jinbao.casework.people import SLICE as PEOPLE
from jinbao.casework.recorded_paper import SLICE as RECORDED_PAPER
from jinbao.casework.rule_set.events import RuleSetKept
from jinbao.casework.rule_set.register import SLICE as RULE_SET
from jinbao.casework.tasks import SLICE as WORKLIST
from jinbao.service import Service
from labor_relations.arbitration.events import ArbitrationEvent, OfArbitrator
from labor_relations.arbitration.procedure import SLICE as ARBITRATION
from labor_relations.case_number.events import CaseNumberEvent
from labor_relations.case_number.procedure import SLICE as CASE_NUMBER
from labor_relations.collective_contract.events import CollectiveEvent
from labor_relations.collective_contract.procedure import SLICE as COLLECTIVE_CONTRACT
from labor_relations.contract import public
from labor_relations.dispute.look_ups import SLICE as DISPUTE
from labor_relations.entitlement.look_ups import SLICE as ENTITLEMENT
from labor_relations.inbox import SOURCES
from labor_relations.item.procedure import ITEM
from labor_relations.labour_contract.events import LabourContractEvent
from labor_relations.labour_contract.procedure import SLICE as LABOUR_CONTRACT
from labor_relations.mediation.events import MediationEvent
from labor_relations.mediation.procedure import SLICE as MEDIATION
from labor_relations.service_of_documents.events import ServiceEvent
from labor_relations.service_of_documents.procedure import SLICE as SERVICE_OF_DOCUMENTS
from labor_relations.tables import TABLES

NAME = "labor-relations"
Keeps: TypeAlias = (
    ArbitrationEvent
    | CaseNumberEvent
    | CollectiveEvent
    | LabourContractEvent
    | MediationEvent
    | OfArbitrator
    | RuleSetKept
    | ServiceEvent
)
SLICES = (
    ARBITRATION,
    CASE_NUMBER,
    COLLECTIVE_CONTRACT,
    DISPUTE,
    ENTITLEMENT,
    ITEM,
    LABOUR_CONTRACT,
    MEDIATION,
    NAMES,
    PEOPLE,
    RECORDED_PAPER,
    RULE_SET,
    SERVICE_OF_DOCUMENTS,
    WORKLIST,
)


def labor_relations(engine: Engine, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> Service:
    """The service on this engine; its tables must be there."""
    return Service(NAME, engine, TABLES, SLICES, keeps=Keeps, public=public, clock=clock, sources=SOURCES)
