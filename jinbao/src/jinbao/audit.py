"""Auditing: whether a stream still is, byte for byte, what was recorded."""

from collections.abc import Sequence

import msgspec
from msgspec import Struct

from jinbao.ledger import Ledger, hashed


class Link(Struct, frozen=True):
    """What the chain says of itself in an envelope."""

    stream: str
    version: int
    previous: str | None = None


_link = msgspec.json.Decoder(Link)


def broken_links(ledger: Ledger, stream: str) -> list[int]:
    """The places in a stream, from 1, at which its chain does not hold; an empty list if it does.

    Each event pins the stored bytes of the one before it. What pins the last one is the next event, or a
    signed checkpoint of the whole ledger.
    """
    return broken_in(stream, ledger.store.states(stream))


def broken_in(stream: str, states: Sequence[bytes]) -> list[int]:
    """The same of a stream whose stored bytes have been read."""
    broken: list[int] = []
    previous: str | None = None
    for version, state in enumerate(states, 1):
        if _read(state) != Link(stream, version, previous):
            broken.append(version)
        previous = hashed(state)
    return broken


def _read(state: bytes) -> Link | None:
    try:
        return _link.decode(state)
    except msgspec.MsgspecError:
        return None
