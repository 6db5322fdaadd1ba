"""The history of a case or a clock as it was stored: events in their envelopes, each linked to the last."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

import msgspec
from sqlalchemy import Select, select

from jinbao.casework.answers import EarlierAnswer, HistoryLine
from jinbao.decision import Decision
from jinbao.events import Recorded, moment_of, type_of
from jinbao.ledger import hashed
from jinbao.lists import seen_among
from jinbao.service import INBOX, Enquiry
from jinbao.statutory_clock.look_ups import seen_by
from jinbao.statutory_clock.register import CLOCKS
from jinbao.statutory_clock.timekeeper import TIMEKEEPER

OF_THEMSELVES = {INBOX, TIMEKEEPER}
"""What happens because a fact was heard, or a day is over, is nobody's act."""

MILLISECOND = timedelta(milliseconds=1)


def histories(enquiry: Enquiry, streams: Sequence[str]) -> Mapping[str, list[HistoryLine]]:
    """The lines of each stream, oldest first; one statement for all."""
    ledger = enquiry.service.ledger
    return {
        stream: [line(ledger.decode(state), state) for state in states]
        for stream, states in ledger.store.states_of(streams).items()
    }


def history_of_each(
    enquiry: Enquiry, keys: Sequence[str], streams: Mapping[str, str]
) -> list[list[HistoryLine]]:
    """The same for cases by their keys; ``streams`` has those that the caller may see."""
    lines = histories(enquiry, list(streams.values()))
    return [lines[streams[key]] if key in streams else [] for key in keys]


def history_of_seen(
    enquiry: Enquiry, keys: Sequence[str], statement: Select[Any], stream_of: Callable[[str], str]
) -> list[list[HistoryLine]]:
    """The same for cases by their ids; the statement says which of them the caller may see."""
    seen = seen_among(enquiry, keys, statement)
    return history_of_each(enquiry, keys, {one: stream_of(one) for one in seen})


def clock_history(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HistoryLine]]:
    """All that happened to each clock, by its stream, in every run; for whoever may see it."""
    seen = select(CLOCKS.c.stream).where(CLOCKS.c.stream.in_(keys), seen_by(enquiry)).distinct()
    lines = histories(enquiry, enquiry.connection.scalars(seen).all())
    return [lines.get(key, []) for key in keys]


def line(recorded: Recorded[Any], state: bytes) -> HistoryLine:
    return HistoryLine(
        id=recorded.id,
        stream=recorded.stream,
        version=recorded.version,
        kind=type_of(recorded.event),
        effective_on=recorded.effective_on,
        recorded_at=recorded.recorded_at,
        received_on=recorded.received_on,
        person=None if recorded.by.person in OF_THEMSELVES else recorded.by.person,
        office=recorded.by.office,
        on_behalf_of=recorded.by.on_behalf_of,
        entry=recorded.entry,
        cause=recorded.cause,
        rests_on=tuple(earlier(recorded)),
        trace=recorded.trace,
        hash=hashed(state),
        previous=recorded.previous,
        detail=msgspec.json.decode(state)["event"],
    )


def earlier(recorded: Recorded[Any]) -> Iterator[EarlierAnswer]:
    """What caused it, and what its decision makes use of, each once; the oldest of all comes first."""
    decision = getattr(recorded.event, "decision", None)
    used = [one.source for one in decision.inputs] if isinstance(decision, Decision) else []
    moments = {one: moment_of(one) for one in (recorded.cause, *used) if one}
    for event, moment in sorted(moments.items(), key=lambda one: one[0]):
        if moment is not None:
            yield EarlierAnswer(event, moment, (recorded.recorded_at - moment) // MILLISECOND)
