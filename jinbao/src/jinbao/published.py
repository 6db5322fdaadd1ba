"""How a public event travels: CloudEvents 1.0 in binary mode, with its place in the ledger it came from."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, TypeAlias
from urllib.parse import quote

import msgspec
from msgspec import Struct

from jinbao.events import Event, Recorded, type_of
from jinbao.register import Changes

Headers: TypeAlias = dict[str, str]

POSITION = "Jinbao-Position"
PREVIOUS = "Jinbao-Previous"
EPOCH = 1


def stream_name(service: str) -> str:
    """The JetStream stream that carries a service's public events."""
    return f"JINBAO_{service.upper().replace('-', '_')}"


def subject_of(service: str, event: Event, stream: str) -> str:
    """``jinbao.<service>.<type>.<case>``: the version of the type is in the headers.

    An id that a caller has chosen is escaped: a space or a dot in it would stop all that comes after it.
    """
    kind = type_of(event).split(".")[1]
    case = ".".join(quote(part, safe="").replace(".", "%2E") or "-" for part in stream.split("/")[1:])
    return f"jinbao.{service}.{kind}.{case}"


def headers_of(service: str, position: int, previous: int, recorded: Recorded[Any], event: Event) -> Headers:
    """The headers of a public event; ``previous`` is the position of the public event before it."""
    headers = {
        "Nats-Msg-Id": recorded.id,
        "content-type": "application/json",
        "ce-specversion": "1.0",
        "ce-id": recorded.id,
        "ce-source": f"/jinbao/{service}",
        "ce-type": f"cn.jinbao.{type_of(event)}",
        "ce-subject": recorded.stream,
        "ce-time": recorded.recorded_at.isoformat(),
        "ce-effectiveon": recorded.effective_on.isoformat(),
        POSITION: f"{EPOCH}:{position}",
        PREVIOUS: f"{EPOCH}:{previous}",
    }
    if recorded.received_on:
        headers["ce-receivedon"] = recorded.received_on.isoformat()
    if recorded.trace:
        headers["traceparent"] = headers["ce-traceparent"] = recorded.trace
    return headers


class Heard(Struct, frozen=True):
    """A public event of another service as it arrives: what happened, and where in that ledger it stands."""

    event: Any
    id: str
    stream: str
    position: int
    previous: int
    recorded_at: datetime
    effective_on: date
    trace: str | None
    received_on: date | None = None


Take: TypeAlias = Callable[[Changes, Heard], None]
Sources: TypeAlias = Mapping[str, tuple[Any, Take]]
"""What a service understands of each source, and what it does with it."""


class Hearing:
    """Understands those public events that a service listens to; of others it knows only the position."""

    def __init__(self, hears: Any) -> None:
        self._decoder = msgspec.json.Decoder(hears)
        kinds = getattr(hears, "__args__", (hears,))
        self.types = {f"cn.jinbao.{type_of(kind)}" for kind in kinds}

    def understand(self, headers: Headers, body: bytes) -> Heard:
        known = headers["ce-type"] in self.types
        return Heard(
            event=self._decoder.decode(body) if known else None,
            id=headers["ce-id"],
            stream=headers["ce-subject"],
            position=position_of(headers[POSITION]),
            previous=position_of(headers[PREVIOUS]),
            recorded_at=datetime.fromisoformat(headers["ce-time"]),
            effective_on=date.fromisoformat(headers["ce-effectiveon"]),
            trace=headers.get("traceparent"),
            received_on=date.fromisoformat(received) if (received := headers.get("ce-receivedon")) else None,
        )


def position_of(cursor: str) -> int:
    """The position in a cursor ``epoch:position``."""
    return int(cursor.partition(":")[2])
