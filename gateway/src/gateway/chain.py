"""The chains of a whole ledger, walked once: each event names the bytes before it in its stream."""

from collections.abc import Callable, Iterator

import msgspec
from msgspec import Struct

from jinbao.ledger import Ledger, hashed

PAGE = 2_000


class Link(Struct, frozen=True):
    """What an event says of its own place."""

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
    """Every place where a chain is broken, in order of position; none where nobody touched the ledger.

    What pins the last event of a stream is the next one, or a signed checkpoint of the whole ledger.
    """
    expected: dict[str, Link] = {}
    after = 0
    while page := ledger.store.page(after, PAGE):
        for position, state in page:
            try:
                link = _link(state)
            except msgspec.MsgspecError:
                yield Break(position, "?", 0, "cannot be read")
                continue
            due = expected.get(link.stream) or Link(link.stream, 1)
            if link != due:
                yield Break(position, link.stream, link.version, _fault(link, due))
            expected[link.stream] = Link(link.stream, link.version + 1, hashed(state))
        after = page[-1][0]
        progress(len(page))


def _fault(link: Link, due: Link) -> str:
    if link.version != due.version:
        return f"version {due.version} is missing"
    return "other bytes stand before it than it names"
