"""The statutory clocks of a case as a field of it."""

from typing import Any

import strawberry

from jinbao.graph import references
from jinbao.graph.context import Info
from jinbao.graph.field import signed


def clocks_of(service: str, stream: str) -> Any:
    """A field of such cases; ``stream`` is what their streams begin with, before the case's own id."""

    def resolve(self: Any, info: Info) -> Any:
        return info.context.load(service, "clocks_by_case", f"{stream}/{self.id}")

    gives: Any = references.StatutoryClock
    signed(resolve, name="clocks", module=__name__, gives=list[gives] | None)
    return strawberry.field(
        resolver=resolve, description="What must be done in this case by when, the oldest first (法定期限)."
    )
