"""The labor-relations service put together."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeAlias

from sqlalchemy import Engine

from jinbao.casework.rule_set.events import RuleSetKept
from jinbao.casework.rule_set.register import SLICE as RULE_SET
from jinbao.casework.tasks import SLICE as WORKLIST
from jinbao.inbox import Inbox, inboxes
from jinbao.service import Service
from labor_relations.contract import public
from labor_relations.inbox import SOURCES
from labor_relations.item.procedure import ITEM
from labor_relations.tables import TABLES

NAME = "labor-relations"
Keeps: TypeAlias = RuleSetKept
SLICES = (ITEM, RULE_SET, WORKLIST)


def labor_relations(engine: Engine, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> Service:
    """The service on this engine; its tables must be there."""
    return Service(
        NAME, engine, TABLES, SLICES, keeps=Keeps, public=public, clock=clock, listens_to=[*SOURCES]
    )


def hearing(service: Service) -> list[Inbox]:
    """What it hears from the others."""
    return inboxes(service, SOURCES)
