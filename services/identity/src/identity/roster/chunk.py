"""A chunk of a roster's receipts, written down as the roster's course has settled it."""

from collections.abc import Iterator

from identity.roster.events import ChunkEvent
from jinbao.decider import Decider
from jinbao.desk import Desk


def decide(_: None, given: ChunkEvent, _desk: Desk[None]) -> Iterator[ChunkEvent]:
    """Whether it is the time has been said by the roster, in the same transaction."""
    yield given


def evolve(_: None, _event: ChunkEvent) -> None:
    return None


CHUNK = Decider[None, ChunkEvent, ChunkEvent](None, decide, evolve)
