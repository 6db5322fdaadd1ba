"""The employment service put together."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeAlias

from sqlalchemy import Engine

from employment.contract import public
from employment.inbox import SOURCES
from employment.item.procedure import ITEM, WORKLIST
from employment.tables import TABLES
from jinbao.casework.rule_set.events import RuleSetKept
from jinbao.casework.rule_set.register import SLICE as RULE_SET
from jinbao.inbox import Inbox, inboxes
from jinbao.service import Service

NAME = "employment"
Keeps: TypeAlias = RuleSetKept
SLICES = (ITEM, RULE_SET, WORKLIST)


def employment(engine: Engine, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> Service:
    """The service on this engine; its tables must be there."""
    return Service(
        NAME, engine, TABLES, SLICES, keeps=Keeps, public=public, clock=clock, listens_to=[*SOURCES]
    )


def hearing(service: Service) -> list[Inbox]:
    """What it hears from the others."""
    return inboxes(service, SOURCES)
