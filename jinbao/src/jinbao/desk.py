"""The desk at which a command is decided: who asks, on which day, and what the service knows."""

from datetime import date
from typing import Generic, TypeVar

from msgspec import Struct

from jinbao.actor import Actor, Grant, Place
from jinbao.decider import NotAuthorised

K_co = TypeVar("K_co", covariant=True)


class Desk(Struct, Generic[K_co], frozen=True):
    """All that a decider sees besides the history of its case.

    ``on`` is the business date. ``known`` are the facts that the service holds elsewhere, gathered for this
    command before anything is decided.
    """

    by: Actor
    on: date
    known: K_co

    def must(self, step: str, item: str, place: Place, amount: int | None = None) -> Grant:
        """The grant under which the step is taken today; raises NotAuthorised where there is none."""
        return self.by.must(step, item, place, self.on, amount)

    def must_not_be(self, *others: str) -> None:
        """Different steps of a case need different persons; raises NotAuthorised."""
        if self.by.person in others:
            raise NotAuthorised("SEPARATION", person=self.by.person)
