"""Auditing: whether what is stored still is, byte for byte, what was recorded."""

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec
from msgspec import Struct

from jinbao.ledger import Ledger, hashed

PAGE = 2_000


class Link(Struct, frozen=True):
    """What an event says of its own place in its stream."""

    stream: str
    version: int
    previous: str | None = None


class Break(Struct, frozen=True):
    """A place where what is stored does not follow from what stands before it."""

    position: int
    stream: str
    version: int
    fault: str


_link = msgspec.json.Decoder(Link).decode


def breaks(ledger: Ledger, progress: Callable[[int], None] = lambda _: None) -> Iterator[Break]:
    """Every place of a whole ledger where a chain is broken, in order of position.

    Each event pins the stored bytes of the one before it in its stream. What pins the last one is the next
    event, or a signed checkpoint of the whole ledger.
    """
    return _broken(_stored(ledger, progress), {})


def broken_in(stream: str, states: Sequence[bytes]) -> list[int]:
    """The places in a stream, from 1, where its chain does not hold; nothing of another may stand in it."""
    broken = _broken(enumerate(states, 1), {stream: Link(stream, 1)}, only=stream)
    return [one.position for one in broken]


def _stored(ledger: Ledger, progress: Callable[[int], None]) -> Iterator[tuple[int, bytes]]:
    after = 0
    while page := ledger.store.page(after, PAGE):
        yield from page
        after = page[-1][0]
        progress(len(page))


def _broken(
    states: Iterable[tuple[int, bytes]], due: dict[str, Link], only: str | None = None
) -> Iterator[Break]:
    """``due`` is what each stream's next event has to say."""
    for position, state in states:
        link = _read(state)
        stream = only or (link.stream if link else "?")
        expected = due.get(stream) or Link(stream, 1)
        if link != expected:
            yield Break(position, stream, expected.version, _fault(link, expected))
        if link or only:
            version = expected.version if only else link.version if link else 0
            due[stream] = Link(stream, version + 1, hashed(state))


def _read(state: bytes) -> Link | None:
    try:
        return _link(state)
    except msgspec.MsgspecError:
        return None


def _fault(link: Link | None, due: Link) -> str:
    if link is None:
        return "cannot be read"
    if link.version != due.version:
        return f"version {due.version} is missing"
    return "other bytes stand before it than it names"
