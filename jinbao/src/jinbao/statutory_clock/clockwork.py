"""The clockwork of a service: which clocks an event of a case turns, and how."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeAlias

from jinbao.events import Event, Recorded
from jinbao.statutory_clock.clock import Annul, End, Extend, Move, Pause, Resume, Start, Stop, Turn
from jinbao.statutory_clock.declaration import Only, StatutoryClock
from jinbao.statutory_clock.events import Run
from jinbao.statutory_clock.register import open_in
from jinbao.statutory_clock.terms import Term

if TYPE_CHECKING:
    from jinbao.service import Enquiry

Turning: TypeAlias = Callable[["Enquiry", StatutoryClock, Recorded[Any], Any, str], Turn | None]
"""What an event tells a clock, given the state of the event's own stream and the stream of the clock."""


def stream_of(kind: str, case: str, each: str | None = None) -> str:
    """The stream of a clock: of its kind in a case, perhaps one of several side by side."""
    return f"clock/{kind}/{case}" if each is None else f"clock/{kind}/{case}/{each}"


def start(
    enquiry: "Enquiry", clock: StatutoryClock, one: Recorded[Any], state: Any, stream: str
) -> Start | None:
    """A run from the day that the event names; None where the law is not in force, or nothing is measured."""
    since = clock.since(one.event) or one.effective_on
    days, law = clock.days, clock.law
    if since < clock.in_force:
        return None
    if not isinstance(days, int):
        if (found := days(enquiry, one.event, since)) is None:
            return None
        days, law = found.number, law or found.source.cited
    whose = clock.whose(one.event, state)
    run = Run(
        id=stream.removeprefix("clock/"),
        kind=clock.kind,
        case=case_of(clock, one),
        item=clock.item,
        step=clock.step,
        law=law,
        region=whose.region,
        office=whose.office,
        person=whose.person,
        each=clock.each(one.event) if clock.each else None,
    )
    return Start(run, Term(since, days, clock.counted))


def stop(_enquiry: Any, clock: StatutoryClock, one: Recorded[Any], _state: Any, _stream: str) -> Stop:
    """What had to be done was done on the day that the event names."""
    return Stop(clock.until(one.event) or one.effective_on)


def end(_enquiry: Any, clock: StatutoryClock, one: Recorded[Any], _state: Any, _stream: str) -> End:
    """Nothing has to be done any more."""
    return End(clock.until(one.event) or one.effective_on)


def pause(_enquiry: Any, _clock: Any, one: Recorded[Any], _state: Any, _stream: str) -> Pause:
    """It stands still, by the ground of the event where it has one."""
    ground = getattr(one.event, "ground", None)
    return Pause(one.effective_on, None if ground is None else str(ground))


def resume(_enquiry: Any, _clock: Any, one: Recorded[Any], _state: Any, _stream: str) -> Resume:
    """It runs again."""
    return Resume(one.effective_on)


def extend(_enquiry: Any, clock: StatutoryClock, one: Recorded[Any], _state: Any, _stream: str) -> Extend:
    """It runs longer by so many days, approved by whom the event names, or by whoever acted."""
    days = clock.extends[type(one.event)]
    approver = getattr(one.event, "approved_by", one.by.person)
    return Extend(one.effective_on, days if isinstance(days, int) else days(one.event), approver)


def annul(_enquiry: Any, _clock: Any, one: Recorded[Any], _state: Any, _stream: str) -> Annul:
    """It should never have started."""
    return Annul(one.effective_on)


def move(_enquiry: Any, clock: StatutoryClock, one: Recorded[Any], state: Any, _stream: str) -> Move:
    """Whoever the event names has to do it from now on."""
    return Move(one.effective_on, clock.whose(one.event, state))


def case_of(clock: StatutoryClock, one: Recorded[Any]) -> str:
    """The stream of the case in which it runs."""
    return clock.case(one.event) if clock.case else one.stream


class Clockwork:
    """All clocks that the slices of a service have declared."""

    def __init__(self, declared: Iterable[StatutoryClock]) -> None:
        self.declared = tuple(declared)
        self.items = sorted({clock.item for clock in self.declared})
        self._turned_by: dict[type[Event], list[tuple[StatutoryClock, Only, Turning]]] = defaultdict(list)
        for clock in self.declared:
            self._wire(clock)

    def _wire(self, clock: StatutoryClock) -> None:
        """An event that ends one run and begins the next does so in this order."""
        turnings: tuple[tuple[Iterable[type[Event] | Only], Turning], ...] = (
            (clock.annuls, annul),
            (clock.stops, stop),
            (clock.ends, end),
            (clock.pauses, pause),
            (clock.resumes, resume),
            (clock.extends, extend),
            (clock.moves, move),
            (clock.starts, start),
        )
        for events, turning in turnings:
            for event in events:
                only = event if isinstance(event, Only) else Only(event, lambda _: True)
                self._turned_by[only.kind].append((clock, only, turning))

    def turns(
        self, enquiry: "Enquiry", one: Recorded[Any], state: Any
    ) -> Iterator[tuple[StatutoryClock, str, Turn]]:
        """What an event tells which clocks, each with its stream; ``state`` is that of the event's own."""
        for clock, only, turning in self._turned_by.get(type(one.event), ()):
            if only.such(one.event):
                case = case_of(clock, one)
                for stream in self._streams(enquiry, clock, case, one.event):
                    if turn := turning(enquiry, clock, one, state, stream):
                        yield clock, stream, turn

    def _streams(self, enquiry: "Enquiry", clock: StatutoryClock, case: str, event: Event) -> Iterable[str]:
        if clock.each is None:
            return [stream_of(clock.kind, case)]
        if each := clock.each(event):
            return [stream_of(clock.kind, case, each)]
        return open_in(enquiry.connection, clock.kind, case)
