"""The identity service put together."""

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import Engine

from identity.access.events import AccessEvent
from identity.access.procedure import SLICE as ACCESS
from identity.contract import public
from identity.region.events import RegionEvent
from identity.region.procedure import SLICE as REGION
from identity.tables import TABLES
from jinbao.service import Service

NAME = "identity"
KEEPS = RegionEvent | AccessEvent


def identity(engine: Engine, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> Service:
    """The service on this engine; its tables must be there."""
    return Service(NAME, engine, TABLES, [REGION, ACCESS], keeps=KEEPS, public=public, clock=clock)
