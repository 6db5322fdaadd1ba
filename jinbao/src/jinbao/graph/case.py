"""Fields that every case has: what happened to it, what can be done with it, and what must be by when."""

from typing import Any

import strawberry

from jinbao.graph import references
from jinbao.graph.context import Info
from jinbao.graph.field import signed
from jinbao.graph.link import link


def history_of(service: str, look_up: str) -> Any:
    """The field ``history`` of such cases, by the look-up that answers it."""

    @link(service, look_up)
    def history(self: Any) -> list[references.HistoryEntry] | None:
        """All that happened to it, oldest first (办理记录)."""

    return history


def actions_of(service: str, look_up: str) -> Any:
    """The field ``available_actions`` of such cases, by the look-up that answers it."""

    @link(service, look_up)
    def available_actions(self: Any) -> list[references.AvailableAction] | None:
        """What the caller may do with it now, and why not the rest (可办事项)."""

    return available_actions


def clocks_of(service: str, stream: str) -> Any:
    """A field of such cases; ``stream`` is what their streams begin with, before the case's own id."""

    def resolve(self: Any, info: Info) -> Any:
        return info.context.load(service, "clocks_by_case", f"{stream}/{self.id}")

    gives: Any = references.StatutoryClock
    signed(resolve, name="clocks", module=__name__, gives=list[gives] | None)
    return strawberry.field(
        resolver=resolve, description="What must be done in this case by when, the oldest first (法定期限)."
    )
