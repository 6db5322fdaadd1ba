"""How a slice declares its statutory clocks: how long they run, and what starts, moves and stops them."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

from jinbao.decider import Refused
from jinbao.events import Event
from jinbao.rules import Law, Parameter
from jinbao.statutory_clock.terms import Counted, Subject

if TYPE_CHECKING:
    from jinbao.service import Enquiry


@dataclass(frozen=True)
class Only:
    """Events of a kind as far as they are such: ``Only(Returned, lambda event: event.to is REVIEW)``."""

    kind: type[Event]
    such: Callable[[Any], bool]


Events: TypeAlias = tuple[type[Event] | Only, ...]
Limit: TypeAlias = Callable[["Enquiry", Any, date], Parameter | None]
"""How many days the law of a day gives after an event; none where that law knew no such clock."""


def by_law(law: Law, name: str) -> Limit:
    """As many days as the nation's dated parameter says on the day of the start.

    Where the law went over from days to working days there are two clocks, and each day starts one of them.
    """

    def limit(_enquiry: "Enquiry", _event: Any, since: date) -> Parameter | None:
        with suppress(Refused):
            return law.parameter(name, since)
        return None

    return limit


def named_in(event: Any, state: Any) -> Subject:
    """The region, office and person that an event names, or else the state of its stream."""
    named: dict[str, Any] = {
        name: getattr(event, name, getattr(state, name, None)) for name in Subject.__struct_fields__
    }
    return Subject(**named)


@dataclass(frozen=True)
class StatutoryClock:
    """A statutory clock (法定期限) of every case of a kind.

    ``kind`` names it for ever, such as ``arbitration.award``; its label stands in the message catalogues.
    ``item`` is the item of the office's list whose grants let somebody see it, ``step`` the step to be
    taken by then; a task has its last day from the clock of its step, or from one that names none.

    - ``days`` may come from the law of the day.
    - ``in_force`` is the first day on which the law sets this clock.
    - ``stops`` are the events by which what was to be done is done, ``ends`` those after which it need not be
      done any more, as when the case is withdrawn.
    - ``annuls`` are the events that say that what it runs from never happened.
    - ``moves`` are the events after which the case, and the clock with it, is another office's.
    - ``since`` is the day from which it counts, if that is not the effective day of the event that starts it;
      ``until`` the day that stops or ends it, if that is not the effective day of the event that does.
    - ``extends`` says how many days an event adds, or how to find them.
    - ``whose`` names region, office and person from an event and the state of its stream after the command.
    - ``case`` names the case, if that is not the stream in which the event stands.
    - ``each`` tells clocks of one kind apart that run side by side in a case, such as one for each party;
      where it names none, as when a case is withdrawn, an event concerns all that run.

    A start while it runs, a stop while nothing runs and the like change nothing.
    """

    kind: str
    days: int | Limit
    counted: Counted
    item: str
    starts: Events
    stops: Events = ()
    ends: Events = ()
    pauses: Events = ()
    resumes: Events = ()
    extends: Mapping[type[Event], int | Callable[[Any], int]] = field(default_factory=dict)
    moves: Events = ()
    annuls: Events = ()
    law: str = ""
    step: str | None = None
    in_force: date = date.min
    since: Callable[[Any], date | None] = lambda _: None
    until: Callable[[Any], date | None] = lambda _: None
    whose: Callable[[Any, Any], Subject] = named_in
    case: Callable[[Any], str] | None = None
    each: Callable[[Any], str | None] | None = None
