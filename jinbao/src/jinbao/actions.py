"""What somebody may do with a case now, and why not: each request is put to the decider, none is recorded."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from msgspec import Struct

from jinbao.commands import Command
from jinbao.decider import Refused
from jinbao.desk import Desk

Decide: TypeAlias = Callable[[Any, Any, Desk[Any]], Iterable[Any]]


class Action(Struct, frozen=True):
    """A request that can be made of a case; ``code`` and ``params`` say why it would be refused now."""

    name: str
    allowed: bool
    code: str | None = None
    field: str | None = None
    law: str | None = None
    params: Mapping[str, Any] = {}

    @classmethod
    def refused(cls, request: type[Command], why: Refused) -> "Action":
        return cls(request.__name__, False, why.code, why.field, why.law, why.params)  # noqa: FBT003 -- not allowed


def actions(decide: Decide, state: Any, requests: Iterable[Command], desk: Desk[Any]) -> Iterator[Action]:
    """One action for each kind of request, in their order. A request stands for all of its kind."""
    for request in requests:
        yield _tried(decide, state, request, desk)


def _tried(decide: Decide, state: Any, request: Command, desk: Desk[Any]) -> Action:
    """As a service has it, a request from which nothing follows is refused."""
    try:
        follows = list(decide(state, request, desk))
    except Refused as refused:
        return Action.refused(type(request), refused)
    if not follows:
        return Action.refused(type(request), Refused("NOTHING_TO_DO"))
    return Action(type(request).__name__, allowed=True)
