"""What follows from the parts of a command: for its streams, and for the statutory clocks of their cases."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import chain
from typing import Any, TypeAlias

from msgspec.structs import replace

from jinbao.decider import Refused
from jinbao.desk import Desk
from jinbao.events import Recorded
from jinbao.ledger import Envelope, History, Ledger, hashed
from jinbao.recorder import Stored
from jinbao.service.slice import Enquiry, Part
from jinbao.statutory_clock.clock import CLOCK

NO_CLOCK = History(CLOCK.initial, 0, None)

Unfolded: TypeAlias = Iterable[Part | Sequence[Part]]


def unfold(
    enquiry: Enquiry,
    unfolded: Unfolded,
    envelope: Envelope,
    read: dict[str, History[Any]],
    expected_version: int | None = None,
) -> list[Stored]:
    """What follows from each part for its stream, and from all of them for the clocks of their cases.

    ``read`` has the streams that were moved before, and gets those that are moved now.
    """
    ledger = enquiry.service.ledger
    stored: list[Stored] = []
    happened: list[tuple[Recorded[Any], Any]] = []
    turned = _clock_parts(enquiry, happened, read)
    for part, found in _with_histories(ledger, chain(unfolded, turned), read):
        before = read.get(part.stream, found)
        if not read and expected_version not in (None, before.version):
            raise Refused("VERSION_CHANGED", field="expectedVersion", version=before.version)
        desk = Desk(enquiry.actor, envelope.on, part.known(before.state))
        events = list(part.decider.decide(before.state, part.command, desk))
        caused = replace(envelope, cause=part.cause) if part.cause else envelope
        kept = list(ledger.enveloped(part.stream, before, events, caused))
        if kept:
            envelope = replace(envelope, command=None)
            state = reduce(part.decider.evolve, (one.recorded.event for one in kept), before.state)
            happened += ((one.recorded, state) for one in kept)
            read[part.stream] = History(state, before.version + len(kept), hashed(kept[-1].state))
            stored += kept
    return stored


def _with_histories(
    ledger: Ledger, unfolded: Unfolded, read: Mapping[str, Any]
) -> Iterator[tuple[Part, History[Any]]]:
    """Each part with the history of its stream, which ``read`` has where the command moved it before."""
    for given in unfolded:
        match given:
            case Part(stream=stream, decider=decider):
                yield given, read.get(stream) or ledger.history(decider, stream)
            case [Part(decider=decider), *_]:
                unread = dict.fromkeys(part.stream for part in given if part.stream not in read)
                histories = ledger.histories(decider, list(unread)) if unread else {}
                yield from ((part, histories.get(part.stream) or read[part.stream]) for part in given)


def _clock_parts(
    enquiry: Enquiry, happened: Sequence[tuple[Recorded[Any], Any]], read: dict[str, History[Any]]
) -> Iterator[Sequence[Part]]:
    """What the events of a command mean for the statutory clocks of their cases, once all are known."""
    service = enquiry.service
    begun = {one.stream for one, _ in happened if one.version == 1}
    parts: list[Part] = []
    for one, state in happened:
        for clock, stream, turn in service.clockwork.turns(enquiry, one, state):
            if clock.case is None and one.stream in begun:
                read.setdefault(stream, NO_CLOCK)  # no other stream can have started it before
            parts.append(Part(stream, CLOCK, turn, cause=one.id))
    if parts:
        yield parts
