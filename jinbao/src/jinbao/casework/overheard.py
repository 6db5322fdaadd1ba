"""A part that is listened to, so that what it led to can lead to more in the same transaction."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from jinbao.decider import Decider
from jinbao.desk import Desk
from jinbao.events import Effective
from jinbao.service import Part


class Overheard(Struct):
    """The events of a part, once it has been decided, whenever they were true."""

    events: list[Any]


def overheard(part: Part) -> tuple[Part, Overheard]:
    """The same part, and what will have been heard of it when the next one is asked for."""
    heard = Overheard([])

    def decide(state: Any, command: Any, desk: Desk[Any]) -> Iterator[Any]:
        for event in part.decider.decide(state, command, desk):
            heard.events.append(event.event if isinstance(event, Effective) else event)
            yield event

    listening = Decider[Any, Any, Any](part.decider.initial, decide, part.decider.evolve)
    return Part(part.stream, listening, part.command, part.known), heard
