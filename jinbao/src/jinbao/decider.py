"""A decider is the whole of a case: a first state and two pure functions."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any, Generic, TypeVar

from jinbao.events import Effective

S = TypeVar("S")
C = TypeVar("C")
E = TypeVar("E")


class Refused(Exception):
    """The law, or the state of the case, does not allow this; the sentence stands in a message catalogue.

    ``names`` are what places are called whose ids stand among the parameters, as far as a service knows them.
    """

    def __init__(
        self,
        code: str,
        /,
        *,
        field: str | None = None,
        law: str | None = None,
        retryable: bool = False,
        **params: Any,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.field = field
        self.law = law
        self.retryable = retryable
        self.params = params
        self.names: Mapping[str, str] = {}


class NotAuthorised(Refused):
    """Refused for reasons of authority; such an attempt goes to the access trail."""


@dataclass(frozen=True)
class Decider(Generic[S, C, E]):
    """Who decides about one kind of case: what it makes of a request, and of what happened before."""

    initial: S
    decide: Callable[[S, C, Any], Iterable[E | Effective]]
    evolve: Callable[[S, E], S]

    def replay(self, events: Iterable[E]) -> S:
        return reduce(self.evolve, events, self.initial)
