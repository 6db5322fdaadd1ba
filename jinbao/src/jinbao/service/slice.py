"""What a slice gives to its service: how commands unfold, what can be looked up, what follows from facts."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeAlias

from sqlalchemy import Connection

from jinbao.actor import Actor, Place
from jinbao.authority import Authority
from jinbao.bus import Call
from jinbao.commands import Command
from jinbao.decider import Decider
from jinbao.events import Event
from jinbao.published import Heard
from jinbao.register import Fold
from jinbao.statutory_clock.declaration import StatutoryClock
from jinbao.trial.effects import Effects

if TYPE_CHECKING:
    from jinbao.service.service import Service


@dataclass(frozen=True)
class Enquiry:
    """A look into a service's registers on behalf of somebody: their connection, their rights, their day."""

    connection: Connection
    actor: Actor
    call: Call
    today: date
    authority: Authority
    service: "Service"

    def place(self, region: str) -> Place:
        """A region with all that it lies within; raises REGION_UNKNOWN."""
        return self.authority.place(self.connection, region)

    def sees(self, item: str, *, region: Any, person: Any = None) -> Any:
        """The SQL condition under which the asker may see a row of this item."""
        return self.authority.visible(self.actor, item, self.today, region=region, person=person)

    def may(self, step: str, item: str, *, region: Any) -> Any:
        """The SQL condition under which the asker's grants allow a step of this item there."""
        return self.authority.allowed(self.actor, step, item, self.today, region=region)

    def named(self, ids: Iterable[str]) -> Mapping[str, str]:
        """What these are called, as far as the service knows."""
        return named(ids, self.connection, self.service.names)


@dataclass(frozen=True)
class Part:
    """What a command means for one stream; ``known`` gathers the facts that its decider needs.

    ``cause`` is the event that it follows from, if it does not come from the command itself.
    """

    stream: str
    decider: Decider[Any, Any, Any]
    command: Any
    known: Callable[[Any], Any] = field(default=lambda _: None)
    cause: str | None = None


Handler: TypeAlias = Callable[[Enquiry, Any], Iterable[Part | Sequence[Part]]]
"""Unfolds a command into its parts, which are recorded in one transaction or not at all.

Parts of one decider that come together, each for a stream of its own, are read with one statement.
"""


def to(
    decider: Decider[Any, Any, Any],
    stream: Callable[[Any], str],
    known: Callable[[Enquiry, Any, Any], Any] = lambda _enquiry, _state, _command: None,
) -> Handler:
    """The handler of a command that concerns one stream."""

    def unfold(enquiry: Enquiry, command: Any) -> Iterator[Part]:
        yield Part(stream(command), decider, command, lambda state: known(enquiry, state, command))

    return unfold


@dataclass(frozen=True)
class LookUp:
    """A batched question: many keys in, one answer for each in the same order, whatever the number in one go.

    ``file`` says that the answers are from people's files, so that the reading itself is recorded.
    """

    answer: Callable[[Enquiry, Sequence[Any]], Sequence[Any]]
    file: bool = False


Reaction: TypeAlias = Callable[[Enquiry, Heard], Iterable[Part | Sequence[Part]]]
"""Unfolds a fact that was heard into what follows from it here, in the transaction that takes it in."""


Requirement: TypeAlias = Callable[[Enquiry, Command], None]
"""What must be so whatever a command is about, asked once it is decided, so that strangers learn nothing."""


Names: TypeAlias = Callable[[Connection, Iterable[str]], Mapping[str, str]]
"""What things are called that a service knows by name, by those of the ids that are theirs."""


def named(ids: Iterable[str], connection: Connection, known: Iterable[Names]) -> Mapping[str, str]:
    """What these are called, as far as the service knows."""
    wanted = {*ids}
    return dict(chain.from_iterable(names(connection, wanted).items() for names in known)) if wanted else {}


LetsAct: TypeAlias = Callable[[Connection, str, str], bool]
"""Whether one person may act for another outside any office, by what the service knows of both."""


@dataclass(frozen=True)
class Slice:
    """A capability of an office, as the service sees it."""

    name: str
    handlers: Mapping[type[Command], Handler] = field(default_factory=dict)
    look_ups: Mapping[str, LookUp] = field(default_factory=dict)
    fold: Fold | None = None
    clocks: Sequence[StatutoryClock] = ()
    reactions: Mapping[type[Event], Reaction] = field(default_factory=dict)
    effects: Effects | None = None
    names: Names | None = None
    requires: Requirement | None = None
    lets_act: LetsAct | None = None
