"""The history of a case as it was stored: every event with its envelope and its links of the chain."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from jinbao.casework.answers import HistoryLine
from jinbao.events import Recorded, type_of
from jinbao.ledger import hashed
from jinbao.service import Enquiry


def histories(enquiry: Enquiry, streams: Sequence[str]) -> Mapping[str, list[HistoryLine]]:
    """The lines of each stream, oldest first; one statement for all."""
    ledger = enquiry.service.ledger
    return {
        stream: [line(ledger.decode(state), state) for state in states]
        for stream, states in ledger.store.states_of(streams).items()
    }


def line(recorded: Recorded[Any], state: bytes) -> HistoryLine:
    return HistoryLine(
        id=recorded.id,
        stream=recorded.stream,
        version=recorded.version,
        kind=type_of(recorded.event),
        effective_on=recorded.effective_on,
        recorded_at=recorded.recorded_at,
        received_on=recorded.received_on,
        person=recorded.by.person,
        office=recorded.by.office,
        on_behalf_of=recorded.by.on_behalf_of,
        entry=recorded.entry,
        cause=recorded.cause,
        trace=recorded.trace,
        hash=hashed(state),
        previous=recorded.previous,
        detail=msgspec.json.decode(state)["event"],
    )
